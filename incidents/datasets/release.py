"""Releases: an edition kept for good under a version, in files that can be cited, checked and made again.

Everything in a release follows from the edition, the version, the release before and the settings; nothing follows
from the clock, so that building it again gives the same bytes.
"""

import hashlib
import logging
import shutil
import tempfile
import time
from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields
from functools import lru_cache
from pathlib import Path

import orjson
import polars as pl
from django.conf import settings
from django.utils import timezone
from django.utils.translation import override

from ..editions.build import LAYOUT, Tables, build
from ..editions.columns import FORMAT, TABLES, schema
from ..editions.edition import DamagedEdition, Edition
from ..editions.store import current
from .disclosure import Disclosed, disclosed
from .naming import is_version, order, refusal
from .notice import NAME
from .recipe import recipe
from .release_files import in_order, write_files

ABOUT = "release.json"
CHECKSUMS = "checksums.txt"
NAMED = "digest"
OTHER_ADDRESS = "The edition was printed for {0}, but SITE_URL is {1}; a release would name both. Set SITE_URL={0}."
ASIDE, LEFT_AFTER = ".making-", 86_400
log = logging.getLogger(__name__)
_reported: dict[Path, str] = {}  # What was logged last of each, so that not every page logs it again.


class ReleaseError(Exception):
    """A release cannot be made or does not hold; the text says why."""


@dataclass(frozen=True)
class Release:
    """One release, as its ``release.json`` tells it.

    ``made_with`` is what its bytes depend on besides the edition (see :mod:`.recipe`); ``previous_checksums`` is the
    SHA-256 of the release before's list of checksums, so that each release vouches for all that came before it.
    """

    version: str
    edition: str
    previous: str | None
    as_of: str | None
    format: str
    incidents: int
    people: int
    withdrawn: int
    rows: dict[str, int]
    made_with: dict[str, str]
    previous_checksums: str | None = None

    @property
    def folder(self) -> Path:
        """Where its files are."""
        return Path(settings.RELEASES) / self.version

    @property
    def fingerprint(self) -> str:
        """A short name for all its bytes, by its list of checksums."""
        return digest_of(self.folder / CHECKSUMS)[:12]

    def files(self) -> list[tuple[str, int, str]]:
        """Name, size in bytes and checksum of every file that the public may download."""
        lines = (self.folder / CHECKSUMS).read_text().splitlines()
        held = [line.split("  ", 1) for line in lines]
        return [(name, (self.folder / name).stat().st_size, digest) for digest, name in held if "/" not in name]


def releases() -> list[Release]:
    """All releases that can be read, newest first."""
    found = (find(folder.name) for folder in _folders())
    return sorted((one for one in found if one), key=lambda one: order(one.version), reverse=True)


def find(version: str) -> Release | None:
    """One release; None where there is none of that version, or it cannot be read."""
    folder = Path(settings.RELEASES) / version
    if not is_version(version) or not folder.is_dir():
        return None
    problem = _problem(folder)
    if problem and _reported.get(folder) != problem:
        log.error("release %s is left out: %s", version, problem)
    _reported[folder] = problem
    return None if problem else _read(folder)


def release_problems() -> list[str]:
    """What is wrong with the folders of releases, in sentences that may be public; empty where nothing is."""
    found = ((folder.name, _problem(folder)) for folder in sorted(_folders()))
    return [f"release {version} is left out: {problem}; restore its files" for version, problem in found if problem]


def _folders() -> list[Path]:
    home = Path(settings.RELEASES)
    return [path for path in home.iterdir() if is_version(path.name)] if home.is_dir() else []


def _problem(folder: Path) -> str:
    """Why a release cannot be shown; nothing where it can. ``verify_release`` looks at every byte, this at none."""
    try:
        release = _read(folder)
        held = {name for name, _, _ in release.files()}
        needed = {"README.md", f"{NAME}.xlsx", f"{NAME}-{release.version}.zip"}
        needed |= {f"{table}{suffix}" for table in release.rows for suffix in (".csv", ".parquet")}
    except FileNotFoundError as missing:
        return f"{Path(str(missing.filename)).name} is missing"
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return f"its {ABOUT} or {CHECKSUMS} cannot be read"
    if release.version != folder.name or needed - held:
        return f"its {ABOUT} or {CHECKSUMS} is not whole"
    return ""


def make(edition: Edition, version: str) -> Release:
    """Build a release of an edition and keep it; ``ReleaseError`` where the version is bad or taken already."""
    if refused := refusal(version, timezone.now().year):
        raise ReleaseError(refused)
    if (Path(settings.RELEASES) / version).exists():
        raise ReleaseError(f"{version} was released already; a release never changes. Choose another version.")
    if damaged := release_problems():
        raise ReleaseError(f"The next release vouches for those before it. {'. '.join(damaged)}.")
    if edition.printed_for not in ("", settings.SITE_URL):
        raise ReleaseError(OTHER_ADDRESS.format(edition.printed_for, settings.SITE_URL))
    before = [one for one in releases() if order(one.version) < order(version)]
    home = Path(settings.RELEASES)
    home.mkdir(parents=True, exist_ok=True)
    _clear(home)
    with tempfile.TemporaryDirectory(dir=home, prefix=ASIDE) as name:
        folder = Path(name) / version
        tables = {table: edition.table(table) for table in TABLES}
        safe = disclosed(in_order(tables), settings.DISCLOSURE_THRESHOLD, settings.DISCLOSURE_ACTION)
        build_release(safe, edition.id, version, before[0] if before else None, folder)
        _keep(folder, home / version)
    return _read(home / version)


