"""A solve run from the command line: its progress on standard error, and Ctrl-C that keeps the best plan."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any, TypeVar

from app.commands.common import Language, note
from solver.domain.progress import OnProgress, Progress, Stop

T = TypeVar("T")

QUIET_S = 2.0
"""Nothing is shown of a solve that takes no longer."""
TICK_S = 0.02
WAITS = hasattr(signal, "sigtimedwait")
"""Whether the system lets a thread wait for a signal; macOS and Windows do not."""
INTERRUPTED = 130

STOPPING = {
    "da": "Stopper og beholder den bedste plan. Ctrl-C igen afbryder helt.",
    "en": "Stopping and keeping the best plan. Ctrl-C again breaks off.",
}
STAGE = {
    "da": "{seconds:6.0f} s  {objective}: {value}, grænse {bound}, afstand {gap}",
    "en": "{seconds:6.0f} s  {objective}: {value}, bound {bound}, gap {gap}",
}
WAITING = {"da": "{seconds:6.0f} s  {stage}", "en": "{seconds:6.0f} s  {stage}"}


class Watch:
    """Follows one solve.

    Args:
        language: of what is shown.
        shown: whether progress is shown; None shows it where standard error is a terminal.
        title: an objective's slug → its name for people.
    """

    def __init__(self, language: Language, shown: bool | None, title: Callable[[str], str]) -> None:
        self.stopped = threading.Event()
        self._language = language.value
        self._terminal = sys.stderr.isatty()
        self._shown = self._terminal if shown is None else shown
        self._title = title
        self._last: Progress | None = None
        self._printed: Progress | None = None
        self._on_screen = False

    def run(self, work: Callable[[OnProgress, Stop], T]) -> T:
        """Do the work in a thread of its own, so that Ctrl-C is heard whatever the solver is doing.

        Args:
            work: takes whom to tell of progress, and what says whether to stop.

        Returns:
            What the work returns.

        Raises:
            Exception: what the work raises.
        """
        ended: dict[str, Any] = {}

        def worker() -> None:
            try:
                ended["result"] = work(self._note, self.stopped.is_set)
            except BaseException as error:  # it is raised again where the work was asked for
                ended["error"] = error

        thread = threading.Thread(target=worker, daemon=True)
        began = time.monotonic()
        with self._interrupts():
            thread.start()
            while thread.is_alive():
                self._tick(thread)
                if self._shown and time.monotonic() - began > QUIET_S and thread.is_alive():
                    self._show(time.monotonic() - began)
        if self._on_screen:
            sys.stderr.write("\r\033[K")
        if "error" in ended:
            raise ended["error"]
        result: T = ended["result"]
        return result

    def _note(self, progress: Progress) -> None:
        self._last = progress

    @contextmanager
    def _interrupts(self) -> Iterator[None]:
        """Hear Ctrl-C here, and keep it from the solver's threads.

        CP-SAT puts a handler of its own in the place of Python's, so the signal is blocked and waited for where
        the system can do that.
        """
        before = signal.signal(signal.SIGINT, self._interrupt)
        mask = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT}) if WAITS else None
        try:
            yield
        finally:
            signal.signal(signal.SIGINT, before)
            if mask is not None:
                signal.pthread_sigmask(signal.SIG_SETMASK, mask)

    def _tick(self, thread: threading.Thread) -> None:
        if not WAITS:
            thread.join(TICK_S)
        elif signal.sigtimedwait({signal.SIGINT}, TICK_S) is not None:
            self._interrupt()

    def _interrupt(self, _: int = signal.SIGINT, __: FrameType | None = None) -> None:
        if self.stopped.is_set():
            os._exit(INTERRUPTED)
        self.stopped.set()
        note(STOPPING[self._language])

    def _show(self, seconds: float) -> None:
        last = self._last
        if last is None or (not self._terminal and last is self._printed):
            return
        self._printed = last
        if last.objective:
            shown = {
                name: "–" if (value := getattr(last, name)) is None else value
                for name in ("value", "bound", "gap")
            }
            text = STAGE[self._language].format(seconds=seconds, objective=self._title(last.objective), **shown)
        else:
            text = WAITING[self._language].format(seconds=seconds, stage=last.stage)
        if self._terminal:
            sys.stderr.write(f"\r\033[K{text}")
            sys.stderr.flush()
            self._on_screen = True
        else:
            note(text)
