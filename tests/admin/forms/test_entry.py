"""The forms of an incident together: sources by address, figures by source, authorities by name."""

import pytest
from django.db.models import Q

from incidents.models import Article, Authority, Citation, Incident, Outlet, VictimCount
from tests.admin.forms.entering import entered, problems
from tests.admin.pages import source
from tests.factories import make_article, make_authority, make_outlet

pytestmark = pytest.mark.django_db


def test_a_title_is_all_that_a_draft_needs() -> None:
    incident = entered(title="Raid")
    assert (incident.state, incident.date_start, incident.country) == ("draft", None, "")


def test_a_typed_date_sets_first_day_last_day_and_precision() -> None:
    incident = entered(when="4–6 May 2023")
    incident.refresh_from_db()
    assert (str(incident.date_start), str(incident.date_end), incident.date_precision) == (
        "2023-05-04", "2023-05-06", "period",
    )  # fmt: skip


def test_half_a_point_is_refused_beside_the_missing_half() -> None:
    assert problems(latitude="15.2") == ["longitude: Give both latitude and longitude, or neither."]


def test_a_latitude_beyond_the_pole_is_refused() -> None:
    assert problems(latitude="95", longitude="20") == ["latitude: Give a number from -90 to 90."]


def test_parts_beyond_their_figure_are_refused_beside_them() -> None:
    assert problems(sources=[source()], figures=[{"source": "0", "number": "20", "women": "30", "men": "30"}]) == [
        "count 1 women: women 30 and men 30: that is 60, more than the 20 people of this figure. Correct one of them."
    ]


def test_a_grade_set_by_staff_needs_a_note() -> None:
    assert problems(grade_override="4") == ["grade_note: Say why you set this grade."]


def test_a_pasted_address_adds_article_and_outlet() -> None:
    incident = entered(
        sources=[source("https://www.taiwannews.com.tw/news/4884301?utm_source=x", outlet="Taiwan News")]
    )
    article = incident.citations.get().article
    assert article.canonical_address == "https://taiwannews.com.tw/news/4884301"
    assert article.address == "https://www.taiwannews.com.tw/news/4884301?utm_source=x"
    assert (article.outlet.name, article.outlet.family, article.step) == ("Taiwan News", "national_press", "linked")


def test_an_article_recorded_under_another_spelling_of_its_address_is_used_again() -> None:
    known = make_article(address="https://tribunnews.com/2023/05/09/sekjen")
    incident = entered(sources=[{"address": "https://m.tribunnews.com/2023/05/09/sekjen/?utm_medium=x#top"}])
    assert incident.citations.get().article == known
    assert Article.objects.count() == 1


def test_what_a_recorded_article_lacks_is_filled_in() -> None:
    known = make_article(address="https://tribunnews.com/sekjen", title="", published=None)
    entered(sources=[{"address": known.address, "title": "Sekjen ASEAN", "published": "9 Mei 2023"}])
    known.refresh_from_db()
    assert (known.title, str(known.published)) == ("Sekjen ASEAN", "2023-05-09")


def test_what_contradicts_a_recorded_article_is_refused_beside_its_field() -> None:
    known = make_article("Tribunnews", address="https://tribunnews.com/sekjen", title="Sekjen")
    found = problems(
        sources=[{"address": known.address, "outlet": "Kompas", "outlet_family": "wire", "title": "Sekjen"}]
    )
    assert found == [
        "citation 1 outlet: This article is recorded with “Tribunnews”. Leave this blank, or correct the article."
    ]


def test_a_known_outlet_needs_no_family() -> None:
    outlet = make_outlet("Taiwan News")
    incident = entered(sources=[{"address": "https://news.example/a", "outlet": "taiwan news"}])
    assert incident.citations.get().article.outlet == outlet


def test_a_new_outlet_needs_a_family() -> None:
    found = problems(sources=[{"address": "https://news.example/a", "outlet": "New Post"}])
    assert found == ["citation 1 outlet_family: “New Post” is new: choose what kind of outlet it is."]


def test_an_article_needs_an_outlet() -> None:
    assert problems(sources=[{"address": "https://news.example/a"}]) == ["citation 1 outlet: Say who published it."]


def test_one_new_outlet_of_two_sources_is_added_once() -> None:
    entered(sources=[source("https://news.example/a"), source("https://news.example/b")])
    assert Outlet.objects.count() == 1


def test_a_new_agency_is_added_as_a_news_agency() -> None:
    incident = entered(sources=[source(original_source="Associated Press")])
    assert incident.citations.get().article.original_source.family == "wire"


@pytest.mark.parametrize("address", ["hello", "javascript:alert(1)", "ftp://news.example/a", "https://"])
def test_what_is_no_address_of_a_page_is_refused(address: str) -> None:
    found = problems(sources=[source(address)])
    assert len(found) == 1
    assert found[0].startswith("citation 1 address: This is not an address of a web page")


def test_an_address_without_its_scheme_gets_one() -> None:
    incident = entered(sources=[source("news.example/a")])
    assert incident.citations.get().article.address == "https://news.example/a"


def test_an_article_is_a_source_once() -> None:
    found = problems(sources=[source("https://news.example/a"), source("https://www.news.example/a/")])
    assert found == ["citation 2 address: This article is already among the sources of this incident."]


def test_one_source_leads_at_most() -> None:
    rows = [source("https://news.example/a", is_lead="on"), source("https://news.example/b", is_lead="on")]
    assert problems(sources=rows) == ["citation 2 is_lead: Another source leads already. Untick one of them."]


