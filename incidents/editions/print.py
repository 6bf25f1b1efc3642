"""Print an edition: read what changed, build the files aside, check them, and make them current in one step."""

import fcntl
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import polars as pl
from django.conf import settings
from django.db.models import Max, Q
from django.utils import timezone

from ..ledger.reports import prefetched
from ..models import HelpLine, Incident, LoadedGazetteer, PublicEvent, Term
from ..models.incident import Sensitivity, State
from ..names import UNWRITABLE
from .build import Tables, build
from .check import check
from .columns import CODES, FORMAT, schema
from .edition import DamagedEdition, Edition
from .reference import helpline_rows, term_rows
from .rows import IncidentRows, change_rows, rows_of, withdrawn_rows
from .rules import rules
from .store import NoEdition, Store, store

BATCH = 500
ASIDE = "printing-"
PER_INCIDENT = {
    "incidents": "id",
    "counts": "incident",
    "citations": "incident",
    "involvements": "incident",
    "followups": "incident",
}


def print_edition(full: bool = False) -> str:
    """Print the ledger's published incidents and make the result current; gives the edition's id.

    Only incidents whose revision differs from the last edition's are read again, unless ``full``. A failure of any
    kind leaves the current edition in place. Prints wait for each other; running it again is safe.
    """
    target = store()
    with _one_at_a_time() as cache, tempfile.TemporaryDirectory(dir=cache, prefix=ASIDE) as name:
        watermark = _watermark()
        previous = None if full or target.watermark() > watermark else _previous(target)
        tables, revisions = _tables(previous)
        folder = Path(name)
        identity = build(tables, revisions, _depends_on(), folder)
        check(Edition(identity, folder), expected=revisions)
        target.add(identity, folder, watermark, latest=_watermark())
    return identity


def is_ahead() -> bool:
    """Whether the current edition was printed from a later ledger: this one was restored from a backup."""
    return store().watermark() > _watermark()


def _watermark() -> int:
    return PublicEvent.objects.aggregate(newest=Max("pk"))["newest"] or 0


def _published() -> dict[int, int]:
    """Number and revision of every incident that may be public now."""
    public = Incident.objects.filter(state=State.PUBLISHED).exclude(sensitivity=Sensitivity.INTERNAL)
    return dict(public.exclude(embargo_until__gt=timezone.now()).order_by("number").values_list("number", "revision"))


def _tables(previous: Edition | None) -> tuple[Tables, dict[str, int]]:
    wanted = _published()
    printed = _printed(previous) if previous else {}
    stale = [number for number, revision in wanted.items() if printed.get(number) != revision]
    fresh = _frames(stale)
    kept = {_public_id(number) for number in wanted} - {_public_id(number) for number in stale}
    tables = {name: pl.concat([_reused(previous, name, key, kept), fresh[name]]) for name, key in PER_INCIDENT.items()}
    merged = Q(state=State.MERGED, withdrawn_at__isnull=False)
    withdrawn = Incident.objects.filter(Q(state=State.WITHDRAWN) | merged).order_by("number")
    tables["withdrawn"] = _frame("withdrawn", withdrawn_rows(withdrawn))
    tables["changes"] = _frame("changes", change_rows(PublicEvent.objects.order_by("pk").iterator(BATCH)))
    tables["terms"] = _frame("terms", term_rows(Term.objects.select_related("parent")))
    tables["helplines"] = _frame("helplines", helpline_rows(HelpLine.objects.filter(retired_on=None)))
    return tables, {_public_id(number): revision for number, revision in wanted.items()}


def _frames(numbers: list[int]) -> dict[str, pl.DataFrame]:
    """The public rows of some incidents, read from the ledger in batches."""
    parts: dict[str, list[pl.DataFrame]] = {name: [_frame(name, [])] for name in PER_INCIDENT}
    for rows in _batches(numbers):
        for name in PER_INCIDENT:
            parts[name].append(_frame(name, getattr(rows, name)))
    return {name: pl.concat(frames) for name, frames in parts.items()}


def _batches(numbers: list[int]) -> Iterator[IncidentRows]:
    for first in range(0, len(numbers), BATCH):
        batch = Incident.objects.filter(pk__in=numbers[first : first + BATCH]).order_by("number")
        terms = ("exploitation", "sectors", "means", "recruitment")
        yield rows_of(prefetched(batch).prefetch_related(*terms), settings.SITE_URL)


def _reused(previous: Edition | None, table: str, key: str, kept: set[str]) -> pl.DataFrame:
    if previous is None or not kept:
        return _frame(table, [])
    return previous.table(table).filter(pl.col(key).is_in(list(kept)))


def _frame(table: str, rows: list[dict[str, object]]) -> pl.DataFrame:
    """Rows as a table. Control characters, which come along with pasted text, would spoil any XML they stand in."""
    texts = pl.col(pl.String).str.replace_all(UNWRITABLE, " ")
    lists = pl.col(CODES).list.eval(pl.element().str.replace_all(UNWRITABLE, " "))
    return pl.DataFrame(rows, schema=schema(table), orient="row").with_columns(texts, lists)


def _printed(previous: Edition) -> dict[int, int]:
    index = previous.index
    return dict(zip(index["number"].tolist(), index["revision"].tolist(), strict=True))


def _previous(target: Store) -> Edition | None:
    """The last edition, if its rows may be used again: whole, and printed by the same rules."""
    for identity in target.pointers()[:1]:
        try:
            edition = target.opened(identity)
            edition.verify()
        except DamagedEdition:
            return None
        return edition if _is_of_these_rules(edition) else None
    return None


def is_outdated() -> bool:
    """Whether the current edition was printed by other rules, columns or places, as it was before an upgrade."""
    try:
        return not _is_of_these_rules(store().current())
    except NoEdition:
        return True


def _is_of_these_rules(edition: Edition) -> bool:
    return edition.manifest["settings"] == _depends_on() and edition.manifest["format"] == FORMAT


def _depends_on() -> dict[str, str]:
    """What rows follow from besides their incidents. Where any of it differs, all are read again."""
    gazetteer = LoadedGazetteer.objects.order_by("-pk").values_list("version", flat=True).first()
    return {"site_url": settings.SITE_URL, "rules": rules(), "gazetteer": gazetteer or "none"}


def _public_id(number: int) -> str:
    return f"TI-{number:05d}"


@contextmanager
def _one_at_a_time() -> Iterator[Path]:
    """A lock among the processes of this host: of two prints the later must see what the earlier saw.

    Gives the folder to print in, without what prints left there that were killed.
    """
    cache = Path(settings.EDITION_CACHE)
    cache.mkdir(parents=True, exist_ok=True)
    with (cache / "print.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        for left in cache.glob(f"{ASIDE}*"):
            shutil.rmtree(left, ignore_errors=True)
        yield cache
