"""What happened next, as it is typed into the form: by which source, with which number."""

import pytest

from tests.admin.forms.entering import entered, problems
from tests.admin.pages import source

pytestmark = pytest.mark.django_db


def test_what_happened_next_is_compared_with_date_and_figures_of_the_same_page() -> None:
    told = {"source": "0", "outcome": "repatriated", "number": "500", "date": "2023-01-01"}
    figures = [{"source": "0", "number": "48"}]
    found = problems(when="2024-03-10", sources=[source()], figures=figures, followups=[told])
    assert [one.split(".")[0] for one in found] == [
        "follow-up 1 date: This is before the incident (10 March 2024)",
        "follow-up 1 number: These are more people than the sources report (48 at most)",
    ]


def test_a_pasted_breakdown_counts_where_what_happened_next_is_compared() -> None:
    told = {"source": "0", "outcome": "repatriated", "number": "60"}
    pasted = [source(breakdown="40 Vietnamese, 20 Chinese")]
    assert entered(sources=pasted, followups=[told]).followups.get().number == 60


def test_what_happened_next_is_told_by_a_source_of_the_page() -> None:
    row = {"outcome": "repatriated", "nationality": "Indonesia", "number": "1.040", "date": "2023-06-02"}
    second = source("https://news.example/two", outlet="Radio")
    after = entered(sources=[source(), second], followups=[{"source": "1", **row}]).followups.get()
    assert (after.outcome, after.nationality, after.number) == ("repatriated", "ID", 1040)
    assert (str(after.date), after.article.outlet.name) == ("2023-06-02", "Radio")


def test_an_outcome_may_be_reported_without_a_number() -> None:
    incident = entered(sources=[source()], followups=[{"source": "0", "outcome": "sheltered"}])
    assert incident.followups.get().number is None


def test_an_outcome_needs_its_source() -> None:
    assert problems(sources=[source()], followups=[{"outcome": "sheltered", "number": "3"}]) == [
        "follow-up 1 source: This field is required."
    ]


def test_a_source_that_is_blank_tells_no_outcome() -> None:
    assert problems(sources=[{}], followups=[{"source": "0", "outcome": "sheltered"}]) == [
        "follow-up 1 source: “What happened next” rests on this source, which is blank or being removed. "
        "Choose another there, or remove this row."
    ]


def test_the_same_outcome_told_twice_by_a_source_is_refused() -> None:
    row = {"source": "0", "outcome": "sheltered", "number": "3"}
    assert problems(sources=[source()], followups=[row, row]) == [
        "follow-up 2 outcome: This source already tells this outcome for this nationality and day."
    ]


def test_a_follow_up_with_only_its_source_is_not_filled_in() -> None:
    assert not entered(sources=[source()], followups=[{"source": "0", "outcome": ""}]).followups.exists()
