from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django import Settings

from incidents.editions import detail, store
from incidents.editions.check import BadEdition
from incidents.editions.columns import TABLES, schema
from incidents.editions.edition import Edition
from incidents.editions.print import is_ahead, is_outdated, print_edition
from incidents.ledger.publishing import publish, touch, withdraw
from incidents.models import Incident, LoadedGazetteer, PublicEvent
from tests.factories import clark, make_count, make_incident, make_published, make_source, make_user

pytestmark = pytest.mark.django_db
CANARY = "CANARY-7731"


@pytest.fixture(autouse=True)
def _read_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "_stores", {})


def printed(full: bool = False) -> Edition:
    return store.store().opened(print_edition(full))


def content(edition: Edition) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in edition.folder.iterdir()}


def shown(edition: Edition) -> list[str]:
    return edition.table("incidents")["id"].to_list()


def test_a_published_incident_is_printed_and_a_draft_is_not() -> None:
    public, _draft = make_published(), make_incident()
    assert shown(printed()) == [public.public_id]


def test_an_empty_ledger_prints_an_empty_edition() -> None:
    assert shown(printed()) == []


def test_an_incident_made_internal_is_not_printed() -> None:
    incident = make_published()
    Incident.objects.filter(pk=incident.pk).update(sensitivity="internal")
    assert shown(printed()) == []


def test_an_incident_under_embargo_is_not_printed() -> None:
    incident = make_published()
    Incident.objects.filter(pk=incident.pk).update(embargo_until=timezone.now() + timedelta(hours=1))
    assert shown(printed()) == []


def test_a_withdrawn_incident_leaves_its_reason_and_nothing_else() -> None:
    incident = make_published()
    print_edition()
    withdraw(incident, "Counted twice.", None)
    edition = printed()
    assert detail.incident(edition, incident.public_id) is None
    assert edition.table("counts").is_empty()
    assert detail.withdrawn(edition, incident.public_id)["reason"] == "Counted twice."


def test_no_byte_of_a_withdrawn_incident_stays_behind_in_the_next_edition() -> None:
    gone, _stays = make_published(title=f"{CANARY} is long enough to be stored apart"), make_published()
    print_edition()
    withdraw(gone, "Counted twice.", None)
    assert CANARY.encode() not in b"".join(content(printed()).values())


def test_two_prints_of_one_ledger_are_the_same_bytes(settings: object, tmp_path: Path) -> None:
    clark(published=True)
    make_published()
    first = content(printed(full=True))
    settings.EDITION_STORAGE = str(tmp_path / "other")
    assert content(printed(full=True)) == first


def test_a_print_of_changes_gives_the_bytes_of_a_full_one(settings: object, tmp_path: Path) -> None:
    raid = clark(published=True)
    gone, stays = make_published(), make_published()
    print_edition()
    Incident.objects.filter(pk=raid.pk).update(title="Another title")
    touch([raid], None)
    withdraw(gone, "Counted twice.", None)
    make_published(country="KH")
    by_changes = printed()
    settings.EDITION_STORAGE = str(tmp_path / "other")
    assert stays.public_id in shown(by_changes)
    complete = content(printed(full=True))
    assert [name for name, there in content(by_changes).items() if complete[name] != there] == []


def test_only_changed_incidents_are_read_again() -> None:
    kept, changed = make_published(), make_published()
    print_edition()
    Incident.objects.filter(pk=kept.pk).update(title="Changed behind the ledger's back")
    Incident.objects.filter(pk=changed.pk).update(title="Changed by the rules")
    touch([changed], None)
    titles = printed().table("incidents")["title"].to_list()
    assert sorted(titles) == ["Changed by the rules", "Raid on a compound"]


def test_the_number_of_queries_does_not_grow_with_the_incidents() -> None:
    clark(published=True)
    with CaptureQueriesContext(connection) as few:
        print_edition(full=True)
    for _ in range(5):
        make_published()
    with CaptureQueriesContext(connection) as many:
        print_edition(full=True)
    assert len(many) == len(few)


def test_another_site_address_reads_everything_again(settings: object) -> None:
    incident = make_published()
    print_edition()
    settings.SITE_URL = "https://record.example"
    assert printed().table("incidents")["url"].to_list() == [f"https://record.example/incidents/{incident.public_id}/"]


@pytest.mark.parametrize("part", ["rules", "gazetteer"])
def test_an_upgrade_that_changes_rules_or_places_reads_everything_again(
    monkeypatch: pytest.MonkeyPatch, part: str
) -> None:
    incident = make_published(title="Before")
    first = printed()
    assert not is_outdated()
    Incident.objects.filter(pk=incident.pk).update(title="As the new rules write it")
    if part == "rules":
        monkeypatch.setattr("incidents.editions.print.rules", lambda: "others")
    else:
        LoadedGazetteer.objects.create(version="others", places=0)
    assert is_outdated()
    assert printed().table("incidents")["title"].to_list() == ["As the new rules write it"]
    assert first.table("incidents")["title"].to_list() == ["Before"]
    assert not is_outdated()


def test_what_a_killed_print_left_is_removed_by_the_next(settings: Settings) -> None:
    left = Path(settings.EDITION_CACHE) / "printing-dead"
    left.mkdir(parents=True)
    printed()
    assert [path.name for path in left.parent.iterdir()] == ["print.lock"]


