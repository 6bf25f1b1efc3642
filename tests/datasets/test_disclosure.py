"""What a release says of a few children in a small place."""

import json

import pytest

from incidents.datasets.verification import Verdict, verify
from tests.datasets.made import made, rows
from tests.editions.conftest import incident_row
from tests.served import clark, count


def few_children(**children):
    return incident_row(1, victims=20, women=15, men=2, **children)


def released_incident():
    return rows(made(), "incidents")[0]


def test_the_sex_of_a_few_children_in_a_small_place_is_not_released(serve):
    serve(few_children(girls=2, boys=1, minors=3))
    row = released_incident()
    assert (row["girls"], row["boys"], row["minors"], row["women"], row["victims"]) == ("", "", "3", "15", "20")


def test_minors_are_what_girls_and_boys_add_up_to_where_only_those_are_told(serve):
    serve(few_children(girls=2, boys=1))
    assert released_incident()["minors"] == "3"


def test_many_children_or_a_large_place_stay_as_they_are(serve):
    serve(few_children(girls=5, boys=4, minors=9))
    assert released_incident()["girls"] == "5"
    serve(few_children(girls=1, place_precision="province"))
    assert rows(made("2026-06"), "incidents")[0]["girls"] == "1"


def test_suppressing_takes_away_all_that_the_number_could_be_worked_out_from(serve, settings):
    settings.DISCLOSURE_ACTION = "suppress"
    serve(few_children(girls=2, boys=1, minors=3))
    row = released_incident()
    assert [row[name] for name in ("women", "men", "girls", "boys", "minors")] == [""] * 5


def test_listing_changes_nothing(serve, settings):
    settings.DISCLOSURE_ACTION = "list"
    serve(few_children(girls=2))
    assert released_incident()["girls"] == "2"


def test_the_log_tells_where_and_what_was_done_without_telling_how_many(serve):
    serve(few_children(girls=2), counts=[count("TI-00001", "AR-00001", "NP", 4, girls=1)])
    log = json.loads((made().folder / "disclosure.json").read_text())
    assert (log["threshold"], log["action"], log["found"], log["incidents"]) == (3, "generalise", 2, 1)
    done = "women, men and minors taken away"
    assert log["combinations"] == [
        {"table": "incidents", "incident": "TI-00001", "done": done},
        {"table": "counts", "incident": "TI-00001", "article": "AR-00001", "nationality": "NP", "done": done},
    ]


def test_where_generalising_leaves_too_few_minors_all_that_tells_of_them_is_taken_away(serve):
    serve(few_children(girls=1, boys=1, minors=2))
    row = released_incident()
    assert [row[name] for name in ("women", "men", "girls", "boys", "minors")] == [""] * 5
    assert row["victims"] == "20"


def told(one, article="AR-00001"):
    """Women, girls and minors by nationality, as a release tells them."""
    return {
        row["nationality"]: (row["women"], row["girls"], row["minors"])
        for row in rows(one, "counts")
        if row["article"] == article
    }


def test_a_nationality_that_follows_from_the_others_is_not_released_either(serve):
    counts = [
        count("TI-00001", "AR-00001", None, 20, women=10, girls=9, boys=1, minors=10),
        count("TI-00001", "AR-00001", "VN", 15, women=7, girls=8, boys=0, minors=8),
        count("TI-00001", "AR-00001", "NP", 5, women=3, girls=1, boys=1, minors=2),
    ]
    serve(few_children(girls=9, boys=1, minors=10), counts=counts)
    assert set(told(made()).values()) == {("", "", "")}


def test_minors_of_all_rows_stay_where_each_is_large_enough(serve):
    counts = [
        count("TI-00001", "AR-00001", None, 20, women=10, girls=8, boys=2, minors=10),
        count("TI-00001", "AR-00001", "VN", 12, women=6, girls=5, boys=1),
        count("TI-00001", "AR-00001", "NP", 8, women=4, girls=3, boys=1, minors=4),
    ]
    serve(few_children(girls=8, boys=2, minors=10), counts=counts)
    assert told(made()) == {"": ("10", "", "10"), "VN": ("6", "", "6"), "NP": ("4", "", "4")}


def test_another_incident_keeps_what_it_tells(serve):
    serve(few_children(girls=1), few_children(girls=9, boys=4) | {"id": "TI-00002"})
    first, second = rows(made(), "incidents")
    assert (first["girls"], second["girls"], second["boys"]) == ("", "9", "4")


def test_a_threshold_of_nothing_turns_the_check_off(serve, settings):
    settings.DISCLOSURE_THRESHOLD = 0
    serve(few_children(girls=1))
    one = made()
    assert rows(one, "incidents")[0]["girls"] == "1"
    assert json.loads((one.folder / "disclosure.json").read_text())["found"] == 0


@pytest.mark.parametrize("action", ["generalise", "suppress", "list"])
def test_a_release_with_treated_rows_holds(serve, settings, action):
    settings.DISCLOSURE_ACTION = action
    serve(few_children(girls=4, boys=1), counts=[count("TI-00001", "AR-00001", "NP", 4, girls=3, boys=1)])
    assert verify(made()) == Verdict()


def test_the_totals_of_a_treated_release_are_those_of_the_site(serve):
    edition = serve(few_children(girls=2), clark() | {"id": "TI-00002"})
    one = made()
    assert (one.incidents, one.people) == (edition.height, edition.people)
