"""How many downloads one process sends at once.

A download holds one of the web server's threads until its last byte is taken, however slowly. Without a bound a few of
them would leave no thread for the pages.
"""

from collections.abc import Iterator
from functools import cache
from threading import BoundedSemaphore

from django.conf import settings


class Held:
    """The parts of a file while it holds one of the slots; it is given back at the end, or when the client is gone."""

    def __init__(self, slots: BoundedSemaphore, parts: Iterator[bytes]) -> None:
        self._slots: BoundedSemaphore | None = slots
        self._parts = parts

    def __iter__(self) -> Iterator[bytes]:
        return self

    def __next__(self) -> bytes:
        try:
            return next(self._parts)
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """End the work and give the slot back; the second time nothing happens."""
        slots, self._slots = self._slots, None
        if slots is None:
            return
        try:
            # A generator; what is empty from the start has nothing to end.
            getattr(self._parts, "close", lambda: None)()
        finally:
            slots.release()


@cache
def slots() -> BoundedSemaphore:
    """The slots of this process, as many as the settings say."""
    return BoundedSemaphore(settings.DOWNLOADS_AT_ONCE)


def held(parts: Iterator[bytes]) -> Held | None:
    """The parts, holding a slot; None where none is free."""
    free = slots()
    return Held(free, parts) if free.acquire(blocking=False) else None
