"""Clinics whose lægekapaciteter no plan can exceed: the model needs no row about them.

Most clinics have a lægekapacitet for each of their GPs, and a GP uses one, however many dispensations it gets.
"""

from __future__ import annotations

import numpy as np

from solver.domain.ruleset import Ruleset
from solver.rulebook import Bundles, Flags, Integers, Ledger


def crowded_clinics(bundles: Bundles, ledger: Ledger, ruleset: Ruleset) -> Flags:
    """The clinics that the rows of the other rules allow to take on more than their room.

    Proof that the others need no row. A GP has one bundle at a site at most and adds `most` attachments at most,
    by rows of their own (`add_site_rows`, `max_attachments`). A bundle adds an attachment or more, unless the GP
    holds something at its site already. So the bundles of a GP are at most `most` of those that add attachments,
    and they have no more further sections together than the `most` largest at a site have; with them goes at
    most one bundle a site that adds no attachment. What a GP uses of its clinic's room is the further sections
    and, where it held nothing, 1; where dispensed agreements count too, it is all new attachments instead of the
    1. If these figures of a clinic's GPs together stay within its room, every choice that keeps the other rows
    keeps the clinic's. A column "takes something on" has no cost and stands in the clinic's rows alone, so it
    goes with them.

    Example:
        A clinic of three GPs who hold nothing, none of whom is in reach of a divided botilbud, is not crowded
        when it has three lægekapaciteter.

    Args:
        bundles: the bundles; `ledger` and `ruleset` those they were made by.

    Returns:
        One flag a clinic, all False where there is no bundle.
    """
    could = _further_sections(bundles, ledger)
    gps = np.zeros(len(ledger.most), np.bool_)
    gps[bundles.gp] = True
    if ruleset.dispensed_agreement_uses_capacity:
        could += np.where(gps, ledger.most, 0)
    else:
        could += gps & (ledger.attachments == 0)
    clinic_of = np.zeros(len(gps), np.int64)
    clinic_of[bundles.gp] = bundles.clinic
    together = np.zeros(len(ledger.room), np.int64)
    np.add.at(together, clinic_of[gps], could[gps])
    return np.asarray(together > ledger.room)


def _further_sections(bundles: Bundles, ledger: Ledger) -> Integers:
    """GP → the most further sections that its bundles can have together."""
    out = np.zeros(len(ledger.most), np.int64)
    with_more = np.flatnonzero(bundles.extra > 0)
    largest: dict[tuple[int, int, bool], int] = {}
    figures = (bundles.gp, bundles.site, bundles.attachments > 0, bundles.extra)
    for gp, site, adds, extra in zip(*(one[with_more].tolist() for one in figures), strict=True):
        largest[gp, site, adds] = max(extra, largest.get((gp, site, adds), 0))
    of_gp: dict[int, list[int]] = {}
    for (gp, _site, adds), extra in largest.items():
        if adds:
            of_gp.setdefault(gp, []).append(extra)
        else:
            out[gp] += extra
    for gp, sizes in of_gp.items():
        out[gp] += sum(sorted(sizes)[-int(ledger.most[gp]) :])
    return out
