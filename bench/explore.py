"""Map, facets, list page and statistics against Datasette and against Django's querysets.

Eight filters, each asked of all in the same run; every answer of ours is worked out anew. Before times are compared
the answers are: totals, clusters and facet counts must be equal, or the run ends. Datasette gives the first page with
two facets (country and nationality), ours and the querysets nine. A dash: the peer has no such page.
"""

import json
import math
from contextlib import ExitStack
from dataclasses import dataclass

from . import peers, prepare
from .questions import Question, questions
from .timing import Timed, size, timed

OURS = {
    "map": "/map/clusters.json",
    "facets": "/api/v1/facets/",
    "rows": "/map/rows.json",
    "list": "/incidents/",
    "statistics": "/api/v1/statistics/",
    "charts": "/statistics/",
}
QUERYSETS = {"map": "/map/clusters.json", "facets": "/facets/", "list": "/incidents/", "statistics": "/statistics/"}
DATASETTE = {"json": ".json", "page": ""}
TWO_FACETS = "_facet=country&_facet_array=nationalities&_size=50"
# What is compared: ours, Datasette's and the querysets' answers that together are one view.
VIEWS = {
    "map view with its total": (("map",), (), ("map",)),
    "facets as JSON": (("facets",), ("json",), ("facets",)),
    "map view, facets and first page": (("map", "facets", "rows"), ("json",), ("map", "list")),
    "list page with facets": (("list",), ("page",), ("list",)),
    "statistics as JSON": (("statistics",), (), ("statistics",)),
    "statistics page with charts": (("charts",), (), ()),
}
WARMING = 6
PEERS = ("Datasette", "querysets")


@dataclass(frozen=True)
class Measured:
    """One filter: the answers of ours and of the two peers, by what they are."""

    question: Question
    ours: dict[str, Timed]
    datasette: dict[str, Timed]
    querysets: dict[str, Timed]

    def milliseconds(self, view: str) -> tuple[float, ...]:
        """Of ours, of Datasette and of the querysets; 0 where there is nothing to compare."""
        found = (self.ours, self.datasette, self.querysets)
        return tuple(
            1e3 * sum(answers[name].seconds for name in names if name in answers)
            for answers, names in zip(found, VIEWS[view], strict=True)
        )


def main() -> None:
    options = prepare.asked(
        __doc__,
        runs=(7, "answers counted for each address"),
        querysets=(8, "filters that the querysets are asked for; at a million they take minutes for each"),
    )
    prepared = prepare.prepare(options)
    asked = questions(prepare.tables(prepared))
    prepare.say_where(prepared)
    with ExitStack() as stack:
        ours = stack.enter_context(peers.ours(prepared, options.port))
        datasette = stack.enter_context(peers.datasette(prepared, options.port + 1))
        querysets = stack.enter_context(peers.plain(prepared, options.port + 2))
        _warm(ours, OURS)
        if options.querysets:
            _warm(querysets, QUERYSETS)
        measured = []
        for turn, question in enumerate(asked):
            site = querysets if turn < options.querysets else ""
            measured.append(_measured(question, ours, datasette, site, options.runs))
            _check_equal(measured[-1])
        print("All totals, clusters and facet counts are equal.\n")
        for view in VIEWS:
            _print(view, measured)
        _first_view(ours)


def _warm(site: str, addresses: dict[str, str]) -> None:
    """Ask for a little of everything, so often that each of the server's processes has answered."""
    for address in addresses.values():
        for turn in range(WARMING):
            timed(f"{site}{address}?victims_min=400&grade_min=5&date_after={2015 + turn}", 0)


def _measured(question: Question, ours: str, datasette: str, querysets: str, runs: int) -> Measured:
    def of(site: str, addresses: dict[str, str], query: str) -> dict[str, Timed]:
        return {name: timed(f"{site}{address}?{query}", runs) for name, address in addresses.items()}

    return Measured(
        question,
        of(ours, OURS, question.ours),
        of(datasette, DATASETTE, f"{TWO_FACETS}&{question.datasette}"),
        of(querysets, QUERYSETS, question.ours) if querysets else {},
    )


