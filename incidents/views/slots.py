"""How many downloads one process sends at once, and how many of them it works on at the same moment.

A download holds one of the web server's threads until its last byte is taken, however slowly. Without a bound a few of
them would leave no thread for the pages. And where all of them worked at once, a page, which needs the processor for a
few milliseconds, would be one among many who want it: so they take turns, part by part.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from threading import BoundedSemaphore

from django.conf import settings

# Who waited as long for a turn takes it, so that one download that is stuck does not hold up the others.
PATIENCE_SECONDS = 1.0


class Held:
    """The parts of a file while it holds one of the slots; it is given back at the end, or when the client is gone."""

    def __init__(self, slots: BoundedSemaphore, parts: Iterator[bytes]) -> None:
        self._slots: BoundedSemaphore | None = slots
        self._parts = parts

    def __iter__(self) -> Iterator[bytes]:
        return self

    def __next__(self) -> bytes:
        try:
            with _turn():
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


@cache
def turns() -> BoundedSemaphore:
    """The turns at work of this process."""
    return BoundedSemaphore(settings.DOWNLOADS_AT_WORK)


@contextmanager
def _turn() -> Iterator[None]:
    """A turn at making a part of a file; sending it needs none."""
    at_work = turns()
    has_turn = at_work.acquire(timeout=PATIENCE_SECONDS)
    try:
        yield
    finally:
        if has_turn:
            at_work.release()


def held(parts: Iterator[bytes]) -> Held | None:
    """The parts, holding a slot; None where none is free."""
    free = slots()
    return Held(free, parts) if free.acquire(blocking=False) else None
