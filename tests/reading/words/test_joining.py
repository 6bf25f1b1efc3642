"""Words that join two nouns, from each lexicon: only whole words do, in scripts with spaces between them."""

import pytest

from incidents.reading import lexicon
from incidents.reading.words import joining

LISTS = [("en", "and"), ("th", "และ"), ("th", "กับ"), ("my", "နှင့်"), ("zh", "以及"), ("ar", "و"), ("vi", "cùng")]


@pytest.mark.parametrize(
    ("language", "text"),
    [("es", " encontradas"), ("id", " yang"), ("tl", " atas"), ("ne", " रातमा"), ("bn", " ওরা"), ("fr", " etait")],
)
def test_the_beginning_of_a_word_is_no_and(language, text):
    assert joining.conjunction(lexicon.load(language)).match(text) is None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", " y otras"), ("pt", " e outras"), ("tl", " at"), ("ne", " र महिला"), ("bn", " ও নারী"),
        ("ar", " والنساء"), ("zh", "和女子"), ("th", "และหญิง"),
    ],
)  # fmt: skip
def test_a_whole_word_and_one_written_as_one_with_the_next_are(language, text):
    assert joining.conjunction(lexicon.load(language)).match(text) is not None


def test_a_word_of_another_language_joins_nothing():
    assert joining.conjunction(lexicon.load("en")).match(" y") is None


@pytest.mark.parametrize(("language", "word"), LISTS)
def test_a_list_goes_on_behind_a_word_for_and_or_a_comma(language, word):
    listed = joining.listed(lexicon.load(language))
    assert listed.fullmatch(f" {word} ") and listed.fullmatch(", ")


@pytest.mark.parametrize(("word", "links"), [("และ", True), ("หรือ", True), ("กับ", False)])
def test_a_word_that_means_with_as_well_links_no_nations(word, links):
    assert bool(joining.link(lexicon.load("th")).fullmatch(word)) is links


def test_a_word_for_and_joins_those_of_whom_one_verb_speaks_too():
    assert lexicon.load("en").grammar["joint"].fullmatch("and")
    assert lexicon.load("en").grammar["joint"].fullmatch("together with")


def test_a_language_without_a_lexicon_has_only_commas():
    assert joining.listed(lexicon.load("de")).fullmatch(" und ") is None
