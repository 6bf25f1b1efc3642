"""What blocks publishing, and where it says so."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from pytest_django import Settings

from incidents.ledger.publishable import blockers
from incidents.models import Article, Incident, Outlet
from tests.factories import clark, make_article, make_authority, make_count, make_incident, make_source, make_user

pytestmark = pytest.mark.django_db
TODAY = date(2024, 1, 1)


def sourced(**fields: Any) -> Incident:
    """An incident that can be published but for the fields given."""
    incident = make_incident(**fields)
    make_source(incident, total=12)
    return incident


def unsourced() -> Incident:
    return make_incident()


def without_outlet() -> Incident:
    incident = sourced()
    Article.objects.update(outlet=None)
    return incident


def counted_elsewhere() -> Incident:
    incident = sourced()
    incident.counts.create(article=make_article(), nationality="VN", number=3)
    return incident


def followed_elsewhere() -> Incident:
    incident = sourced()
    incident.followups.create(article=make_article(), outcome="sheltered", number=3)
    return incident


def broken_down_to_more() -> Incident:
    incident = make_incident()
    make_source(incident, total=1048, nationalities={"VN": 1000, "CN": 90})
    return incident


def pinned() -> Incident:
    incident = make_incident()
    make_source(incident, total=12, pinned=True)
    return incident


def titled_article() -> Incident:
    incident = make_incident()
    make_source(incident, total=12, title="Call 0812-3456-7890 for the story")
    return incident


def women_beyond_the_total() -> Incident:
    incident = make_incident()
    make_count(make_source(incident), number=20, women=30, men=30)
    return incident


def followed_before() -> Incident:
    incident = sourced()
    article = incident.citations.get().article
    incident.followups.create(article=article, outcome="repatriated", number=12, date=date(2023, 1, 1))
    return incident


def outlet_with_address() -> Incident:
    incident = make_incident()
    make_source(incident, "Example News ana@example.org", total=12)
    return incident


def reprint_of_a_number() -> Incident:
    incident = make_incident()
    make_source(incident, total=12, original_source="Agency +63 917 555 1234")
    return incident


def address_of_somebody() -> Incident:
    incident = make_incident()
    make_source(incident, total=12, address="https://social.example/post?by=ana@example.org")
    return incident


def authority_with_address() -> Incident:
    incident = sourced()
    incident.involvements.create(authority=make_authority("Tips: desk@police.example"))
    return incident


CASES: dict[str, tuple[Callable[[], Incident], str, str]] = {
    # name: (an incident, code, field)
    "no title": (lambda: sourced(title="  "), "no_title", "title"),
    "no date": (lambda: sourced(date_start=None, date_precision=""), "no_date", "date_start"),
    "a date to come": (lambda: sourced(date_start=date(2024, 3, 1)), "date_in_future", "date_start"),
    "no country": (lambda: sourced(country=""), "no_country", "country"),
    "no source": (unsourced, "no_source", "citations"),
    "a source without an outlet": (without_outlet, "no_source", "citations"),
    "a count by an article that is not cited": (counted_elsewhere, "count_not_cited", "counts"),
    "a follow-up by an article that is not cited": (followed_elsewhere, "followup_not_cited", "followups"),
    "a negative remainder": (broken_down_to_more, "negative_remainder", "remainder_explained"),
    "more women and men than people": (women_beyond_the_total, "parts_beyond", "counts"),
    "what happened next before it happened": (followed_before, "followup_beyond", "followups"),
    "a pin without a reason": (pinned, "pin_without_reason", "pinned_reason"),
    "an e-mail address in the title": (lambda: sourced(title="Ask a@b.example"), "personal_data", "title"),
    "a phone number in the summary": (lambda: sourced(summary="Call +63 912 345 6789."), "personal_data", "summary"),
    "a passport in the place": (lambda: sourced(place="Room of P1234567A"), "personal_data", "place"),
    "an identity number in the province": (lambda: sourced(admin1="3275012309870001"), "personal_data", "admin1"),
    "a phone number in a note": (
        lambda: sourced(grade_note="Told by +63 912 345 6789", grade_override=2), "personal_data", "grade_note",
    ),
    "a phone number in a public title of an article": (titled_article, "personal_data", "citations"),
    "an e-mail address in the name of an outlet": (outlet_with_address, "personal_data", "citations"),
    "a phone number in the name of a reprinted outlet": (reprint_of_a_number, "personal_data", "citations"),
    "an e-mail address in the address of an article": (address_of_somebody, "personal_data", "citations"),
    "an e-mail address in the name of an authority": (authority_with_address, "personal_data", "involvements"),
    "an embargo": (
        lambda: sourced(embargo_until=datetime(2024, 1, 2, tzinfo=UTC)), "embargo", "embargo_until",
    ),
    "an embargo that ends later today": (
        lambda: sourced(embargo_until=datetime(2024, 1, 1, 18, tzinfo=UTC)), "embargo", "embargo_until",
    ),
    "internal": (lambda: sourced(sensitivity="internal"), "internal", "sensitivity"),
}  # fmt: skip


@pytest.mark.parametrize(("make", "code", "field"), CASES.values(), ids=CASES.keys())
def test_it_is_blocked_at_its_field(make: Callable[[], Incident], code: str, field: str) -> None:
    (blocker,) = blockers(make(), TODAY)
    assert (blocker.code, blocker.field) == (code, field)
    assert blocker.message.endswith(".")


FREE: dict[str, Callable[[], Incident]] = {
    "all there": sourced,
    "the Clark raid": clark,
    "no summary": lambda: sourced(summary=""),
    "no total": lambda: sourced(counting="estimate"),
    "an embargo that is past": lambda: sourced(embargo_until=datetime(2023, 12, 31, 23, tzinfo=UTC)),
    "coarse": lambda: sourced(sensitivity="coarse"),
    "internal notes are not public": lambda: sourced(internal_notes="Call +63 912 345 6789"),
}


@pytest.mark.parametrize("make", FREE.values(), ids=FREE.keys())
def test_nothing_blocks_it(make: Callable[[], Incident]) -> None:
    assert blockers(make(), TODAY) == []


def test_an_explained_negative_remainder_does_not_block() -> None:
    incident = broken_down_to_more()
    incident.remainder_explained = "Two nationalities hold two passports."
    assert blockers(incident, TODAY) == []


def test_the_message_about_a_negative_remainder_gives_the_numbers() -> None:
    (blocker,) = blockers(broken_down_to_more(), TODAY)
    assert "add up to 1090, which is 42 more than the headline of 1048" in blocker.message


def test_the_title_of_an_article_that_identifies_victims_is_not_public() -> None:
    incident = titled_article()
    Article.objects.update(identifies_victims=True)
    assert blockers(incident, TODAY) == []


def test_the_address_of_an_article_that_identifies_victims_is_not_public_but_its_outlet_is() -> None:
    hidden, told = address_of_somebody(), outlet_with_address()
    Article.objects.update(identifies_victims=True)
    assert blockers(hidden, TODAY) == []
    assert [blocker.code for blocker in blockers(told, TODAY)] == ["personal_data"]


def test_an_article_that_identifies_victims_is_still_a_source() -> None:
    incident = sourced()
    Article.objects.update(identifies_victims=True)
    assert blockers(incident, TODAY) == []


def test_an_embargo_ends_at_its_moment() -> None:
    incident = sourced(embargo_until=datetime(2024, 1, 1, 18, tzinfo=UTC))
    assert blockers(incident, datetime(2024, 1, 1, 17, 59, tzinfo=UTC))
    assert blockers(incident, datetime(2024, 1, 1, 18, 0, tzinfo=UTC)) == []


def test_today_may_be_tomorrow_further_east() -> None:
    assert blockers(sourced(date_start=date(2024, 1, 2)), TODAY) == []


def test_who_changed_it_last_cannot_publish_it(settings: Settings) -> None:
    settings.SELF_REVIEW = False
    writer, colleague = make_user(), make_user()
    incident = sourced(changed_by=writer)
    assert [blocker.code for blocker in blockers(incident, TODAY, writer)] == ["second_eyes"]
    assert blockers(incident, TODAY, colleague) == []


def test_alone_one_may_review_oneself(settings: Settings) -> None:
    settings.SELF_REVIEW = True
    writer = make_user()
    assert blockers(sourced(changed_by=writer), TODAY, writer) == []


def test_all_blockers_are_named_at_once() -> None:
    incident = make_incident(title="", country="", date_start=None, date_precision="", sensitivity="internal")
    codes = [blocker.code for blocker in blockers(incident, TODAY)]
    assert codes == ["no_title", "no_date", "no_country", "no_source", "internal"]


def test_outlets_are_looked_up_by_citation_only() -> None:
    Outlet.objects.create(name="Unused", family="official")
    assert [blocker.code for blocker in blockers(unsourced(), TODAY)] == ["no_source"]
