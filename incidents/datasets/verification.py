"""Whether a release is still what it was: every checksum, every total, the chain of releases, and made again."""

import io
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

import orjson
import polars as pl

from ..editions.columns import TABLES
from ..editions.csv_rows import TIME_FORMAT, cell
from .disclosure import Disclosed, disclosed
from .recipe import recipe
from .release import CHECKSUMS, Release, build_release, digest_of, digests, find, people_of, tables_of

LOG = "disclosure.json"


@dataclass
class Verdict:
    """What does not hold of a release, and what could not be looked at, in sentences."""

    problems: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def verify(release: Release) -> Verdict:
    """Recompute everything a release says of itself; it holds where there are no problems.

    It is made again only where the settings and the program are those it was made with: a later version of the
    program may write other bytes from the same rows, and that is no fault of the release.
    """
    verdict = Verdict(problems=_checksum_problems(release) + _chain_problems(release))
    if verdict.problems:
        return verdict
    verdict.problems = _total_problems(release)
    other = [name for name, value in recipe().items() if release.made_with.get(name) != value]
    if other:
        verdict.notes = [f"not made again, because these differ from when it was made: {', '.join(other)}"]
    else:
        verdict.problems += _rebuild_problems(release)
    return verdict


def _checksum_problems(release: Release) -> list[str]:
    lines = (release.folder / CHECKSUMS).read_text().splitlines()
    told = {name: digest for digest, name in (line.split("  ", 1) for line in lines)}
    found = dict(digests(release.folder))
    return [
        *[f"{name} is missing" for name in sorted(told.keys() - found.keys())],
        *[f"{name} was added" for name in sorted(found.keys() - told.keys())],
        *[f"{name} does not have its checksum" for name in sorted(told.keys() & found) if told[name] != found[name]],
    ]


def _chain_problems(release: Release) -> list[str]:
    """Whether the release before is there and is the one that this one follows."""
    if release.previous is None:
        return []
    before = find(release.previous)
    if before is None:
        return [f"the release before it, {release.previous}, is missing"]
    if digest_of(before.folder / CHECKSUMS) != release.previous_checksums:
        return [f"the release before it, {release.previous}, is not the one it was made after"]
    return []


def _total_problems(release: Release) -> list[str]:
    problems = []
    for table, rows in release.rows.items():
        texts = pl.read_csv(release.folder / f"{table}.csv", infer_schema=False)
        values = pl.read_parquet(release.folder / f"{table}.parquet")
        for name, frame in ((f"{table}.csv", texts), (f"{table}.parquet", values)):
            problems += _differs(name, "rows", frame.height, rows)
            if table == "incidents":
                problems += _differs(name, "incidents", frame.height, release.incidents)
                problems += _differs(name, "people", people_of(frame), release.people)
            if table == "withdrawn":
                problems += _differs(name, "withdrawn incidents", frame.height, release.withdrawn)
        if not _texts_of(table, values).equals(texts):
            problems.append(f"{table}.csv does not say what {table}.parquet says")
    package = orjson.loads((release.folder / "datapackage.json").read_bytes())
    for name in ("incidents", "people"):
        problems += _differs("datapackage.json", name, package[name], getattr(release, name))
    return problems


def _texts_of(table: str, values: pl.DataFrame) -> pl.DataFrame:
    """A table as texts, as its CSV gives them; only the columns it has, for a release may be older than one."""
    cells = [cell(column) for column in TABLES[table] if column.name in values.columns]
    written = values.select(cells).write_csv(datetime_format=TIME_FORMAT)
    return pl.read_csv(io.BytesIO(written.encode()), infer_schema=False)


def _differs(name: str, what: str, found: int, told: int) -> list[str]:
    return [] if found == told else [f"{name} has {found} {what}, not {told}"]


def _rebuild_problems(release: Release) -> list[str]:
    """Whether its own tables, checked once more, give the same bytes again."""
    tables = tables_of(release)
    log = orjson.loads((release.folder / LOG).read_bytes())
    treated = disclosed(tables, log["threshold"], log["action"]).tables
    if any(not treated[name].equals(table) for name, table in tables.items()):
        return ["its tables hold what its own disclosure check would have treated"]
    previous = find(release.previous) if release.previous else None
    with tempfile.TemporaryDirectory() as name:
        again = Path(name) / release.version
        build_release(Disclosed(treated, log), release.edition, release.version, previous, again)
        old, new = (dict(digests(folder)) for folder in (release.folder, again))
    different = sorted(name for name in old.keys() | new.keys() if old.get(name) != new.get(name))
    return [f"{name} is not the same when made again" for name in different]
