"""What a difference of objectives means to people: one clause for each, and a sentence for all."""

from __future__ import annotations

from collections.abc import Mapping

from solver.goals import GOALS
from solver.rulebook import Words
from solver.words.numbers import capital, counted, travelled

ONE_UNIT, MANY_UNITS = (
    Words("botilbud eller afsnit", "botilbud or section"),
    Words("botilbud og afsnit", "botilbud and sections"),
)
UNLISTED_COUNTS = 10
MOST_CLAUSES = 3
"""More differences than this are only mentioned."""
RESIDENT = Words("beboer", "resident"), Words("beboere", "residents")
STEP = Words("trin", "step"), Words("trin", "steps")


def _more(count: int) -> Words:
    return Words("flere", "more") if count > 0 else Words("færre", "fewer")


def _municipalities(change: int) -> Words:
    those = counted(abs(change), Words("kommune", "municipality"), Words("kommuner", "municipalities"))
    more = _more(change)
    return Words(f"{those.da} {more.da} har en fast læge", f"{those.en} {more.en} with a fixed GP")


def _botilbud(change: int) -> Words:
    count, more = abs(change), _more(change)
    return Words(f"{count} botilbud {more.da} får en læge", f"{count} {more.en} botilbud with a GP")


def _units(change: int) -> Words:
    those, more = counted(abs(change), ONE_UNIT, MANY_UNITS), _more(change)
    return Words(f"{those.da} {more.da} får en læge", f"{those.en} {more.en} with a GP")


def _residents(change: int) -> Words:
    those = counted(abs(change), *RESIDENT)
    more = _more(change)
    return Words(f"{those.da} {more.da} får en fast læge", f"{those.en} {more.en} with a fixed GP")


def _dispensations(change: int) -> Words:
    those = counted(
        abs(change), Words("ny dispensation", "new dispensation"), Words("nye dispensationer", "new dispensations")
    )
    more = _more(change)
    return Words(f"der skal søges {those.da} {more.da}", f"{those.en} {more.en} to apply for")


def _changes(change: int) -> Words:
    those, more = counted(abs(change), ONE_UNIT, MANY_UNITS), _more(change)
    return Words(
        f"{those.da} {more.da} skifter læge i forhold til det tidligere forslag",
        f"{those.en} {more.en} with another GP than in the earlier proposal",
    )


def _asked(change: int) -> Words:
    more = _more(change)
    return Words(
        f"{abs(change)} match {more.da} hviler på en læge, der endnu skal spørges",
        f"{abs(change)} {more.en} {'match' if abs(change) == 1 else 'matches'} resting on a GP still to be asked",
    )


def _steps(change: int) -> Words:
    """Steps on lists; from 10 on it is told that a place off the list counts as many."""
    steps = counted(abs(change), *STEP)
    if abs(change) < UNLISTED_COUNTS:
        return steps
    return Words(f"{steps.da} (uden for listen tæller 10)", f"{steps.en} (off the list counts 10)")


def _on_lists(change: int, who: Words, whose: Words) -> Words:
    """Whose lists one gets something from, and how far down or up in all."""
    steps = _steps(change)
    where = Words("længere nede", "further down") if change > 0 else Words("højere oppe", "further up")
    return Words(
        f"{who.da}, der i alt står {steps.da} {where.da} på deres {whose.da}",
        f"{who.en} stand {steps.en} {where.en} in all on {whose.en}",
    )


def _priorities(change: int) -> Words:
    who = Words("botilbuddene får læger", "GPs who")
    return _on_lists(change, who, Words("prioriteringslister", "the botilbud's priority lists"))


def _continuity(change: int) -> Words:
    those = counted(abs(change), *RESIDENT)
    more = _more(change)
    return Words(f"{those.da} {more.da} beholder deres praksis", f"{those.en} {more.en} keeping their clinic")


