"""The answer to `options` as plain text: the short of it, a table, then each option in words."""

from __future__ import annotations

from typing import Any

from solver.rulebook import Words
from solver.words.numbers import Language, capital
from solver.words.report import say
from solver.words.table import heading, table, wrapped

Json = dict[str, Any]
HEADINGS = {
    "da": ("", "Mulighed", "Afstand", "Prioritet", "Ønske", "Hvad det koster", "Andre skift"),
    "en": ("", "Option", "Travel", "Priority", "Wish", "What it costs", "Others that change"),
}
UNPRICED = {
    "no_plan": Words("ingen lovlig plan", "no lawful plan"),
    "not_eligible": Words("spærret", "barred"),
    "not_asked": Words("ikke regnet", "not worked out"),
    "stopped": Words("ikke nået", "not reached in time"),
}
PROPOSED = Words("forslaget", "the proposal")
EQUAL = Words("lige så godt", "as good")


def options_report(answer: Json, language: Language = "da") -> str:
    """The answer for people.

    Args:
        answer: as `solver.questions.options.answer` gives it, or read back from JSON.
        language: of all words.

    Returns:
        At most three sentences, then a table, then each option in words; without options the sentences alone,
        with what cannot hold together where there is no plan.
    """
    parts = [wrapped(answer["explanation"][language], "")]
    if answer.get("conflict"):
        parts += [wrapped(item["message"][language], first="• ") for item in answer["conflict"]]
    if answer["options"]:
        rows = [_row(number, option, language) for number, option in enumerate(answer["options"], start=1)]
        parts.append(table(HEADINGS[language], rows, right=(0, 2, 6)))
        title = say(Words("Hver for sig", "One by one"), language)
        lines = [
            wrapped(f"{number}. {capital(option['name'][language])}. {option['explanation'][language]}", "   ", "")
            for number, option in enumerate(answer["options"], start=1)
        ]
        parts.append(f"{heading(title)}\n\n" + "\n".join(lines))
    return "\n\n".join(parts)


def _row(number: int, option: Json, language: Language) -> tuple[str, ...]:
    travel = option["travel"]["words"][language] if option["travel"] else "–"
    tiers = (option["priority_tier"], option["wish_tier"])
    places = [f"{tier}." if tier else "–" for tier in tiers]
    if option["in_plan"] and not any((option["reoptimise"] or {}).values()):
        price = say(PROPOSED, language)
    elif option["reoptimise"] is None:
        price = say(UNPRICED[option["standing"]], language)
    else:
        price = option["price"][language] if any(option["reoptimise"].values()) else say(EQUAL, language)
    changes = str(len(option["changes"])) if option["reoptimise"] is not None else "–"
    return (f"{number}.", capital(option["name"][language]), travel, *places, price, changes)
