import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from incidents.ledger.duplicates import Case, Level, case_of_facts, compare, matches, span, window

CLARK = Case(
    key=1,
    country="PH",
    date_start=date(2023, 5, 4),
    date_precision="day",
    admin1="Pampanga",
    place="Mabalacat",
    point=(15.22, 120.57),
    place_precision="town",
    totals=frozenset({1048}),
    nationalities=frozenset({"PH", "VN", "CN", "ID", "NP"}),
    authorities=frozenset({"Philippine National Police Anti-Cybercrime Group"}),
    exploitation=frozenset({"forced_criminality"}),
)
OTHER_CLARK = replace(
    CLARK,
    date_start=date(2023, 5, 5),
    place="Clark",
    point=(15.18, 120.54),
    totals=frozenset({1090}),
    nationalities=frozenset({"PH", "VN", "CN", "ID", "MY"}),
    authorities=frozenset(),
)

SAME: dict[str, dict[str, Any]] = {
    "itself": {},
    "the day after": {"date_start": date(2023, 5, 5)},
    "another total": {"totals": frozenset({1090})},
    "a month only": {"date_start": date(2023, 5, 1), "date_precision": "month"},
    "no place": {"place": "", "admin1": "", "point": None},
    "the province only": {"place": "", "point": (15.0, 120.6), "place_precision": "province"},
    "a place beside it": {"place": "Angeles", "point": (15.15, 120.58)},
    "no nationality": {"nationalities": frozenset()},
    "some of the nationalities": {"nationalities": frozenset({"ID"})},
    "no total": {"totals": frozenset()},
    "accents and case": {"place": "MABALÁCAT"},
    "a place within a place": {"place": "Clark Freeport, Mabalacat", "point": None},
    "no date, published next day": {"date_start": None, "date_precision": "", "not_after": date(2023, 5, 6)},
}
APART: dict[str, dict[str, Any]] = {
    "a month later in the same city": {"date_start": date(2023, 6, 4)},
    "three weeks later in the same city": {"date_start": date(2023, 5, 25)},
    "the next month": {"date_start": date(2023, 6, 1), "date_precision": "month", "totals": frozenset({300})},
    "another country": {"country": "KH"},
    "no country": {"country": ""},
    "a town far away": {"place": "Davao", "admin1": "Davao", "point": (7.07, 125.6)},
    "published before": {"date_start": None, "date_precision": "", "not_after": date(2023, 4, 1)},
    "another year": {"date_start": date(2022, 1, 1), "date_precision": "year"},
}
UNSURE: dict[str, dict[str, Any]] = {
    "ten days later in the same city": {"date_start": date(2023, 5, 14)},
    "five days later with other people": {
        "date_start": date(2023, 5, 9), "totals": frozenset({30}), "nationalities": frozenset({"KE"})},
    "the same day in another province with other people": {
        "place": "", "admin1": "Cebu", "point": None, "totals": frozenset({30}), "nationalities": frozenset({"KE"})},
    "the same year and little else": {
        "date_start": date(2023, 1, 1), "date_precision": "year", "place": "", "admin1": "", "point": None,
        "totals": frozenset(), "nationalities": frozenset()},
}  # fmt: skip


@pytest.mark.parametrize("name", SAME)
def test_reports_of_one_incident_are_offered_as_probably_the_same(name: str) -> None:
    match = compare(replace(CLARK, key=None, **SAME[name]), CLARK)
    assert match is not None
    assert (match.key, match.level) == (1, Level.PROBABLE)


@pytest.mark.parametrize("name", APART)
def test_what_cannot_be_one_incident_is_not_offered(name: str) -> None:
    assert compare(replace(CLARK, key=None, **APART[name]), CLARK) is None


@pytest.mark.parametrize("name", UNSURE)
def test_what_is_hardly_one_incident_is_not_called_probable(name: str) -> None:
    match = compare(replace(CLARK, key=None, **UNSURE[name]), CLARK)
    assert match is None or match.level is Level.POSSIBLE


def test_the_articles_on_clark_with_1048_and_1090_are_one_incident_with_reasons_in_words() -> None:
    match = compare(OTHER_CLARK, CLARK)
    assert match is not None
    assert match.level is Level.PROBABLE
    assert match.reasons == [
        "The dates differ by a day or two, as in reports of one event they often do.",
        "The places are about 5 km apart.",
        "Similar numbers of people: 1,090 and 1,048.",
        "The same nationalities: Chinese, Filipino, Indonesian, Vietnamese.",
    ]


def test_two_raids_in_one_city_a_month_apart_are_two_incidents() -> None:
    later = replace(CLARK, key=2, date_start=date(2023, 6, 6))
    assert [match.key for match in matches(replace(CLARK, key=None), [CLARK, later])] == [1]