def _clear(home: Path) -> None:
    """Remove what a kill left half made; what another process is making now is younger."""
    for left in home.glob(f"{ASIDE}*"):
        if left.stat().st_mtime < time.time() - LEFT_AFTER:
            shutil.rmtree(left, ignore_errors=True)


def _keep(folder: Path, kept: Path) -> None:
    """Put a finished release in its place, where nobody writes to it by mistake."""
    for path in folder.iterdir():
        path.chmod(0o444)
    try:
        folder.rename(kept)
    except OSError as taken:
        raise ReleaseError(f"{kept.name} was released by somebody else meanwhile.") from taken


def build_release(safe: Disclosed, edition: str, version: str, previous: Release | None, folder: Path) -> None:
    """Write all files of a release of checked tables into a folder that does not exist yet."""
    folder.mkdir(parents=True)
    about = _about(safe.tables, edition, version, previous)
    before = tables_of(previous) if previous else None
    with override("en"):
        write_files(safe.tables, asdict(about), safe.log, before, folder)
    (folder / ABOUT).write_bytes(orjson.dumps(asdict(about), option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE))
    (folder / CHECKSUMS).write_text("".join(f"{digest}  {name}\n" for name, digest in digests(folder)))


def tables_of(release: Release) -> dict[str, pl.DataFrame]:
    """The tables of a release, from its Parquet files; a column that is newer than the release is empty."""
    found = {}
    for table in TABLES:
        path = release.folder / f"{table}.parquet"
        frame = pl.read_parquet(path) if path.is_file() else pl.DataFrame(schema=schema(table))
        newer = [pl.lit(None).alias(name) for name in schema(table).names() if name not in frame.columns]
        found[table] = frame.with_columns(newer).select(schema(table).names()).cast(schema(table))
    return found


def opened(release: Release) -> Edition:
    """The release as an edition, to look at the site as it was; built once from its Parquet files, then kept.

    It goes by the id of the edition that was released, which is the one that the release itself names.
    """
    folder = Path(settings.EDITION_CACHE) / f"release-{release.version}-{release.fingerprint}-{LAYOUT}-{FORMAT}"
    kept = _kept_edition(release, folder)
    if kept is None:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder.parent) as name:
            aside = Path(name) / "built"
            aside.mkdir()
            tables = tables_of(release)
            digest = build(tables, _revisions(tables), {}, aside)
            (aside / NAMED).write_text(digest)
            _replace(aside, folder)
        kept = Edition(release.edition, folder, (folder / NAMED).read_text())
    return kept


def _kept_edition(release: Release, folder: Path) -> Edition | None:
    """The edition that was built of a release before; none where it was not, or is not whole any more."""
    try:
        edition = Edition(release.edition, folder, (folder / NAMED).read_text())
        edition.verify()
    except (OSError, DamagedEdition):
        return None
    return edition


def _replace(aside: Path, folder: Path) -> None:
    """Put a built folder in its place; another process may do the same at this moment, with the same bytes."""
    shutil.rmtree(folder, ignore_errors=True)
    try:
        aside.rename(folder)
    except OSError:
        if not (folder / NAMED).is_file():
            raise


def edition_for(given: str) -> Edition:
    """The edition to answer from: the current one, or that of the release that a version or an edition's id names.

    Editions between two releases are not answered from, although the last few are still there: what was withdrawn
    since would come back. ``NoEdition`` where nothing was printed, ``ReleaseError`` where nothing has that name.
    """
    found = given and (find(given) or next((one for one in releases() if one.edition == given), None))
    if found:
        return _opened_once(str(found.folder), found.fingerprint)
    newest = current()
    if given in ("", newest.id):
        return newest
    known = ", ".join(one.version for one in releases()) or "none yet"
    raise ReleaseError(f"There is no edition {given}; there are releases: {known}.")


@lru_cache(maxsize=4)
def _opened_once(folder: str, fingerprint: str) -> Edition:
    """A release's edition, kept open; the fingerprint keeps apart two releases that had one version in turn."""
    return opened(_read(Path(folder)))


def _revisions(tables: Tables) -> dict[str, int]:
    newest = tables["changes"].group_by("id").agg(pl.col("revision").max())
    return {**dict.fromkeys(tables["incidents"]["id"].to_list(), 1), **dict(newest.iter_rows())}


def _about(tables: Tables, edition: str, version: str, previous: Release | None) -> Release:
    moments = pl.concat([tables["incidents"]["updated_at"], tables["withdrawn"]["withdrawn_at"]]).drop_nulls()
    newest = moments.sort()[-1] if len(moments) else None
    return Release(
        version=version,
        edition=edition,
        previous=previous.version if previous else None,
        as_of=newest.isoformat() if newest else None,
        format=FORMAT,
        incidents=tables["incidents"].height,
        people=people_of(tables["incidents"]),
        withdrawn=tables["withdrawn"].height,
        rows={table: tables[table].height for table in TABLES},
        made_with=recipe(),
        previous_checksums=digest_of(previous.folder / CHECKSUMS) if previous else None,
    )


def people_of(incidents: pl.DataFrame) -> int:
    """The sum of the headline figures over single events; unknown ones are not summed."""
    single = incidents.filter(pl.col("counting") == "single_event")
    return int(single["victims"].cast(pl.Int64).sum())


def digests(folder: Path) -> Iterable[tuple[str, str]]:
    """Name and SHA-256 of every file of a release but its list of checksums."""
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and name != CHECKSUMS:
            yield name, digest_of(path)


def digest_of(path: Path) -> str:
    """The SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _read(folder: Path) -> Release:
    """What ``release.json`` tells; a later version of the program may tell more, which this one leaves aside."""
    told = orjson.loads((folder / ABOUT).read_bytes())
    return Release(**{field.name: told[field.name] for field in fields(Release) if field.name in told})
