"""Cursors: where a walk through all incidents goes on, whatever was published or withdrawn meanwhile.

A cursor holds the sort key of the last incident seen. Pages by number shift when an incident is added before them;
a cursor does not.
"""

import binascii
from base64 import urlsafe_b64decode, urlsafe_b64encode

import numpy as np
import orjson
from numpy.typing import NDArray

from ..editions.edition import Edition
from ..editions.filters import Problem
from ..editions.index import NO_NUMBER

START = "*"
# The columns that decide each order; all run the same way.
_KEYS = {
    "date": ("day", "number"),
    "victims": ("victims", "day", "number"),
    "updated": ("updated", "number"),
}
_LAST = 2**62


def rest_after(edition: Edition, sort: str, rows: NDArray[np.int32], cursor: str) -> NDArray[np.int32] | Problem:
    """The rows that come after the cursor in this order; all of them after ``*``."""
    if cursor == START:
        return rows
    last = _read(cursor, sort)
    if last is None:
        text = "This is no cursor of this order: begin with * and follow next."
        return Problem("cursor", cursor, text)
    return rows[_after(_keys(edition, sort, rows), last, descending=sort.startswith("-"))]


def cursor_at(edition: Edition, sort: str, row: int) -> str:
    """The cursor that goes on after this row."""
    keys = [int(key[0]) for key in _keys(edition, sort, np.array([row], dtype=np.int32))]
    return urlsafe_b64encode(orjson.dumps([sort, *keys])).decode().rstrip("=")


def _keys(edition: Edition, sort: str, rows: NDArray[np.int32]) -> list[NDArray[np.int64]]:
    keys = [edition.index[name][rows].astype(np.int64) for name in _KEYS[sort.lstrip("-")]]
    if sort == "victims":
        # An unknown figure comes last in both directions.
        keys[0] = np.where(keys[0] == NO_NUMBER, _LAST, keys[0])
    return keys


def _after(keys: list[NDArray[np.int64]], last: list[int], descending: bool) -> NDArray[np.bool_]:
    """Where the keys, compared one after the other, come after the last ones seen."""
    after = np.zeros(len(keys[0]), dtype=bool)
    for key, value in zip(reversed(keys), reversed(last), strict=True):
        beyond = key < value if descending else key > value
        after = beyond | ((key == value) & after)
    return after


def _read(cursor: str, sort: str) -> list[int] | None:
    try:
        found = orjson.loads(urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except (ValueError, binascii.Error):
        return None
    wanted = len(_KEYS[sort.lstrip("-")])
    if not isinstance(found, list) or len(found) != wanted + 1 or found[0] != sort:
        return None
    numbers = found[1:]
    return numbers if all(type(one) is int and abs(one) <= _LAST for one in numbers) else None
