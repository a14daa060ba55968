"""Hypothesis strategies for tiny, valid documents: cases, rulesets, policies, and all three together.

Small enough for `tests.oracle.enumerate.solve`, and crowded enough that GPs, capacities and dispensations
are fought over. The drawing itself is shared with `tests.oracle.random_cases`.
"""

from hypothesis import strategies as st

from tests.oracle.draw_case import draw_case
from tests.oracle.draw_run import draw_policy, draw_ruleset
from tests.oracle.picking import Picker
from tests.oracle.reading import Document
from tests.oracle.rulesets import Ruleset


class HypothesisPicker(Picker):
    """Draws through hypothesis, so that what fails is made small."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw

    def integer(self, low: int, high: int) -> int:
        return self.draw(st.integers(low, high))


@st.composite
def cases(draw: st.DrawFn) -> Document:
    """A case document without faults, of two to five units."""
    return draw_case(HypothesisPicker(draw))


@st.composite
def rulesets(draw: st.DrawFn) -> str | Ruleset:
    """The id of a built-in ruleset, or a document `based_on` one with some parameters changed."""
    return draw_ruleset(HypothesisPicker(draw))


@st.composite
def policies(draw: st.DrawFn, case: Document, *, stability: bool = False) -> Document:
    """A policy for the case; `stability` lets it be `require`."""
    return draw_policy(HypothesisPicker(draw), case, stability=stability)


@st.composite
def instances(draw: st.DrawFn, *, stability: bool = False) -> tuple[Document, str | Ruleset, Document]:
    """A case, a ruleset and a policy that go together."""
    case = draw(cases())
    return case, draw(rulesets()), draw(policies(case, stability=stability))