def test_a_source_with_nothing_but_its_tick_is_not_filled_in() -> None:
    assert not entered(sources=[{"is_lead": "on"}]).citations.exists()


def test_figures_are_of_the_source_they_name_stored_or_not() -> None:
    incident = entered(
        sources=[source("https://news.example/a"), source("https://news.example/b")],
        figures=[{"source": "1", "number": "1,048"}, {"source": "0", "nationality": "Filipina", "number": "171"}],
    )
    first, second = incident.citations.order_by("pk")
    assert incident.counts.get(article=second.article).number == 1048
    assert incident.counts.get(article=first.article).nationality == "PH"


def test_a_figure_of_a_blank_source_is_refused() -> None:
    assert problems(sources=[{}], figures=[{"source": "0", "number": "5"}]) == [
        "count 1 source: This source is blank or being removed. Choose another, or remove this row."
    ]


def test_a_figure_without_a_source_is_refused() -> None:
    assert problems(figures=[{"number": "5"}]) == ["count 1 source: This field is required."]


def test_a_figure_that_says_nothing_is_refused() -> None:
    found = problems(sources=[source()], figures=[{"source": "0", "quote": "many people"}])
    assert found == ["count 1 number: Give a number, a nationality, or both."]


def test_a_row_with_nothing_but_its_source_is_not_filled_in() -> None:
    assert not entered(sources=[source()], figures=[{"source": "0"}]).counts.exists()


def test_a_source_gives_one_number_for_a_nationality() -> None:
    rows = [{"source": "0", "nationality": "Thai", "number": "5"}, {"source": "0", "nationality": "TH", "number": "6"}]
    assert problems(sources=[source()], figures=rows) == [
        "count 2 nationality: This source already has a number for this nationality and day."
    ]


def test_a_source_may_give_another_number_for_another_day() -> None:
    rows = [{"source": "0", "number": "5"}, {"source": "0", "number": "6", "as_of": "2023-05-06"}]
    assert entered(sources=[source()], figures=rows).counts.count() == 2


def test_only_a_total_can_be_pinned() -> None:
    row = {"source": "0", "nationality": "Thai", "number": "5", "is_pinned": "on"}
    assert problems(sources=[source()], figures=[row]) == [
        "count 1 is_pinned: Only a total with a number can be pinned as the headline."
    ]


def test_one_figure_is_pinned_at_most() -> None:
    rows = [{"source": place, "number": "5", "is_pinned": "on"} for place in ("0", "1")]
    found = problems(sources=[source("https://news.example/a"), source("https://news.example/b")], figures=rows)
    assert found == ["count 2 is_pinned: Another figure is pinned already. Untick one of them."]


def test_a_pasted_breakdown_is_stored_without_javascript_too() -> None:
    incident = entered(
        sources=[source(breakdown="389 Vietnamese, about 20 Thais")], figures=[{"source": "0", "number": "500"}]
    )
    rows = (
        incident.counts.exclude(nationality="")
        .values_list("nationality", "number", "qualifier")
        .order_by("nationality")
    )
    assert list(rows) == [("TH", 20, "about"), ("VN", 389, "exact")]


def test_what_of_a_pasted_breakdown_is_not_understood_is_named() -> None:
    assert problems(sources=[source(breakdown="389 Vietnamese, 12 Martians")]) == [
        "citation 1 breakdown: Not understood: 12 Martians. Change it, or enter it as a row."
    ]


def test_a_pasted_number_does_not_contradict_a_row() -> None:
    rows = [{"source": "0", "nationality": "VN", "number": "380"}]
    assert problems(sources=[source(breakdown="389 Vietnamese")], figures=rows) == [
        "citation 1 breakdown: A row for “Vietnamese” is already there.",
        "Source 1: Daily News: A row for “Vietnamese” is already there.",
    ]


def test_an_authority_is_named_as_it_is_shown() -> None:
    police = make_authority("National Police", "police", "PH")
    make_authority("National Police", "police", "ID")
    incident = entered(authorities=[{"authority_name": "National Police (PH)", "role": "lead"}])
    assert incident.involvements.get().authority == police


def test_a_name_that_several_authorities_have_asks_which() -> None:
    make_authority("National Police", "police", "PH")
    make_authority("National Police", "police", "ID")
    assert problems(authorities=[{"authority_name": "national police", "role": "lead"}]) == [
        "involvement 1 authority_name: Several have this name: National Police (ID); National Police (PH). Choose one."
    ]


def test_a_new_authority_needs_a_type() -> None:
    assert problems(authorities=[{"authority_name": "Coast Guard", "role": "lead"}]) == [
        "involvement 1 authority_type: This authority is new: choose its type."
    ]


def test_a_new_authority_is_added_with_its_type_and_country() -> None:
    row = {
        "authority_name": "Coast Guard",
        "authority_type": "border",
        "authority_country": "Filipina",
        "role": "support",
    }
    entered(authorities=[row])
    assert Authority.objects.filter(Q(name="Coast Guard", type="border", country="PH")).count() == 1


def test_an_authority_is_named_once() -> None:
    make_authority("Coast Guard", "border", "PH")
    rows = [{"authority_name": "Coast Guard", "role": role} for role in ("lead", "tip")]
    assert problems(authorities=rows) == [
        "involvement 2 authority_name: This authority is already among those of this incident."
    ]


def test_a_refused_entry_stores_nothing() -> None:
    problems(sources=[source(), source()], figures=[{"source": "0", "number": "-5"}])
    assert not any(model.objects.exists() for model in (Incident, Article, Outlet, Citation, VictimCount))