def test_a_ledger_restored_from_a_backup_is_printed_as_it_is_now() -> None:
    """The lost ledger's edition is newer by its number, and has the same revision with other words."""
    incident = make_published()
    PublicEvent.objects.filter(incident=incident).update(id=900)
    Incident.objects.filter(pk=incident.pk).update(title="Lost")
    printed()
    PublicEvent.objects.filter(incident=incident).update(id=1)
    Incident.objects.filter(pk=incident.pk).update(title="Restored")
    assert is_ahead()
    assert printed().table("incidents")["title"].to_list() == ["Restored"]
    assert store.current().table("incidents")["title"].to_list() == ["Restored"]
    assert not is_ahead()


def test_a_failed_print_leaves_the_current_edition(monkeypatch: pytest.MonkeyPatch) -> None:
    make_published()
    good = print_edition()
    make_published()

    def fail(*_: object, **__: object) -> None:
        raise BadEdition("sums differ")

    monkeypatch.setattr("incidents.editions.print.check", fail)
    with pytest.raises(BadEdition):
        print_edition()
    assert store.current().id == good


def test_clark_is_printed_with_its_conflict() -> None:
    raid = clark(published=True)
    found = detail.incident(printed(), raid.public_id)
    assert (found["victims"], found["victims_low"], found["victims_high"]) == (1048, 1000, 1400)
    assert (found["headline_rule"], found["headline_sources"], found["remainder"]) == ("most_agreed", 4, 0)
    assert sorted(row["total"] for row in found["citations"]) == [1000, 1048, 1048, 1048, 1048, 1090, 1400]
    assert {row["number"] for row in found["counts"] if row["nationality"] == "PH"} == {129, 171}
    assert {str(row["reported_date"]) for row in found["citations"]} == {"None", "2023-05-04", "2023-05-05"}


def test_a_remainder_is_kept() -> None:
    incident = make_incident()
    make_source(incident, total=1048, nationalities={"ID": 143})
    publish(incident, None)
    row = detail.incident(printed(), incident.public_id)
    assert (row["nationalities"], row["remainder"]) == ([{"nationality": "ID", "number": 143}], 905)


def test_unreported_figures_stay_unknown() -> None:
    incident = make_incident()
    make_source(incident, total=None, nationalities={"ID": None})
    publish(incident, None)
    row = detail.incident(printed(), incident.public_id)
    assert (row["victims"], row["remainder"], row["women"], row["arrests"]) == (None, None, None, None)


def test_women_and_minors_come_from_the_source_of_the_headline() -> None:
    incident = make_incident()
    lead, other = make_source(incident), make_source(incident)
    make_count(lead, number=40, women=1)
    make_count(other, number=30, women=20, minors=3)
    publish(incident, None)
    row = detail.incident(printed(), incident.public_id)
    assert (row["victims"], row["women"], row["minors"]) == (30, 20, 3)


def test_an_article_that_identifies_victims_shows_outlet_and_date_only() -> None:
    incident = make_incident()
    make_source(incident, "The Paper", total=3, title="Names them", identifies_victims=True)
    publish(incident, None)
    cited = detail.incident(printed(), incident.public_id)["citations"][0]
    assert (cited["outlet"], str(cited["published"]), cited["title"], cited["url"]) == (
        "The Paper",
        "2023-05-06",
        None,
        None,
    )


def test_what_is_internal_appears_in_no_file_of_an_edition() -> None:
    staff = make_user(username=f"{CANARY}-user")
    incident = make_incident(
        internal_notes=CANARY,
        latitude=15.123456789,
        longitude=120.987654321,
        place_precision="site",
        place=f"{CANARY} warehouse",
        created_by=staff,
        changed_by=staff,
    )
    citation = make_source(incident, total=3, text=CANARY, last_error=CANARY)
    citation.note = CANARY
    citation.save()
    make_count(citation, nationality="ID", number=1, quote=CANARY, nationality_as_reported=CANARY)
    make_incident(title=f"{CANARY} draft", summary=CANARY)
    publish(incident, None)
    everything = b"".join(content(printed()).values())
    assert CANARY.encode() not in everything
    assert CANARY.lower().encode() not in everything
    assert not any(coordinate in everything for coordinate in _as_stored(15.123456789, 120.987654321))


def _as_stored(*coordinates: float) -> list[bytes]:
    import struct

    return [struct.pack("<d", value) for value in coordinates] + [str(value).encode() for value in coordinates]


def test_what_no_xml_can_hold_is_printed_as_a_space() -> None:
    incident = make_incident(title="Raid\x0bon a farm", summary="One.\x01Two.\nThree.\ufffe")
    make_source(incident, "The\x1fTimes", total=12)
    publish(incident, None)
    row = detail.incident(printed(), incident.public_id)
    assert (row["title"], row["summary"]) == ("Raid on a farm", "One. Two.\nThree. ")
    assert row["citations"][0]["outlet"] == "The Times"


def test_every_table_has_exactly_the_public_columns() -> None:
    clark(published=True)
    edition = printed()
    assert all(edition.table(name).schema == schema(name) for name in TABLES)
