"""`rules`: which rules are in force on a day, what each says, and where it comes from."""
# ruff: noqa: PLC0415 - the cards are loaded only when they are shown

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from app.commands.common import JsonOption, Language, LanguageOption, RefusedError, line, out, refuse


def rules(
    identity: Annotated[
        str | None,
        typer.Argument(metavar="[ID]", help="En regel, et hensyn eller et regelsæt. / A rule or ruleset."),
    ] = None,
    on: Annotated[
        str | None, typer.Option("--on", metavar="DAG", help="Dagen, fx 2025-08-13; ellers i dag.")
    ] = None,
    as_json: JsonOption = False,
    language: LanguageOption = Language.da,
) -> None:
    """Vis de regler, der gælder på en dag, med kilder; eller én regel eller ét regelsæt.

    Show the rules in force on a day, with their sources; or one rule or ruleset.
    """
    from app.commands.law_text import all_rules, one_goal, one_rule, one_ruleset
    from app.schemas import cards
    from solver.goals import GOALS
    from solver.rules import RULES
    from solver.rulesets import built_in

    tongue = language.value
    try:
        day = date.today() if on is None else _day(on)
    except RefusedError as refused:
        refuse(refused, language)
    known = {card.slug: card for card in RULES}
    goals = {goal.slug: goal for goal in GOALS.values()}
    if identity is None:
        listed = [card for card in RULES if cards.holds_on(card, day)]
        out(line([cards.rule_json(card) for card in listed]) if as_json else all_rules(day, tongue))
    elif identity in built_in():
        found = built_in()[identity]
        out(line(cards.ruleset_json(found, day if on else None)) if as_json else one_ruleset(found, day, tongue))
    elif identity in known:
        out(line(cards.rule_json(known[identity])) if as_json else one_rule(known[identity], tongue, day))
        if identity in goals and not as_json:
            out(one_goal(goals[identity], tongue))
    elif identity in goals:
        out(line(cards.goal_json(goals[identity])) if as_json else one_goal(goals[identity], tongue))
    else:
        listed_ids = ", ".join([*built_in(), *known, *(slug for slug in goals if slug not in known)])
        refuse(
            RefusedError(
                "unknown_rule",
                f"Der er ingen regel, intet hensyn og intet regelsæt {identity}. Der er: {listed_ids}.",
                f"There is no rule, objective or ruleset {identity}. There are: {listed_ids}.",
            ),
            language,
        )


def _day(text: str) -> date:
    try:
        if len(text) != len("2025-08-13"):
            raise ValueError
        return date.fromisoformat(text)
    except ValueError:
        raise RefusedError(
            "bad_date", f"Dagen {text} skrives som 2025-08-13.", f"Write the day {text} as 2025-08-13."
        ) from None
