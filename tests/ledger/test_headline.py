"""The headline total: which number leads, by which rule, between which bounds."""

from datetime import date

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from incidents.ledger.headline import HeadlineRule, explain, headline
from incidents.ledger.reports import Report, Total
from tests.ledger.saying import CLARK, says

POLICE = {"family": "official"}
MAY_5, MAY_6, MAY_9 = date(2023, 5, 5), date(2023, 5, 6), date(2023, 5, 9)

CASES = {
    # name: (reports, number, qualifier, rule)
    "no source at all": ([], None, None, "none"),
    "sources without any number": ([says(), says(nationalities={"VN": None})], None, None, "none"),
    "one source": ([says(12)], 12, "exact", "lowest"),
    "a nought is a number": ([says(0)], 0, "exact", "lowest"),
    "two sources that differ: the lowest": ([says(20), says(12, "about")], 12, "about", "lowest"),
    "the lowest by two qualifiers: exact wins": (
        [says(12, "about", outlet="A"), says(20, outlet="A", published=MAY_5), says(12, outlet="B"), says(30)],
        12, "exact", "lowest",
    ),
    "two that agree beat one lower": ([says(9), says(12), says(12)], 12, "exact", "most_agreed"),
    "three that agree beat two": ([says(9), says(9), says(12), says(12), says(12)], 12, "exact", "most_agreed"),
    "as many voices for two numbers: the lower": (
        [says(20), says(20), says(12), says(12)], 12, "exact", "most_agreed",
    ),
    "agreeing in number, not in qualifier: exact wins": (
        [says(12, "at_least"), says(12, "about"), says(12)], 12, "exact", "most_agreed",
    ),
    "agreeing, none exact: at least": ([says(12, "about"), says(12, "at_least")], 12, "at_least", "most_agreed"),
    "reprints of one agency are one voice": (
        [says(20, source="Reuters"), says(20, source="Reuters"), says(20, source="Reuters"), says(12)],
        12, "exact", "lowest",
    ),
    "an agency and its reprint are one voice": (
        [says(20, outlet="Reuters", family="wire"), says(20, source="Reuters"), says(12)], 12, "exact", "lowest",
    ),
    "a voice is one however it is written": (
        [says(20, source="REUTERS"), says(20, source="Reuters"), says(12)], 12, "exact", "lowest",
    ),
    "two articles of one outlet are one voice": (
        [says(20, outlet="Kompas"), says(20, outlet="Kompas"), says(12)], 12, "exact", "lowest",
    ),
    "a reprint and an independent report agree": (
        [says(20, source="Reuters"), says(20, source="Reuters"), says(20), says(12)], 20, "exact", "most_agreed",
    ),
    "of one source the latest count stands": (
        [says(20, as_of=MAY_9, earlier=(Total(12, as_of=MAY_5),)), says(20)], 20, "exact", "most_agreed",
    ),
    "an earlier count of a source does not agree": (
        [says(30, as_of=MAY_9, earlier=(Total(12, as_of=MAY_5),)), says(12)], 12, "exact", "lowest",
    ),
    "a count without its own day holds for the day of publication": (
        [says(30, published=MAY_9, earlier=(Total(12, as_of=MAY_5),)), says(30)], 30, "exact", "most_agreed",
    ),
    "of one outlet's articles the latest stands": (
        [says(20, outlet="K", published=MAY_5), says(12, outlet="K", published=MAY_9), says(12), says(20)],
        12, "exact", "most_agreed",
    ),
    "an official count beats any agreement": ([says(20), says(20), says(12, **POLICE)], 12, "exact", "official"),
    "a court is official": ([says(20), says(20), says(30, family="court")], 30, "exact", "official"),
    "an official statement reprinted by a paper is official": (
        [says(20), says(20), says(30, source="Police", source_family="official")], 30, "exact", "official",
    ),
    "an agency's report in an official bulletin is not": (
        [says(20), says(20), says(30, source="Reuters", **POLICE)], 20, "exact", "most_agreed",
    ),
    "the latest official count by its own day": (
        [says(40, as_of=MAY_5, published=MAY_9, **POLICE), says(30, as_of=MAY_6, published=MAY_6, **POLICE)],
        30, "exact", "official",
    ),
    "the latest official count by publication": (
        [says(40, published=MAY_6, **POLICE), says(30, published=MAY_5, **POLICE)], 40, "exact", "official",
    ),
    "an official count with a day beats one without": (
        [says(30, **POLICE), says(40, published=MAY_5, **POLICE)], 40, "exact", "official",
    ),
    "two official counts on one day: the lower": (
        [says(40, published=MAY_5, **POLICE), says(30, published=MAY_5, **POLICE)], 30, "exact", "official",
    ),
    "an official source without a number does not lead": (
        [says(**POLICE), says(12), says(12)], 12, "exact", "most_agreed",
    ),
    "a pinned count beats the police": ([says(20, **POLICE), says(12, "about", pinned=True)], 12, "about", "pinned"),
    "an earlier count may be pinned": (
        [says(30, as_of=MAY_9, earlier=(Total(12, as_of=MAY_5, is_pinned=True),)), says(30)], 12, "exact", "pinned",
    ),
    "no total: the sum of the lead's nationalities": (
        [says(nationalities={"VN": 5, "CN": 3, "ID": None}, is_lead=True), says(nationalities={"VN": 9})],
        8, "at_least", "sum_of_breakdown",
    ),
    "no total and no lead: the most complete breakdown": (
        [says(nationalities={"VN": 9}), says(nationalities={"VN": 5, "CN": 3})], 8, "at_least", "sum_of_breakdown",
    ),
    "no total and a lead without numbers: the next": (
        [says(nationalities={"VN": None}, is_lead=True), says(nationalities={"CN": 3})],
        3, "at_least", "sum_of_breakdown",
    ),
    "Clark": (CLARK, 1048, "exact", "most_agreed"),
    "Clark, and the police say 1,090": ([*CLARK, says(1090, **POLICE)], 1090, "exact", "official"),
    "Clark without the four that agree": ([CLARK[1], *CLARK[5:]], 1000, "at_least", "lowest"),
}  # fmt: skip


