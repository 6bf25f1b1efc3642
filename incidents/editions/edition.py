"""One edition, opened: its files mapped into memory, read-only, shared by all threads."""

import hashlib
import json
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
import pyarrow as pa
from numpy.typing import NDArray

from . import columns
from .build import LAYOUT, MANIFEST, ROWS
from .postings import FACETS

# An incident takes a bit for each: 8 MB for a million.
WORDS_KEPT = 64


class DamagedEdition(Exception):
    """The files of an edition are not the ones that were printed."""


@dataclass(frozen=True)
class Facet:
    """The choices of one facet and the rows they hold, both ways (see :mod:`.postings`)."""

    values: list[str]
    labels: list[str | None]
    starts: NDArray[np.int64]
    lengths: NDArray[np.int64]
    rows: NDArray[np.int32]
    choices: NDArray[np.int32]
    firsts: NDArray[np.int32]
    position: dict[str, int] = field(repr=False)

    def rows_of(self, value: str) -> NDArray[np.int32]:
        """The rows that hold this value; none for a value nobody has."""
        at = self.position.get(value)
        if at is None:
            return self.rows[:0]
        return self.rows[self.starts[at] : self.starts[at] + self.lengths[at]]

    def held_by(self, rows: NDArray[np.intp]) -> tuple[NDArray[np.int32], NDArray[np.intp]]:
        """The choices that some rows hold, as positions among ``values``, and for each the place of its row."""
        at, place = self.entries(rows)
        return self.choices[at], place

    @cached_property
    def is_single(self) -> bool:
        """Whether every row holds exactly one choice, so that ``choices`` can be read by row itself."""
        return len(self.choices) == len(self.firsts) - 1 and bool((np.diff(self.firsts) == 1).all())

    def sums(self, rows: NDArray[np.intp], people: NDArray[np.float64]) -> NDArray[np.int64]:
        """Incidents (first line) and people (second) of each choice among some rows, whose ``people`` are given.

        Sums in double precision are exact below 2**53 people.
        """
        if self.is_single:
            held, weights = self.choices[rows], people
        else:
            at, several = self._runs(rows)
            held, weights = self.choices[at], np.repeat(people, several)
        # Once, not in each of the two that follow.
        held = held.astype(np.intp)
        size = len(self.values)
        summed = np.bincount(held, weights=weights, minlength=size)
        return np.stack((np.bincount(held, minlength=size), summed.astype(np.int64)))

    def entries(self, rows: NDArray[np.intp]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """Where the choices of some rows stand among ``choices``, and for each the place of its row."""
        if self.is_single:
            return rows, np.arange(len(rows))
        at, several = self._runs(rows)
        return at, np.repeat(np.arange(len(rows)), several)

    def _runs(self, rows: NDArray[np.intp]) -> tuple[NDArray[np.intp], NDArray[Any]]:
        """Where the choices of some rows stand among ``choices``, row after row, and how many each row has."""
        first = self.firsts[rows]
        several = self.firsts[rows + 1] - first
        ends = np.cumsum(several, dtype=np.intp)
        at: NDArray[np.intp] = np.repeat(first - (ends - several), several)
        at += np.arange(len(at))
        return at, several


@dataclass(frozen=True)
class FacetLabels:
    """The words for the choices of one facet in one language, and where each stands among them in the alphabet."""

    words: list[str]
    ranks: NDArray[np.int64]


class Edition:
    """An immutable public snapshot. Opening one checks its manifest; ``verify`` reads every byte.

    ``id`` names it to the public. ``digest`` names its bytes; only the edition that is built of a release has another
    than its id: it is the released one, without what the disclosure check took away.
    """

    def __init__(self, identity: str, folder: Path, digest: str = "") -> None:
        self.id = identity
        self.digest = digest or identity
        self.folder = folder
        self.manifest = _read_manifest(self.digest, folder)
        self.placed: int = self.manifest["placed"]
        self.height: int = self.manifest["incidents"]
        self.people: int = self.manifest["people"]
        self.labels: dict[tuple[str, str], FacetLabels] = {}
        self.everything: dict[str, NDArray[np.int64]] = {}
        self._frames: dict[str, pl.DataFrame] = {}
        self._packed_with = lru_cache(maxsize=WORDS_KEPT)(self._look_for)

    @property
    def as_of(self) -> datetime | None:
        """The time of the last public change that the edition holds; none for an empty edition."""
        text = self.manifest["as_of"]
        return datetime.fromisoformat(text) if text else None

    @property
    def printed_for(self) -> str:
        """The address of the site that stands in its rows; nothing where it does not tell."""
        return str(self.manifest["settings"].get("site_url", ""))

    def verify(self) -> None:
        """Compare every file with its checksum; ``DamagedEdition`` names the first that differs."""
        for name, expected in self.manifest["files"].items():
            path = self.folder / name
            if not path.is_file() or path.stat().st_size != expected["size"]:
                raise DamagedEdition(f"{name} is missing or has the wrong size")
            with path.open("rb") as file:
                if hashlib.file_digest(file, "sha256").hexdigest() != expected["sha256"]:
                    raise DamagedEdition(f"{name} does not have its checksum")

    def stamp(self) -> tuple[tuple[int, int, int], ...]:
        """Inode, size and time of every file: equal stamps mean that nobody touched the files in between."""
        try:
            stats = [(self.folder / name).stat() for name in sorted([MANIFEST, *self.manifest["files"]])]
        except OSError as problem:
            raise DamagedEdition(f"{problem.filename and Path(problem.filename).name} is missing") from problem
        return tuple((stat.st_ino, stat.st_size, stat.st_mtime_ns) for stat in stats)

    def table(self, name: str) -> pl.DataFrame:
        """One public table, mapped, not copied."""
        return self._frame(name)

    def csv_rows(self, rows: NDArray[np.integer[Any]]) -> bytes:
        """Incidents as lines of CSV, in the order given, as they were written at the print."""
        # Not pa.array, which would load pandas, where it is installed, while somebody waits.
        wanted = pa.py_buffer(np.ascontiguousarray(rows, dtype=np.int64))
        taken = self._lines.take(pa.Array.from_buffers(pa.int64(), len(rows), [None, wanted]))
        # The texts of an array of its own lie one behind the other.
        return taken.buffers()[2].to_pybytes() if len(taken) else b""

    @cached_property
    def index(self) -> dict[str, NDArray[Any]]:
        """The number columns of :mod:`.index`, as arrays over the mapped file."""
        frame = self._frame("index")
        return {name: frame[name].to_numpy() for name in frame.columns}

    def column(self, file: str, name: str) -> NDArray[Any]:
        """One number column of a file that belongs to the index."""
        return self._frame(file)[name].to_numpy()

    @cached_property
    def texts(self) -> pl.Series:
        """The folded text of each incident, for searching."""
        return self._frame("search")["text"]

    def with_word(self, word: str) -> NDArray[np.bool_]:
        """Which incidents have a folded word in their texts.

        The last words asked for are kept: map, list and counts of one search ask for the same, and so does every
        filter that is then added to it.
        """
        return np.unpackbits(self._packed_with(word), count=self.height).view(np.bool_)

    def _look_for(self, word: str) -> NDArray[np.uint8]:
        return np.packbits(self.texts.str.contains(word, literal=True).to_numpy())

    @cached_property
    def facets(self) -> dict[str, Facet]:
        """The choices of every facet by its name."""
        choices = self._frame("choices")
        return {name: self._facet(name, choices.filter(pl.col("facet") == name)) for name in FACETS}

    @cached_property
    def row_of(self) -> dict[int, int]:
        """Where the incident of a number stands."""
        return {number: row for row, number in enumerate(self.index["number"].tolist())}

    @cached_property
    def terms(self) -> dict[str, dict[str, dict[str, str | None]]]:
        """Coded terms by scheme and code."""
        found: dict[str, dict[str, dict[str, str | None]]] = {}
        for row in self._frame("terms").iter_rows(named=True):
            found.setdefault(row["scheme"], {})[row["code"]] = row
        return found

    @cached_property
    def _lines(self) -> pa.LargeBinaryArray:
        """The CSV rows of all incidents, over the mapped file."""
        starts = self._frame("lines")["start"].to_numpy()
        with pa.memory_map(str(self.folder / ROWS)) as source:
            text = source.read_buffer()
        return pa.LargeBinaryArray.from_buffers(pa.large_binary(), self.height, [None, pa.py_buffer(starts), text])

    def _facet(self, name: str, choices: pl.DataFrame) -> Facet:
        values, starts, lengths = choices["value"].to_list(), choices["start"].to_numpy(), choices["length"].to_numpy()
        first = int(starts[0]) if len(starts) else 0
        part = self._frame("postings")[first : first + int(lengths.sum())]
        return Facet(
            values=values,
            labels=choices["label"].to_list(),
            starts=starts - first,
            lengths=lengths,
            rows=part["row"].to_numpy(),
            choices=part["choice"].to_numpy(),
            firsts=self._frame("firsts")[name].to_numpy(),
            position={value: at for at, value in enumerate(values)},
        )

    def _frame(self, name: str) -> pl.DataFrame:
        if name not in self._frames:
            self._frames[name] = _mapped(self.folder / f"{name}.arrow")
        return self._frames[name]


def _mapped(path: Path) -> pl.DataFrame:
    """A frame over the mapped file. Polars itself would read the file into memory of this process alone."""
    with pa.memory_map(str(path)) as source:
        frame = pl.from_arrow(pa.ipc.open_file(source).read_all(), rechunk=False)
    if not isinstance(frame, pl.DataFrame):
        raise DamagedEdition(f"{path.name} is not a table")
    return frame


def _read_manifest(digest: str, folder: Path) -> dict[str, Any]:
    try:
        text = (folder / MANIFEST).read_bytes()
        manifest = json.loads(text)
    except (OSError, ValueError) as problem:
        raise DamagedEdition(f"{MANIFEST} cannot be read") from problem
    if hashlib.sha256(text).hexdigest()[:16] != digest:
        raise DamagedEdition(f"{MANIFEST} does not have its checksum")
    if manifest["layout"] != LAYOUT or manifest["format"].split(".")[0] != columns.FORMAT.split(".")[0]:
        raise DamagedEdition("it was printed in a layout this version does not read")
    return manifest
