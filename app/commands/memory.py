"""What the command line says, in both languages, when memory runs out."""

from __future__ import annotations

from app.commands.common import note
from app.solving.memory import LEAST_MB, limit_mb

RAN_OUT = {
    "da": (
        "Der er ikke hukommelse nok til beregningen. {limit}Luk andre programmer, del sagen op, for eksempel "
        "efter kommune, eller regn på en maskine med mere hukommelse. Sagen er der ikke noget i vejen med."
    ),
    "en": (
        "There is not enough memory for this solve. {limit}Close other programs, split the case, by "
        "municipality for example, or solve on a machine with more memory. Nothing is wrong with the case."
    ),
}
LIMIT = {
    "da": "Programmet må højst bruge {limit_mb} MB (ulimit -v); mindre end {least_mb} MB rækker aldrig. ",
    "en": "The program may take at most {limit_mb} MB (ulimit -v); less than {least_mb} MB never does. ",
}


def out_of_memory() -> None:
    """Tell that memory ran out, the limit where there is one, and what can be done; Danish first, then English."""
    limit = limit_mb()
    for tongue, text in RAN_OUT.items():
        told = "" if limit is None else LIMIT[tongue].format(limit_mb=limit, least_mb=LEAST_MB)
        note(text.format(limit=told))
