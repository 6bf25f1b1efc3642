"""Words that join two nouns: only whole words do, in scripts with spaces between them."""

import pytest

from incidents.reading import phrases


@pytest.mark.parametrize("text", [" encontradas", " yang", " atas", " रातमा", " ওরা", " etait"])
def test_the_beginning_of_a_word_is_no_and(text):
    assert phrases.AND.match(text) is None


@pytest.mark.parametrize(
    "text", [" y otras", " e outras", " at", " र महिला", " ও নারী", " والنساء", "和女子", "และหญิง"]
)
def test_a_whole_word_and_one_written_as_one_with_the_next_are(text):
    assert phrases.AND.match(text) is not None
