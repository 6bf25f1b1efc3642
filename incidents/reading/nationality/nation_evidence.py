"""What speaks for victims being of a nation: how the text speaks of it, behind which words, and beside whom."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from incidents.reading import weighing
from incidents.reading.country import clues
from incidents.reading.lexicon import Mark
from incidents.reading.nationality import nationalities, whose
from incidents.reading.nationality.nationalities import CUES, Nationality
from incidents.reading.people.headcount import Headcount
from incidents.reading.people.roles import SOFT_STOP
from incidents.reading.weighing import Evidence
from incidents.reading.words.passages import Passages, Sentence

LEADING = dict.fromkeys(("from", "in", "to", "border", "say", "official"), 1)  # words at most that lie between
LEADING |= dict.fromkeys(("whole", "most", "rest", "subset", "subset_after"), 3)  # `all of them are from the`
NOUNS = ("victim", "group", "person", "suspect", "official", "exploit", "unit")
DISTANCES = (1, "beside"), (4, "near"), (9, "apart")  # words between a nation and the verb or noun nearest to it
STOPPED = 2  # words that a comma counts for
TOWNS = 3  # of a country, from which on a text speaks of it at length


@dataclass(frozen=True, slots=True)
class Mention:
    """A nation as one sentence names it; `of_people` unless it is that of an authority, a firm or a husband."""

    mark: Mark
    sentence: Sentence
    of_people: bool
    signs: tuple[str, ...]


def by_nation(passages: Passages, people: Headcount) -> list[tuple[Sequence[Mention], Evidence]]:
    """The mentions of each nation the text names, and what they speak for; `people` holds those found by rules."""
    own: dict[str, list[Mention]] = defaultdict(list)
    for mention in _mentions(passages, people):
        own[mention.mark.value].append(mention)
    ruled = {one.code: one for one in people.nationalities}
    spoken_of = sum(any(mention.of_people for mention in mentions) for mentions in own.values())
    lists, towns = _lists(passages, own), _towns(passages)
    return [
        (mentions, _counted(mentions, lists[code])
         | dict.fromkeys((*_by_rule(code, ruled, lists[code]), *_among(mentions, spoken_of, towns[code])), 1.0))
        for code, mentions in own.items()
    ]  # fmt: skip


def _mentions(passages: Passages, people: Headcount) -> Iterator[Mention]:
    behind_victims = False
    for sentence in passages.sentences:
        of_people = whose.of_people(passages, sentence)
        for mark in sentence.geography:
            signs = set(_signs(passages, sentence, mark, people))
            if "another case" not in signs and mark in of_people:
                signs |= {f"stands {clues.kind(passages, sentence, mark)}", *_behind_victims(mark, behind_victims)}
            here = mark in of_people and not _of_another_case(sentence)
            yield Mention(mark, sentence, here, tuple(sorted(signs)))
        behind_victims = _tells_of_victims(sentence, people, behind_victims)


def _behind_victims(mark: Mark, so: bool) -> Iterator[str]:
    if so:
        yield f"{mark.kind} behind a sentence of victims"


def _tells_of_victims(sentence: Sentence, people: Headcount, before: bool) -> bool:
    """Whether the next sentence follows one that counts victims, and no suspects."""
    roles = {count.role for count in people.all if count.sentence is sentence}
    return "victim" in roles and "suspect" not in roles if roles else before and not sentence.has("arrest", "suspect")


def _of_another_case(sentence: Sentence) -> bool:
    return sentence.elsewhere or sentence.statistical


def _signs(passages: Passages, sentence: Sentence, mark: Mark, people: Headcount) -> Iterator[str]:
    """The kinds of evidence that one mention is."""
    if _of_another_case(sentence):
        yield f"{mark.kind}, another case"
    elif whose.institutional(passages, sentence, mark):
        yield "of a body"
    elif whose.of_others(passages, sentence, mark):
        yield "of others"
    else:
        act = _act(sentence)
        yield from (mark.kind, f"{mark.kind}, {sentence.part}", f"{mark.kind}, {act}", f"{act}, {sentence.part}")
        nearest = _nearest(passages, sentence, mark)
        found = (nearest, *_leading(passages, sentence, mark), *_beside(passages, sentence, mark))
        yield from (text for sign in found for text in (sign, f"{mark.kind} {sign}"))
        yield from _counting(sentence, mark, people)


def _act(sentence: Sentence) -> str:
    return "freed" if sentence.has("rescue", "event") else "arrested" if sentence.has("arrest") else "no act"


def _nearest(passages: Passages, sentence: Sentence, mark: Mark) -> str:
    """The verb of rescue or arrest, or the noun of victims or suspects, that stands nearest, and how near."""
    near = [(_words_apart(passages, mark, cue), cue.kind) for cue in sentence.of(*CUES)]
    if not near:
        return "no verb"
    words, kind = min(near)
    return f"{kind} {next((name for limit, name in DISTANCES if words <= limit), 'far')}"


def _words_apart(passages: Passages, mark: Mark, cue: Mark) -> float:
    first, last = (cue.end, mark.start) if cue.end <= mark.start else (mark.end, cue.start)
    if first > last:
        return 0
    return passages.gap(first, last) + STOPPED * len(SOFT_STOP.findall(passages.text[first:last]))


def _leading(passages: Passages, sentence: Sentence, mark: Mark) -> Iterator[str]:
    """The little words shortly before it: `from`, `most of them`, `the rest`."""
    for word in sentence.of(*LEADING):
        if word.end <= mark.start and passages.gap(word.end, mark.start) <= LEADING[word.kind]:
            yield f"behind {word.kind}"


def _beside(passages: Passages, sentence: Sentence, mark: Mark) -> Iterator[str]:
    """The nouns it describes."""
    for noun in sentence.of(*NOUNS):
        if whose.touching(passages, mark, noun):
            yield f"touches {noun.kind}"
        elif nationalities.apposed(passages, mark, noun):
            yield f"apposed to {noun.kind}"


def _counting(sentence: Sentence, mark: Mark, people: Headcount) -> Iterator[str]:
    """Whom a number counts to whose words it belongs."""
    for count in people.all:
        if count.sentence is sentence and any(word.start == mark.start for word in count.phrase):
            done = " acted on" if count.acted_on else ""
            yield from (f"counts {count.role}", f"{mark.kind} counts {count.role}", f"counts {count.role}{done}")


def _lists(passages: Passages, own: Mapping[str, Sequence[Mention]]) -> dict[str, list[tuple[str, set[str]]]]:
    """For each nation the lists it stands in: what their sentence tells of, and which others they hold."""
    lists: dict[str, list[tuple[str, set[str]]]] = {code: [] for code in own}
    for sentence in passages.sentences:
        for group in whose.lists(passages, sentence):
            for code in {mark.value for mark in group} if len(group) > 1 else ():
                lists[code].append((_act(sentence), {mark.value for mark in group} - {code}))
    return lists


def _towns(passages: Passages) -> Counter[str]:
    return Counter(place.country for sentence in passages.sentences for place in sentence.places)


def _counted(mentions: Sequence[Mention], lists: Sequence[tuple[str, set[str]]]) -> Evidence:
    found = Counter(sign for mention in mentions for sign in mention.signs)
    return weighing.counted(found + Counter(f"in a list, {act}" for act, _ in lists))


def _by_rule(code: str, ruled: Mapping[str, Nationality], lists: Sequence[tuple[str, set[str]]]) -> Iterator[str]:
    """What rules make of it, of those it is listed with, and of all others."""
    own = ruled.get(code)
    if own is not None:
        yield from ("by rule", "by rule, a number" if own.number is not None else "by rule, no number")
    if own is not None and len(ruled) > 1:
        yield "by rule, one of several"
    if not own:
        yield "by no rule, others are" if ruled else "none by rule"
    if lists:
        yield "listed with one by rule" if any(other in ruled for _, more in lists for other in more) else "listed"


def _among(mentions: Sequence[Mention], spoken_of: int, towns: int) -> Iterator[str]:
    """How the nation stands among all of which the text speaks as that of people."""
    kinds = {mention.mark.kind for mention in mentions if mention.of_people}
    signs = {
        "never of people": not kinds,
        "alone of people": bool(kinds) and spoken_of == 1,
        "one of two": bool(kinds) and spoken_of == 2,
        "named by its people": "nationality" in kinds,
        "named by its country": kinds == {"country"},
        "has towns": towns > 0,
        "has many towns": towns >= TOWNS,
    }
    return (name for name, is_so in signs.items() if is_so)
