"""The comparison of two results as plain text: what changed and why, then unit by unit, then the objectives."""

from __future__ import annotations

from typing import Any

from solver.goals import GOALS
from solver.rulebook import Words
from solver.words.compare_clauses import told_apart
from solver.words.numbers import Language
from solver.words.report import bulleted, say
from solver.words.table import heading, table, wrapped

Json = dict[str, Any]


def compare_report(answer: Json, language: Language = "da") -> str:
    """The whole comparison in at most a hundred columns.

    Args:
        answer: as `solver.questions.compare.answer` gives it, or read back from JSON.
        language: of all words.

    Returns:
        The summary; each cause with its units and, where there are several differences in it, each of these;
        notes; the objectives side by side; and what else differs without having moved a botilbud.
    """
    title = Words("Hvad der er ændret, og hvorfor", "What changed, and why")
    parts = [heading(say(title, language)), wrapped(answer["explanation"][language], "")]
    if answer["changes"]:
        parts += [_group(answer, group, language) for group in answer["groups"]]
    noted = [Words(**one["message"]) for one in answer["notes"] if not one["code"].startswith("no_plan")]
    parts += bulleted(noted, Words("Bemærk", "Note"), language)
    parts += _objectives(answer, language)
    idle = _idle(answer)
    if idle:
        title = Words("Andet, der er ændret uden at have flyttet nogen", "What changed without moving anybody")
        also = Words("Det er også nyt,", "It is also new")
        lines = [say(also, language), *(wrapped(_that(one, language), first="• ") for one in idle)]
        parts.append(heading(say(title, language)) + "\n\n" + "\n".join(lines))
    return "\n\n".join(parts)


def _group(answer: Json, group: Json, language: Language) -> str:
    changes = {one["unit"]: one for one in answer["changes"]}
    alone = len(answer["groups"]) == 1 and not answer["notes"]  # then the summary has said it already
    lines = [] if alone else [wrapped(group["words"][language], "")]
    lines += [wrapped(changes[unit]["words"][language], "    ", "  • ") for unit in group["units"]]
    if group["level"]:
        level = Words(
            "Planerne er lige gode, så lodtrækningen afgjorde det mellem dem.",
            "The plans are equally good, so the lottery decided between them.",
        )
        lines.append(wrapped(say(level, language), "  "))
    if told_apart(group["cause"] or ()):
        title = Words("Årsagen er alt dette tilsammen", "The cause is all of this together")
        lines.append(wrapped(f"{say(title, language)}:", "  "))
        lines += [wrapped(_that(one, language), "      ", "    – ") for one in group["cause"]]
    return "\n".join(lines)


def _objectives(answer: Json, language: Language) -> list[str]:
    rows = [
        (say(GOALS[one["id"]].title, language), one["words"]["left"][language], one["words"]["right"][language])
        for one in answer["objectives"]
    ]
    heads = ("Hensyn, det vigtigste først", "Før", "Nu") if language == "da" else (
        "Objective, the weightiest first", "Before", "Now",
    )  # fmt: skip
    return [table(heads, rows, right=(1, 2))] if rows else []


def _idle(answer: Json) -> list[Json]:
    """What differs and is no part of any cause."""
    named = [one for group in answer["groups"] for one in group["cause"] or ()]
    seen = {(one["kind"], _name(one)) for one in named}
    if any(one["kind"] == "tie" for one in named):
        seen.add(("policy", "seed"))
    return [one for one in answer["differences"] if (one["kind"], _name(one)) not in seen]


def _that(difference: Json, language: Language) -> str:
    """A clause that stands by itself: `at Anna Holm fra Lægehuset har sagt nej`."""
    return f"{'at' if language == 'da' else 'that'} {difference['words'][language]}"


def _name(difference: Json) -> str:
    return str(difference.get("path") or difference.get("parameter") or difference.get("key"))
