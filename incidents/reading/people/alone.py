"""Whether a text tells of one victim: who opens it without a number, and whether it goes on of one or of several.

`A girl of 14 was taken out of a flat. She had been locked in`: nobody is counted, and nobody else is spoken of.
"""

from collections.abc import Iterator, Sequence

from incidents.reading.lexicon import Mark
from incidents.reading.numbers import Number
from incidents.reading.people import singular
from incidents.reading.people.people import Count
from incidents.reading.weighing import MOST, Evidence
from incidents.reading.words import around
from incidents.reading.words.passages import Passages, Sentence

OPENING = 3  # sentences, the headline among them, in which the one must have been told of
AGE_REACH = 40
AGES = range(3, 81)
PEOPLE = ("group", "victim")


def find(passages: Passages, counts: Sequence[Count]) -> list[Count]:
    """The one who opens the text, if any, with what speaks for there being no other victim."""
    for sentence in passages.sentences[:OPENING]:
        for start, end in sorted(_ones(passages, sentence, counts)):
            number = Number(start, end, 1, weak=True)
            signs = _signs(passages, sentence, (start, end), counts)
            return [Count(number, sentence, start, end, "victim", "person", None, 0.0, signs=signs)]
        if sentence.has("rescue") and _of_several(passages, sentence, counts):
            return []
    return []


def _ones(passages: Passages, sentence: Sentence, counts: Sequence[Count]) -> Iterator[tuple[int, int]]:
    """Where one is named by a noun, or by a noun behind an article."""
    own = [count for count in counts if count.sentence is sentence]
    weak = [c for c in own if c.number.weak and c.role in ("victim", "unknown") and c.noun in PEOPLE]
    joined = {count.follows for count in own if count.linked not in ("", "-")}  # `a woman and her four children`
    yield from ((c.start, c.end) for c in weak if not (c.linked or c.subset or c.start in joined))
    for mark in _nouns_of_one(passages, sentence):
        if not any(count.start < mark.end and mark.start < count.end for count in own):
            yield around.begun(passages, mark.start), mark.end


def _nouns_of_one(passages: Passages, sentence: Sentence) -> Iterator[Mark]:
    """Nouns for one who may be a victim: no captor, no ending or number of several."""
    people = sentence.of(*PEOPLE)
    for mark in sentence.singles:
        known = any(word.start < mark.end and mark.start < word.end for word in people)
        several = around.before(passages, "plural", around.begun(passages, mark.start))
        apart = several or _of_others(passages, sentence, mark)
        if mark.kind in ("person", "aged") and known and not apart and singular.one(passages, sentence, mark):
            yield mark


def _of_others(passages: Passages, sentence: Sentence, mark: Mark) -> bool:
    """`five suspects, among them a woman`: one of those who are counted before."""
    return any(word.end <= mark.start and passages.gap(word.end, mark.start) <= 1 for word in sentence.of("subset"))


def _signs(
    passages: Passages, sentence: Sentence, place: tuple[int, int], counts: Sequence[Count]
) -> tuple[tuple[str, float], ...]:
    following = passages.sentences[sentence.index :]
    one = sum(_of_one(passages, later, counts) for later in following)
    several = [later for later in following if _of_several(passages, later, counts)]
    others = [
        c for c in counts if c.value > 1 and c.role in ("victim", "unknown") and not (c.statistic or c.background)
    ]
    freed = [c for c in others if c.role == "victim" and c.acted_on and not c.subset]
    holds = {
        f"alone, {sentence.part}": True,
        "alone, of an age": _aged(passages, sentence, place),
        "alone, sentence of rescue": sentence.has("rescue"),
        "alone, only of one": not several,
        "alone, mostly of one": one > len(several),
        "alone, nobody counted": not others,
        "alone, others freed": bool(freed),
        "alone, others freed beside": any(c.sentence.index <= sentence.index + 1 for c in freed),
        "alone, joined": _joined(passages, *place),
        "alone, told first": not any(c.start < place[0] for c in others),
    }
    degrees: Evidence = {
        "alone, sentences of one": min(one, MOST),
        "alone, sentences of several": min(len(several), MOST),
    }
    return (*((name, 1.0) for name, held in holds.items() if held), *degrees.items())


def _joined(passages: Passages, start: int, end: int) -> bool:
    """`a woman and her sons`: somebody stands beside the one."""
    joint = passages.lexicon.grammar.get("joint")
    behind = end + (passages.text[end : end + 1] == " ")
    return joint is not None and bool(joint.search(passages.text, start, end) or joint.match(passages.text, behind))


def _aged(passages: Passages, sentence: Sentence, place: tuple[int, int]) -> bool:
    """`a 14-year-old`, `M (24)`: a number with its unit or in brackets near the noun."""
    near = [n for n in sentence.numbers if n.end > place[0] - AGE_REACH and n.start < place[1] + AGE_REACH]
    units = sentence.of("unit")
    return any(
        _bracketed(passages, n) or any(_adjoins(passages, n, unit) for unit in units) for n in near if n.value in AGES
    )


def _adjoins(passages: Passages, number: Number, unit: Mark) -> bool:
    return unit.start >= number.end and not passages.text[number.end : unit.start].strip(" -")


def _bracketed(passages: Passages, number: Number) -> bool:
    return passages.text[number.start - 1] == "("


def _of_one(passages: Passages, sentence: Sentence, counts: Sequence[Count]) -> bool:
    grammar = passages.lexicon.grammar
    text = passages.text[sentence.start : sentence.end]
    text = grammar["pronouns"].sub(" ", text) if "pronouns" in grammar else text
    return around.says(passages, "pronoun", text) or any(_ones(passages, sentence, counts))


def _of_several(passages: Passages, sentence: Sentence, counts: Sequence[Count]) -> bool:
    if around.says(passages, "pronouns", passages.text[sentence.start : sentence.end]):
        return True
    own = [count for count in counts if count.sentence is sentence]
    if any(c.value > 1 and c.role in ("victim", "unknown") for c in own):
        return True
    if "age" in passages.lexicon.grammar:
        return False
    ones = [(mark.start - 1, mark.end) for mark in sentence.singles]
    ones += [(count.start, count.end) for count in own if count.number.weak]
    return any(not any(start < n.end and n.start < end for start, end in ones) for n in sentence.of("group"))
