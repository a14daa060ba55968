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
        assert process.stdout is not None
        printed = _Printed(process.stdout)
        try:
            yield printed.announced()
        finally:
            process.terminate()
            process.wait()
            printed.close()


class _Printed:
    """Reads what a starting service prints, so that it never waits for somebody to read it."""

    def __init__(self, output: IO[str]) -> None:
        self._output = output
        self._found: dict[str, str] = {}
        self._told = threading.Event()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def announced(self) -> tuple[str, str]:
        """The address and the key.

        Raises:
            TimeoutError: it prints them not in time.
        """
        if not self._told.wait(START_WITHIN_S):
            raise TimeoutError("it did not start in time")
        return self._found["address"], self._found["key"]

    def close(self) -> None:
        """Stop reading, once the service has ended."""
        self._reader.join()
        self._output.close()

    def _read(self) -> None:
        for text in self._output:
            for name, pattern in (("key", r"bm_[\w-]{43}"), ("address", r"http://[\d.]+:\d+")):
                hit = re.search(pattern, text)
                if hit:
                    self._found.setdefault(name, hit.group())
            if len(self._found) == 2:
                self._told.set()


def _call(address: str, key: str, body: bytes | None = None) -> bytes:
    headers = {"Authorization": f"Bearer {key}", "Content-Type": "application/json"}
    request = urllib.request.Request(address, body, headers)  # noqa: S310 - the address is the one just started
    with urllib.request.urlopen(request, timeout=START_WITHIN_S) as answer:  # noqa: S310
        content: bytes = answer.read()
        return content
