"""Two results of one case side by side, as plain text: what a change of rules did to which botilbud."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from solver.rulebook import Words
from solver.words.coverage import coverage_text
from solver.words.names import KINDS, Names
from solver.words.numbers import Language, counted, paragraph
from solver.words.report import matches_table, names_of, say
from solver.words.table import heading, wrapped

Json = dict[str, Any]
ONE, MANY = (
    Words("botilbud eller afsnit", "botilbud or section"),
    Words("botilbud og afsnit", "botilbud and sections"),
)


def difference_report(before: Json, after: Json, language: Language = "da") -> str:
    """Both plans, and what the step from the one to the other did.

    Args:
        before: the result under the former rules; `after` the one under the later. Both with a plan.
        language: of all words.

    Returns:
        Each plan's matches and coverage, then the units that gained, lost or changed GP, one line each, with
        the dispensation that the new match rests on.
    """
    names = names_of(after)
    parts = []
    for result in (before, after):
        title = heading(str(result["input"]["ruleset"]["title"]))
        if result["coverage"] is None:
            parts.append(f"{title}\n\n{_no_plan(language)}")
            continue
        matches = matches_table(result, names_of(result), language)
        parts.append(f"{title}\n\n{matches}\n\n{coverage_text(result['coverage'], language)}")
    parts.append(changes_text(before, after, names, language))
    return "\n\n\n".join(parts)


def _no_plan(language: Language) -> str:
    return "Der er ingen plan, der overholder reglerne." if language == "da" else "No plan obeys the rules."


def changes_text(before: Json, after: Json, names: Names, language: Language = "da") -> str:
    """What the step did, by gain, loss and change; a sentence says so where nothing changed."""
    old, new = ({match["unit"]: match for match in result["matches"]} for result in (before, after))
    gained = [unit for unit in new if unit not in old]
    lost = [unit for unit in old if unit not in new]
    changed = [unit for unit in new if unit in old and new[unit]["gp"] != old[unit]["gp"]]
    title = Words("Hvad de nye regler ændrer", "What the new rules change")
    parts = [
        heading(say(title, language)),
        wrapped(say(_summary(before, after, gained, lost, changed), language), ""),
    ]
    sections = (
        (gained, Words("Får en læge", "Gain a GP")),
        (lost, Words("Mister lægen", "Lose their GP")),
        (changed, Words("Får en anden læge", "Get another GP")),
    )
    for units, words in sections:
        if units:
            lines = [wrapped(say(_line(unit, old, new, names), language), "    ", "  • ") for unit in units]
            parts.append("\n".join([say(words, language) + ":", *lines]))
    return "\n\n".join(parts)


def _summary(
    before: Json, after: Json, gained: Sequence[str], lost: Sequence[str], changed: Sequence[str]
) -> Words:
    if not (gained or lost or changed):
        return Words("De to planer er ens.", "The two plans are the same.")
    covered = [counted(len(result["matches"]), ONE, MANY) for result in (before, after)]
    said = [Words(f"Før: {covered[0].da} med læge. Nu: {covered[1].da}.",
                  f"Before: {covered[0].en} with a GP. Now: {covered[1].en}.")]  # fmt: skip
    steps = (
        (gained, Words("får en læge, som ikke havde eller fik en før", _verb(gained, "gains a GP", "gain a GP"))),
        (lost, Words("mister lægen", _verb(lost, "loses its GP", "lose their GP"))),
        (changed, Words("får en anden læge", _verb(changed, "gets another GP", "get another GP"))),
    )
    for units, step in steps:
        if units:
            count = counted(len(units), ONE, MANY)
            said.append(Words(f"{count.da} {step.da}.", f"{count.en} {step.en}."))
    moved = {*gained, *changed}
    rests_on = [match["needs_dispensation"] for match in after["matches"] if match["unit"] in moved]
    sought = sum(found is not None and "id" not in found for found in rests_on)
    used = sum(found is not None and "id" in found for found in rests_on)
    if sought or used:
        said.append(
            Words(
                f"Dispensationer blandt disse nye match: {sought} skal søges hos regionen, {used} er givet.",
                f"Dispensations among these new matches: {sought} to be sought from the region, {used} granted.",
            )
        )
    return paragraph(said)


def _verb(units: Sequence[str], one: str, many: str) -> str:
    return one if len(units) == 1 else many


def _line(unit: str, old: dict[str, Json], new: dict[str, Json], names: Names) -> Words:
    name = names.unit(unit)
    was, now = (_holder(found.get(unit), names) for found in (old, new))
    if was is None and now is not None:
        return Words(f"{name}: {now.da}", f"{name}: {now.en}")
    if now is None:
        gone = was or Words("", "")
        return Words(f"{name}: {gone.da} falder bort", f"{name}: {gone.en} drops out")
    before = was or Words("", "")
    return Words(f"{name}: {before.da} → {now.da}", f"{name}: {before.en} → {now.en}")


def _holder(match: Json | None, names: Names) -> Words | None:
    if match is None:
        return None
    gp, clinic, needs = names.gp(match["gp"]), names.clinic(match["clinic"]), _needs(match)
    return Words(f"{gp.da} ({clinic}{needs.da})", f"{gp.en} ({clinic}{needs.en})")


def _needs(match: Json) -> Words:
    found = match["needs_dispensation"]
    if found is None:
        return Words("", "")
    kind = KINDS[found["kind"]]
    if "id" in found:
        return Words(
            f"; dispensation givet: {kind.da}, {found['id']}", f"; dispensation granted: {kind.en}, {found['id']}"
        )
    return Words(f"; dispensation søges: {kind.da}", f"; dispensation to be sought: {kind.en}")
