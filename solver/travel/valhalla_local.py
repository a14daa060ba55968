"""Valhalla in process, on road tiles in a folder: the optional extra `valhalla`."""

from __future__ import annotations

import importlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from solver.travel.road import (
    Metric,
    OffTheRoadError,
    Point,
    Table,
    TravelEngineError,
    table_in_blocks,
)
from solver.travel.valhalla_answer import question, read_table

OFF_THE_ROAD = (
    "No suitable edges near location",
    "Locations are in unconnected regions",
    "Path distance exceeds the max distance limit",
    "No path could be found for input",
)
"""In process Valhalla gives the words of its errors 171, 170, 154 and 442, not their numbers."""
HOW_TO_INSTALL = "pyvalhalla is not installed: pip install 'botilbudsmatch[valhalla]'"


class ValhallaLocal:
    """Valhalla as a library, on tiles that Valhalla has built.

    Args:
        tiles: The folder of the tiles, or a `.tar` extract of them.

    Raises:
        TravelEngineError: `engine_not_installed` without pyvalhalla, `engine_unreachable` when there are no
            tiles in that place.
    """

    def __init__(self, tiles: str | Path) -> None:
        place = Path(tiles)
        if not place.exists():
            raise TravelEngineError("engine_unreachable", f"no tiles at {place}")
        try:
            valhalla = importlib.import_module("valhalla")
        except ImportError as missing:
            raise TravelEngineError("engine_not_installed", HOW_TO_INSTALL) from missing
        if place.is_dir():
            config = valhalla.get_config(tile_extract="", tile_dir=str(place))
            config["mjolnir"]["tile_extract"] = ""
        else:
            config = valhalla.get_config(tile_extract=str(place))
        self._actor: Any = valhalla.Actor(config)

    def matrix(self, body: dict[str, Any]) -> Any:
        """Answer one question of the form of Valhalla's HTTP interface.

        Raises:
            TravelEngineError: `engine_refused`, in Valhalla's own words.
            OffTheRoadError: when it refuses for a point without a road.
        """
        try:
            answer = self._actor.matrix(body)
        except RuntimeError as refused:
            raise _read_refusal(str(refused)) from refused
        return json.loads(answer) if isinstance(answer, str) else answer

    def table(self, sources: Sequence[Point], targets: Sequence[Point], metric: Metric) -> Table:
        """Return the travel by car from each source to each target; see RoadEngine.

        Raises:
            TravelEngineError: when Valhalla refuses.
        """

        def ask(rows: Sequence[Point], columns: Sequence[Point]) -> Table:
            return read_table(self.matrix(question(rows, columns)), metric)

        return table_in_blocks(ask, sources, targets)


def _read_refusal(said: str) -> TravelEngineError | OffTheRoadError:
    if said.startswith(OFF_THE_ROAD):
        return OffTheRoadError(said)
    return TravelEngineError("engine_refused", f"Valhalla: {said}")
