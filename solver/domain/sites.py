"""Sites: botilbud that count together, by key, by address, or by management with shared staff."""

from __future__ import annotations

from collections.abc import Iterable

from solver.domain.case import Botilbud


def address_key(botilbud: Botilbud) -> tuple[str, str] | None:
    """Postcode and street with number, as far as the first comma; None where either is missing.

    Case and runs of spaces are ignored: "Skovvej  3, st." and "skovvej 3" are the same address.
    """
    street = " ".join((botilbud.address or "").split(",")[0].split()).casefold()
    if not street or not botilbud.postcode:
        return None
    return botilbud.postcode, street


def site_of_botilbud(botilbud: Iterable[Botilbud]) -> dict[str, str]:
    """Which botilbud stand together (interpretation E; guidance of 2 April 2025).

    Those with the same `site` key are one site. Those without a key are joined, transitively and whether in
    scope or not, by the same address or by the same `management` with `shared_staff` on both sides.

    Returns:
        Botilbud id → site id, the smallest id of the site's botilbud. Empty for no botilbud.
    """
    groups: dict[tuple[str, ...], str] = {}
    parent: dict[str, str] = {}

    def root(name: str) -> str:
        while parent[name] != name:
            parent[name] = parent[parent[name]]
            name = parent[name]
        return name

    for one in botilbud:
        parent[one.id] = one.id
        for key in _keys(one):
            other = root(groups.setdefault(key, one.id))
            mine = root(one.id)
            parent[max(other, mine)] = min(other, mine)
    return {name: root(name) for name in parent}


def _keys(one: Botilbud) -> list[tuple[str, ...]]:
    if one.site:
        return [("site", one.site)]
    keys: list[tuple[str, ...]] = []
    address = address_key(one)
    if address:
        keys.append(("address", *address))
    if one.management and one.shared_staff:
        keys.append(("management", one.management))
    return keys
