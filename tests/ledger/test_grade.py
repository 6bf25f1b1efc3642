"""The grade: how well an incident is attested."""

import pytest

from incidents.ledger.grade import grade
from incidents.ledger.reports import Report
from tests.ledger.saying import CLARK, says


def by(*families: str) -> list[Report]:
    return [says(family=family) for family in families]


CASES = {
    # name: (reports, grade, reason)
    "no source": ([], None, "none"),
    "one paper": (by("national_press"), 1, "one_medium"),
    "one agency": (by("wire"), 1, "one_medium"),
    "one paper, reprinted": ([says(source="Reuters"), says(source="Reuters")], 1, "one_medium"),
    "one paper twice": ([says(outlet="Kompas"), says(outlet="Kompas")], 1, "one_medium"),
    "a post": (by("social"), 2, "testimony"),
    "two posts": (by("social", "social"), 2, "testimony"),
    "a paper and a post": (by("local_press", "social"), 2, "testimony"),
    "two papers": (by("national_press", "local_press"), 3, "media"),
    "an agency and a paper": (by("wire", "national_press"), 3, "media"),
    "an NGO": (by("ngo_igo"), 4, "organisation"),
    "an NGO and two papers": (by("ngo_igo", "national_press", "wire"), 4, "organisation"),
    "an NGO's report in two papers": (
        [says(source="IOM", source_family="ngo_igo"), says(source="IOM", source_family="ngo_igo")],
        4, "organisation",
    ),
    "two NGOs": (by("ngo_igo", "ngo_igo"), 5, "organisations"),
    "the police": (by("official"), 5, "official"),
    "a court": (by("court", "social"), 5, "official"),
    "a statement of the police in a paper": ([says(source="Police", source_family="official")], 5, "official"),
    "an outlet without a family": ([says(family="")], None, "none"),
    "Clark": (CLARK, 3, "media"),
}  # fmt: skip


@pytest.mark.parametrize(("reports", "value", "reason"), CASES.values(), ids=CASES.keys())
def test_the_grade_follows_from_families_and_independent_voices(
    reports: list[Report], value: int | None, reason: str
) -> None:
    found = grade(reports)
    assert (found.value, found.reason_code, found.note) == (value, reason, "")


def test_a_grade_set_by_staff_comes_with_their_note() -> None:
    found = grade(CLARK, 4, "An NGO told us what it saw.")
    assert (found.value, found.reason_code, found.note) == (4, "staff", "An NGO told us what it saw.")


def test_a_note_without_a_grade_changes_nothing() -> None:
    assert grade(CLARK, None, "left over") == grade(CLARK)
