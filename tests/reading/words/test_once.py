"""Answers about a text that are worked out once."""

from incidents.reading import lexicon
from incidents.reading.words.once import once
from incidents.reading.words.passages import Passages, lay_out


def _text(raw: str) -> Passages:
    return lay_out(raw, lexicon.load("en"), has_title=False)


def test_a_question_about_a_text_is_answered_once():
    asked = []

    @once
    def length(passages: Passages) -> int:
        asked.append(passages)
        return len(passages.text)

    text = _text("Police freed nine people.")
    assert (length(text), length(text), len(asked)) == (25, 25, 1)


def test_another_sentence_is_another_question():
    @once
    def end(passages: Passages, sentence) -> int:
        return sentence.end

    text = _text("Police freed nine people. Two men were arrested.")
    assert len({end(text, sentence) for sentence in text.sentences}) == 2


def test_another_text_is_another_question():
    @once
    def length(passages: Passages) -> int:
        return len(passages.text)

    assert length(_text("Nine freed.")) != length(_text("Nine people were freed."))