def _wishes(change: int) -> Words:
    who = Words("lægerne får botilbud", "botilbud that")
    return _on_lists(change, who, Words("ønskelister", "the GPs' wish lists"))


def _extra(change: int) -> Words:
    those = counted(abs(change), Words("læge", "GP"), Words("læger", "GPs"))
    more = _more(change)
    return Words(
        f"{those.da} {more.da} end nødvendigt på samme sted", f"{those.en} {more.en} than needed at one site"
    )


def _travel(change: int, metric: str) -> Words:
    far = travelled(metric, abs(change))
    if metric == "metres":
        where = Words("længere", "further") if change > 0 else Words("kortere", "less")
        return Words(
            f"der er i alt {far.da} {where.da} til klinikkerne", f"{far.en} {where.en} to the clinics in all"
        )
    where = Words("længere", "longer") if change > 0 else Words("kortere", "shorter")
    return Words(f"køretiden bliver i alt {far.da} {where.da}", f"driving time {far.en} {where.en} in all")


CLAUSES = {
    "municipalities_covered": _municipalities,
    "botilbud_covered": _botilbud,
    "units_covered": _units,
    "residents_covered": _residents,
    "new_dispensations": _dispensations,
    "changes": _changes,
    "not_yet_interested": _asked,
    "priority_regret": _priorities,
    "continuity": _continuity,
    "wish_regret": _wishes,
    "extra_gps_at_sites": _extra,
}
"""Objective → what a change of it, above or below 0, means."""
MORE_IS_BETTER = frozenset(slug for slug, goal in GOALS.items() if goal.sense == "max")


def _is_worse(objective: str, change: int) -> bool:
    return (change < 0) == (objective in MORE_IS_BETTER)


def clauses(differences: Mapping[str, int], metric: str, *, worse: bool) -> list[Words]:
    """What is worse, or what is better, in the order of the objectives.

    Args:
        differences: objective → difference, in the objective's own sense.
        metric: what travel is measured in, `metres` or `seconds`.
        worse: which of the two is wanted.

    Returns:
        One clause an objective that differs that way. Where the botilbud tell all that the units would, the
        units are left out.
    """
    out = []
    for objective, change in differences.items():
        if change == 0 or _is_worse(objective, change) != worse:
            continue
        if objective == "units_covered" and differences.get("botilbud_covered") == change:
            continue
        out.append(_travel(change, metric) if objective == "travel" else CLAUSES[objective](change))
    return out


def price_words(differences: Mapping[str, int], metric: str) -> Words:
    """What a plan costs against another, in at most two sentences; one says so where it costs nothing."""
    worse, better = (clauses(differences, metric, worse=side) for side in (True, False))
    if not worse and not better:
        return Words("Det koster ikke noget på nogen af målene.", "It costs nothing on any of the aims.")
    out = []
    if worse:
        out.append(Words(f"Prisen er: {_row(worse, 'da')}.", f"The price: {_row(worse, 'en')}."))
    if better:
        lead = Words("Til gengæld: ", "In return: ") if worse else Words("Gevinsten er: ", "The gain: ")
        out.append(Words(f"{lead.da}{_row(better, 'da')}.", f"{lead.en}{_row(better, 'en')}."))
    return Words(" ".join(w.da for w in out), " ".join(w.en for w in out))


def short_price(differences: Mapping[str, int], metric: str) -> Words:
    """The weightiest difference alone, for a table; a dash for none."""
    for objective, change in differences.items():
        if change:
            first = clauses({objective: change}, metric, worse=_is_worse(objective, change))[0]
            return Words(capital(first.da), capital(first.en))
    return Words("–", "–")


def _row(parts: list[Words], language: str) -> str:
    told = [getattr(part, language) for part in parts[:MOST_CLAUSES]]
    rest = {"da": "mindre vægtige forskelle", "en": "less weighty differences"}[language]
    return "; ".join([*told, *([rest] if len(parts) > MOST_CLAUSES else [])])
