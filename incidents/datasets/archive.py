"""Zip archives that are sent while they are written, and that are the same bytes whenever they are written."""

import zipfile
from collections.abc import Iterable, Iterator

from .sink import Sink

Member = tuple[str, Iterable[bytes]]
# The earliest time a zip can hold; any other would make two archives of one edition differ.
_WHEN = (1980, 1, 1, 0, 0, 0)
# Fast: the lines of one table repeat each other so much that higher levels gain little.
LEVEL = 3


def archive(members: Iterable[Member], large: bool = True) -> Iterator[bytes]:
    """A zip of named members. ``large`` allows members beyond 2 GB; some spreadsheets dislike its headers."""
    sink = Sink()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED, compresslevel=LEVEL) as target:
        for name, content in members:
            entry = zipfile.ZipInfo(name, _WHEN)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            with target.open(entry, "w", force_zip64=large) as file:
                for part in content:
                    file.write(part)
                    if sent := sink.taken():
                        yield sent
    yield sink.taken()
