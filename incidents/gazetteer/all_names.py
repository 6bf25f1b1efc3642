"""All names of all places in memory, for what is asked with every key that somebody presses.

The database has to read the whole table for a few letters, which takes ten times as long as a search in these bytes.
They are read once for each loading of the gazetteer, and only where somebody types the name of a place.
"""

from array import array
from bisect import bisect_right
from collections.abc import Iterator
from datetime import datetime
from functools import lru_cache

from incidents.models import LoadedGazetteer, Place


class AllNames:
    """One line a place, bigger places first, each line its names between bars as in the table."""

    def __init__(self) -> None:
        self.starts, self.numbers = array("Q"), array("Q")
        lines = []
        at = 0
        for number, names in Place.objects.values_list("geonames_id", "names").iterator(5000):
            line = f"\n{names}".encode()
            self.starts.append(at)
            self.numbers.append(number)
            lines.append(line)
            at += len(line)
        self.text = b"".join(lines)

    def find(self, wanted: str, limit: int) -> list[int]:
        """Numbers of places: main name begins with the folded text, then another name, then a word of one."""
        found: dict[int, None] = {}
        for pattern in (f"\n|{wanted}", f"|{wanted}", f" {wanted}"):
            for number in self._with(pattern.encode()):
                if len(found) == limit:
                    return list(found)
                found.setdefault(number)
        return list(found)

    def _with(self, pattern: bytes) -> Iterator[int]:
        """Numbers of the places whose line holds the pattern, each once."""
        at = self.text.find(pattern)
        while at >= 0:
            line = bisect_right(self.starts, at) - 1
            yield self.numbers[line]
            after = self.starts[line + 1] if line + 1 < len(self.starts) else len(self.text)
            at = self.text.find(pattern, after)


def all_names() -> AllNames | None:
    """The names of the gazetteer that is loaded; None where none was loaded as a whole."""
    loaded = LoadedGazetteer.objects.values_list("version", "loaded_at").first()
    return _names_of(*loaded) if loaded else None


@lru_cache(maxsize=1)
def _names_of(version: str, loaded_at: datetime) -> AllNames:
    return AllNames()
