"""Numbers of one incident that do not fit together."""

from datetime import date

import pytest

from incidents.ledger.fitting import followup_beyond, most_people, parts_beyond
from incidents.models import FollowUp, Incident, VictimCount

PARTS = {
    "all of them": ((20, "exact", {"women": 12, "men": 8}), []),
    "none told": ((20, "exact", {}), []),
    "one beyond": ((107, "exact", {"women": 500}), ["women"]),
    "together beyond": ((20, "exact", {"women": 15, "girls": 6}), ["women"]),
    "minors beyond": ((20, "exact", {"minors": 21}), ["minors"]),
    "minors among the women": ((20, "exact", {"women": 20, "minors": 5}), []),
    "more children than minors": ((20, "exact", {"girls": 3, "boys": 3, "minors": 5}), ["minors"]),
    "minors whose sex is told of some": ((20, "exact", {"girls": 3, "minors": 5}), []),
    "more than a lower bound": ((100, "at_least", {"women": 60, "men": 50}), []),
    "far more than a rough number": ((107, "about", {"women": 500}), ["women"]),
    "no number": ((None, "exact", {"women": 500}), []),
    "nobody": ((0, "exact", {"men": 1}), ["men"]),
}


@pytest.mark.parametrize(("given", "fields"), PARTS.values(), ids=PARTS.keys())
def test_parts_are_no_more_than_their_figure(given: tuple[int | None, str, dict[str, int]], fields: list[str]) -> None:
    assert [name for name, _message in parts_beyond(*given)] == fields


def count(number: int | None, nationality: str = "", qualifier: str = "exact") -> VictimCount:
    return VictimCount(number=number, nationality=nationality, qualifier=qualifier)


def test_the_highest_total_is_the_most_people_there_can_be() -> None:
    assert most_people([count(48), count(52), count(60, "ID")]) == 52


def test_at_least_and_about_leave_room_for_more() -> None:
    assert most_people([count(48), count(30, qualifier="at_least")]) == 60


def test_nationalities_alone_leave_room_for_others() -> None:
    assert most_people([count(40, "VN"), count(38, "VN"), count(20, "CN"), count(None, "ID")]) == 120


def test_without_a_number_nothing_is_known() -> None:
    assert most_people([count(None, "ID")]) is None


FOLLOWUPS = {
    "within": ({"number": 48, "date": date(2024, 3, 10)}, []),
    "nothing told": ({}, []),
    "before": ({"date": date(2023, 1, 1)}, ["date"]),
    "to come": ({"date": date(2030, 1, 1)}, ["date"]),
    "more people": ({"number": 49}, ["number"]),
}


@pytest.mark.parametrize(("told", "fields"), FOLLOWUPS.values(), ids=FOLLOWUPS.keys())
def test_what_happened_next_fits_its_incident(told: dict[str, object], fields: list[str]) -> None:
    incident = Incident(date_start=date(2024, 3, 10))
    found = followup_beyond(FollowUp(**told), incident, 48, date(2024, 6, 1))
    assert [name for name, _message in found] == fields


def test_where_no_date_and_no_number_is_known_anything_fits() -> None:
    told = FollowUp(number=500, date=date(2023, 1, 1))
    assert list(followup_beyond(told, Incident(), None, date(2024, 6, 1))) == []