def _print(view: str, measured: list[Measured]) -> None:
    print(f"{view:<34}{'ours ms':>9}" + "".join(f"{f'{name} ms':>15}{'×':>7}" for name in PEERS))
    times = [one.milliseconds(view) for one in measured]
    for one, (ours, *theirs) in zip(measured, times, strict=True):
        cells = "".join(f"{peer:>15,.0f}{peer / ours:>7.0f}" if peer else _nothing() for peer in theirs)
        print(f"  {one.question.label:<32}{ours:>9.1f}{cells}")
    ratios = [[(row[at], row[0]) for row in times if row[at]] for at in (1, 2)]
    together = "".join(_together(pairs) if pairs else _nothing() for pairs in ratios)
    print(f"  {'all of them together':<32}{sum(row[0] for row in times):>9.1f}{together}")
    means = (_mean([theirs / ours for theirs, ours in pairs]) if pairs else 0.0 for pairs in ratios)
    print(
        f"  {'geometric mean':<32}{'':>9}" + "".join(f"{'':>15}{mean:>7.0f}" if mean else _nothing() for mean in means)
    )
    print(flush=True)


def _together(pairs: list[tuple[float, float]]) -> str:
    theirs, ours = (sum(column) for column in zip(*pairs, strict=True))
    return f"{theirs:>15,.0f}{theirs / ours:>7.0f}"


def _nothing() -> str:
    return f"{'–':>15}{'–':>7}"


def _mean(ratios: list[float]) -> float:
    return math.exp(sum(map(math.log, ratios)) / len(ratios))


def _check_equal(one: Measured) -> None:
    """Totals of map, facets, list rows and peers, clusters, and the counts of all facets that a peer has."""
    ours = {name: json.loads(one.ours[name].body) for name in ("map", "facets", "rows")}
    total = ours["map"]["total"]
    _same(one, "totals", total, ours["rows"]["total"],
          {"incidents": ours["facets"]["count"], "people": ours["facets"]["people"]})  # fmt: skip
    _check_datasette(one, total, ours["facets"]["facets"])
    if not one.querysets:
        return
    theirs = {name: json.loads(one.querysets[name].body) for name in ("map", "facets")}
    _same(one, "totals", total, theirs["map"]["total"], {name: theirs["facets"][name] for name in total})
    _same(one, "clusters", *(sorted(line[2:4] for line in answer["map"]["clusters"]) for answer in (ours, theirs)))
    for name, lines in ours["facets"]["facets"].items():
        _same(one, name, *(_counts(found) for found in (lines, theirs["facets"]["facets"][name])))


def _check_datasette(one: Measured, total: dict[str, int], facets: dict[str, list[dict]]) -> None:
    other = json.loads(one.datasette["json"].body)
    _same(one, "totals in Datasette", total["incidents"], other["filtered_table_rows_count"])
    for name, column in (("country", "country"), ("nationality", "nationalities")):
        # Datasette narrows a facet by its own filter, ours does not.
        if f"{name}=" not in one.question.ours:
            counts = _counts(facets[name])
            listed = {line["value"]: line["count"] for line in other["facet_results"][column]["results"]}
            _same(one, f"{name} in Datasette", listed, {value: counts[value][0] for value in listed})


def _counts(lines: list[dict]) -> dict[str, tuple[int, int]]:
    return {str(line["value"]): (line["incidents"], line["people"]) for line in lines if line["incidents"]}


def _same(one: Measured, what: str, *answers: object) -> None:
    if any(answer != answers[0] for answer in answers):
        raise SystemExit(f"{one.question.label}: {what} differ, so there is nothing to compare: {str(answers)[:2000]}")


def _first_view(ours: str) -> None:
    clusters = f"{ours}{OURS['map']}?zoom=2"
    everything = size(f"{ours}/incidents.geojson")
    raw, packed = size(clusters), size(clusters, "gzip")
    print(
        f"First map view: {raw / 1e3:.1f} kB of clusters, {packed / 1e3:.1f} kB packed; one GeoJSON of everything: "
        f"{everything / 1e6:,.1f} MB (× {everything / raw:,.0f})."
    )


if __name__ == "__main__":
    main()
