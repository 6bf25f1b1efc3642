"""What a query reads of each incident: plain number columns, and a text to search."""

import polars as pl

from ..names import fold

PRECISIONS = ("town", "district", "province", "country")
NO_NUMBER = -1
NO_MONTH = -1
# A month is known where the date is known to the month or better.
_MONTH_KNOWN = ("day", "month", "period")
# What an incident adds to sums: its figure; nothing, as nobody reports one; nothing, as it is no single event.
SUMMED, UNKNOWN, NO_SINGLE_EVENT = range(3)
BAR = "\n"
ORDERS = {
    "by_date": (["day", "number"], [True, True]),
    "by_victims": (["victims", "day", "number"], [True, True, True]),
    "by_updated": (["updated", "number"], [True, True]),
}


def index_of(incidents: pl.DataFrame) -> pl.DataFrame:
    """Number columns without nulls, so that NumPy reads them from the mapped file without a copy.

    Dates are days since 1970-01-01, ``updated`` microseconds since then; a missing figure is ``NO_NUMBER``. ``month``
    counts months since the year 0; ``NO_MONTH`` where only the year is known.
    """
    start, end = _span()
    numbers = incidents.select(
        "cell",
        "number",
        "revision",
        pl.col("longitude", "latitude").fill_null(float("nan")),
        pl.col("victims").fill_null(NO_NUMBER),
        pl.when(pl.col("counting") == "single_event").then("victims").fill_null(0).alias("people"),
        pl.when(pl.col("counting") != "single_event")
        .then(NO_SINGLE_EVENT)
        .when(pl.col("victims").is_null())
        .then(UNKNOWN)
        .otherwise(SUMMED)
        .cast(pl.Int8)
        .alias("adds"),
        start.cast(pl.Int32).alias("span_start"),
        end.cast(pl.Int32).alias("span_end"),
        pl.col("date_start").cast(pl.Int32).alias("day"),
        pl.when(pl.col("date_precision").is_in(_MONTH_KNOWN))
        .then(month_of("date_start"))
        .otherwise(NO_MONTH)
        .alias("month"),
        pl.col("updated_at").cast(pl.Int64).alias("updated"),
        pl.col("grade").cast(pl.Int8),
        pl.col("place_precision")
        .replace_strict(PRECISIONS, range(len(PRECISIONS)), return_dtype=pl.Int8)
        .alias("precision"),
    )
    return numbers.with_columns(_order(numbers, name, by) for name, by in ORDERS.items())


def month_of(column: str) -> pl.Expr:
    """Months since the year 0; ``NO_MONTH`` without a date."""
    date = pl.col(column).dt
    return (date.year() * 12 + date.month().cast(pl.Int32) - 1).cast(pl.Int32).fill_null(NO_MONTH)


def _order(numbers: pl.DataFrame, name: str, by: tuple[list[str], list[bool]]) -> pl.Series:
    """Row positions in one order of the list."""
    keys, descending = by
    return (
        numbers.select(*keys).with_row_index("row").sort(keys, descending=descending)["row"].cast(pl.Int32).alias(name)
    )


def _span() -> tuple[pl.Expr, pl.Expr]:
    """First and last day an incident may have happened on: its dates, as wide as their precision (DESIGN §4)."""
    start = pl.col("date_start")
    last = pl.coalesce("date_end", "date_start")
    precision = pl.col("date_precision")
    return (
        pl.when(precision == "month")
        .then(start.dt.month_start())
        .when(precision == "year")
        .then(start.dt.truncate("1y"))
        .otherwise(start),
        pl.when(precision == "month")
        .then(last.dt.month_end())
        .when(precision == "year")
        .then(last.dt.truncate("1y").dt.offset_by("1y").dt.offset_by("-1d"))
        .otherwise(last),
    )


def search_texts(incidents: pl.DataFrame, citations: pl.DataFrame, involvements: pl.DataFrame) -> pl.DataFrame:
    """One folded text an incident: title, summary, place, province, authorities in both names, outlets."""
    outlets = citations.group_by("incident", maintain_order=True).agg(pl.col("outlet").drop_nulls().str.join(BAR))
    names = involvements.group_by("incident", maintain_order=True).agg(
        pl.concat_str("name", pl.col("native_name").fill_null(""), separator=BAR).str.join(BAR).alias("names")
    )
    texts = (
        incidents.select("id", "title", "summary", "place", "admin1")
        .join(outlets, left_on="id", right_on="incident", how="left", maintain_order="left")
        .join(names, left_on="id", right_on="incident", how="left", maintain_order="left")
        .select(
            pl.concat_str(
                "id", "title", "summary", "place", "admin1", "outlet", "names", separator=BAR, ignore_nulls=True
            )
        )
    )
    return pl.DataFrame({"text": [fold(text) for text in texts.to_series()]}, schema={"text": pl.String})