def test_it_does_not_matter_which_of_the_two_came_first() -> None:
    one, other = compare(CLARK, OTHER_CLARK), compare(OTHER_CLARK, CLARK)
    assert one is not None
    assert other is not None
    assert one.score == other.score


@pytest.mark.parametrize(
    ("precision", "end", "expected"),
    [
        ("day", None, (date(2024, 2, 10), date(2024, 2, 10))),
        ("period", date(2024, 3, 1), (date(2024, 2, 10), date(2024, 3, 1))),
        ("month", None, (date(2024, 2, 1), date(2024, 2, 29))),
        ("year", None, (date(2024, 1, 1), date(2024, 12, 31))),
    ],
)
def test_a_date_spans_what_its_precision_says(precision: str, end: date | None, expected: tuple[date, date]) -> None:
    assert span(Case(date_start=date(2024, 2, 10), date_end=end, date_precision=precision)) == expected


def test_the_window_holds_every_incident_that_may_be_the_same() -> None:
    first, last = window(CLARK) or (date.max, date.min)
    for changes in SAME.values():
        start = changes.get("date_start", CLARK.date_start)
        assert start is None or first <= start <= last


def test_an_articles_facts_make_a_case() -> None:
    facts = {
        "incident_date": {"value": "2023-05", "precision": "month", "evidence": []},
        "country": {"value": "PH"},
        "place": None,
        "victims_total": None,
        "contradictions": [{"field": "victims_total", "values": [{"value": 1048}, {"value": 1090}]}],
        "nationalities": [{"value": "ID", "number": 143}],
        "authorities": [],
        "exploitation": [{"value": "forced_criminality"}],
        "article": {"published": "2023-05-08"},
    }
    case = case_of_facts(facts)
    assert (case.date_start, case.date_precision, case.not_after) == (date(2023, 5, 1), "month", date(2023, 5, 8))
    assert (case.totals, case.nationalities) == (frozenset({1048, 1090}), frozenset({"ID"}))


def test_facts_of_which_nothing_is_known_match_nothing() -> None:
    assert matches(case_of_facts({}), [CLARK]) == []


SAMPLE = Path(settings.BASE_DIR) / "incidents" / "sample" / "incidents.json"
REAL: list[dict[str, Any]] = json.loads(SAMPLE.read_text())


def real_case(key: int, citations: list[dict[str, Any]], **changes: Any) -> Case:
    """An incident of the sample as these of its sources report it."""
    row = REAL[key]
    day = date.fromisoformat(row["date_start"])
    point = (row["latitude"], row["longitude"]) if row["latitude"] is not None else None
    given = {
        "date_start": day,
        "date_end": date.fromisoformat(row["date_end"]) if row["date_end"] else None,
        "date_precision": row["date_precision"],
        "authorities": frozenset(authority["name"] for authority in row["authorities"]),
    }
    return Case(
        key=key,
        country=row["country"],
        admin1=row["admin1"] or "",
        place=row["place"] or "",
        point=point,
        place_precision=row["place_precision"],
        totals=frozenset(cited["reported_total"] for cited in citations if cited["reported_total"]),
        nationalities=frozenset(count["nationality"] for cited in citations for count in cited["counts"]),
        exploitation=frozenset(row["exploitation"]),
        **{**given, **changes},
    )


def as_reported(key: int, cited: dict[str, Any]) -> Case:
    """One citation alone, with no more date than it gives itself."""
    day = date.fromisoformat(cited["reported_date"]) if cited["reported_date"] else None
    published = date.fromisoformat(cited["published"]) if cited["published"] else None
    known = {"date_start": day, "date_end": None, "date_precision": "day" if day else "", "not_after": published}
    return replace(real_case(key, [cited]), authorities=frozenset(), **known)


CITED = [(key, at) for key, row in enumerate(REAL) for at in range(len(row["citations"]))]


@pytest.mark.parametrize(("key", "at"), CITED)
def test_each_real_citation_finds_its_own_incident_first_and_no_other_is_probable(key: int, at: int) -> None:
    """The ledger then knows the other sources of the incident only, where there are others."""
    cited = REAL[key]["citations"][at]
    others = [one for place, one in enumerate(REAL[key]["citations"]) if place != at] or [cited]
    ledger = [real_case(k, others if k == key else row["citations"]) for k, row in enumerate(REAL)]
    found = matches(as_reported(key, cited), ledger)
    assert [match.key for match in found][:1] == [key]
    assert [match.key for match in found if match.level is Level.PROBABLE and match.key != key] == []


def test_no_two_real_incidents_are_probably_the_same() -> None:
    ledger = [real_case(key, row["citations"]) for key, row in enumerate(REAL)]
    for case in ledger:
        probable = [match.key for match in matches(case, ledger) if match.level is Level.PROBABLE]
        assert probable == [case.key]
