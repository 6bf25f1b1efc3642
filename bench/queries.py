"""Server time of any filter, in one process without a web server: clusters, facets and totals of random queries.

Each query is one to four parameters drawn at random, text search among them, and is asked once, so nothing is kept
from one to the next. CPU time is what counts on a shared machine.
"""

import gc
import random
import time
from collections.abc import Callable, Iterator
from urllib.parse import urlencode

from . import prepare
from .questions import THAI

TEXTS = ("people", "police", "ตำรวจ", THAI, "promesas", "警方", "san", "unit 7", "korban keluarga", "zzz")
BOXES = ("-180,-90,180,90", "90,-15,140,30", "-20,30,45,70", "60,5,100,35")
# Other queries that are asked first and not counted: what a process does once is not what a query costs.
WARMING = 40
Parts = dict[str, Callable[[random.Random], list[str]]]


def main() -> None:
    options = prepare.asked(__doc__, queries=(300, "random queries"))
    prepared = prepare.prepare(options)
    prepare.say_where(prepared)
    from incidents.editions.store import current

    edition = current()
    parts = _parts(edition)
    for query in _queries(parts, WARMING, seed=1):
        _asked(edition, query)
    # As the web server does when it has started.
    gc.collect()
    gc.freeze()
    every = list(_queries(parts, options.queries, seed=7))
    cpu, wall = zip(*(_asked(edition, query) for query in every), strict=True)
    with_text = [time for time, query in zip(cpu, every, strict=True) if "q=" in query]
    print(f"{options.queries} random queries, milliseconds{'median':>12}{'95 %':>9}{'slowest':>9}")
    for name, times in (("CPU", cpu), ("of these with text", with_text), ("wall clock", wall)):
        ordered = sorted(times)
        middle, late = ordered[len(ordered) // 2], ordered[int(len(ordered) * 0.95)]
        print(f"  {name:<30}{middle:>12.1f}{late:>9.1f}{ordered[-1]:>9.1f}")
    print(f"\nslowest: {every[cpu.index(max(cpu))]}")


def _asked(edition: object, query: str) -> tuple[float, float]:
    """Milliseconds of CPU and of the clock for the answer to one query."""
    from django.http import QueryDict

    from incidents.editions.filters import parse
    from incidents.editions.query import ask

    started, clock = time.process_time(), time.perf_counter()
    found = ask(edition, parse(edition, QueryDict(query)))
    total, _, _ = found.total, found.clusters(2), found.facets()
    spent = time.process_time() - started, time.perf_counter() - clock
    assert total.incidents <= edition.height
    return spent[0] * 1e3, spent[1] * 1e3


def _parts(edition: object) -> Parts:
    """Each parameter with a way to draw its value; common values more often, as in life."""

    def codes(name: str) -> Callable[[random.Random], list[str]]:
        facet = edition.facets[name]
        weights = facet.lengths.tolist()
        return lambda draw: sorted(set(draw.choices(facet.values, weights, k=draw.randint(1, 3))))

    one_of = {
        "q": TEXTS,
        "bbox": BOXES,
        "victims_min": ("1", "5", "20", "100"),
        "victims_max": ("10", "50", "400"),
        "grade_min": ("2", "3", "5"),
        "date_after": ("2011", "2015", "2020-06"),
        "date_before": ("2013", "2018-03", "2025"),
    }
    some = {
        name: codes(name) for name in ("country", "nationality", "exploitation", "sector", "authority", "language")
    }
    return some | {name: lambda draw, values=values: [draw.choice(values)] for name, values in one_of.items()}


def _queries(parts: Parts, size: int, seed: int) -> Iterator[str]:
    draw = random.Random(seed)
    yield ""
    for _ in range(size - 1):
        names = draw.sample(sorted(parts), draw.randint(1, 4))
        yield urlencode({name: parts[name](draw) for name in names}, doseq=True)


if __name__ == "__main__":
    main()
