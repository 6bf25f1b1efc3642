"""A file that forgets: what a library writes into it is taken out again and sent on."""

import io
from typing import Any


class Sink(io.RawIOBase):
    """Takes bytes as a file does and hands them on; it cannot seek, so writers must not look back."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []
        self._written = 0

    def writable(self) -> bool:
        return True

    def write(self, data: Any, /) -> int:
        part = bytes(data)
        self._parts.append(part)
        self._written += len(part)
        return len(part)

    def tell(self) -> int:
        return self._written

    def taken(self) -> bytes:
        """What was written since the last time, which this forgets."""
        parts, self._parts = self._parts, []
        return b"".join(parts)
