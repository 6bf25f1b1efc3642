"""Nationalities that follow from the whole: `all of them from Vietnam`, `inside were 91 Malawians`.

The only nationality a text speaks of is that of all it counts: `Burmese workers were found locked up, 38 in all`.
"""

from collections.abc import Iterator
from dataclasses import replace

from incidents.reading.lexicon import Mark
from incidents.reading.nationality import nationalities, of_all, whose
from incidents.reading.nationality.nationalities import Nationality
from incidents.reading.people import offered
from incidents.reading.people.offered import Total
from incidents.reading.people.people import Count
from incidents.reading.words.passages import Passages, Sentence

NEAR = 3
LITTLE_WORDS = 12  # as in `les autres sont des`
NOT_OF_ALL = "arrest", "suspect", "subset", "rest", "most"
OPENING = 12  # letters before the pronoun that opens a sentence, such as a quotation mark or `daripada`


def completed(
    passages: Passages, nations: list[Nationality], total: Total | None, counts: list[Count]
) -> list[Nationality]:
    """The same nationalities; where one is said to be that of all victims, with their number and its evidence."""
    if total is None:
        return nations
    nations = [_counted_out(nation, total) for nation in nations] if len(nations) == 1 else nations
    nations = nations or _of_total(passages, total) or _paired(passages, total, counts) or _of_them(passages, counts)
    if len(nations) > 1:
        return _with_rest(nations, total)
    if not nations or (nations[0].number is not None and not _of_parts(passages, nations[0], total, counts)):
        return nations
    nation = nations[0]
    own = nation.code in {told.code for told in _of_total(passages, total)}
    own = own or (not _of_most(passages, nation) and nation in _of_them(passages, counts))
    only = total.value == 1 or (total.qualifier == "exact" and not _of_most(passages, nation))
    if not (own or only or _of_all(passages, nation)):
        return nations
    return [replace(nation, number=total.value, qualifier=total.qualifier, also=total.counts[:1])]


def _counted_out(nation: Nationality, total: Total) -> Nationality:
    """`over ten Vietnamese freed` above `15 victims were found`: the exact number is that of their one nation."""
    counted = rounds(nation, total)
    return replace(nation, number=total.value, qualifier="exact", also=total.counts[:1]) if counted else nation


def rounds(nation: Nationality, total: Total) -> bool:
    """Whether the number of a nation is that of all victims, told roughly: `almost 40` where there are 38."""
    if nation.number is None or nation.qualifier == "exact" or total.qualifier != "exact":
        return False
    return offered.rounds(nation.number, nation.qualifier, total.value)


def _of_parts(passages: Passages, nation: Nationality, total: Total, counts: list[Count]) -> bool:
    """`34 men and seven Indonesian women`: a part of a total added up, whose nation the headline gives them all."""
    values = {count.value for count in counts}
    return nation.number in values and total.value not in values and any(
        mark.value == nation.code and mark.kind == "nationality"
        for sentence in passages.sentences if sentence.title
        for mark in whose.of_people(passages, sentence)
    )  # fmt: skip


def _of_total(passages: Passages, total: Total) -> list[Nationality]:
    """The one nationality that stands beside the very number of all victims, whatever the verb."""
    whole = [count for count in total.counts if count.value == total.value and not count.subset]
    found = [(count.sentence, mark) for count in whole for mark in _beside(passages, count)]
    found += [(sentence, mark) for sentence in passages.sentences for mark in of_all.nations(passages, sentence)]
    if len({mark.value for _, mark in found}) != 1:
        return []
    sentence, mark = found[0]
    return [Nationality(mark.value, None, "exact", mark.start, mark.end, sentence)]


def _paired(passages: Passages, total: Total, counts: list[Count]) -> list[Nationality]:
    """The one nationality counted by a number that is that of all victims and of nobody else."""
    victims = {c.number.start for c in counts if c.value == total.value and c.role != "suspect" and not c.background}
    found = [
        Nationality(mark.value, None, "exact", min(mark.start, number.start), max(mark.end, number.end), sentence)
        for sentence in passages.sentences
        if sentence.lead and not (sentence.statistical or sentence.elsewhere)
        for mark, number in whose.numbered(passages, sentence)
        if number.start in victims
    ]
    return found[:1] if len({one.code for one in found}) == 1 else []


def _of_them(passages: Passages, counts: list[Count]) -> list[Nationality]:
    """`Mereka berasal dari Sulawesi, Indonesia`: what opens with a pronoun, behind a sentence that counts victims."""
    victims = False
    for sentence in passages.sentences:
        own = [count.role for count in counts if count.sentence is sentence and not count.subset]
        told, victims = victims, ("victim" in own if own else victims) and "suspect" not in own
        if not told or sentence.statistical or sentence.elsewhere:
            continue
        named = whose.of_people(passages, sentence)
        marks = [mark for mark in named if _said_of_them(passages, sentence, mark)]
        if len({mark.value for mark in marks}) == 1 and not sentence.has(*NOT_OF_ALL):
            return [Nationality(marks[0].value, None, "exact", marks[0].start, marks[0].end, sentence)]
    return []


def _said_of_them(passages: Passages, sentence: Sentence, mark: Mark) -> bool:
    """Whether it is where they come from, or of which nation they are."""
    pronoun = passages.lexicon.grammar.get("pronouns")
    opens = pronoun and pronoun.search(passages.text, sentence.start, min(sentence.start + OPENING * 2, mark.start))
    if not opens or opens.start() > sentence.start + OPENING:
        return False
    if mark.kind == "nationality":
        return True
    start = nationalities.with_town(passages, sentence, mark)
    return any(word.end <= start and passages.gap(word.end, start) <= NEAR * 2 for word in sentence.of("from"))


def _beside(passages: Passages, count: Count) -> Iterator[Mark]:
    """Nationalities among the words that belong to a number, and countries behind `from` there."""
    for mark in count.phrase:
        origin = any(0 <= mark.start - word.end <= 1 for word in count.sentence.of("from"))
        named = mark.kind == "nationality" or (mark.kind == "country" and origin)
        if named and not whose.institutional(passages, count.sentence, mark):
            yield mark


def _with_rest(nations: list[Nationality], total: Total) -> list[Nationality]:
    """`six of them Venezuelans and the rest Ecuadorians`: the number left over."""
    open_ones = [nation for nation in nations if nation.number is None]
    exact = total.qualifier == "exact" and all(nation.qualifier == "exact" for nation in nations)
    left = total.value - sum(nation.number or 0 for nation in nations)
    if len(open_ones) != 1 or not exact or left < 1 or not _called_rest(open_ones[0]):
        return nations
    rest = replace(open_ones[0], number=left, also=total.counts[:1])
    return [rest if nation is open_ones[0] else nation for nation in nations]


def _called_rest(nation: Nationality) -> bool:
    return any(0 <= nation.start - word.end <= LITTLE_WORDS for word in nation.sentence.of("rest"))


def _of_most(passages: Passages, nation: Nationality) -> bool:
    """`most of them Syrians`: some are of another."""
    words = nation.sentence.of("most", "subset")
    return any(word.end <= nation.start and passages.gap(word.end, nation.start) <= NEAR for word in words)


def _of_all(passages: Passages, nation: Nationality) -> bool:
    return any(
        word.end <= nation.start and passages.gap(word.end, nation.start) <= NEAR
        for word in nation.sentence.of("whole")
    )