@pytest.mark.parametrize(("reports", "number", "qualifier", "rule"), CASES.values(), ids=CASES.keys())
def test_the_headline_follows_the_rule(
    reports: list[Report], number: int | None, qualifier: str | None, rule: str
) -> None:
    chosen = headline(reports)
    assert (chosen.number, chosen.qualifier, chosen.rule) == (number, qualifier, rule)


def test_low_and_high_are_the_smallest_and_largest_total_of_any_source() -> None:
    chosen = headline(CLARK)
    assert (chosen.low, chosen.high) == (1000, 1400)


def test_an_earlier_count_of_a_source_still_widens_the_bounds() -> None:
    chosen = headline([says(30, as_of=MAY_9, earlier=(Total(5, as_of=MAY_5),))])
    assert (chosen.low, chosen.number, chosen.high) == (5, 30, 30)


def test_a_sum_of_nationalities_has_no_bounds_because_no_source_gave_a_total() -> None:
    chosen = headline([says(nationalities={"VN": 5})])
    assert (chosen.low, chosen.high) == (None, None)


def test_the_headline_counts_who_agrees_and_who_gives_a_total() -> None:
    chosen = headline(CLARK)
    assert (chosen.agreeing, chosen.voices) == (4, 7)


def test_the_headline_names_its_articles_the_lead_first() -> None:
    chosen = headline(CLARK)
    assert chosen.articles == tuple(CLARK[place].article_id for place in (0, 2, 3, 4))


def test_the_reason_of_a_pin_is_kept_only_while_the_pin_leads() -> None:
    assert headline([says(12, pinned=True)], "counted by us").reason == "counted by us"
    assert headline([says(12)], "counted by us").reason == ""


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("pinned", 1, 3, "The court counted."), "Chosen by staff: The court counted."),
        (("pinned", 1, 3), "Chosen by staff."),
        (("official", 1, 3), "The latest figure of an official source."),
        (("most_agreed", 4, 7), "4 of 7 independent sources give this figure."),
        (("lowest", 1, 3), "The lowest figure, as no two independent sources agree."),
        (("lowest", 1, 1), "The only figure reported."),
        (("sum_of_breakdown", 0, 0), "The sum of the nationalities, as no source gives a total."),
        (("none", 0, 0), "No source gives a number."),
    ],
)
def test_the_rule_is_explained_in_a_sentence(arguments: tuple[str, int, int], sentence: str) -> None:
    with translation.override("en"):
        assert explain(*arguments) == sentence


FAMILIES = ["official", "court", "wire", "national_press", "ngo_igo", "social"]
totals = st.none() | st.integers(0, 5000)
sources = st.builds(
    lambda total, family, outlet, day, qualifier, codes: says(
        total, qualifier, family=family, outlet=outlet, published=day, nationalities=codes
    ),
    totals,
    st.sampled_from(FAMILIES),
    st.sampled_from(["A", "B", "C", "D"]),
    st.none() | st.dates(date(2023, 5, 1), date(2023, 5, 9)),
    st.sampled_from(["exact", "at_least", "about"]),
    st.dictionaries(st.sampled_from(["VN", "CN", "ID", "PH", "XX"]), totals, max_size=4),
)


@given(st.lists(sources, max_size=6))
def test_the_headline_lies_between_low_and_high(reports: list[Report]) -> None:
    chosen = headline(reports)
    if chosen.low is not None:
        assert chosen.low <= chosen.number <= chosen.high


@given(st.lists(sources, max_size=6))
def test_the_headline_is_a_number_that_a_source_gives_or_the_sum_of_one(reports: list[Report]) -> None:
    chosen = headline(reports)
    given_totals = {report.total for report in reports} | {sum(report.numbers.values()) for report in reports}
    assert chosen.number in given_totals | {None}
    assert (chosen.number is None) == (chosen.rule == HeadlineRule.NONE)


@given(st.lists(sources, max_size=6), st.randoms())
def test_the_order_of_the_sources_does_not_change_the_headline(reports: list[Report], random: object) -> None:
    before = headline(reports)
    shuffled = list(reports)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    after = headline(shuffled)
    if before.rule != HeadlineRule.SUM_OF_BREAKDOWN:
        assert (after.number, after.qualifier, after.rule) == (before.number, before.qualifier, before.rule)
