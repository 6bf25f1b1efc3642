"""Which incident each line of a related table belongs to, as a row of the edition, so that sums need no identities."""

import polars as pl

from .index import month_of


def belonging_of(incidents: pl.DataFrame, citations: pl.DataFrame, followups: pl.DataFrame) -> dict[str, pl.DataFrame]:
    """Two files, line by line as the tables they belong to.

    ``cited`` has the row of the incident and the month the article was published in, as :func:`.index.month_of` counts
    them; ``followed`` has the row.
    """
    rows = incidents.select("id").with_row_index("row").select("id", pl.col("row").cast(pl.Int32))
    return {
        "cited": _with_rows(citations.select("incident", month_of("published").alias("month")), rows).select(
            "row", "month"
        ),
        "followed": _with_rows(followups.select("incident"), rows).select("row"),
    }


def _with_rows(lines: pl.DataFrame, rows: pl.DataFrame) -> pl.DataFrame:
    return lines.join(rows, left_on="incident", right_on="id", how="left", maintain_order="left")
