"""An article goes from its address to a proposal, and whatever breaks on the way leaves it to be taken up again."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from incidents.models import Article, FactDecision, Proposal
from incidents.models.articles import ArticleStep as Step
from incidents.reading import record
from incidents.reading.fetch import Fetcher
from incidents.reading.readers import Readers
from incidents.reading.record import Given
from incidents.reading.refusals import Reason, Refused
from tests.factories import make_incident, make_outlet, make_user

from .recording import PAGE, STORY, added, later, run
from .sites import Site, reply

pytestmark = pytest.mark.django_db

ADDRESS = "https://news.example/2023/05/05/rescue"


def test_an_address_becomes_an_archived_copy_and_one_open_proposal(site: Site, fetcher: Fetcher) -> None:
    article = run(added(site), fetcher)
    assert (article.step, article.title, article.language) == (Step.READ, "Women rescued", "en")
    assert record.archive().load(article.copies.get().stored_as).content == PAGE.encode()
    proposal = article.proposals.get()
    assert proposal.facts["victims_total"]["value"] == 12
    start, end = proposal.facts["victims_total"]["evidence"][0]
    assert "12" in article.text[start:end]


def test_the_text_of_an_article_is_not_kept_twice(site: Site, fetcher: Fetcher) -> None:
    assert "text" not in run(added(site), fetcher).proposals.get().facts


def test_the_same_article_is_added_once(site: Site) -> None:
    first, is_new = record.add(site.address("/a"))
    again, is_new_again = record.add(site.address("/a?utm_source=mail#top"))
    assert (first, is_new, is_new_again) == (again, True, False)


def test_the_outlet_is_found_from_the_host() -> None:
    outlet = make_outlet("Daily News")
    Article.objects.create(address=ADDRESS, canonical_address=ADDRESS, outlet=outlet)
    article, _ = record.add("https://www.news.example/other")
    assert article.outlet == outlet


def test_the_outlet_is_found_from_the_page_where_the_host_is_new(site: Site, fetcher: Fetcher) -> None:
    outlet = make_outlet(f"news.example:{site.port}")
    assert run(added(site), fetcher).outlet == outlet


def test_what_staff_filled_in_stays(site: Site, fetcher: Fetcher) -> None:
    article = added(site)
    Article.objects.filter(pk=article.pk).update(title="Ours", published=date(2020, 1, 1))
    assert (run(article, fetcher).title, article.published) == ("Ours", date(2020, 1, 1))


def test_an_article_that_is_cited_already_is_linked_when_read(site: Site, fetcher: Fetcher) -> None:
    article = added(site)
    make_incident().citations.create(article=article)
    assert run(article, fetcher).step == Step.LINKED


def test_a_refused_article_fails_with_a_sentence(site: Site, fetcher: Fetcher) -> None:
    article = run(added(site, "/missing"), fetcher)
    assert (article.step, article.problem) == (Step.FAILED, Reason.GONE)
    assert article.last_error == "The page is not there any more (404)."


def test_an_inside_address_ends_in_a_clear_state(tmp_path: Path) -> None:
    article, _ = record.add("http://10.0.0.1/a")
    run(article, record.fetcher())
    assert (article.step, article.problem) == (Step.FAILED, Reason.FORBIDDEN_ADDRESS)


def test_a_text_is_taken_instead_of_a_page_that_cannot_be_fetched(site: Site, fetcher: Fetcher) -> None:
    article = run(added(site, "/missing"), fetcher)
    record.add(article.address, Given(STORY.encode()))
    record.read(article.pk, record.archive(), Readers())
    article.refresh_from_db()
    assert (article.step, article.problem, article.proposals.count()) == (Step.READ, "", 1)


def test_a_text_without_an_address_is_an_article(fetcher: Fetcher) -> None:
    article, is_new = record.add("", Given(STORY.encode()))
    assert run(article, fetcher).step == Step.READ
    assert record.add("", Given(STORY.encode())) == (article, False)
    assert is_new


def test_what_is_no_text_is_refused_and_nothing_is_kept() -> None:
    with pytest.raises(Refused):
        record.add("", Given(bytes(range(256)) * 40))
    assert not Article.objects.exists()


@pytest.mark.parametrize("address", ["", "nonsense", "ftp://news.example/a", "http://localhost/"])
def test_what_is_no_address_is_not_added(address: str) -> None:
    with pytest.raises(ValueError, match="address"):
        record.add(address)
    assert not Article.objects.exists()


def test_a_very_long_address_with_tracking_is_kept_short() -> None:
    article, _ = record.add(f"{ADDRESS}?utm_source={'x' * 3000}")
    assert article.address == ADDRESS


def answering(fetcher: Fetcher, site: Site, *pages: Any) -> Callable[[Article], Article]:
    """Fetches an article as often as there are answers, each time after its pause."""

    def go(article: Article) -> Article:
        for page in pages:
            site.pages["/a"] = page
            later(article, 24 * 60)
            run(article, fetcher)
        return article

    return go


def test_an_overworked_site_is_asked_again_with_growing_pauses(site: Site, fetcher: Fetcher) -> None:
    article, pauses = added(site), []
    site.pages["/a"] = reply(status="503 Away")
    for _ in range(3):
        later(article, 24 * 60)
        run(article, fetcher)
        pauses.append((article.next_try_at - timezone.now()).total_seconds())
    assert article.step == Step.NEW
    assert pauses[0] < pauses[1] / 2 < pauses[2] / 4


def test_a_site_that_stays_overworked_is_given_up(site: Site, fetcher: Fetcher) -> None:
    article = answering(fetcher, site, *[reply(status="503 Away")] * 8)(added(site))
    assert (article.step, article.problem) == (Step.FAILED, Reason.SERVER_ERROR)
    assert site.asked.count("/a") == record.MOST_TRIES


def test_a_site_that_recovers_is_read(site: Site, fetcher: Fetcher) -> None:
    pages = [reply(status="500 Error"), reply(status="429 Slow"), reply(PAGE.encode())]
    article = answering(fetcher, site, *pages)(added(site))
    assert (article.step, article.tries, article.problem) == (Step.READ, 0, "")


def test_a_pause_that_the_site_asks_for_is_kept(site: Site, fetcher: Fetcher) -> None:
    site.pages["/a"] = reply(status="429 Slow", Retry_After="7200")
    article = run(added(site), fetcher)
    assert article.next_try_at > timezone.now() + timedelta(minutes=110)
    assert not record.owed().exists()


def test_other_errors_are_not_tried_again(site: Site, fetcher: Fetcher) -> None:
    article = answering(fetcher, site, *[reply(status="403 No")] * 3)(added(site))
    assert article.step == Step.FAILED
    assert site.asked.count("/a") == 1


def test_staff_can_try_again(site: Site, fetcher: Fetcher) -> None:
    article = answering(fetcher, site, reply(status="404 Not Found"))(added(site))
    site.pages["/a"] = reply(PAGE.encode())
    assert record.try_again(article.pk)
    assert run(article, fetcher).step == Step.READ


def test_an_article_set_aside_is_not_owed(site: Site, fetcher: Fetcher) -> None:
    article = added(site)
    assert record.set_aside(article.pk)
    assert run(article, fetcher).step == Step.SET_ASIDE
    assert not site.asked


def test_a_later_reading_replaces_an_open_proposal(site: Site, fetcher: Fetcher) -> None:
    article = run(added(site), fetcher)
    site.pages["/a"] = reply(PAGE.replace("12 ", "14 ").encode())
    record.try_again(article.pk)
    run(article, fetcher)
    assert list(article.proposals.values_list("state", flat=True)) == ["replaced", "open"]
    assert article.copies.count() == 2


def test_reading_the_same_text_again_keeps_the_proposal_and_its_decisions(site: Site, fetcher: Fetcher) -> None:
    article = run(added(site), fetcher)
    FactDecision.objects.create(
        proposal=article.proposals.get(), fact="victims_total", state="accepted", by=make_user()
    )
    record.try_again(article.pk)
    run(article, fetcher)
    assert article.proposals.get().decisions.count() == 1
    assert article.copies.count() == 1


def test_the_database_holds_one_open_proposal_a_text(site: Site, fetcher: Fetcher) -> None:
    proposal = run(added(site), fetcher).proposals.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        Proposal.objects.create(
            article=proposal.article, text_sha256=proposal.text_sha256, reader="other", facts=proposal.facts
        )


@pytest.mark.parametrize(("state", "value"), [("changed", None), ("accepted", 3), ("refused", 3)])
def test_only_a_changed_fact_has_another_value(site: Site, fetcher: Fetcher, state: str, value: int | None) -> None:
    proposal = run(added(site), fetcher).proposals.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        FactDecision.objects.create(proposal=proposal, fact="arrests", state=state, value=value)


def test_a_damaged_copy_ends_in_a_clear_state(site: Site, fetcher: Fetcher) -> None:
    article = added(site)
    record.fetch(article.pk, fetcher, record.archive())
    stored_as = article.copies.get().stored_as
    (Path(record.archive()._folder) / stored_as).write_bytes(b"")
    assert run(article, fetcher).problem == Reason.DAMAGED
    record.try_again(article.pk)
    assert run(article, fetcher).step == Step.READ
