"""The breakdown by nationality and its remainder."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents.ledger.breakdown import breakdown
from incidents.ledger.headline import headline
from incidents.ledger.reports import Report
from tests.ledger.saying import CLARK, says
from tests.ledger.test_headline import sources

CLARK_PARTS = {
    "VN": 389, "CN": 307, "ID": 143, "PH": 129, "NP": 40, "MY": 25, "MM": 7, "TH": 5, "TW": 2, "HK": 1,
}  # fmt: skip

CASES = {
    # name: (reports, {nationality: number}, remainder)
    "no source": ([], {}, None),
    "a total without nationalities": ([says(12)], {}, 12),
    "a nationality without a number": ([says(12, nationalities={"VN": None})], {"VN": None}, 12),
    "a partial breakdown": ([says(1048, nationalities={"ID": 143})], {"ID": 143}, 905),
    "no total: nothing remains of the sum": ([says(nationalities={"VN": 5, "CN": 3})], {"VN": 5, "CN": 3}, 0),
    "the lead's numbers, not the others'": (
        [says(20, nationalities={"VN": 9}, is_lead=True), says(20, nationalities={"VN": 11})], {"VN": 9}, 11,
    ),
    "what the lead lacks is filled from the others": (
        [says(20, nationalities={"VN": 9}, is_lead=True), says(20, nationalities={"VN": 11, "CN": 4, "ID": 2})],
        {"VN": 9, "CN": 4, "ID": 2}, 5,
    ),
    "what the lead names without a number is filled too": (
        [says(20, nationalities={"VN": 9, "CN": None}, is_lead=True), says(20, nationalities={"CN": 4})],
        {"VN": 9, "CN": 4}, 7,
    ),
    "a source whose figures do not fit under the total only names its nationalities": (
        [says(20, nationalities={"VN": 15}, is_lead=True), says(nationalities={"CN": 4, "ID": 2})],
        {"VN": 15, "CN": None, "ID": None}, 5,
    ),
    "filling up to the last person": (
        [says(20, nationalities={"VN": 15}, is_lead=True), says(nationalities={"CN": 4, "ID": 1})],
        {"VN": 15, "CN": 4, "ID": 1}, 0,
    ),
    "the next source may still fit": (
        [says(20, nationalities={"VN": 15}, is_lead=True), says(20, nationalities={"CN": 9}),
         says(nationalities={"CN": 4})],
        {"VN": 15, "CN": 4}, 1,
    ),
    "the source with the headline's total fills first": (
        [says(20, nationalities={"VN": 9}, is_lead=True), says(30, nationalities={"CN": 8, "ID": 1}),
         says(20, nationalities={"CN": 4}), says(20)],
        {"VN": 9, "CN": 4, "ID": 1}, 6,
    ),
    "the lead has no breakdown: one with the same total": (
        [says(20, is_lead=True), says(35, nationalities={"VN": 20, "CN": 14, "ID": 1}),
         says(20, nationalities={"VN": 9})],
        {"VN": 9, "CN": None, "ID": None}, 11,
    ),
    "neither the lead nor one with the same total: the most complete": (
        [says(20, is_lead=True), says(20), says(30, nationalities={"VN": 9}),
         says(31, nationalities={"VN": 8, "CN": 2})],
        {"VN": 8, "CN": 2}, 10,
    ),
    "no lead: the most complete of those with the total": (
        [says(20, nationalities={"VN": 9}), says(20, nationalities={"VN": 8, "CN": 2})], {"VN": 8, "CN": 2}, 10,
    ),
    "more than the total: negative, and nothing is filled": (
        [says(20, nationalities={"VN": 25}, is_lead=True), says(20, nationalities={"CN": 1})],
        {"VN": 25, "CN": None}, -5,
    ),
    "a nought fills": (
        [says(20, nationalities={"VN": 20}, is_lead=True), says(20, nationalities={"CN": 0})], {"VN": 20, "CN": 0}, 0,
    ),
    "Clark: adds up to the total": (CLARK, CLARK_PARTS, 0),
    "Clark from one article: 143 of 1,048": ([CLARK[2]], {"ID": 143}, 905),
    "Clark led by an article that names 143 Indonesians": (
        [says(1048, nationalities={"ID": 143}, is_lead=True), *CLARK[1:], says(1048, nationalities=CLARK_PARTS)],
        CLARK_PARTS, 0,
    ),
    "Clark led by the article with 171 Filipinos: no patchwork": (
        [says(1048, nationalities={"VN": 389, "CN": 307, "PH": 171, "ID": 143, "NP": None}, is_lead=True),
         says(1048, nationalities=CLARK_PARTS)],
        {"VN": 389, "CN": 307, "PH": 171, "ID": 143, **dict.fromkeys(("NP", "MY", "MM", "TH", "TW", "HK"))}, 38,
    ),
}  # fmt: skip


@pytest.mark.parametrize(("reports", "parts", "remainder"), CASES.values(), ids=CASES.keys())
def test_the_breakdown_follows_the_rule(
    reports: list[Report], parts: dict[str, int | None], remainder: int | None
) -> None:
    found = breakdown(reports, headline(reports))
    assert {share.nationality: share.number for share in found.nationalities} == parts
    assert found.remainder == remainder


def test_the_largest_nationality_comes_first_and_those_without_a_number_last() -> None:
    reports = [says(30, nationalities={"TH": None, "CN": 4, "VN": 9, "ID": 4, "MM": None})]
    found = breakdown(reports, headline(reports))
    assert [share.nationality for share in found.nationalities] == ["VN", "CN", "ID", "MM", "TH"]


def test_each_nationality_names_its_article() -> None:
    lead = says(20, nationalities={"VN": 9}, is_lead=True)
    other = says(20, nationalities={"VN": 11, "CN": 4})
    third = says(20, nationalities={"TH": None})
    found = breakdown([lead, other, third], headline([lead, other, third]))
    assert found.nationalities == [
        ("VN", 9, lead.article_id),
        ("CN", 4, other.article_id),
        ("TH", None, third.article_id),
    ]


def test_numbers_that_do_not_fit_are_named_apart_and_not_summed() -> None:
    lead = says(20, nationalities={"VN": 15}, is_lead=True)
    other = says(26, nationalities={"VN": 20, "CN": 6})
    found = breakdown([lead, other], headline([lead, other]))
    assert found.unfitting == [("CN", 6, other.article_id)]
    assert found.sum == 15


@given(st.lists(sources, max_size=6))
def test_breakdown_and_remainder_add_up_to_the_headline(reports: list[Report]) -> None:
    leading = headline(reports)
    found = breakdown(reports, leading)
    assert found.sum == sum(share.number or 0 for share in found.nationalities)
    if leading.number is None:
        assert found.remainder is None
    else:
        assert found.sum + found.remainder == leading.number


@given(st.lists(sources, max_size=6))
def test_filling_never_makes_a_remainder_negative(reports: list[Report]) -> None:
    leading = headline(reports)
    found = breakdown(reports, leading)
    if found.remainder is not None and found.remainder < 0:
        assert len({share.article_id for share in found.nationalities if share.number is not None}) == 1


@given(st.lists(sources, max_size=6))
def test_every_nationality_that_a_source_names_is_in_the_breakdown(reports: list[Report]) -> None:
    found = breakdown(reports, headline(reports))
    shown = {share.nationality for share in found.nationalities}
    assert shown == {line.nationality for report in reports for line in report.breakdown}
