"""How the service and a solving child talk: frames over the child's standard input and output.

A frame is one byte that says what it is, eight bytes of length (big-endian), and that many bytes.
"""

from __future__ import annotations

import asyncio
import json
import struct
from dataclasses import asdict, dataclass
from typing import Any, BinaryIO

HEADER, BODY = b"H", b"B"
"""To the child: the order as JSON, then the request's body as it came."""
STOP = b"S"
"""To the child, at any time, without a frame: stop, and keep the best plan."""
READY, PROGRESS, ANSWER, FAILURE = b"R", b"P", b"A", b"F"
"""From the child: ready to work, how far it is, the answer (passed on as it is), what failed; all JSON but the
first, which is empty."""

_HEAD = struct.Struct(">cQ")


@dataclass(frozen=True)
class Order:
    """What a child is asked to do.

    Attributes:
        verb: one of `app.solving.shapes.SHAPES`.
        workers: threads of the solve.
        memory_mb: address space the child may take, in megabytes.
        progress: whether to tell how far it is.
    """

    verb: str
    workers: int = 1
    memory_mb: int = 4096
    progress: bool = False

    def packed(self, body: bytes) -> bytes:
        """The frames of this order with its body, one after the other."""
        return frame(HEADER, json.dumps(asdict(self)).encode()) + frame(BODY, body)


def order_from(payload: bytes) -> Order:
    """The order of a header frame's payload."""
    return Order(**json.loads(payload))


def frame(kind: bytes, payload: bytes = b"") -> bytes:
    """One frame as bytes."""
    return _HEAD.pack(kind, len(payload)) + payload


def json_frame(kind: bytes, content: Any) -> bytes:
    """One frame that carries JSON."""
    return frame(kind, json.dumps(content, ensure_ascii=False).encode())


def read_frame(stream: BinaryIO) -> tuple[bytes, bytes]:
    """Read one frame and wait for it.

    Returns:
        Its kind and its payload.

    Raises:
        EOFError: the other side closed before the frame was whole.
    """
    kind, length = _HEAD.unpack(_exactly(stream, _HEAD.size))
    return kind, _exactly(stream, length)


async def receive_frame(reader: asyncio.StreamReader) -> tuple[bytes, bytes]:
    """Await one frame.

    Returns:
        Its kind and its payload.

    Raises:
        EOFError: the other side closed before the frame was whole (`asyncio.IncompleteReadError` is one).
    """
    kind, length = _HEAD.unpack(await reader.readexactly(_HEAD.size))
    return kind, await reader.readexactly(length)


def _exactly(stream: BinaryIO, size: int) -> bytes:
    data = stream.read(size)
    if len(data) < size:
        raise EOFError
    return data
