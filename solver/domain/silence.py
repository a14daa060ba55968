"""GPs who never answer: set aside after n contacts, so that they do not block dispensations for ever."""

from __future__ import annotations

from collections.abc import Mapping

from solver.domain.case import Case, Gp


def silent_gps(case: Case, gps: Mapping[str, Gp], after: int | None) -> frozenset[str]:
    """The GPs set aside by the policy's `silent_after` (interpretation D).

    A GP is silent who is not `interested` and has, up to the case's day, at least `after` contacts that are
    `asked` or `no_answer`, its own or its clinic's, and none that is `interested`.

    Args:
        case: the case with its contact log.
        gps: all GPs by id, anonymous ones included.
        after: the number of contacts; None sets nobody aside.

    Returns:
        Ids of the silent GPs; empty where `after` is None.
    """
    if after is None:
        return frozenset()
    tries: dict[str, set[int]] = {}
    answered: set[str] = set()
    for number, contact in enumerate(case.contacts):
        if contact.date > case.as_of:
            continue
        for name in (contact.gp, contact.clinic):
            if name is None:
                continue
            if contact.outcome in ("asked", "no_answer"):
                tries.setdefault(name, set()).add(number)
            elif contact.outcome == "interested":
                answered.add(name)
    nobody: set[int] = set()
    return frozenset(
        gp.id
        for gp in gps.values()
        if gp.interest != "interested"
        and gp.id not in answered
        and gp.clinic not in answered
        and len(tries.get(gp.id, nobody) | tries.get(gp.clinic, nobody)) >= after
    )
