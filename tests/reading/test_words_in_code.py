"""Words of natural languages stand in the lexicon, where translators find them, and not in the reader's code."""

import io
import re
import tokenize
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

READING = Path(__file__).parents[2] / "incidents" / "reading"
MODULES = sorted(path for path in READING.rglob("*.py") if not path.name.startswith("build_"))
# What is no word that a translator could add to, by module.
LETTERS_ALLOWED = {
    "words/folding.py": "letters spelt in two ways, and the Arabic clitics that are one with the next word",
    "words/language.py": "letters by which Urdu and Persian are told from Arabic, endings that part Nepali from Hindi",
    "days/chinese.py": "the grammar of Chinese dates, in which figures and characters are one",
    "dates.py": "the character for a day behind its figure",
    "days/dating.py": "the characters for a day and a month beside a figure",
    "lexicon.py": "the Arabic article, which is one with its noun",
    "words/joining.py": "the Arabic clitic for `and`, and the marks of a Chinese list",
    "places.py": "endings of names in the Indic scripts, and Arabic clitics",
}
WORDS_ALLOWED = {
    "places.py": "little words inside the names of places, which these keep in every language",
    "words/sentences.py": "abbreviations behind which no sentence ends, of titles and months that every press borrows",
    "web/media.py": "names of encodings",
    "text.py": "names of HTML elements",
}
WORD = "[A-Za-zÀ-ɏḀ-ỿ]{2,}"
WORDS = re.compile(rf"(?<![\\\w<]){WORD}\|{WORD}")


def _name(path: Path) -> str:
    """A module as the tables above name it, with its folder."""
    return path.relative_to(READING).as_posix()


def _literals(path: Path) -> Iterator[str]:
    """String literals as they are written, escapes and all, but for those that document."""
    before = tokenize.NEWLINE
    for token in tokenize.generate_tokens(io.StringIO(path.read_text("utf-8")).readline):
        if token.type == tokenize.STRING and before not in (tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT):
            yield token.string
        if token.type not in (tokenize.NL, tokenize.COMMENT):
            before = token.type


def _of_another_script(letter: str) -> bool:
    return letter not in "ªº" and letter.isalpha() and not unicodedata.name(letter, "LATIN").startswith("LATIN")


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_no_code_of_the_reader_holds_words_in_another_script(path):
    found = [text for text in _literals(path) if any(map(_of_another_script, text))]
    assert _name(path) in LETTERS_ALLOWED or found == []


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_no_pattern_of_the_reader_chooses_between_words(path):
    found = [text for text in _literals(path) if WORDS.search(text)]
    assert _name(path) in WORDS_ALLOWED or found == []


@pytest.mark.parametrize("name", sorted(LETTERS_ALLOWED))
def test_a_module_stays_an_exception_only_while_it_holds_such_letters(name):
    assert any(_of_another_script(letter) for text in _literals(READING / name) for letter in text)
