"""How labels and answers are compared."""

from typing import Any

import pytest

from incidents.reading import scoring

TEXT = "Police in Manila rescued 12 women from forced prostitution, 5 from Vietnam and 7 from Kenya, on 4 May 2023."


def article(nationalities: dict[str, int | None], accept: dict[str, Any]) -> dict[str, Any]:
    gold = {
        "is_incident": True, "incident_date": "2023-05-04", "country": "PH", "victims_total": 12,
        "total_qualifier": "exact", "nationalities": nationalities, "nationality_count": None, "authorities": [],
        "exploitation": ["sexual_exploitation"], "arrests": None,
    }  # fmt: skip
    return {"id": "x", "language": "en", "title": None, "text": TEXT, "gold": gold, "accept": accept}


@pytest.mark.parametrize(
    ("gold", "accept", "wrong"),
    [
        ({"VN": 5, "KE": 7}, {}, 0),
        ({"VN": 5, "KE": None}, {}, 1),
        ({"VN": 5, "KE": None}, {"nationalities_counts": {"KE": 7}}, 0),
        ({"VN": 5, "KE": None}, {"nationalities_counts": {"KE": 8}}, 1),
    ],
)
def test_a_rest_that_can_be_worked_out_is_right_where_the_label_accepts_it(
    gold: dict[str, int | None], accept: dict[str, Any], wrong: int
) -> None:
    tally = scoring.score([article(gold, accept)]).of("nationalities")
    assert (tally.wrong, tally.missing) == (wrong, wrong)
