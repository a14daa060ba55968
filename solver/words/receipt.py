"""A party's own receipt in words: a summary, and a letter that can be handed out.

No figures but the party's own places, and nothing of what others asked for or answered.
"""

from __future__ import annotations

from collections.abc import Mapping

from solver.domain.facts import Facts
from solver.domain.receipt import Better, Receipt
from solver.rulebook import Words
from solver.words.names import Names
from solver.words.numbers import capital, day, listing, paragraph
from solver.words.receipt_closed import GP_RULES, KINDS_FOR_GP, KINDS_FOR_UNIT, OBJECTIVES, UNIT_RULES

WITHOUT_PLAN = Words(
    "Der er ingen lovlig plan for sagen, så der er intet at kvittere for. Det, der ikke kan gælde på samme tid, "
    "står nedenfor.",
    "The case has no lawful plan, so there is nothing to give a receipt for. What cannot hold together is listed "
    "below.",
)
NOT_PROVEN = Words(
    "Tiden gik, før forslaget var bevist bedst, så der kan ikke gives en kvittering.",
    "Time ran out before the proposal was proven best, so no receipt can be given.",
)
ENDING = Words(
    "Kvitteringen bygger på jeres egen liste, reglerne og forslaget som helhed. Den siger ikke noget om, hvad "
    "andre har ønsket eller svaret. Et forslag er ikke en aftale; den indgås først, når begge parter er enige.",
    "This receipt rests on your own list, the rules and the proposal as a whole. It says nothing of what others "
    "wished or answered. A proposal is no agreement; that is made only when both sides agree.",
)
NOTHING_BETTER = Words(
    "Intet på jeres liste stod højere.",
    "Nothing on your list stood higher.",
)


def unit_summary(names: Names, found: Receipt) -> Words:
    """What a unit got and how many places of its list stood higher, in at most three sentences."""
    name = names.unit(found.party)
    return paragraph([_unit_got(names, found, Words(name, name)), *_how_many(found)])


def gp_summary(names: Names, found: Receipt) -> Words:
    """What a GP got and how many places of its list stood higher, in at most three sentences."""
    gp = names.gp_at_clinic(found.party)
    who = Words(capital(gp.da), capital(gp.en))
    return paragraph([_gp_got(names, found, who), *_how_many(found)])


def _how_many(found: Receipt) -> list[Words]:
    if not found.has_list:
        return []
    count = len(found.better)
    if count == 0:
        return [Words("Intet på egen liste stod højere.", "Nothing on its own list stood higher.")]
    one = count == 1
    higher = Words("højere ", "higher ") if found.got else Words("", "")
    told = Words(
        f"kvitteringen fortæller, hvad der lukkede {'den' if one else 'dem'}",
        f"the receipt tells what closed {'it' if one else 'them'}",
    )
    options = Words("mulighed" if one else "muligheder", "option" if one else "options")
    return [
        Words(
            f"{count} {options.da} stod {higher.da}på egen liste; {told.da}.",
            f"{count} {options.en} stood {higher.en}on its own list; {told.en}.",
        )
    ]


def _unit_got(names: Names, found: Receipt, who: Words) -> Words:
    if found.status == "out_of_scope":
        return Words(f"{who.da} er ikke omfattet af ordningen.", f"{who.en} is outside the scheme.")
    if not found.got:
        return Words(f"{who.da} får ingen læge i dette forslag.", f"{who.en} gets no GP in this proposal.")
    holder, tier = found.got[0]
    gp, place = names.gp_at_clinic(holder), _own_place(found, tier, _PRIORITY)
    if found.status == "existing":
        return Words(
            f"{who.da} har en aftale i kraft med {gp.da}, og den fortsætter{place.da}.",
            f"{who.en} has an agreement in effect with {gp.en}, and it continues{place.en}.",
        )
    if found.status == "locked":
        return Words(
            f"Udvalget har besluttet, at {who.da} tilknyttes {gp.da}{place.da}.",
            f"The committee has decided that {who.en} is attached to {gp.en}{place.en}.",
        )
    return Words(
        f"{who.da} foreslås tilknyttet {gp.da}{place.da}.",
        f"It is proposed that {who.en} be attached to {gp.en}{place.en}.",
    )


