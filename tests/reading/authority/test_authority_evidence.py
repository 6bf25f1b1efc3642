"""What speaks for a body's part in a rescue, named alike in all languages."""

import pytest

from incidents.reading import lexicon
from incidents.reading.authority import authorities
from incidents.reading.people import headcount
from incidents.reading.words import passages


def evidence(text: str, language: str) -> dict[str, dict[str, float]]:
    laid_out = passages.lay_out(text, lexicon.load(language), has_title=False)
    return {body.name: found for body, found in authorities.answers(laid_out, headcount.of(laid_out))}


@pytest.mark.parametrize(
    ("text", "language", "body"),
    [
        ("The police freed nine men from forced labour.", "en", "police"),
        ("La policía liberó a nueve hombres.", "es", "policía"),
        ("पुलिस ने नौ बच्चों को मुक्त कराया।", "hi", "पुलिस"),
        ("警方解救了9名妇女。", "zh", "警方"),
    ],
)
def test_a_verb_of_rescue_that_is_its_own_speaks_for_a_part(text, language, body):
    assert evidence(text, language)[body]["freed within 5"]


@pytest.mark.parametrize(
    ("text", "language", "body"),
    [
        ("Nine men were rescued by the police.", "en", "police"),
        ("Nueve hombres fueron rescatados por la policía.", "es", "policía"),
        ("पुलिस ने नौ बच्चों को मुक्त कराया।", "hi", "पुलिस"),
    ],
)
def test_a_little_word_says_who_did_it(text, language, body):
    assert "done by it" in evidence(text, language)[body]


def test_who_takes_people_over_has_no_verb_of_its_own():
    found = evidence("Kent Police freed nine men. The nine are being supported by the Red Cross.", "en")
    assert "takes over" in found["red cross"]
    assert not any(name.startswith("freed within") for name in found["red cross"])


def test_who_speaks_is_told_from_who_acts():
    found = evidence("Army units freed nine men from a mine. Kent police said they were safe.", "en")
    assert "speaks" in found["kent police"] and "another acted" in found["kent police"]
    assert "speaks" not in found["army"]


def test_a_ministry_that_only_speaks_is_not_asked_about():
    found = evidence("Army units freed nine men from a mine. The interior ministry said they were safe.", "en")
    assert set(found) == {"army"}


def test_a_bare_word_is_told_from_a_name():
    found = evidence("Nine men were freed by Kent Police. A witness called soldiers.", "en")
    assert "bare" in found["soldiers"] and "bare" not in found["kent police"]


def test_an_embassy_of_the_victims_is_known():
    found = evidence("Police freed nine Vietnamese women in Laos. The Vietnamese embassy was present.", "en")
    assert "embassy of the victims nation" in found["vietnamese embassy"]


@pytest.mark.parametrize(
    ("text", "language", "body"),
    [
        ("Kent Police, backed by the National Crime Agency, freed nine men.", "en", "national crime agency"),
        ("La policía, con el apoyo de la Fiscalía, liberó a nueve hombres.", "es", "fiscalía"),
        ("श्रम विभाग के सहयोग से पुलिस ने नौ बच्चों को मुक्त कराया।", "hi", "श्रम विभाग"),
        ("警方联合劳工局解救了9名妇女。", "zh", "劳工局"),
    ],
)
def test_who_is_told_to_have_joined_in_is_known(text, language, body):
    assert "joins in" in evidence(text, language)[body]


def test_who_stands_beside_one_that_acted_is_known():
    found = evidence("Kent Police and labour inspectors freed nine men. The army was told.", "en")
    assert "beside one that acted" in found["labour inspectors"]
    assert "beside one that acted" not in found["army"]
