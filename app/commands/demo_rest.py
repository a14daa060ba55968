"""The demo's last part: a service started for the moment, its key, and one call."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
import threading
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from app.commands.common import note, out
from solver.words.table import heading

START_WITHIN_S = 60
TEXTS = {
    "da": {
        "title": "Det samme over REST",
        "intro": "Tjenesten startes med »botilbudsmatch serve« (eller »make serve«). Første start laver en nøgle "
        "og viser den\ndenne ene gang. Her er den startet for et øjeblik, i en mappe, der slettes igen:",
        "key": "Nøgle",
        "answer": "Svar",
        "failed": "Tjenesten kunne ikke vises: {why}",
    },
    "en": {
        "title": "The same over REST",
        "intro": "The service is started with »botilbudsmatch serve« (or »make serve«). The first start makes a "
        "key and shows it\nthis only time. Here it was started for a moment, in a folder that is deleted again:",
        "key": "Key",
        "answer": "Answer",
        "failed": "The service could not be shown: {why}",
    },
}


def show_rest(demo: str, language: str) -> None:
    """Start a service, show its key, ask it for the demo's plan, and stop it.

    Args:
        demo: the demo case's id.
        language: `da` or `en`.
    """
    words = TEXTS[language]
    out(f"{heading(words['title'])}\n\n{words['intro']}\n")
    try:
        with _service() as (address, key):
            out(f"{words['key']}: {key}\n")
            out(f"  curl -s -H 'Authorization: Bearer {key}' {address}/v1/demo-cases/{demo} > sag.json")
            out(f"  curl -s -H 'Authorization: Bearer {key}' -H 'Content-Type: application/json' \\")
            out(f"    --data-binary @sag.json {address}/v1/match\n")
            body = _call(f"{address}/v1/demo-cases/{demo}", key)
            answer = json.loads(_call(f"{address}/v1/match", key, body))
    except (OSError, TimeoutError, ValueError) as broken:
        note(words["failed"].format(why=broken))
        return
    shown = {"status": answer["status"], "objectives": answer["objectives"][:3]}
    short = json.dumps(shown, ensure_ascii=False)[:-1]
    out(f"{words['answer']}: {short}, …\n")


@contextmanager
def _service() -> Iterator[tuple[str, str]]:
    """A running service: its address and its key."""
    with tempfile.TemporaryDirectory() as folder:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("BOTILBUDSMATCH_")}
        environment = {**kept, "BOTILBUDSMATCH_DATA_DIR": folder, "BOTILBUDSMATCH_PORT": "0"}
        process = subprocess.Popen(
            [sys.executable, "-m", "app.cli", "serve"],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
        )
        try:
            assert process.stdout is not None
            yield _announced(process.stdout)
        finally:
            process.terminate()
            process.wait()


def _announced(output: IO[str]) -> tuple[str, str]:
    """The address and the key that a starting service prints.

    Raises:
        TimeoutError: it prints neither in time.
    """
    found: dict[str, str] = {}
    told = threading.Event()

    def read() -> None:
        for text in output:
            for name, pattern in (("key", r"bm_[\w-]{43}"), ("address", r"http://[\d.]+:\d+")):
                hit = re.search(pattern, text)
                if hit:
                    found.setdefault(name, hit.group())
            if len(found) == 2:
                told.set()

    threading.Thread(target=read, daemon=True).start()
    if not told.wait(START_WITHIN_S):
        raise TimeoutError("it did not start in time")
    return found["address"], found["key"]


def _call(address: str, key: str, body: bytes | None = None) -> bytes:
    headers = {"Authorization": f"Bearer {key}", "Content-Type": "application/json"}
    request = urllib.request.Request(address, body, headers)  # noqa: S310 - the address is the one just started
    with urllib.request.urlopen(request, timeout=START_WITHIN_S) as answer:  # noqa: S310
        content: bytes = answer.read()
        return content
