"""One command over one or more cases: what each comes to, how it is shown, and the exit status of all."""
# ruff: noqa: PLC0415 - the solver takes a second to load, and is loaded only when something is solved

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from typing import Annotated, Any

import typer

from app.commands.common import (
    DONE,
    FAULTS,
    INFEASIBLE,
    INTERNAL,
    OUT_OF_MEMORY,
    Language,
    RefusedError,
    line,
    note,
    out,
    show_faults,
)

RulesetOption = Annotated[
    str | None,
    typer.Option("--ruleset", metavar="ID|FIL", help="Regelsæt; ellers efter sagens dag og region. / Ruleset."),
]
PolicyOption = Annotated[
    str | None, typer.Option("--policy", metavar="FIL", help="Policy som JSON: mål, frister, grænser. / Policy.")
]
WorkersOption = Annotated[int, typer.Option("--workers", min=1, max=64, help="Tråde. / Threads.")]
ProgressOption = Annotated[
    bool | None,
    typer.Option("--progress/--no-progress", help="Vis fremdrift; ellers kun på en skærm. / Show progress."),
]

Work = Callable[..., dict[str, Any]]

JUDGED = frozenset({"violations", "statuses"})
"""Keys of answers that judge given plans or results: they are answers whether or not the case has a plan."""


class Answering:
    """Answers case after case, or one question.

    Args:
        as_json: whether answers and failures are printed as JSON, one a line.
        language: of what is told.
        progress: whether progress is shown; None shows it on a terminal.
        files: document → the file it came from, where a fault is not told by the document's own name.
    """

    def __init__(
        self, as_json: bool, language: Language, progress: bool | None, files: Mapping[str, str] | None = None
    ) -> None:
        self._json = as_json
        self._language = language
        self._progress = progress
        self._files = files or {}
        self._stopped = False
        self._watched = False
        self._path = ""

    def watched(self, work: Work) -> dict[str, Any]:
        """Do the solving with its progress shown and Ctrl-C heard.

        Args:
            work: takes whom to tell of progress, and what says whether to stop.
        """
        from app.commands.running import Watch
        from solver.goals import GOALS

        titles: dict[str, str] = {slug: getattr(goal.title, self._language.value) for slug, goal in GOALS.items()}
        watch = Watch(self._language, self._progress, lambda slug: titles.get(slug, slug))
        result = watch.run(work)
        self._stopped = watch.stopped.is_set()
        return result

    def over(
        self,
        cases: list[str],
        one: Callable[[str], dict[str, Any]],
        show: Callable[[dict[str, Any]], None],
    ) -> int:
        """Answer case after case.

        Args:
            cases: what to call each in what is told, most often its file.
            one: answers one of them.
            show: prints an answer for people.

        Returns:
            The highest of the cases' exit statuses.
        """
        worst = DONE
        for number, path in enumerate(cases):
            if self._stopped:
                left = ", ".join(cases[number:])
                note({"da": f"Ikke regnet: {left}", "en": f"Not solved: {left}"}[self._language.value])
                break
            worst = max(worst, self._answer(path, one, show))
        return worst

    def _answer(
        self, path: str, one: Callable[[str], dict[str, Any]], show: Callable[[dict[str, Any]], None]
    ) -> int:
        from app.solving.documents import DocumentsError
        from app.solving.memory import make_ready, ran_out
        from solver.domain.faults import FaultsError

        try:
            make_ready()
            self._watch_memory(path)
            result = one(path)
        except RefusedError as refused:
            return self._failed(path, refused.code, [refused.as_json()])
        except DocumentsError as wrong:
            return self._failed(path, "faults", wrong.as_json())
        except FaultsError as wrong:
            return self._failed(path, "faults", DocumentsError([("case", f) for f in wrong.faults]).as_json())
        except Exception as broken:
            return self._ran_out(path) if ran_out(broken) else self._broke(path, broken)
        if self._json:
            out(line(result))
        else:
            show(result)
        asked_for_a_plan = JUDGED.isdisjoint(result)
        return INFEASIBLE if result.get("status") == "infeasible" and asked_for_a_plan else DONE

    def _failed(self, path: str, code: str, faults: list[dict[str, Any]]) -> int:
        if self._json:
            out(line({"case": path, "code": code, "faults": faults}))
        else:
            show_faults(path, faults, self._language, self._files)
        return FAULTS

    def _watch_memory(self, path: str) -> None:
        """End the whole command where the solver comes no further for want of memory; it hears nobody then."""
        from app.solving.memory import limit_mb, watch

        limit = limit_mb()
        self._path = path
        if limit is None or self._watched:
            return
        self._watched = True

        def end() -> None:
            self._ran_out(self._path)
            sys.stdout.flush()
            os._exit(OUT_OF_MEMORY)

        watch(limit, end)

    def _ran_out(self, path: str) -> int:
        from app.commands.memory import out_of_memory

        self._stopped = True  # what is left of the memory may not even do to fail in order
        if self._json:
            out(line({"case": path, "code": "out_of_memory", "faults": []}))
        out_of_memory()
        return OUT_OF_MEMORY

    def _broke(self, path: str, broken: Exception) -> int:
        from app.cli import internal_error

        if self._json:
            out(line({"case": path, "code": "internal_error", "faults": []}))
        internal_error(broken)
        return INTERNAL
