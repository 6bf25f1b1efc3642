"""The strip of the totals that sources report: no circle lies on another, both ends and the headline are labelled."""

from itertools import combinations

import pytest

from incidents.views.charts import NARROW, Strip, strip
from incidents.views.sourcing import Source


def saying(*totals: int) -> list[Source]:
    rest = dict.fromkeys(
        ("outlet", "about", "code", "title", "published", "reported_date", "nationalities_reported"), ""
    )
    return [
        Source(**rest, url=None, leads=False, identifies_victims=False, total=total, totals=[], breakdown=[])
        for total in totals
    ]


def drawn(headline: int | None, *totals: int) -> Strip:
    found = strip(saying(*totals), headline)
    assert found
    return found


@pytest.mark.parametrize(
    "totals", [(2000, 2700, 2700, 2714, 2724), (10, 11), (1, 2, 3, 1000), (5, 5, 5, 5, 6, 7, 8, 400, 401, 402)]
)
def test_circles_do_not_lie_on_each_other_on_a_phone(totals):
    for one, other in combinations(drawn(totals[1], *totals).dots, 2):
        across = abs(float(one.x[:-1]) - float(other.x[:-1])) * NARROW / 100
        assert across >= one.radius + other.radius or abs(one.y - other.y) >= one.radius + other.radius


def test_the_lowest_the_highest_and_the_headline_are_labelled_apart():
    found = drawn(2700, 2000, 2700, 2714, 2724)
    labels = {dot.label: dot.label_y for dot in found.dots if dot.label_y is not None}
    assert labels.keys() == {"2,000", "2,700", "2,724"}
    assert labels["2,700"] < min(dot.y - dot.radius for dot in found.dots)
    assert labels["2,000"] == labels["2,724"] > found.line


def test_a_headline_that_is_the_highest_is_labelled_once():
    assert [dot.label_y is not None for dot in drawn(60, 53, 55, 60).dots] == [True, False, True]


def test_there_is_no_strip_where_all_agree():
    assert strip(saying(12, 12), 12) is None
