"""Who is joined to those arrested by a noun that the lexicon does not know; sentences of our own."""

import pytest

from incidents.reading import facts
from tests.reading.arrested import RESCUE, arrests


@pytest.mark.parametrize(
    ("language", "text", "number"),
    [
        ("en", "Officers detained three brokers and the ferryman.", 4),
        ("es", "El dueño, de 51 años, y su palafrenero fueron detenidos.", 2),
        ("fr", "Le patron et le palefrenier sont en garde à vue.", 2),
        ("tl", "Inaresto ang may-ari at ang kutsero.", 2),
        ("hi", "मालिक, एक साईस और दो एजेंटों को गिरफ्तार किया गया।", 4),
        ("zh", "警方当场逮捕负责人、越南籍阮姓马夫及2名司机。", 4),
    ],
)
def test_whom_a_list_of_those_arrested_adds_by_an_unknown_noun_is_one_more(
    language: str, text: str, number: int
) -> None:
    assert arrests(language, text) == number


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Police arrested the owner and the ferry was searched."),
        ("en", "Police arrested the owner and an apartment was sealed."),
        ("es", "El dueño fue detenido y el palafrén se vendió."),
        ("hi", "मालिक को पुलिस और एक संस्था ने गिरफ्तार किया।"),
        ("zh", "警方逮捕负责人和查封会所。"),
    ],
)
def test_what_goes_on_behind_an_arrest_is_nobody_arrested(language: str, text: str) -> None:
    assert arrests(language, text) == 1


def test_an_unknown_noun_of_several_leaves_the_number_open() -> None:
    assert arrests("en", "The owner and his ferrymen were arrested.") in (None, 1)


def test_both_tells_those_just_named_again() -> None:
    assert arrests("es", "El dueño y el palafrenero, ambos peruanos, quedaron detenidos.") == 2


def test_a_counted_noun_may_stand_in_quotation_marks() -> None:
    assert arrests("fr", "La police a interpellé deux « proxénètes » et leur logeur.") == 3


def test_a_headline_that_names_one_gives_way_to_all_of_the_text() -> None:
    title = "Owner held as nine women are freed from Leeds brothel"
    text = f"{RESCUE['en']} The owner, his cousin and a porter were arrested."
    found = facts.read(f"{title}\n\n{text}", published="2024-03-14", language="en")["arrests"]
    assert found["value"] == 3


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("hi", "गिरोह चलाने वाली दो महिलाओं को हिरासत में लिया गया, जबकि उनका एक साथी भाग निकला।"),
        ("en", "Two guards were arrested, while a broker escaped."),
    ],
)
def test_captors_who_got_away_are_not_arrested(language: str, text: str) -> None:
    assert arrests(language, text) == 2


def test_one_of_a_nation_tied_by_who_is_the_same_person() -> None:
    assert arrests("tl", "Inaresto ang may-ari na isang Indonesian at ang kutsero.") == 2


def test_in_a_headline_a_comma_may_part_who_was_arrested_from_the_verb() -> None:
    text = "Ina, arestado sa pagbebenta ng anak\n\nNasagip ng pulisya ang isang dalagita sa Pasay."
    assert facts.read(text, published="2024-03-14", language="tl")["arrests"]["value"] == 1