_PRIORITY = Words("egen {}. prioritet", "its own priority number {}"), Words("prioriteringsliste", "priority list")
_WISH = Words("eget {}. ønske", "its own wish number {}"), Words("ønskeliste", "wish list")


def _own_place(found: Receipt, tier: int | None, named: tuple[Words, Words]) -> Words:
    """The place on the party's own list, in brackets."""
    place, list_ = named
    if not found.has_list:
        return Words(f" (der er ikke lavet en {list_.da})", f" (no {list_.en} has been made)")
    if tier is None:
        return Words(f" (ikke på egen {list_.da})", f" (not on its own {list_.en})")
    return Words(f" ({place.da.format(tier + 1)})", f" ({place.en.format(tier + 1)})")


def _gp_got(names: Names, found: Receipt, who: Words) -> Words:
    if not found.got:
        return Words(
            f"{who.da} får intet botilbud i dette forslag.", f"{who.en} gets no botilbud in this proposal."
        )
    said = []
    for unit, tier in found.got:
        name, place = names.unit(unit), _own_place(found, tier, _WISH)
        said.append(Words(f"{name}{place.da}", f"{name}{place.en}") if found.has_list else Words(name, name))
    units = listing(said)
    return Words(
        f"{who.da} er i forslaget tilknyttet {units.da}.", f"{who.en} is attached to {units.en} in the proposal."
    )


def unit_letter(facts: Facts, names: Names, found: Receipt) -> Words:
    """The letter to a botilbud or a section."""
    title = Words(f"Kvittering til {names.unit(found.party)}", f"Receipt for {names.unit(found.party)}")
    shown = names.unit(found.party)
    got = _unit_got(names, found, Words(shown, shown))
    lines = [
        _line(_named(names, one.option), one, "prioritet", "priority", UNIT_RULES, KINDS_FOR_UNIT)
        for one in found.better
    ]
    return _letter(facts, title, got, found, lines)


def gp_letter(facts: Facts, names: Names, found: Receipt) -> Words:
    """The letter to a GP."""
    gp = names.gp_at_clinic(found.party)
    title = Words(f"Kvittering til {gp.da}", f"Receipt for {gp.en}")
    got = _gp_got(names, found, Words(capital(gp.da), capital(gp.en)))
    lines = []
    for one in found.better:
        name = names.botilbud[one.option]
        lines.append(_line(Words(name, name), one, "ønske", "wish", GP_RULES, KINDS_FOR_GP))
    return _letter(facts, title, got, found, lines)


def _named(names: Names, option: str) -> Words:
    if option in names.clinics:
        return Words(names.clinic(option), names.clinic(option))
    return names.gp_at_clinic(option)


def _line(
    name: Words, one: Better, danish: str, english: str, rules: Mapping[str, Words], kinds: Mapping[str, Words]
) -> Words:
    """One better place and what closed it."""
    closed = one.closed
    if closed.kind == "objective":
        because = OBJECTIVES[closed.slug or ""]
    elif closed.kind == "rule":
        because = rules[closed.slug or ""]
    else:
        because = kinds[closed.kind]
    return Words(
        f"– {one.tier + 1}. {danish}, {name.da}: {because.da}.",
        f"– {english} number {one.tier + 1}, {name.en}: {because.en}.",
    )


def _letter(facts: Facts, title: Words, got: Words, found: Receipt, lines: list[Words]) -> Words:
    on, rules = day(facts.case.as_of), facts.ruleset.title
    under = Words(f"{facts.case.name}, den {on.da}, efter reglerne »{rules}«",
                  f"{facts.case.name}, {on.en}, under the rules »{rules}«")  # fmt: skip
    parts = [title, under, got]
    if lines:
        higher = Words("højere ", "higher ") if found.got else Words("", "")
        stood = Words(f"Dette stod {higher.da}på jeres egen liste:", f"This stood {higher.en}on your own list:")
        rows = [stood, *lines]
        parts.append(Words("\n".join(row.da for row in rows), "\n".join(row.en for row in rows)))
    elif found.has_list:
        parts.append(NOTHING_BETTER)
    parts.append(ENDING)
    return Words("\n\n".join(part.da for part in parts), "\n\n".join(part.en for part in parts))
