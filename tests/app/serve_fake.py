"""The service with the fake child behind it, as a process of its own."""

import logging
import sys

import uvicorn

from app.auth import KeyCheck, fingerprint_of
from app.config import Settings
from app.main import create_app
from app.solving.pool import Limits, Pool
from tests.app.client import KEY
from tests.app.fake_child import COMMAND

if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO, stream=sys.stdout)
    pool = Pool(Limits(at_once=1, waiting=0, time_limit_s=30, grace_s=0.5), COMMAND)
    service = create_app(Settings(memory_mb=1024, max_body_mb=1), KeyCheck(fingerprint_of(KEY)), pool)
    uvicorn.run(service, port=0, log_config=None, access_log=False, timeout_graceful_shutdown=1)
