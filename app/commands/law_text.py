"""Cards, objectives and rulesets as text for people."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from app.schemas.cards import holds_on
from app.schemas.interpretations import INTERPRETATIONS
from solver.domain.register import region_name
from solver.domain.ruleset import Ruleset
from solver.goals import GOALS
from solver.rulebook import Goal, RuleCard, Source, Words
from solver.rules import GUIDANCE, RULES
from solver.rulesets import PARAMETERS, built_in, in_force
from solver.words.numbers import day as day_words
from solver.words.table import heading, wrapped

BINDING = Words("Regler, der binder", "Binding rules")
GUIDING = Words("Vejledning, mål og priser", "Guidance, targets and prices")
OUTSIDE = Words("Gælder ikke den dag", "Not in force that day")
NOTHING = Words("Ingen regler i kraft den dag.", "No rules in force that day.")
SHOWS = {
    "allowed": Words("tilladt", "allowed"),
    "refused": Words("afvist", "refused"),
    "boundary": Words("grænse", "boundary"),
}
NEVER = Words("Regionen kan ikke dispensere.", "The region cannot dispense.")
VERIFIED = Words("kendt til at holde til og med", "known to hold until")


def _say(words: Words, language: str) -> str:
    return words.da if language == "da" else words.en


def _either(language: str, danish: str, english: str) -> str:
    return danish if language == "da" else english


def all_rules(on: date, language: str) -> str:
    """The rules in force on a day, binding ones first; what is not in force is named at the end."""
    shown = _say(day_words(on), language)
    head = _either(language, f"Regler den {shown}", f"Rules on {shown}")
    sets = [one for one in built_in().values() if holds_on(one, on)]
    # As in `applies` of a card: what the newest ruleset has lifted is not in force, whatever it was before.
    newest = sets[-1] if sets else None
    held = {card.slug for card in in_force(newest)} if newest else set()
    cards = [card for card in RULES if holds_on(card, on) and card.slug in held]
    parts = [heading(head)]
    if newest is not None:
        parts.append(wrapped(ruleset_line_text(newest, on, language), indent=""))
    guidance = {card.slug for card in GUIDANCE}
    for title, chosen in (
        (BINDING, [card for card in cards if card.slug not in guidance]),
        (GUIDING, [card for card in cards if card.slug in guidance]),
    ):
        if chosen:
            parts += [heading(_say(title, language)), *(_card(card, language) for card in chosen)]
    if not cards:
        parts.append(_say(NOTHING, language))
    outside = [card for card in RULES if card not in cards]
    if outside:
        names = [f"{_say(card.title, language)} ({card.slug}): {_span(card, language)}" for card in outside]
        parts += [heading(_say(OUTSIDE, language)), "\n".join(wrapped(name, "    ", "  • ") for name in names)]
    return "\n\n".join(parts) + "\n"


def one_rule(card: RuleCard, language: str, on: date) -> str:
    """A rule's whole card, with its examples, its interpretations and the rulesets that hold it."""
    state = (
        _either(language, "i kraft den dag", "in force that day")
        if holds_on(card, on)
        else _either(language, "ikke i kraft den dag", "not in force that day")
    )
    sets = ", ".join(one.id for one in built_in().values() if card.applies(one)) or "–"
    parts = [
        _card(card, language),
        f"{_say(day_words(on), language)}: {state}.",
        _either(language, f"Regelsæt, der har den: {sets}", f"Rulesets that hold it: {sets}"),
    ]
    if card.examples:
        lines = [f"{_say(SHOWS[one.shows], language)}: {_say(one.words, language)}" for one in card.examples]
        parts += [
            heading(_either(language, "Eksempler", "Examples")),
            "\n".join(wrapped(one, "    ", "  • ") for one in lines),
        ]
    parts += _letters(card.interpretations, language)
    return "\n\n".join(parts) + "\n"


def one_goal(goal: Goal, language: str) -> str:
    """An objective's card."""
    place = list(GOALS).index(goal.slug) + 1  # type: ignore[arg-type]
    sense = {"max": _either(language, "mest muligt", "as much as can be"),
             "min": _either(language, "mindst muligt", "as little as can be")}[goal.sense]  # fmt: skip
    head = _either(language, f"Hensyn {place}: ", f"Objective {place}: ") + _say(goal.title, language)
    parts = [heading(head), wrapped(f"{_say(goal.says, language)} ({sense}; {_say(goal.unit, language)})", "")]
    return "\n\n".join([*parts, *_sources(goal.sources)]) + "\n"


