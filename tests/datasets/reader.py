"""A researcher with nothing but pandas: python reader.py SITE VERSION

Loads the zip of a release, works out the totals of fifty queries by itself, asks the site's map, statistics and list
of incidents for the same, and ends with an error where any two differ. Prints how many queries agreed.
"""

import hashlib
import io
import json
import sys
from collections.abc import Callable
from unicodedata import combining, normalize
from urllib.parse import urlencode
from urllib.request import urlopen
from zipfile import ZipFile

import pandas as pd

Query = dict[str, list[str]]
Rows = pd.Series


def fetched(address: str) -> bytes:
    """What an address answers."""
    with urlopen(address, timeout=60) as answer:
        return answer.read()


def folded(text: str) -> str:
    """A text without accents and capitals."""
    return "".join(sign for sign in normalize("NFKD", text.casefold()) if not combining(sign))


class Release:
    """The tables of a release, read from its zip after its checksum was compared."""

    def __init__(self, site: str, version: str) -> None:
        home = f"{site}/data/releases/{version}/"
        name = f"rescue-record-{version}.zip"
        content = fetched(home + name)
        told = dict(line.split("  ")[::-1] for line in fetched(f"{home}checksums.txt").decode().splitlines())
        assert hashlib.sha256(content).hexdigest() == told[name], "the zip does not have its checksum"
        with ZipFile(io.BytesIO(content)) as packed:
            read = {one: packed.read(f"{one}.csv") for one in ("incidents", "citations", "involvements")}
        self.tables = {one: pd.read_csv(io.BytesIO(text), **NAMIBIA) for one, text in read.items()}
        self.incidents = self.tables["incidents"]
        self.span()
        self.texts = self.searched()

    def span(self) -> None:
        """First and last day each incident may have happened on."""
        start = pd.to_datetime(self.incidents["date_start"])
        last = pd.to_datetime(self.incidents["date_end"]).fillna(start)
        precision = self.incidents["date_precision"]
        for letter, name in (("M", "month"), ("Y", "year")):
            wide = precision == name
            start = start.where(~wide, start.dt.to_period(letter).dt.start_time)
            last = last.where(~wide, last.dt.to_period(letter).dt.end_time.dt.normalize())
        self.start, self.last = start, last

    def searched(self) -> Rows:
        """The texts that a search looks into, without accents and capitals."""
        own = self.incidents.set_index("id")[["title", "summary", "place", "admin1"]].astype(object).fillna("")
        own = own.agg("\n".join, axis=1)
        outlets = self.tables["citations"].groupby("incident")["outlet"].agg(lambda names: "\n".join(names.dropna()))
        named = self.tables["involvements"][["name", "native_name"]].astype(object).fillna("").agg("\n".join, axis=1)
        names = named.groupby(self.tables["involvements"]["incident"]).agg("\n".join)
        whole = own.str.cat([outlets.reindex(own.index), names.reindex(own.index)], sep="\n", na_rep="")
        return whole.map(folded).reset_index(drop=True)

    def chosen(self, query: Query) -> pd.DataFrame:
        """The incidents of a query."""
        rows = pd.Series(True, index=self.incidents.index)
        for name, values in query.items():
            rows &= RULES[name](self, values)
        return self.incidents[rows]


NAMIBIA = {"keep_default_na": False, "na_values": [""]}


def any_of(column: str) -> Callable[[Release, list[str]], Rows]:
    """Rows that hold any of the codes in a column of lists or single codes."""

    def rule(release: Release, codes: list[str]) -> Rows:
        held = release.incidents[column].fillna("").astype(str).str.split("|")
        return held.map(lambda one: bool({part.split(":")[0] for part in one} & set(codes)))

    return rule


RULES: dict[str, Callable[[Release, list[str]], Rows]] = {
    "country": any_of("country"),
    "nationality": any_of("nationalities"),
    "exploitation": any_of("exploitation"),
    "sector": any_of("sectors"),
    "authority": any_of("authority_ids"),
    "language": any_of("languages"),
    "precision": any_of("place_precision"),
    "victims_min": lambda release, values: release.incidents["victims"] >= int(values[0]),
    "victims_max": lambda release, values: release.incidents["victims"] <= int(values[0]),
    "grade_min": lambda release, values: release.incidents["grade"] >= int(values[0]),
    "date_after": lambda release, values: release.last >= pd.Timestamp(values[0]),
    "date_before": lambda release, values: (
        release.start <= pd.Period(values[0], "Y" if len(values[0]) == 4 else "M").end_time
    ),
    "updated_since": lambda release, values: pd.to_datetime(release.incidents["updated_at"]) >= values[0],
    "q": lambda release, values: release.texts.str.contains(folded(values[0]), regex=False),
}


