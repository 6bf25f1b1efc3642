"""Working examples in the languages researchers use. The tests run every one of them, R where it is installed."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

_CURL = """\
curl --compressed -o incidents.csv '{site}/incidents.csv?country=PH&date_after=2023'
curl -s '{site}/api/v1/facets/?exploitation=forced_criminality'
"""
_PANDAS = """\
import pandas as pd

# Namibia's code is NA: only an empty cell means that nothing is reported.
incidents = pd.read_csv(
    "{site}/incidents.csv?date_after=2023",
    keep_default_na=False,
    na_values=[""],
    parse_dates=["date_start", "date_end"],
)
single = incidents[incidents["counting"] == "single_event"]
print(len(incidents), int(single["victims"].sum()))
"""
_POLARS = """\
from urllib.request import urlopen

import polars as pl

incidents = pl.read_parquet(urlopen("{site}/incidents.parquet?date_after=2023").read())
by_nationality = (
    incidents.filter(pl.col("counting") == "single_event")
    .explode("nationalities", empty_as_null=False)
    .unnest("nationalities")
    .group_by("nationality")
    .agg(pl.col("number").sum())
    .sort("number", "nationality", descending=[True, False])
)
print(by_nationality.head(5).rows())
"""
_R = """\
incidents <- read.csv("{site}/incidents.csv?date_after=2023", na.strings = "", encoding = "UTF-8")
single <- incidents[incidents$counting == "single_event", ]
cat(nrow(incidents), sum(single$victims, na.rm = TRUE), "\\n")
"""
_MIRROR = """\
import json
from urllib.request import urlopen

# Once: all incidents, and the edition they are from.
answer = urlopen("{site}/incidents.jsonl")
edition = answer.headers["X-Record-Edition"]
held = {one["id"]: one for one in map(json.loads, answer)}

# Then as often as you like: what changed since. Keep held and edition in between.
address, edition = "{site}/api/v1/changes/?since=" + edition, ""
while address:
    answer = json.load(urlopen(address))
    edition = edition or answer["edition"]
    for line in answer["results"]:
        if line["kind"] in ("withdrawn", "merged"):
            held.pop(line["id"], None)
        else:
            held[line["id"]] = json.load(urlopen("{site}/api/v1/incidents/" + line["id"] + "/"))
    address = answer["next"]
print(len(held), sum(one["victims"] or 0 for one in held.values() if one["counting"] == "single_event"))
"""


@dataclass(frozen=True)
class Example:
    """One program, the language it is in, and what it is for."""

    language: str
    name: str
    code: str


def examples(site: str) -> list[Example]:
    """All examples, with the address of this site in them."""
    return [
        Example("bash", "curl", _CURL.replace("{site}", site)),
        Example("python", "Python, pandas", _PANDAS.replace("{site}", site)),
        Example("python", "Python, Polars", _POLARS.replace("{site}", site)),
        Example("r", "R", _R.replace("{site}", site)),
        Example("python", _("Python, a copy that stays in step"), _MIRROR.replace("{site}", site)),
    ]
