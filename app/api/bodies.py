"""Taking in a body: its kind, its size, its JSON."""

from __future__ import annotations

from email.message import Message

from starlette.requests import Request

from app.config import MEGABYTE
from app.errors import ProblemError

SPARE_MB = 32
"""How much of a body that is too large is still read, and thrown away: most callers read the answer only when they
have sent everything, and would see a broken connection instead."""


async def read_body(request: Request, max_mb: int) -> bytes:
    """The body of a request, as it came.

    Args:
        request: the request.
        max_mb: the largest body taken in, in megabytes of 1,048,576 bytes.

    Returns:
        Its bytes; none where it has none.

    Raises:
        ProblemError: `unsupported_media_type`, it is not said to be JSON in UTF-8, uncompressed; `too_large`, it
            says that it is larger, or it turns out to be.
    """
    _check_kind(request)
    limit = max_mb * MEGABYTE
    too_large = ProblemError("too_large", {"max_mb": max_mb}, headers={"Connection": "close"})
    said = request.headers.get("content-length", "")
    pieces: list[bytes] = []
    size = 0
    refused = said.isdigit() and int(said) > limit
    async for piece in request.stream():
        size += len(piece)
        refused = refused or size > limit
        if not refused:
            pieces.append(piece)
        elif size > limit + SPARE_MB * MEGABYTE:
            raise too_large
        else:
            pieces.clear()
    if refused:
        raise too_large
    return b"".join(pieces)


def _check_kind(request: Request) -> None:
    header = Message()
    header["Content-Type"] = request.headers.get("content-type", "")
    kind = header.get_content_type()
    is_json = kind == "application/json" or (kind.startswith("application/") and kind.endswith("+json"))
    charset = (header.get_content_charset() or "utf-8").lower()
    packed = request.headers.get("content-encoding", "identity").lower()
    if not is_json or charset not in ("utf-8", "utf8") or packed != "identity":
        raise ProblemError("unsupported_media_type", headers={"Accept": "application/json"})
