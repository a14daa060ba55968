"""A GP who never answers can be set aside after a number of contacts (intet svar).

Only where the run's policy asks for it with `silent_after`: a GP who is not interested and has at least that
many contacts `asked` or `no_answer`, its own or its clinic's, and none `interested`. Else GPs who never ring
back [004] would block dispensations for ever (interpretation D).

Source: answer of the regional social services, Region Midt [004]; § 65 stk. 2 [003] for the exception that
depends on it. In force from 1 January 2025, off unless the policy sets it.
"""

from datetime import date

import numpy as np

from solver.rulebook import CandidateRule, Example, Flags, Pair, Source, Table, Words


def refuses(pair: Pair) -> bool:
    """Whether the GP is set aside as silent."""
    return pair.gp.id in pair.facts.silent


def mask(table: Table) -> Flags:
    """The same for every pair."""
    return np.asarray(table.gp_silent[table.gp])


_TWICE = [
    {"gp": "G1", "date": "2025-09-01", "outcome": "asked"},
    {"clinic": "C1", "date": "2025-10-01", "outcome": "no_answer"},
]
_ASKED = [{"id": "G1", "interest": "asked"}]

CARD = CandidateRule(
    slug="no_answer",
    title=Words(da="Lægen svarer ikke", en="The GP does not answer"),
    says=Words(
        da="En læge, der er spurgt det antal gange, kørslen sætter, uden at have svaret, holdes uden for.",
        en="A GP who was asked as often as the run says, without an answer, is set aside.",
    ),
    sources=(
        Source("Svar fra det regionale socialområde i Region Midt", "004"),
        Source("Overenskomst om almen praksis, § 65 stk. 2", "003", date(2025, 1, 1)),
    ),
    since=date(2025, 1, 1),
    interpretations="D",
    refuses=refuses,
    mask=mask,
    examples=(
        Example(
            "allowed",
            Words(
                da="Spurgt to gange, men kørslen sætter ingen grænse.", en="Asked twice, the run sets no limit."
            ),
            False,
            case={"gps": _ASKED, "contacts": _TWICE},
        ),
        Example(
            "refused",
            Words(
                da="Lægen og klinikken er spurgt i alt to gange uden svar; grænsen er to.",
                en="The GP and its clinic were asked twice in all without an answer; the limit is two.",
            ),
            True,
            case={"gps": _ASKED, "contacts": _TWICE},
            policy={"silent_after": 2},
        ),
        Example(
            "boundary",
            Words(da="Spurgt to gange; grænsen er tre.", en="Asked twice; the limit is three."),
            False,
            case={"gps": _ASKED, "contacts": _TWICE},
            policy={"silent_after": 3},
        ),
        Example(
            "boundary",
            Words(da="Det ene forsøg ligger efter sagens dag.", en="One of the contacts is after the case's day."),
            False,
            case={"gps": _ASKED, "contacts": [_TWICE[0], {**_TWICE[1], "date": "2025-11-02"}]},
            policy={"silent_after": 2},
        ),
    ),
)
