"""How many people a text counts, and what became of them: each number of people with its part in the story."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from incidents.reading.lexicon import Mark
from incidents.reading.numbers import Number
from incidents.reading.people import linking, parts, phrases, recognised, roles
from incidents.reading.people.phrases import NOUNS, STRONG_STOP
from incidents.reading.people.roles import SOFT_STOP
from incidents.reading.words import units
from incidents.reading.words.once import once
from incidents.reading.words.passages import Passages, Sentence

MANY, LOOK_BACK = 20, 24


@dataclass(frozen=True, slots=True)
class Count:
    """A number of people. `role` is victim, suspect, official or other; `noun` what they are called."""

    number: Number
    sentence: Sentence
    start: int
    end: int
    role: str
    noun: str | None
    cue: Mark | None
    cost: float
    subset: bool = False
    statistic: bool = False
    background: bool = False
    nationalities: tuple[str, ...] = ()
    people: bool = True
    phrase: tuple[Mark, ...] = field(default=(), repr=False)
    called: frozenset[str] = frozenset()
    linked: str = ""
    follows: int = -1
    updated: bool = False
    partial: bool = False
    recognised: bool = False
    whole: bool = False
    signs: tuple[tuple[str, float], ...] = ()
    further: bool = False

    @property
    def value(self) -> int:
        """The number itself."""
        return self.number.value

    @property
    def acted_on(self) -> bool:
        """Whether a verb of rescue or arrest says so, not just a noun."""
        return self.cue is not None and self.cue.kind in ("rescue", "arrest")


def counts(passages: Passages) -> list[Count]:
    """All counts of people in the text."""
    return _of_the_year([count for sentence in passages.sentences for count in _in_sentence(passages, sentence)])


def _of_the_year(found: list[Count]) -> list[Count]:
    """A number that a sentence gives for a year is the year's wherever it stands, with those beside it.

    One told of a rescue where the news is told stays so, though the end of the text has it of a year again.
    """
    own = {count.value for count in found if _told_as_news(count)}
    years = {c.value for c in found if c.statistic and c.value >= MANY and (c.sentence.lead or c.value not in own)}
    again = {c.sentence.index for c in found if c.value in years and not c.sentence.dated}
    return [replace(count, statistic=True) if count.sentence.index in again else count for count in found]


def _told_as_news(count: Count) -> bool:
    """Whether a verb says it in one of the first sentences, which is not the headline and tells of no year."""
    plain = not (count.statistic or count.background or count.subset)
    return plain and count.acted_on and count.sentence.lead and not count.sentence.title


def _in_sentence(passages: Passages, sentence: Sentence) -> Iterator[Count]:
    found: list[Count] = []
    for place, number in enumerate(sentence.numbers):
        base = phrases.past_age(passages, sentence, number)
        later = [
            n
            for n in sentence.numbers[place + 1 :]
            if n.countable and n.start >= base and not (number.weak and units.aged(passages, sentence, n))
        ]
        following = later[0].start if later else sentence.end
        previous = max(sentence.numbers[place - 1].end if place else sentence.start, found[-1].end if found else 0)
        count = _count(passages, sentence, number, previous, following)
        if count is None and found and linking.more_freed(passages, found[-1], number, number.end):
            count = replace(found[-1], number=number, start=number.start, end=number.end, nationalities=(), phrase=())
        if count is not None:
            found.extend(_before_noun(passages, sentence, found, count))
    found = linking.parts_of_whole(linking.freed_of_held(passages, linking.joined_roles(passages, found)))
    for place, count in enumerate(found):
        linked = linking.linked(passages, found[place - 1], count) if place else ""
        subset = not count.whole and _is_subset(passages, count, found)
        partial = not linked and linking.beside_uncounted(passages, sentence, count)
        yield replace(
            count,
            partial=partial,
            recognised=count.role == "victim"
            and recognised.named(passages, sentence, count.number, count.end, count.noun, count.cue),
            subset=subset,
            statistic=sentence.statistical,
            background=sentence.elsewhere,
            linked=linked,
            further=count.role == "suspect" and further(passages, sentence),
            follows=found[place - 1].start if linked else -1,
        )


def _before_noun(passages: Passages, sentence: Sentence, found: list[Count], count: Count) -> list[Count]:
    """The count with those right before it whose noun it bears: `nine of Katihar and five children of Araria`."""
    counted = {one.number.start for one in found}
    joined = [count]
    for number in reversed([n for n in sentence.numbers if n.end <= count.start]):
        before = None if number.start in counted else linking.elliptic(passages, sentence, number, joined[0])
        if before is None:
            break
        joined.insert(0, before)
    return joined


@once
def further(passages: Passages, sentence: Sentence) -> bool:
    """Whether a sentence says that those of whom it tells are others than those before: `also`, `two more`."""
    more = passages.lexicon.grammar.get("more")
    return more is not None and more.search(passages.text, sentence.start, sentence.end) is not None


def _count(passages: Passages, sentence: Sentence, number: Number, previous: int, following: int) -> Count | None:
    if not number.countable or units.attached_before(passages, sentence, number):
        return None
    if units.begins_a_range(passages, sentence, number) or units.set_off(passages, number):
        return None
    phrase, end = phrases.phrase(passages, sentence, number, following)
    if (phrase and phrase[0].kind in ("unit", "nations")) or units.in_a_unit(sentence, number):
        return None
    before = _before(passages, sentence, number, previous)
    nouns = [mark for mark in phrase if mark.kind in NOUNS]
    if before and (before[0].kind == "suspect" or all(noun.kind in ("person", "nations") for noun in nouns)):
        nouns = nouns + before
    nations = tuple(mark.value for mark in phrase if mark.kind in ("nationality", "country"))
    adjacent = _adjacent_verb(passages, sentence, number)
    risen = _risen(passages, sentence, number)
    if (told := risen or phrases.numbered(passages, sentence, number)) and not nouns:
        nouns = [told]
    if units.year(number) and not any(mark.kind in NOUNS for mark in phrase):
        return None
    if number.weak and not nouns and not units.goes_on(passages, number, previous, phrase):
        return None
    if not nouns and not adjacent:
        return None if not nations else _bare(passages, sentence, number, end, nations, phrase)
    role, cue, cost = roles.role(passages, sentence, number, end, nouns, adjacent)
    start = min([number.start, *(mark.start for mark in before)])
    called = frozenset(passages.text[noun.start : noun.end] for noun in nouns)
    return Count(
        number, sentence, start, end, role, roles.name(nouns), cue, cost,
        nationalities=nations, phrase=tuple(phrase), called=called, updated=risen is not None,
    )  # fmt: skip


def _risen(passages: Passages, sentence: Sentence, number: Number) -> Mark | None:
    """`the number of people rescued has risen to 74`: whom the number counts, said before the verb."""
    if number.weak or not any(_beside(passages, verb, number) for verb in sentence.of("rise")):
        return None
    before = [noun for noun in sentence.of("victim", "group", "person") if noun.end <= number.start]
    people = before or sentence.of("victim", "group", "person", "rescue")
    return people[0] if people else None


def _beside(passages: Passages, verb: Mark, number: Number) -> bool:
    if verb.end <= number.start:
        return passages.gap(verb.end, number.start) <= 1
    return passages.lexicon.has("verb_last") and 0 <= passages.gap(number.end, verb.start) <= 2


def _bare(
    passages: Passages, sentence: Sentence, number: Number, end: int, nations: tuple[str, ...], phrase: list[Mark]
) -> Count | None:
    """`389 Vietnamese`: the nationality is the noun. `10 in Vietnam` is not."""
    if phrase[0].kind != "nationality" and not _origin_between(passages, sentence, number, phrase[0]):
        return None
    role, cue, cost = roles.role(passages, sentence, number, end, [], None)
    return Count(
        number, sentence, number.start, end, role, None, cue, cost, nationalities=nations, phrase=tuple(phrase)
    )


def _origin_between(passages: Passages, sentence: Sentence, number: Number, mark: Mark) -> bool:
    between = [word for word in sentence.of("from") if number.end <= word.start and word.end <= mark.start]
    return bool(between) or not passages.text[number.end : mark.start].strip()


def _near(passages: Passages, sentence: Sentence, start: int, end: int) -> bool:
    """Two words apart at most, but for a nationality between them where words are not spaced."""
    if not passages.lexicon.has("dense"):
        return passages.gap(start, end) <= 2
    nations = [mark for mark in sentence.geography if start <= mark.start and mark.end <= end]
    return passages.gap(start, end) - sum(passages.gap(mark.start, mark.end) + 1 for mark in nations) <= 2


def _before(passages: Passages, sentence: Sentence, number: Number, previous: int) -> list[Mark]:
    """The noun just before: `ชาวลาว 19 คน`, `受害者1048人`, `Korban: 20`."""
    if not passages.lexicon.has("noun_before_number"):
        return []
    near = [
        mark
        for mark in sentence.words
        if mark.kind in NOUNS[:5] and previous <= mark.start and mark.end <= number.start
        and _near(passages, sentence, mark.end, number.start) and not STRONG_STOP.search(passages.text[mark.end : number.start])  # noqa: E501
    ]  # fmt: skip
    near = [m for m in near if not any(n.start < m.start and m.end < n.end for n in sentence.geography)]
    if near and near[-1].kind == "official" and phrases.verb_between(sentence, near[-1].end, number.start, True):
        return []  # `officers arrested 9`: those who did it
    risen = any(near and near[-1].end <= verb.start < number.start for verb in sentence.of("rise"))
    return [] if risen else near[-1:]


def _adjacent_verb(passages: Passages, sentence: Sentence, number: Number) -> Mark | None:
    """`33 rescued`, `9 ditangkap`: a verb directly after the number stands for the noun."""
    if number.weak or units.bracketed(passages, number):
        return None
    if before := phrases.verb_of_bare(passages, sentence, number):
        return before
    for mark in sentence.of("rescue", "arrest"):
        if mark.kind == "arrest" and roles.clause_apart(passages, sentence, mark, number.end):
            continue
        between = passages.text[number.end : mark.start]
        if mark.start >= number.end and not SOFT_STOP.search(between) and passages.gap(number.end, mark.start) <= 1:
            return mark
    of_them = recognised.verb(passages, sentence, number) or phrases.verb_of_whole(passages, sentence, number)
    return of_them or _verb_of_headline(passages, sentence, number)


def _verb_of_headline(passages: Passages, sentence: Sentence, number: Number) -> Mark | None:
    """`raid, freed nine, held five`: where verbs come last, a headline may begin a clause with one all the same."""
    if not sentence.title or not passages.lexicon.has("verb_last"):
        return None
    for verb in sentence.of("rescue", "arrest"):
        opening = passages.text[sentence.start : verb.start].rstrip()
        begun = not opening or SOFT_STOP.match(opening[-1]) or parts.among_next(passages, sentence.start, verb.start)
        touching = passages.text[verb.end : number.start] == " "
        last = SOFT_STOP.match(passages.text[number.end : sentence.end].strip() or ",")  # `from a flat freed four`
        if (touching and (begun or last)) or (begun and parts.among_next(passages, verb.end, number.start)):
            return verb
    return None


def _is_subset(passages: Passages, count: Count, found: list[Count]) -> bool:
    """Whether the text presents the number as part of another: `including 3 minors`, `143 of them`."""
    sentence = count.sentence
    if any(
        0 <= count.number.start - other.end <= 2 and passages.text[count.number.start - 1] == "(" for other in found
    ):
        return True
    whole = next((other for other in reversed(found) if other.end <= count.start and other.value > count.value), None)
    if whole and parts.women_among(passages, whole.end, whole.called, count.number.start):
        return True
    larger = next((other for other in found if other.start >= count.end and other.value > count.value), None)
    if larger and parts.among_next(passages, count.number.end, larger.start):
        return True
    further = passages.lexicon.grammar.get("more") if count.role == "suspect" and count.acted_on else None
    for mark in sentence.of("subset"):
        if further and further.fullmatch(passages.text, mark.start, mark.end):
            continue  # `another two were arrested` are none of those before
        if mark.end <= count.number.start and not parts.event_between(passages, sentence, mark.end, count.start):
            return True
    for mark in sentence.of("subset_after") if not _certainly_whole(passages, count) else ():
        between = passages.text[count.end : mark.start]
        if any(0 <= mark.start - word.end <= 1 for word in sentence.of("that")):
            continue
        if roles.nouns_first(passages) and parts.broken_down(sentence, mark):
            continue
        direct = count.number.end <= mark.start and (
            mark.start < count.end or passages.gap(count.end, mark.start) <= 1
        )
        verb = any(
            word.start >= mark.end and passages.gap(mark.end, word.start) == 0
            for word in sentence.of("rescue", "arrest")
        )
        if direct and not verb and not SOFT_STOP.search(between) and not parts.of_nations(passages, sentence, mark):
            return True
    return False


def _certainly_whole(passages: Passages, count: Count) -> bool:
    """`the nine victims are from Laos`, `freed 6 from Zhejiang`: right behind the verb, all whom it speaks of."""
    whole = passages.lexicon.grammar.get("whole_before")
    if whole and count.noun == "victim" and whole.search(passages.text, max(0, count.start - LOOK_BACK), count.start):
        return True
    verbs = count.sentence.of("rescue", "arrest")
    return any(not passages.text[verb.end : count.number.start].strip() for verb in verbs if verb.end <= count.start)
