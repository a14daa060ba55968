"""Reading documents: a case or a policy with every fault at once, or the object that it says.

The faults are those of the contract's section 1. Those of shape come from the models (`checks.shape`); the
rest is checked on whatever of the document has its right shape (`checks.draft`), so that one reading shows
all there is to put right. The words are `solver.words.faults`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from pydantic import BaseModel

from solver.domain.case import Case
from solver.domain.checks import ids, matters, references, shape
from solver.domain.checks.draft import Draft
from solver.domain.checks.found import Found, in_document_order
from solver.domain.checks.text import parse
from solver.domain.checks.values import Walk, without
from solver.domain.faults import FaultsError
from solver.domain.policy import Policy

M = TypeVar("M", bound=BaseModel)
Check = Callable[[Draft], Iterator[Found]]

CHECKS: tuple[Check, ...] = (
    ids.check,
    references.check,
    matters.dates,
    matters.places,
    matters.sections,
    matters.agreements,
    matters.contacts,
    matters.matrix,
)
"""What a case must keep beside its shape."""


def read_case(data: bytes | str | dict[str, Any]) -> Case:
    """Read a case document.

    Args:
        data: JSON as UTF-8 bytes or text, or its values.

    Returns:
        The case.

    Raises:
        FaultsError: when the document has at least one fault; it lists every one, in the document's order.
    """
    return _read(Case, data, CHECKS)


def read_policy(data: bytes | str | dict[str, Any]) -> Policy:
    """Read a policy; an empty object is the standard one.

    Raises:
        FaultsError: when it has at least one fault. Whether the ids of its baseline exist, only the case can
            tell: `check_policy`.
    """
    return _read(Policy, data, (_objectives_once,))


def check_policy(policy: Policy, case: Case) -> None:
    """See whether a policy fits a case.

    Raises:
        FaultsError: when its baseline names a unit or a GP that the case does not have.
    """
    if not policy.baseline:
        return
    draft = Draft(case.model_dump(mode="json", by_alias=True, exclude_unset=True, exclude={"travel_matrix"}))
    found: list[Found] = []
    for unit, gp in policy.baseline.items():
        found += references.unknown(draft, ("baseline", unit), unit, "unit")
        found += references.unknown(draft, ("baseline", unit), gp, "gp")
    if found:
        raise FaultsError(in_document_order(found, {"baseline": policy.baseline}))


def case_json(case: Case) -> dict[str, Any]:
    """The document of a case: JSON values, keys that were not set left out; `read_case` gives the case back."""
    return case.model_dump(mode="json", by_alias=True, exclude_unset=True)


def policy_json(policy: Policy) -> dict[str, Any]:
    """The document of a policy: JSON values, keys that were not set left out."""
    return policy.model_dump(mode="json", by_alias=True, exclude_unset=True)


def read_document(model: type[M], data: bytes | str | dict[str, Any]) -> M:
    """Read any other document, a ruleset for one, whose model says all that it must keep.

    Raises:
        FaultsError: when it has at least one fault.
    """
    return _read(model, data, ())


def _read(model: type[M], data: bytes | str | dict[str, Any], checks: tuple[Check, ...]) -> M:
    document, text, broken = parse(data) if isinstance(data, bytes | str) else (data, "", [])
    if broken:
        raise FaultsError(in_document_order(broken, None))
    if not isinstance(document, dict):
        raise FaultsError(in_document_order([Found((), "not_object")], None))
    walk = Walk(document)
    fit = without(document, walk.unfit) if walk.unfit else document
    if walk.unfit or not text:
        text = json.dumps(fit)
    read, misshapen = shape.read(model, text, fit)
    found = [*walk.found, *(one for one in misshapen if not _known(one, walk))]
    draft = Draft(fit, misshapen)
    for check in checks:
        found += check(draft)
    if found or read is None:
        raise FaultsError(in_document_order(found, document))
    return read


def _known(found: Found, walk: Walk) -> bool:
    """Whether a fault of shape only follows from a value that was unfit already."""
    return any(found.path[:end] in walk.unfit for end in range(len(found.path) + 1))


def _objectives_once(draft: Draft) -> Iterator[Found]:
    listed = draft.sound.get("objectives")
    if isinstance(listed, list):
        yield from ids.repeated(
            (("objectives", place), name) for place, name in enumerate(listed) if name is not None
        )
