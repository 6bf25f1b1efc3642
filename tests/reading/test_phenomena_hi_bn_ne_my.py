"""Phenomena of the news in Hindi, Bengali, Nepali and Burmese, one a case."""

from incidents.reading import facts

DAY = "2024-03-15"  # a Friday


def read(text: str, language: str) -> dict:
    return facts.read(text, published=DAY, language=language)


def test_a_bare_word_for_an_authority_gives_way_to_a_name_whatever_its_case():
    text = "मानव बेचबिखन अनुसन्धान ब्युरोले बेचबिखनमा परेका सात किशोरीको उद्धार गरेको छ । दुई सञ्चालकलाई प्रहरीले पक्राउ गरेको छ ।"
    assert [fact["value"] for fact in read(text, "ne")["authorities"]] == ["मानव बेचबिखन अनुसन्धान ब्युरोले"]
