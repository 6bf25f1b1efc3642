"""Public rows of help lines."""

from datetime import date
from typing import Any


def helpline(country: str = "PH", number: str = "1343", **changes: Any) -> dict[str, Any]:
    """A line nobody confirmed, as the edition holds it."""
    given = {
        "country": country,
        "kind": "trafficking",
        "name": f"Line {number}",
        "name_en": f"Line {number}",
        "number": number,
        "international_number": None,
        "hours": "24/7",
        "languages": [],
        "interpreters": False,
        "url": None,
        "source_url": "https://lines.example/page",
        "confirmed_by": None,
        "confirmed_on": None,
    }
    return {**given, **changes}


LONG_AGO = date(2020, 1, 1)
