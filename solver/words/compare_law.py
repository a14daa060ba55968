"""What a changed rule or a changed wish of the run means, as a clause behind »fordi« and »because«.

The middle of each clause says since when: `fra 13. august 2025`, or `efter reglerne fra 2. april 2025` where the
step goes back. The sources are those of the rulesets in `data/law/`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from solver.goals import GOALS
from solver.rulebook import Words
from solver.words.names import LEGAL_BASES
from solver.words.numbers import distance, duration, kroner, listing, number

Clause = Callable[[Any, Any, Words], Words]
"""(left value, right value, since when) → clause."""


def _switch(on: tuple[str, str], off: tuple[str, str]) -> Clause:
    """Clauses of a parameter that is on or off; `{}` is where it says since when."""

    def clause(_: Any, new: Any, since: Words) -> Words:
        danish, english = on if new else off
        return Words(danish.format(since.da), english.format(since.en))

    return clause


def _figure(danish: str, english: str, say: Callable[[Any], Words]) -> Clause:
    """Clauses of a parameter that is a figure; `{}` since when, `{new}` and `{old}` the figures."""

    def clause(old: Any, new: Any, since: Words) -> Words:
        before, after = say(old), say(new)
        return Words(
            danish.format(since.da, old=before.da, new=after.da),
            english.format(since.en, old=before.en, new=after.en),
        )

    return clause


def _bases(names: list[str]) -> Words:
    return listing([LEGAL_BASES[name] for name in names])


def _each_way(came: tuple[str, str], went: tuple[str, str]) -> Clause:
    """Clauses of a list of legal bases: what came to it, and what left it."""

    def clause(old: Any, new: Any, since: Words) -> Words:
        said = []
        for words, more, less in ((came, new, old), (went, old, new)):
            names = [name for name in more if name not in less]
            if names:
                bases = _bases(names)
                said.append(Words(words[0].format(since.da, bases.da), words[1].format(since.en, bases.en)))
        return Words(" og ".join(one.da for one in said), " and ".join(one.en for one in said))

    return clause


LAW: dict[str, Clause] = {
    "legal_bases": _each_way(
        ("ordningen {0} også omfatter botilbud efter {1}", "{0} the scheme also covers botilbud under {1}"),
        ("ordningen {0} ikke omfatter botilbud efter {1}", "{0} the scheme does not cover botilbud under {1}"),
    ),
    "nursing_home_dispensable": _switch(
        (
            "én læge {} må være læge både på et plejehjem og et botilbud, når regionen giver dispensation",
            "{} one GP may serve both a nursing home and a botilbud, where the region dispenses",
        ),
        (
            "én læge {} ikke må være læge både på et plejehjem og et botilbud, heller ikke med dispensation",
            "{} one GP may not serve both a nursing home and a botilbud, not even with a dispensation",
        ),
    ),
    "several_facilities_dispensable": _switch(
        (
            "én læge {} må være læge på flere botilbud, når regionen giver dispensation",
            "{} one GP may serve several botilbud, where the region dispenses",
        ),
        (
            "én læge {} ikke må være læge på flere botilbud, heller ikke med dispensation",
            "{} one GP may not serve several botilbud, not even with a dispensation",
        ),
    ),
    "practice_capacity": _switch(
        (
            "en praksis {} højst må have lige så mange aftaler, som den har lægekapaciteter",
            "{} a clinic may have no more agreements than it has doctor capacities",
        ),
        (
            "en praksis {} gerne må have flere aftaler, end den har lægekapaciteter",
            "{} a clinic may have more agreements than it has doctor capacities",
        ),
    ),
    "dispensed_agreement_uses_capacity": _switch(
        (
            "en aftale, der hviler på en dispensation, {} tæller med i praksis’ lægekapaciteter",
            "{} an agreement that rests on a dispensation counts against the clinic's doctor capacities",
        ),
        (
            "en aftale, der hviler på en dispensation, {} ikke tæller med i praksis’ lægekapaciteter",
            "{} an agreement that rests on a dispensation does not count against the clinic's doctor capacities",
        ),
    ),
    "closed_intake": _each_way(
        (
            "beboere på botilbud efter {1} {0} ikke kan vælge en læge, der har lukket for tilgang",
            "{0} residents of botilbud under {1} cannot choose a GP who is closed to new patients",
        ),
        (
            "beboere på botilbud efter {1} {0} kan vælge en læge, der har lukket for tilgang",
            "{0} residents of botilbud under {1} can choose a GP who is closed to new patients",
        ),
    ),
    "site_is_one_attachment": _switch(
        (
            "botilbud på samme sted {} tæller som én tilknytning, når de har samme læge",
            "{} botilbud at one site count as one attachment where they have the same GP",
        ),
        (
            "botilbud på samme sted {} tæller hver for sig, også når de har samme læge",
            "{} botilbud at one site count one by one, even where they have the same GP",
        ),
    ),
    "site_max_residents": _figure(
        "botilbud på samme sted {} regnes for ét sted, når de tilsammen har højst {new} beboere mod før {old}",
        "{} botilbud at one site count as one up to {new} residents together, before up to {old}",
        number,
    ),
    "section_min_residents": _figure(
        "et afsnit {} skal have mindst {new} beboere mod før {old}",
        "{} a section must have at least {new} residents, before {old}",
        number,
    ),
    "max_attachments": _figure(
        "antallet af tilknytninger, en læge må have, {} er højst {new} mod før {old}",
        "{} a GP may have at most {new} attachments, before {old}",
        number,
    ),
    "max_travel_metres": _figure(
        "en klinik {} må ligge op til {new} fra botilbuddet mod før {old}",
        "{} a clinic may lie up to {new} from the botilbud, before {old}",
        distance,
    ),
    "max_travel_seconds": _figure(
        "en klinik {} må ligge op til {new} fra botilbuddet mod før {old}",
        "{} a clinic may lie up to {new} from the botilbud, before {old}",
        duration,
    ),
    "extra_gps_at_sites": _switch(
        (
            "det {} tæller med i planen, om botilbud på samme sted har samme læge",
            "{} it counts in the plan whether botilbud at one site have the same GP",
        ),
        (
            "det {} ikke tæller med i planen, om botilbud på samme sted har samme læge",
            "{} it does not count in the plan whether botilbud at one site have the same GP",
        ),
    ),
    "hour_rate_dkk": _figure(
        "timehonoraret {} er {new} mod før {old}", "{} the hourly fee is {new}, before {old}", kroner
    ),
    "hours": _figure(
        "honoraret {} gives for {new} timer om måneden mod før {old}",
        "{} the honorarium is for {new} hours a month, before {old}",
        number,
    ),
    "extra_hour_over_residents": _figure(
        "den ekstra time {} gives ved over {new} beboere mod før {old}",
        "{} the extra hour is given above {new} residents, before {old}",
        number,
    ),
}
"""Parameter → its clause."""


def _objectives(_old: Any, new: Any) -> Words:
    presets = {
        "continuity_first": Words(
            "det nu vejer tungere, at beboerne beholder deres læge, end hvem botilbuddene helst vil have",
            "it now weighs more that residents keep their clinic than whom the botilbud prefer",
        ),
        "wishes_first": Words(
            "lægernes ønsker nu vejer tungere end botilbuddenes",
            "the GPs' wishes now weigh more than those of the botilbud",
        ),
        "standard": Words(
            "hensynene nu vejes i den sædvanlige rækkefølge", "the objectives are now weighed in the usual order"
        ),
    }
    if isinstance(new, str):
        return presets[new]
    first = GOALS[new[0]].title
    return Words(
        f"hensynene nu vejes i en anden rækkefølge, med »{first.da}« først",
        f"the objectives are now weighed in another order, with »{first.en}« first",
    )


def _baseline(old: Any, new: Any) -> Words:
    if new is None:
        return Words(
            "planen nu ikke længere skal ligge så tæt som muligt på en tidligere plan",
            "the plan need no longer keep as close as possible to an earlier plan",
        )
    if old is None:
        return Words(
            "planen nu skal ligge så tæt som muligt på en tidligere plan",
            "the plan must now keep as close as possible to an earlier plan",
        )
    return Words(
        "planen nu skal ligge tæt på en anden tidligere plan end før",
        "the plan must now keep close to another earlier plan than before",
    )


def _reach(limits: Any) -> Words:
    said = [distance(limits["metres"])] if limits and "metres" in limits else []
    said += [duration(limits["seconds"])] if limits and "seconds" in limits else []
    if not said:
        return Words("reglernes egen grænse", "the rules' own limit")
    return Words(" eller ".join(one.da for one in said), " or ".join(one.en for one in said))


def _max_travel(old: Any, new: Any) -> Words:
    before, after = _reach(old), _reach(new)
    return Words(
        f"grænsen for, hvor langt væk klinikken må ligge, nu er {after.da} mod før {before.da}",
        f"the limit of how far away the clinic may lie is now {after.en}, before {before.en}",
    )


def _silent_after(old: Any, new: Any) -> Words:
    if new is None:
        return Words(
            "læger, der ikke svarer, nu ikke længere lades ude", "GPs who do not answer are no longer set aside"
        )
    tries = Words("én ubesvaret henvendelse", "one unanswered contact")
    if new > 1:
        tries = Words(f"{new} ubesvarede henvendelser", f"{new} unanswered contacts")
    before = Words("", "") if old is None else Words(f" mod før {old}", f", before {old}")
    return Words(
        f"læger, der ikke svarer, nu lades ude efter {tries.da}{before.da}",
        f"GPs who do not answer are now set aside after {tries.en}{before.en}",
    )


def _time_limit(old: Any, new: Any) -> Words:
    said = [
        Words("ingen", "none") if v is None else Words(f"{v:g} sekunder", f"{v:g} seconds") for v in (new, old)
    ]
    return Words(
        f"beregningens tidsgrænse nu er {said[0].da} mod før {said[1].da}",
        f"the time limit of the run is now {said[0].en}, before {said[1].en}",
    )


POLICY: dict[str, Callable[[Any, Any], Words]] = {
    "dispensations": lambda old, new: (
        Words("der nu må foreslås nye dispensationer", "new dispensations may now be proposed")
        if new == "propose"
        else Words(
            "planen nu kun må bruge dispensationer, som regionen har givet",
            "the plan may now use only dispensations that the region has granted",
        )
    ),
    "baseline": _baseline,
    "objectives": _objectives,
    "max_travel": _max_travel,
    "silent_after": _silent_after,
    "stability": lambda old, new: (
        Words(
            "ingen læge og intet botilbud nu må stå tilbage, som begge hellere ville have hinanden",
            "no GP and botilbud may now remain who both would rather have each other",
        )
        if new == "require"
        else Words(
            "det nu ikke længere er et krav, at ingen læge og intet botilbud hellere ville have hinanden",
            "it is no longer required that no GP and botilbud would rather have each other",
        )
    ),
    "seed": lambda old, new: Words(
        f"lodtrækningens frø nu er tallet {new} mod før {old}", f"the lottery's seed is now {new}, before {old}"
    ),
    "time_limit_s": _time_limit,
}
"""Policy key → its clause."""
