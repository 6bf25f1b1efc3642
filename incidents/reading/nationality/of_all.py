"""Nations said of all victims: `eleven women, all of Venezuelan nationality`."""

from collections.abc import Iterator, Mapping

from incidents.reading.lexicon import Mark
from incidents.reading.people.people import Count
from incidents.reading.words.passages import Passages, Sentence

NEAR, NEAR_LETTERS = 3, 24  # what lies at most between `all` and the nation


def nations(passages: Passages, sentence: Sentence) -> Iterator[Mark]:
    """`once mujeres, todas de nacionalidad venezolana`, `all from Cambodia`: a nation behind `all` of no suspects."""
    if sentence.statistical or sentence.elsewhere:
        return
    for mark in sentence.geography:
        before = _all_before(passages, sentence, mark)
        origin = any(0 <= mark.start - word.end <= 1 for word in (*sentence.of("from"), *before))  # `全部来自` is one
        named = mark.kind == "nationality" or (mark.kind == "country" and origin)
        if named and any(not _of_suspects(sentence, word) for word in before):
            yield mark


def counted(passages: Passages, sentence: Sentence, mark: Mark, roles: Mapping[int, Count]) -> bool:
    """Whether a nationality stands behind `all`, and the last whom the sentence counts before are victims."""
    words = _all_before(passages, sentence, mark) if mark.kind == "nationality" else []
    if not words or any(words[-1].end <= other.start < mark.start for other in sentence.of("suspect", "arrest")):
        return False
    before = [count.role for start, count in roles.items() if sentence.start <= start < words[-1].start]
    return before[-1:] == ["victim"]


def _all_before(passages: Passages, sentence: Sentence, mark: Mark) -> list[Mark]:
    """The words for `all` shortly before a nation."""
    words = [word for word in sentence.of("whole") if 0 <= mark.start - word.end <= NEAR_LETTERS]
    return [word for word in words if passages.gap(word.end, mark.start) <= NEAR]


def _of_suspects(sentence: Sentence, whole: Mark) -> bool:
    """Whether `all` may be all of those arrested: a verb of arrest beside it, or suspects and no other noun before."""
    bodies = sentence.cues_of("authority", "agency")
    told = [
        word for word in sentence.of("suspect", "arrest")
        if not any(body.start <= word.start and word.end <= body.end for body in bodies)
    ]  # fmt: skip
    nouns = max((noun.end for noun in sentence.of("group", "victim") if noun.end <= whole.start), default=-1)
    return any(word.kind == "arrest" or word.start >= whole.end or word.end > nouns for word in told)