def frequent(column: Rows, most: int) -> list[str]:
    """The most frequent codes of a column of lists or single codes."""
    return list(column.dropna().str.split("|").explode().str.split(":").str[0].value_counts().index[:most])


def queries(incidents: pd.DataFrame) -> list[Query]:
    """Fifty queries about what the record holds: one parameter alone, and several together."""
    country = frequent(incidents["country"], 12)
    nationality = frequent(incidents["nationalities"], 8)
    form = frequent(incidents["exploitation"], 5)
    year = sorted(incidents["date_start"].str[:4].unique())[-6:]
    alone: list[Query] = [
        {},
        {"q": ["police"]},
        {"victims_min": ["50"]},
        {"victims_max": ["10"]},
        {"victims_min": ["10"], "victims_max": ["99"]},
        {"updated_since": [str(incidents["updated_at"].sort_values().iloc[len(incidents) // 2])]},
        *[{"grade_min": [grade]} for grade in "345"],
        *[{"precision": [one]} for one in ("town", "country")],
        *[{"language": [one]} for one in frequent(incidents["languages"], 2)],
        *[{"sector": [one]} for one in frequent(incidents["sectors"], 2)],
        *[{"authority": [one]} for one in frequent(incidents["authority_ids"], 2)],
        *[{"country": [one]} for one in country[:8]],
        *[{"nationality": [one]} for one in nationality[:6]],
        *[{"exploitation": [one]} for one in form],
        *[{"date_after": [one], "date_before": [one]} for one in year],
    ]
    together: list[Query] = [
        {"country": country[:3], "nationality": nationality[:2]},
        {"country": country[3:12], "date_after": [f"{year[0]}-07"]},
        {"nationality": nationality[2:8], "exploitation": form[:2], "grade_min": ["3"]},
        {"exploitation": form[:1], "precision": ["town", "district"], "victims_min": ["5"]},
        {"date_before": [f"{year[-1]}-06"], "country": country[:1], "q": ["a"]},
    ]
    return (alone + together + [{"victims_min": [str(one)]} for one in range(2, 60)])[:50]


def totals(rows: pd.DataFrame) -> dict[str, object]:
    """Incidents, people, and people by year and country, as pandas adds them up."""
    single = rows[rows["counting"] == "single_event"]
    people = {
        name: single.groupby(key)["victims"].sum().astype(int).to_dict()
        for name, key in (("by_year", single["date_start"].str[:4]), ("by_country", single["country"]))
    }
    shares = single["nationalities"].dropna().str.split("|").explode().str.split(":", expand=True)
    numbers = pd.to_numeric(shares[1]).fillna(0).groupby(shares[0]).sum().astype(int) if len(shares) else pd.Series()
    people["by_nationality"] = numbers.to_dict()
    told = {name: {key: one for key, one in line.items() if one} for name, line in people.items()}
    return {"incidents": len(rows), "people": int(single["victims"].sum()), **told}


def as_told(site: str, version: str, query: Query) -> dict[str, object]:
    """The same from the statistics of the site, as of the release."""
    found = json.loads(fetched(f"{site}/api/v1/statistics/?{urlencode({**query, 'edition': version}, doseq=True)}"))
    keys = {"by_year": "period", "by_country": "country", "by_nationality": "nationality"}
    lines = {
        name: {line[key]: line["people"] for line in found[name] if line["people"] and line[key]}
        for name, key in keys.items()
    }
    return {"incidents": found["count"], "people": found["people"], **lines}


def listed(site: str, version: str, query: Query) -> tuple[int, int]:
    """Incidents and people, added up from the list of incidents by walking through it."""
    given = {**query, "edition": version, "cursor": "*", "page_size": 200}
    address, rows = f"{site}/api/v1/incidents/?{urlencode(given, doseq=True)}", []
    while address:
        page = json.loads(fetched(address))
        rows += page["results"]
        address = page["next"] and site + page["next"][page["next"].index("/api/") :]
    found = pd.DataFrame(rows, columns=["id", "counting", "victims"]).drop_duplicates("id")
    return len(found), int(found[found["counting"] == "single_event"]["victims"].sum())


def main(site: str, version: str) -> None:
    """Compare all fifty; an AssertionError names the first query that differs."""
    release = Release(site, version)
    asked = queries(release.incidents)
    for query in asked:
        own = totals(release.chosen(query))
        total = (own["incidents"], own["people"])
        assert own == as_told(site, version, query), query
        assert total == listed(site, version, query), query
        given = urlencode({**query, "edition": version}, doseq=True)
        drawn = json.loads(fetched(f"{site}/map/clusters.json?{given}"))["total"]
        assert total == (drawn["incidents"], drawn["people"]), query
    print(f"{len(asked)} queries agree")


if __name__ == "__main__":
    main(sys.argv[1].rstrip("/"), sys.argv[2])
