"""Map, facets and list page against Datasette over the same incidents: ``python -m bench.against_datasette``.

Eight filters, each asked of both in the same run; the table gives medians and ratios. Datasette answers with the same
filter and two facets. The numbers are for comparing, not for passing: no test reads them.
"""

import argparse
import os
import tempfile
from pathlib import Path
from urllib.parse import quote

import django

Question = tuple[str, str, str]
HEADS = (
    ("Datasette's", 12), ("facets", 9), ("×", 7), ("map+facets+list", 17), ("×", 7),
    ("Datasette page", 16), ("list page", 11), ("×", 7),
)  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=100_000, help="incidents (100000)")
    parser.add_argument("--runs", type=int, default=5, help="answers counted for each address (5)")
    parser.add_argument("--port", type=int, default=8201, help="first of two free ports (8201)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        os.environ.update(VAR_DIR=name, DJANGO_SETTINGS_MODULE="tracker.settings")
        django.setup()
        _compare(Path(name), options.size, options.runs, options.port)


def _compare(var: Path, size: int, runs: int, port: int) -> None:
    from bench import generate, peers

    tables = generate.tables(size)
    peers.print_generated(tables, var)
    peers.write_sqlite(tables, var / "bench.db")
    questions = _questions(tables)
    del tables
    with peers.ours(var, port) as site, peers.datasette(var / "bench.db", port + 1) as peer:
        print(f"{size:,} incidents, median of {runs} answers, milliseconds; × is Datasette's time over ours\n")
        print(f"{'filter':<30}" + "".join(f"{head:>{width}}" for head, width in HEADS))
        for label, query, theirs in questions:
            facets = "_facet=country&_facet=exploitation&_size=50"
            slow = peers.seconds(f"{peer}.json?{facets}&{theirs}", min(runs, 3))
            page = peers.seconds(f"{peer}?{facets}&{theirs}", min(runs, 3))
            quick = peers.seconds(f"{site}/api/v1/facets/?{query}", runs)
            parts = [peers.seconds(f"{site}{path}?{query}", runs) for path in ("/map/clusters.json", "/map/rows.json")]
            whole = peers.seconds(f"{site}/incidents/?{query}", runs)
            both = quick + sum(parts)
            print(
                f"{label:<30}{slow * 1e3:>12.0f}{quick * 1e3:>9.1f}{slow / quick:>7.0f}{both * 1e3:>17.1f}"
                f"{slow / both:>7.0f}{page * 1e3:>16.0f}{whole * 1e3:>11.1f}{page / whole:>7.0f}"
            )
        _first_view(site)


def _questions(tables: dict) -> list[Question]:
    """Eight filters as a label, our query and Datasette's; on what is common in the data, so that none is easy."""
    incidents, counts = tables["incidents"], tables["counts"]
    country = incidents["country"].value_counts(sort=True)["country"][0]
    nationality = counts["nationality"].drop_nulls().value_counts(sort=True)["nationality"][0]
    thai = quote("ผู้เสียหาย")
    return [
        ("everything", "", ""),
        ("one country", f"country={country}", f"country={country}"),
        ("one nationality", f"nationality={nationality}", f"nationalities__arraycontains={nationality}"),
        ("a year", "date_after=2020&date_before=2020", "date_start__gte=2020-01-01&date_start__lt=2021-01-01"),
        ("form of exploitation", "exploitation=forced_labour", "exploitation=forced_labour"),
        ("people, at least 100", "victims_min=100", "victims__gte=100"),
        ("text in Thai", f"q={thai}", f"summary__contains={thai}"),
        ("country, sector and grade", f"country={country}&sector=fishing&grade_min=3",
         f"country={country}&sector=fishing&grade__gte=3"),
    ]  # fmt: skip


def _first_view(site: str) -> None:
    from bench import peers

    clusters = f"{site}/map/clusters.json?zoom=2"
    everything = peers.size(f"{site}/incidents.geojson")
    raw, packed = peers.size(clusters), peers.size(clusters, "gzip")
    print(
        f"\nfirst map view: {raw / 1e3:.1f} kB of clusters, {packed / 1e3:.1f} kB compressed; "
        f"one GeoJSON of everything: {everything / 1e6:.1f} MB (× {everything / raw:,.0f})"
    )


if __name__ == "__main__":
    main()
