"""Tiny instances by the thousand, the same for the same seed."""

from tests.oracle.draw_case import draw_case
from tests.oracle.draw_run import draw_policy, draw_ruleset
from tests.oracle.picking import RandomPicker
from tests.oracle.reading import Document
from tests.oracle.rulesets import Ruleset


def random_instance(seed: int, *, stability: bool = False) -> tuple[Document, str | Ruleset, Document]:
    """A valid case, a ruleset (an id or a document based on one) and a policy.

    Args:
        seed: any whole number.
        stability: whether the policy may ask for a plan without blocking pairs.
    """
    pick = RandomPicker(seed)
    case = draw_case(pick)
    return case, draw_ruleset(pick), draw_policy(pick, case, stability=stability)
