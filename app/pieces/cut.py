"""Many runs cut into pieces: each case under each ruleset and each policy, and the options of all its units."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app.pieces.piece import Piece, Row, Work, case_and_digest
from solver.domain.case import Case
from solver.domain.facts import units_of_case
from solver.domain.faults import FaultsError
from solver.domain.reading import policy_json, read_policy
from solver.domain.ruleset import Ruleset
from solver.rulesets import choose, named, ruleset_from

UNITS_EACH = 4
"""Units in one piece of options: seconds of work, so that starting a piece costs little and losing one too."""


@dataclass(frozen=True)
class OptionsWanted:
    """That the options of every unit are wanted.

    Attributes:
        top: how many of each unit; None for all.
        units_each: how many units there are in one piece.
    """

    top: int | None = 10
    units_each: int = UNITS_EACH


def cut(
    names: Iterable[str],
    read: Callable[[str], bytes],
    rulesets: Sequence[str | Mapping[str, Any] | None] = (None,),
    policies: Mapping[str, Mapping[str, Any]] | None = None,
    options: OptionsWanted | None = None,
) -> Work:
    """Cut the run of every case under every ruleset and policy into pieces.

    A what-if is a ruleset of one's own, a policy, or a case that was changed: whatever differs, is another piece.

    Args:
        names: of the cases; the table has its rows in this order.
        read: gives the file of a case by its name; each is read once, and let go again.
        rulesets: ids or documents; None chooses by the day and region of each case.
        policies: what each is called → its document; None is the standard policy, called `standard`.
        options: whether the options of all units are wanted beside the plans; None for plans alone.

    Returns:
        The work. A case with faults is a piece too, so that its faults are told where its plan would be; it has
        no options.

    Raises:
        FaultsError: a ruleset or a policy has faults, or there is no ruleset of that id.
    """
    laws = [None if one is None else _ruleset(one) for one in rulesets]
    asked = {name: policy_json(read_policy(dict(one))) for name, one in (policies or {"standard": {}}).items()}
    pieces: dict[str, Piece] = {}
    rows = []
    for name in names:
        case, sha256 = case_and_digest(read(name))
        for given in laws:
            law = given if given is not None or case is None else _chosen(case)
            document = None if law is None else law.model_dump(mode="json", by_alias=True, exclude_unset=True)
            for policy, wants in asked.items():
                needed = [Piece("match", sha256, document, wants)]
                if options is not None and case is not None and law is not None:
                    groups = _groups(list(units_of_case(case)), options.units_each)
                    needed += [Piece("options", sha256, document, wants, group, options.top) for group in groups]
                pieces.update({piece.id: piece for piece in needed})
                ids = tuple(piece.id for piece in needed)
                rows.append(Row(name, "" if law is None else law.id, policy, ids))
    return Work(tuple(pieces.values()), tuple(rows))


def _ruleset(given: str | Mapping[str, Any]) -> Ruleset:
    return named(given) if isinstance(given, str) else ruleset_from(dict(given))


def _chosen(case: Case) -> Ruleset | None:
    """The ruleset of the case's day and region; None where there is none, which the piece then tells."""
    try:
        return choose(case)
    except FaultsError:
        return None


def _groups(units: list[str], size: int) -> Iterator[tuple[str, ...]]:
    for start in range(0, len(units), size):
        yield tuple(units[start : start + size])
