"""Help lines by country, and what is said where nobody confirmed one or none is known."""

from datetime import timedelta

import pytest
from django.utils import timezone

from incidents.views.help_page import dialled
from tests.served import clark
from tests.views.helped import LONG_AGO, helpline

UNCONFIRMED = "Not confirmed: check first."
OLD = "Not confirmed since 1 January 2020: check first."
EXPLAINED = "“Not confirmed” stands where nobody of this record has confirmed a number, or not for more than a year."


def text_of(answer) -> str:
    return answer.content.decode()


def test_a_number_can_be_dialled_with_a_tap(serve, get):
    serve(clark(), helplines=[helpline("SG", "6435 0000", international_number="+6564350000")])
    page = text_of(get("/help/"))
    assert 'href="tel:64350000"' in page
    assert 'href="tel:+6564350000"' in page


def test_a_line_never_confirmed_says_so_and_names_its_source(serve, get):
    serve(clark(), helplines=[helpline()])
    page = text_of(get("/help/"))
    assert UNCONFIRMED in page
    assert 'href="https://lines.example/page" rel="noreferrer noopener nofollow"' in page


def test_a_line_not_confirmed_for_a_year_says_so_with_the_day(serve, get):
    serve(clark(), helplines=[helpline(confirmed_on=LONG_AGO)])
    page = text_of(get("/help/"))
    assert OLD in page
    assert "Last confirmed on" not in page


def test_what_not_confirmed_means_is_said_once_however_many_lines_it_is_said_of(serve, get):
    serve(clark(), helplines=[helpline("PH", "1343"), helpline("PH", "1348"), helpline("VN", "111")])
    page = text_of(get("/help/?country=PH"))
    assert page.count(UNCONFIRMED) == 3
    assert page.count(EXPLAINED) == 1


def test_a_line_confirmed_lately_carries_no_warning(serve, get):
    serve(clark(), helplines=[helpline(confirmed_on=timezone.localdate() - timedelta(days=365))])
    page = text_of(get("/help/"))
    assert "Last confirmed on" in page
    assert "ot confirmed" not in page


def test_the_page_is_asked_for_again_on_another_day(serve, get, monkeypatch):
    serve(clark(), helplines=[helpline()])
    etag = get("/help/")["ETag"]
    assert get("/help/", **{"If-None-Match": etag}).status_code == 304
    tomorrow = timezone.localdate() + timedelta(days=1)
    monkeypatch.setattr("incidents.views.answers.timezone.localdate", lambda: tomorrow)
    assert get("/help/", **{"If-None-Match": etag}).status_code == 200


def test_the_country_chosen_comes_first_and_once(serve, get):
    serve(clark(), helplines=[helpline("AR", "145"), helpline("VN", "111")])
    page = text_of(get("/help/?country=VN"))
    assert page.index('href="tel:111"') < page.index('href="tel:145"')
    assert page.count('href="tel:111"') == 1
    assert '<option value="VN" selected>' in page


def test_a_country_without_a_line_says_so_and_what_to_do(serve, get):
    serve(clark(), helplines=[helpline("VN", "111")])
    page = text_of(get("/help/?country=ID"))
    assert "This record knows of no help line in Indonesia." in page
    told = page.split("no help line in Indonesia")[1]
    assert "police emergency number" in told
    assert "embassy or consulate" in told


def test_a_country_that_does_not_exist_is_passed_over(serve, get):
    serve(clark(), helplines=[helpline()])
    answer = get("/help/?country=<script>")
    assert answer.status_code == 200
    assert "<script>" not in text_of(answer).split("<main")[1]


def test_countries_are_listed_by_name_with_anchors(serve, get):
    serve(clark(), helplines=[helpline("VN", "111"), helpline("AR", "145")])
    page = text_of(get("/help/"))
    assert page.index('href="#AR"') < page.index('href="#VN"') < page.index('id="AR"') < page.index('id="VN"')


def test_languages_and_hours_are_told(serve, get):
    serve(clark(), helplines=[helpline("US", "1-888-373-7888", languages=["en", "es"], interpreters=True)])
    page = text_of(get("/help/"))
    assert "day and night, every day" in page
    assert "Speaks English, Spanish, others by interpreter." in page


def test_without_any_line_the_page_still_says_what_to_do(served, get):
    page = text_of(get("/help/"))
    assert "In danger now?" in page
    assert "embassy or consulate" in page


@pytest.mark.parametrize(
    ("written", "number"),
    [("03-8000 8000", "0380008000"), ("+65 6435", "+656435"), ("*123#", "*123#"), ("(01) 8000/52", "01800052")],
)
def test_only_what_a_phone_dials_is_left_of_a_number(written, number):
    assert dialled(written) == number


@pytest.mark.parametrize(
    ("languages", "interpreters", "expected"),
    [
        (["de"], False, "Speaks German."),
        (["cmn", "en"], True, "Speaks Chinese, English, others by interpreter."),
        ([], True, "Other languages by interpreter."),
    ],
)
def test_a_line_says_which_languages_it_speaks(serve, get, languages, interpreters, expected):
    serve(clark(), helplines=[helpline(hours=None, languages=languages, interpreters=interpreters)])
    assert f'<p class="when">{expected}</p>' in get("/help/").content.decode()
