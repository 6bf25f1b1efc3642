"""Reports as plain facts, for rules that need no database."""

from datetime import date
from itertools import count
from typing import Any

from incidents.ledger.reports import Line, Report, Total

_articles = count(1)


def says(
    total: int | None = None,
    qualifier: str = "exact",
    *,
    outlet: str = "",
    family: str = "national_press",
    source: str = "",
    source_family: str = "wire",
    as_of: date | None = None,
    pinned: bool = False,
    earlier: tuple[Total, ...] = (),
    nationalities: dict[str, int | None] | None = None,
    **facts: Any,
) -> Report:
    """What one article says; ``source`` is the original source that it reprints."""
    article = facts.pop("article_id", None) or next(_articles)
    outlet = outlet or f"outlet {article}"
    latest = () if total is None else (Total(total, qualifier, as_of, pinned),)
    return Report(
        article_id=article,
        outlet=outlet,
        family=family,
        voice=source or outlet,
        voice_family=source_family if source else family,
        totals=(*earlier, *latest),
        breakdown=tuple(Line(code, number, "exact") for code, number in (nationalities or {}).items()),
        **facts,
    )


CLARK = [
    says(
        1048,
        outlet="Taiwan News",
        published=date(2023, 5, 5),
        is_lead=True,
        nationalities={
            "PH": 129, "VN": 389, "CN": 307, "ID": 143, "NP": 40, "MY": 25, "MM": 7, "TH": 5, "TW": 2, "HK": 1,
        },
    ),
    says(
        1000,
        "at_least",
        outlet="ABS-CBN News",
        published=date(2023, 5, 6),
        nationalities={
            "HK": 1, "ID": 143, "CN": 307, "VN": 389, "NP": 40, "TH": 5, "TW": 2, "MM": 7, "PH": 171,
        },
    ),
    says(1048, outlet="Tribunnews", published=date(2023, 5, 9), nationalities={"ID": 143}),
    says(1048, outlet="IDN Times", nationalities={"ID": 143}),
    says(
        1048,
        outlet="Bisnis.com",
        published=date(2023, 5, 5),
        nationalities={
            "VN": 389, "CN": 307, "PH": 171, "ID": 143,
            "NP": None, "TH": None, "MY": None, "TW": None, "HK": None, "MM": None,
        },
    ),
    says(1090, outlet="East Coast Daily", published=date(2023, 5, 6)),
    says(
        1400,
        "about",
        outlet="Journal News",
        published=date(2023, 5, 16),
        nationalities=dict.fromkeys(["CN", "TH", "ID", "MY", "MM", "NP", "TW", "VN"]),
    ),
]  # fmt: skip
