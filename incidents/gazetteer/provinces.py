"""Our own files beside GeoNames: names of provinces by code, and what else towns are known as."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from incidents.names import fold

_FOLDER = Path(__file__).parent
_KIND = re.compile(
    r"\b(?:province|provinsi|propinsi|provincia|state|negeri|region|division|department|departemen|governorate|"
    r"county|prefecture|district|parish|oblast|krai|municipality|special|autonomous|daerah istimewa|daerah khusus|"
    r"ibukota|federal|territory|city|of|the)\b"
)


@cache
def province_names() -> dict[tuple[str, str], str]:
    """(country, GeoNames admin1 code) to name."""
    return {(country, code): name for country, code, name in _rows("provinces.tsv")}


@cache
def customary_provinces() -> dict[int, str]:
    """GeoNames id of a town to its province, where that is not GeoNames' first level."""
    return {int(town): name for name, towns in _rows("philippines.tsv") for town in towns.split()}


@cache
def also_known_as() -> dict[int, list[str]]:
    """GeoNames id of a town to names of zones and compounds in it that reports use instead of the town's."""
    return {int(town): names.split("; ") for town, _, names in _rows("known_as.tsv")}


def province_key(name: str) -> str:
    """What is compared of a province's name: ``Tarlac Province`` and ``Provinsi Tarlac`` are ``tarlac``."""
    folded = fold(name)
    return re.sub(r"[^\w]+", "", _KIND.sub(" ", folded)) or re.sub(r"[^\w]+", "", folded)


def _rows(file: str) -> Iterator[list[str]]:
    for line in (_FOLDER / file).read_text("utf-8").splitlines():
        if not line.startswith("#"):
            yield line.split("\t")