def one_ruleset(ruleset: Ruleset, on: date, language: str) -> str:
    """A ruleset whole: whose it is, each parameter with its source and interpretation, the rules it holds."""
    parts = [
        heading(f"{ruleset.title} ({ruleset.id})"),
        wrapped(ruleset_line_text(ruleset, on, language), indent=""),
    ]
    document = ruleset.model_dump(mode="json")
    told: dict[str, list[str]] = {}
    for note in ruleset.sources:
        told.setdefault(note.parameter, []).append(
            note.text + (f" {note.interpretation}" if note.interpretation else "")
        )
    lines = []
    for name in PARAMETERS:
        lines.append(wrapped(f"{name} = {_value(document[name], language)}", "    ", "  • "))
        lines += [wrapped(text, "      ", "      ") for text in told.get(name, [])]
    parts += [heading(_either(language, "Parametre", "Parameters")), "\n".join(lines)]
    held = ", ".join(card.slug for card in in_force(ruleset))
    parts += [heading(_either(language, "Regler i kraft", "Rules in force")), wrapped(held, indent="")]
    letters = {letter for card in in_force(ruleset) for letter in card.interpretations}
    return "\n\n".join([*parts, *_letters(sorted(letters), language)]) + "\n"


def ruleset_line_text(ruleset: Ruleset, on: date, language: str) -> str:
    """Whose a ruleset is, from when to when, and until when it is known to hold."""
    region = _either(language, "alle regioner", "all regions")
    if ruleset.region:
        region = region_name(ruleset.region, on) or ruleset.region
    text = f"{ruleset.title} ({ruleset.id}), {region}"
    if ruleset.from_:
        text += _either(language, ", fra ", ", from ") + _say(day_words(ruleset.from_), language)
    if ruleset.to:
        text += _either(language, " til ", " to ") + _say(day_words(ruleset.to), language)
    if ruleset.verified_until:
        text += f"; {_say(VERIFIED, language)} {_say(day_words(ruleset.verified_until), language)}"
        if on > ruleset.verified_until:
            text += _either(
                language, ": efterprøv reglerne, før de bruges", ": check the rules before they are used"
            )
    return text + "."


def _card(card: RuleCard, language: str) -> str:
    lines = [
        f"{_say(card.title, language)} ({card.slug})",
        wrapped(_say(card.says, language), "    ", "    "),
        wrapped(_span(card, language), "    ", "    "),
        wrapped(_dispensable(card, language), "    ", "    "),
        *(wrapped(f"{one.text} [{one.file}]", "      ", "    – ") for one in card.sources),
    ]
    return "\n".join(lines)


def _dispensable(card: RuleCard, language: str) -> str:
    return f"Dispensation: {_say(card.dispensable, language)}" if card.dispensable else _say(NEVER, language)


def _span(card: RuleCard, language: str) -> str:
    since = _say(day_words(card.since), language)
    if card.until is None:
        return _either(language, f"I kraft fra {since}.", f"In force from {since}.")
    last, lifted = (_say(day_words(day), language) for day in (card.until, card.until + timedelta(days=1)))
    return _either(
        language,
        f"I kraft fra {since} til og med {last}; ophævet {lifted}.",
        f"In force from {since} until {last}; lifted on {lifted}.",
    )


def _sources(sources: Iterable[Source]) -> list[str]:
    lines = [f"{one.text} [{one.file}]" for one in sources]
    return ["\n".join(wrapped(one, "    ", "  – ") for one in lines)] if lines else []


def _letters(letters: Iterable[str], language: str) -> list[str]:
    lines = [wrapped(f"{letter}. {_say(INTERPRETATIONS[letter], language)}", "     ", "  ") for letter in letters]
    title = _either(
        language, "Fortolkninger, som projektet lægger i reglerne", "What this project reads into the rules"
    )
    return [heading(title), "\n".join(lines)] if lines else []


def _value(value: object, language: str) -> str:
    if isinstance(value, bool):
        return _either(language, "ja" if value else "nej", "yes" if value else "no")
    if isinstance(value, list):
        return ", ".join(map(str, value)) or _either(language, "ingen", "none")
    return str(value)
