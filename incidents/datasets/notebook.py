"""A notebook that reproduces a chart of the statistics from the files of a release. The tests run it.

Jupyter Notebook format 4.5: https://nbformat.readthedocs.io/en/latest/format_description.html.
"""

from dataclasses import dataclass
from typing import Any

import orjson
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

_LOAD = """\
import hashlib
import io
import json
import zipfile
from urllib.request import urlopen

import pandas as pd

SITE = "{site}"
VERSION = "{version}"
home = f"{SITE}/data/releases/{VERSION}"
content = urlopen(f"{home}/rescue-record-{VERSION}.zip").read()
checksums = urlopen(f"{home}/checksums.txt").read().decode()
assert hashlib.sha256(content).hexdigest() in checksums

# Namibia's code is NA: only an empty cell means that nothing is reported.
with zipfile.ZipFile(io.BytesIO(content)).open("incidents.csv") as file:
    incidents = pd.read_csv(file, keep_default_na=False, na_values=[""])
print(len(incidents), "incidents")
"""
_SUM = """\
year = incidents["date_start"].str[:4].rename("year")
single = incidents["counting"] == "single_event"
by_year = pd.DataFrame(
    {
        "incidents": incidents.groupby(year).size(),
        "people": incidents["victims"].where(single).groupby(year).sum().astype(int),
        "unknown": (single & incidents["victims"].isna()).groupby(year).sum(),
    }
)
print(by_year)
"""
_DRAW = """\
most = max(by_year["people"].max(), 1)
for name, line in by_year.iterrows():
    print(name, "#" * round(50 * line["people"] / most), line["people"])
"""
_COMPARE = """\
told = json.load(urlopen(f"{SITE}/api/v1/statistics/?edition={VERSION}"))
site = pd.DataFrame(told["by_year"]).rename(columns={"period": "year"}).set_index("year")
site = site[site["incidents"] > 0]
assert by_year.astype(int).equals(site[by_year.columns].astype(int))
print("The same as on the statistics page:", told["count"], "incidents,", told["people"], "people")
"""


@dataclass(frozen=True)
class Cell:
    """One step: what it does, and the program that does it."""

    text: str
    code: str


_CELLS = (
    (gettext_noop("Load the release, and compare its checksum, so that you know you have what others have."), _LOAD),
    (
        gettext_noop("Add up by year. Only single events are summed; a figure nobody reports is counted as unknown."),
        _SUM,
    ),
    (gettext_noop("Draw the chart. Plain signs do; your own library will make it prettier."), _DRAW),
    (gettext_noop("Compare with what the site tells as of the same release."), _COMPARE),
)


def cells(site: str, version: str) -> list[Cell]:
    """The steps, for one release of this site."""
    return [Cell(_(text), code.replace("{site}", site).replace("{version}", version, 1)) for text, code in _CELLS]


def notebook(site: str, version: str) -> bytes:
    """The steps as a file for Jupyter, which runs wherever pandas does."""
    title = f"# The chart of years from release {version}\n\n{site}/data/releases/{version}/"
    found = [_cell("markdown", "title", title)]
    for at, cell in enumerate(cells(site, version), start=1):
        found += [_cell("markdown", f"text-{at}", cell.text), _cell("code", f"code-{at}", cell.code)]
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    metadata = {"kernelspec": kernel, "language_info": {"name": "python"}}
    whole = {"cells": found, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}
    return orjson.dumps(whole, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def _cell(kind: str, identity: str, text: str) -> dict[str, Any]:
    lines = text.rstrip("\n").splitlines(keepends=True)
    cell = {"cell_type": kind, "id": identity, "metadata": {}, "source": lines}
    return {**cell, "execution_count": None, "outputs": []} if kind == "code" else cell
