"""What an answer rests on: countries, articles, outlets and grades of the incidents that match."""

from django.http import QueryDict

from incidents.editions import basis as rests
from incidents.editions.filters import parse
from incidents.editions.query import ask
from tests.editions.conftest import incident_row


def basis_of(edition, query: str) -> rests.Basis:
    return rests.basis(ask(edition, parse(edition, QueryDict(query))))


def cited(*lines: tuple[str, str]) -> list[dict[str, object]]:
    return [
        {"incident": incident, "article": f"AR-{at:05d}", "outlet": outlet, "is_lead": False}
        for at, (incident, outlet) in enumerate(lines, start=1)
    ]


def test_countries_and_grades_are_those_of_the_incidents_that_match(edition_of):
    edition = edition_of(
        incident_row(1, grade=5), incident_row(2, country="KH", grade=3), incident_row(3, country="KH", title="Other")
    )
    found = basis_of(edition, "q=incident&country=KH&country=PH")
    assert [(code, incidents) for code, _label, incidents, _people in found.countries] == [("KH", 1), ("PH", 1)]
    assert [(code, incidents) for code, _label, incidents, _people in found.grades] == [("5", 1), ("3", 1)]


def test_countries_come_by_the_people_found_there_where_people_are_asked_for(edition_of):
    edition = edition_of(
        incident_row(1, victims=5), incident_row(2, victims=6), incident_row(3, country="KH", victims=90)
    )
    answer = ask(edition, parse(edition, QueryDict("")))
    assert [told[0] for told in rests.basis(answer).countries] == ["PH", "KH"]
    assert [told[0::3] for told in rests.basis(answer, "people").countries] == [("KH", 90), ("PH", 11)]


def test_outlets_are_named_by_how_much_they_report(edition_of):
    rows = [incident_row(number, sources=2) for number in (1, 2)]
    lines = cited(("TI-00001", "Wire"), ("TI-00001", "Daily"), ("TI-00002", "Wire"), ("TI-00002", "Zeit"))
    edition = edition_of(*rows, citations=lines)
    assert basis_of(edition, "").outlets == ["Wire", "Daily", "Zeit"]
    assert basis_of(edition, "").articles == 4
    assert basis_of(edition, "q=TI-00002").outlets == ["Wire", "Zeit"]


def test_outlets_of_very_many_incidents_are_not_named(edition_of, monkeypatch):
    monkeypatch.setattr(rests, "NAMED_UP_TO", 1)
    edition = edition_of(incident_row(1), incident_row(2))
    assert basis_of(edition, "").outlets is None
    assert basis_of(edition, "").articles == 2
