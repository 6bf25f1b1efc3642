"""Map, facets, list page and statistics against Datasette and against Django's querysets.

Eight filters, each asked of all in the same run; every answer of ours is worked out anew. Before a time is compared,
the answers are: totals and facet counts must be equal, or the run ends. Datasette gives the first page with two facets
(country and nationality), ours and the querysets nine. A dash: the peer has no such page.
"""

import json
import math
from collections.abc import Iterable
from contextlib import ExitStack
from dataclasses import dataclass, field

from . import peers, prepare
from .questions import Question, questions
from .timing import Timed, size, timed

TWO_FACETS = "_facet=country&_facet_array=nationalities&_size=50"


@dataclass(frozen=True)
class Row:
    """One view: its name, our address, the peers' addresses; `{ours}` and `{datasette}` stand for the filter."""

    view: str
    ours: tuple[str, ...]
    datasette: str | None
    plain: tuple[str, ...]


CLUSTERS, FACETS, ROWS, LIST = "/map/clusters.json", "/api/v1/facets/", "/map/rows.json", "/incidents/"
ROWS_OF_VIEWS = (
    Row("map view with its total", (CLUSTERS,), None, (CLUSTERS,)),
    Row("facets as JSON", (FACETS,), ".json", ("/facets/",)),
    Row("map view, facets and first page", (CLUSTERS, FACETS, ROWS), ".json", (CLUSTERS, "/incidents/")),
    Row("list page with facets", (LIST,), "", (LIST,)),
    Row("statistics as JSON", ("/api/v1/statistics/",), None, ("/statistics/",)),
    Row("statistics page with charts", ("/statistics/",), None, ()),
)


@dataclass
class Found:
    """The milliseconds of one view: ours, and each peer's by its name."""

    label: str
    ours: float
    theirs: dict[str, float] = field(default_factory=dict)


def main() -> None:
    options = prepare.asked(__doc__, runs=(7, "answers counted for each address"))
    prepared = prepare.prepare(options)
    asked = questions(prepare.tables(prepared))
    prepare.say_where(prepared)
    with ExitStack() as stack:
        ours = stack.enter_context(peers.ours(prepared, options.port))
        datasette = stack.enter_context(peers.datasette(prepared, options.port + 1))
        plain = stack.enter_context(peers.plain(prepared, options.port + 2))
        for question in asked:
            _check_equal(question, ours, datasette, plain)
        print("all totals and facet counts are equal\n")
        for row in ROWS_OF_VIEWS:
            _print(row, [_measured(row, question, (ours, datasette, plain), options.runs) for question in asked])
        _first_view(ours)


def _measured(row: Row, question: Question, at: tuple[str, str, str], runs: int) -> Found:
    ours, datasette, plain = at
    found = Found(question.label, _sum(timed(f"{ours}{path}?{question.ours}", runs) for path in row.ours))
    if row.datasette is not None:
        address = f"{datasette}{row.datasette}?{TWO_FACETS}&{question.datasette}"
        found.theirs["Datasette"] = _sum([timed(address, runs)])
    if row.plain:
        found.theirs["querysets"] = _sum(timed(f"{plain}{path}?{question.ours}", runs) for path in row.plain)
    return found


def _sum(answers: Iterable[Timed]) -> float:
    return sum(answer.seconds for answer in answers) * 1e3


def _print(row: Row, lines: list[Found]) -> None:
    names = ("Datasette", "querysets")
    print(f"{row.view:<34}{'ours ms':>9}" + "".join(f"{f'{name} ms':>15}{'×':>7}" for name in names))
    for line in lines:
        cells = (_cell(line.theirs.get(name), line.ours) for name in names)
        print(f"  {line.label:<32}{line.ours:>9.1f}" + "".join(cells), flush=True)
    means = ((name, [line.theirs[name] / line.ours for line in lines if name in line.theirs]) for name in names)
    cells = "".join(f"{'':>15}{_mean(ratios):>7.0f}" if ratios else f"{'':>15}{'–':>7}" for _, ratios in means)
    print(f"  {'geometric mean':<32}{'':>9}{cells}\n", flush=True)


def _cell(theirs: float | None, ours: float) -> str:
    return f"{theirs:>15,.0f}{theirs / ours:>7.0f}" if theirs is not None else f"{'–':>15}{'–':>7}"


def _mean(ratios: list[float]) -> float:
    return math.exp(sum(map(math.log, ratios)) / len(ratios))


def _check_equal(question: Question, ours: str, datasette: str, plain: str) -> None:
    """Totals of map, facets, list rows and peers, and the counts of the two facets that all of them have."""
    facets = json.loads(timed(f"{ours}{FACETS}?{question.ours}", 0).body)
    shown = json.loads(timed(f"{ours}{CLUSTERS}?{question.ours}", 0).body)
    their = json.loads(timed(f"{plain}/facets/?{question.ours}", 0).body)
    drawn = json.loads(timed(f"{plain}{CLUSTERS}?{question.ours}", 0).body)
    other = json.loads(timed(f"{datasette}.json?{TWO_FACETS}&{question.datasette}", 0).body)
    totals = [facets["count"], shown["total"]["incidents"], their["incidents"], other["filtered_table_rows_count"]]
    _same(question, "totals", *totals)
    _same(question, "people", facets["people"], shown["total"]["people"], their["people"], drawn["total"]["people"])
    _same(question, "clusters", *(sorted(line[2:4] for line in answer["clusters"]) for answer in (shown, drawn)))
    for name, lines in facets["facets"].items():
        _same(question, name, *({str(line["value"]): (line["incidents"], line["people"]) for line in found
                                 if line["incidents"]} for found in (lines, their["facets"][name])))  # fmt: skip
    for name, column in (("country", "country"), ("nationality", "nationalities")):
        if f"{name}=" not in question.ours:
            listed = other["facet_results"][column]["results"]
            counts = {line["value"]: line["incidents"] for line in facets["facets"][name]}
            _same(question, f"{name} in Datasette", {one["value"]: one["count"] for one in listed},
                  {one["value"]: counts[one["value"]] for one in listed})  # fmt: skip


def _same(question: Question, what: str, *answers: object) -> None:
    if any(answer != answers[0] for answer in answers):
        raise SystemExit(f"{question.label}: {what} differ, so there is nothing to compare: {str(answers)[:2000]}")


def _first_view(ours: str) -> None:
    everything = size(f"{ours}/incidents.geojson")
    raw, packed = size(f"{ours}{CLUSTERS}?zoom=2"), size(f"{ours}{CLUSTERS}?zoom=2", "gzip")
    print(
        f"first map view: {raw / 1e3:.1f} kB of clusters, {packed / 1e3:.1f} kB packed; one GeoJSON of everything: "
        f"{everything / 1e6:,.1f} MB (× {everything / raw:,.0f})"
    )


if __name__ == "__main__":
    main()
