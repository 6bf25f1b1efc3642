"""What fields make of what is typed into them."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from incidents.admin.forms.fields import CountryField, DayField, NationalityField, PeopleField, QuoteField
from incidents.names import NATIONALITIES


@pytest.mark.parametrize("text", ["Filipina", "Philippines", "philippines", "PH", "Pilipinas", "  Filipino "])
def test_a_country_is_found_by_any_name_in_english_or_indonesian(text: str) -> None:
    assert CountryField().clean(text) == "PH"


def test_the_beginning_of_one_name_is_enough() -> None:
    assert CountryField().clean("viet") == "VN"


def test_a_name_that_several_countries_begin_with_asks_which() -> None:
    with pytest.raises(ValidationError, match="can be several: .*United Kingdom"):
        CountryField().clean("united")


def test_an_unknown_country_is_refused_by_its_name() -> None:
    with pytest.raises(ValidationError, match="“Atlantis” is no country"):
        CountryField().clean("Atlantis")


def test_no_country_is_no_country() -> None:
    assert CountryField().clean("") == ""


def test_the_stateless_are_a_nationality_and_no_country() -> None:
    assert NationalityField().clean("Stateless") == "XS"
    with pytest.raises(ValidationError):
        CountryField().clean("XS")


@pytest.mark.parametrize("language", ["en", "id", "fr"])
def test_every_nationality_is_read_back_as_it_is_shown(language: str) -> None:
    with translation.override(language):
        field = NationalityField()
        assert {field.clean(field.prepare_value(code)) for code in NATIONALITIES} == set(NATIONALITIES)


@pytest.mark.parametrize("text", ["1048", "1,048", "1.048", "1 048", "1\u202f048", "1'048", "١٠٤٨", "١٬٠٤٨", "๑,๐๔๘"])
def test_thousands_may_be_separated_as_anywhere_in_the_world(text: str) -> None:
    assert PeopleField().clean(text) == 1048


def test_several_groups_of_thousands_are_one_number() -> None:
    assert PeopleField().clean("1,234,567") == 1_234_567


def test_a_blank_number_is_not_reported_and_never_zero() -> None:
    assert PeopleField().clean("") is None
    assert PeopleField().clean("0") == 0


@pytest.mark.parametrize("text", ["-1", "1.5", "ten", "1,04", "1,048.000", "99999999999", "²", "٣x"])
def test_what_is_no_number_of_people_is_refused(text: str) -> None:
    with pytest.raises(ValidationError):
        PeopleField().clean(text)


def test_a_day_is_read_like_a_date() -> None:
    assert DayField().clean("5 Mei 2023") == date(2023, 5, 5)


def test_a_day_field_asks_for_the_day() -> None:
    with pytest.raises(ValidationError, match="Give the day too"):
        DayField().clean("2023-05")


def test_a_quotation_has_25_words_at_most() -> None:
    assert QuoteField().clean("word " * 25) == ("word " * 25).strip()
    with pytest.raises(ValidationError, match="25 words at most; this one has 26"):
        QuoteField().clean("word " * 26)
