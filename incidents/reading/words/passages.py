"""A text laid out for reading: its sentences and all that the lexicon finds in each."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from incidents.reading import countries, dates, numbers, places
from incidents.reading.days.mentions import Mention
from incidents.reading.lexicon import UNSPACED_LETTER, Lexicon, Mark
from incidents.reading.numbers import Number
from incidents.reading.places import Place
from incidents.reading.words import again, named, nationals, securing, spans
from incidents.reading.words.folding import Folded, fold
from incidents.reading.words.reach import Reach
from incidents.reading.words.sentences import Found, Stretch, kept, within

MOST_MARKS = 6000
REPORT = re.compile(r"\) ?-")
RUNNING = ("rescue", "exploitation", "topic", "negation", "neutral")
PEOPLE = ("person", "victim", "group", "suspect")


class ByKinds(dict[tuple[str, ...], Sequence[Mark]]):
    """The marks of a sentence by the kinds they are asked for; looked for once."""

    def __init__(self, marks: Iterable[Mark]) -> None:
        super().__init__()
        self._marks = tuple(marks)
        self.all = frozenset(mark.kind for mark in self._marks)

    def __missing__(self, kinds: tuple[str, ...]) -> Sequence[Mark]:
        found = () if self.all.isdisjoint(kinds) else tuple(mark for mark in self._marks if mark.kind in kinds)
        self[kinds] = found
        return found


@dataclass(eq=False)
class Sentence:
    """One sentence, or headline, with what is found in it."""

    index: int
    start: int
    end: int
    title: bool
    words: list[Mark] = field(default_factory=list)
    cues: list[Mark] = field(default_factory=list)
    geography: list[Mark] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    dates: list[Mention] = field(default_factory=list)
    numbers: list[Number] = field(default_factory=list)
    timing: list[Mark] = field(default_factory=list)
    singles: list[Mark] = field(default_factory=list)

    @property
    def lead(self) -> bool:
        """Whether it belongs to the headline or the first few sentences, where news is told."""
        return self.index < 4

    @property
    def part(self) -> str:
        """Which part of the text it stands in: headline, first, early or late."""
        return "headline" if self.title else "first" if self.index <= 1 else "early" if self.lead else "late"

    @cached_property
    def _words(self) -> ByKinds:
        return ByKinds(self.words)

    @cached_property
    def _cues(self) -> ByKinds:
        return ByKinds(self.cues)

    def has(self, *kinds: str) -> bool:
        """Whether a word of one of these kinds occurs."""
        return not self._words.all.isdisjoint(kinds)

    def of(self, *kinds: str) -> Sequence[Mark]:
        """The words of these kinds."""
        return self._words[kinds]

    def cued(self, *kinds: str) -> bool:
        """Whether a cue of one of these kinds occurs."""
        return not self._cues.all.isdisjoint(kinds)

    def cues_of(self, *kinds: str) -> Sequence[Mark]:
        """The cues of these kinds."""
        return self._cues[kinds]

    @cached_property
    def statistical(self) -> bool:
        """Whether it tells of a year or a campaign, and not of what happened on a day the first sentences name.

        `So far seven are under arrest` is said of a case, `so far 400 have been freed` of a campaign.
        """
        so_far = self.has("so_far") and (self.has("rescue") or not self.has("arrest"))
        counted = self.has("statistic") or so_far or self.running or any(map(self._of_rescue, self._since_a_year))
        return counted and not (self.index <= 2 and self.dated)

    @cached_property
    def running(self) -> bool:
        """`brought home since June`, `in 15 years she has freed 400`: what has added up over months or years."""
        return self.has("rescue") and any(
            self._of_rescue(place) for place in (*self._since_a_month, *self._over_years)
        )

    def _of_rescue(self, place: int) -> bool:
        """Whether no word before says that it is how long they were held or unpaid."""
        before = [mark for mark in (*self.words, *self.cues) if mark.kind in RUNNING and mark.end <= place]
        return all(mark.kind == "rescue" for mark in sorted(before, key=lambda mark: mark.end)[-1:])

    @property
    def _since_a_month(self) -> list[int]:
        return [word.start for word in self.of("since")]

    @property
    def _since_a_year(self) -> list[int]:
        return [word.start for word in self.of("since_year")]

    @property
    def _over_years(self) -> list[int]:
        years = {cue.start - 1 for cue in self.cues_of("years")}
        within = {cue.end for cue in self.cues_of("within")}
        return [number.start for number in self.numbers if number.end in years and number.start - 1 in within]

    @property
    def elsewhere(self) -> bool:
        """Whether it looks back on a rescue years ago or, as headline and first sentence never do, on another case."""
        return (self.has("background") and self.index > 1) or self.has("long_ago")

    @cached_property
    def dated(self) -> bool:
        """Whether it tells of a raid, a rescue or an arrest on one day."""
        told = self.has("rescue", "event", "arrest") and not self.has("say") and not self.cued("policy")
        days = [day for day in self.dates if day.names_a_day]
        return told and len(days) == 1 and days[0].last_day is None


@dataclass(eq=False)
class Passages:
    """The whole text with its sentences; what belongs to other stories is left out of them.

    `known` are answers about it that were worked out.
    """

    folded: Folded
    lexicon: Lexicon
    sentences: list[Sentence]
    dates: list[Mention]
    known: dict[Any, Any] = field(default_factory=dict, repr=False)

    @cached_property
    def text(self) -> str:
        """The folded text, which all offsets here refer to."""
        return self.folded.text

    @cached_property
    def _unspaced(self) -> list[int]:
        """Where the letters of scripts without spaces stand."""
        return [letter.start() for letter in UNSPACED_LETTER.finditer(self.text)]

    def gap(self, start: int, end: int) -> float:
        """How many words lie between two offsets; three letters count as a word in scripts without spaces."""
        words = len(self.text[start:end].split())
        dense = bisect_left(self._unspaced, end) - bisect_left(self._unspaced, start) if self._unspaced else 0
        return words + dense / 3 - 1 if dense > 0 else words


def lay_out(raw: str, lexicon: Lexicon, has_title: bool) -> Passages:
    """Find everything the lexicon knows in the text, sentence by sentence."""
    folded = fold(raw)
    mentions = dates.find(folded, lexicon)[:MOST_MARKS]
    words = securing.settled(folded.text, lexicon.words.find(folded)[:MOST_MARKS], lexicon)
    cues = [cue for cue in lexicon.cues.find(folded)[:MOST_MARKS] if not _reporting(folded.text, cue)]
    geography = _not_inside(folded.text, countries.find(folded, lexicon), words)[:MOST_MARKS]
    geography = sorted([*geography, *again.find(geography, words)], key=lambda mark: mark.start)
    sites = places.sites(folded, cues)
    known = geography + words + [cue for cue in cues if cue.kind not in ("agency", "topic") and cue not in sites]
    if not lexicon.has("dense"):
        known += lexicon.numbers.find(folded)[:MOST_MARKS]
    towns = places.find(folded, lexicon, known)[:MOST_MARKS]
    geography = _outside(geography, towns)
    mentions = _outside(mentions, towns)
    words = _outside(_outside_dates(words, mentions), towns)
    cues = _outside(cues, [town for town in towns if not any(site.start == town.start for site in sites)])
    alone = _outside(_nouns(lexicon.singles.find(folded)[:MOST_MARKS], words), towns)
    alone += [*named.find(folded, lexicon, alone), *nationals.find(folded.text, geography, lexicon)]
    alone.sort(key=lambda mark: mark.start)
    nations = geography if lexicon.has("dense") else []
    silent: list[Stretch] = [*mentions, *towns, *nations, *_without_numbers(words, lexicon)]
    taken = [(stretch.start, stretch.end) for stretch in silent]
    timing = lexicon.timing.find(folded)[:MOST_MARKS]
    figures = numbers.find(folded, lexicon, words, taken)[:MOST_MARKS]
    words = spans.settled(folded.text, words, figures)
    sentences = []
    for index, (start, end) in enumerate(kept(folded, cues)):
        sentences.append(
            Sentence(
                index, start, end, has_title and index == 0,
                within(words, start, end), within(cues, start, end), within(geography, start, end),
                within(towns, start, end), within(mentions, start, end), within(figures, start, end),
                within(timing, start, end),
                within(alone, start, end),
            )
        )  # fmt: skip
    return Passages(folded, lexicon, sentences, mentions)


def _reporting(text: str, cue: Mark) -> bool:
    """`MANILA (AFP) -`: an agency of the press before a report, which a police may share its short name with."""
    return cue.kind == "agency" and text[cue.start - 1 : cue.start] == "(" and REPORT.match(text, cue.end) is not None


def _outside(found: list[Found], towns: list[Place]) -> list[Found]:
    """What is no part of a place's name, as `domingo` is in Santo Domingo and `lao` in Lao Cai."""
    reach = Reach(towns)
    return [mark for mark in found if reach.of(mark.start) < mark.end or mark.end - mark.start > 24]


def _outside_dates(words: list[Mark], mentions: list[Mention]) -> list[Mark]:
    """Words but for those that only say when, as `last week` does in `Saturday last week`.

    What begins with the month of a day, as `June last` in `20 June last`, says when as well.
    """
    days = [mention for mention in mentions if mention.names_a_day or mention.year is not None]
    reach = Reach(days)
    inside = {offset for mention in days if mention.month for offset in range(mention.start + 1, mention.end)}
    return [
        word
        for word in words
        if word.kind not in ("background", "statistic")
        or (reach.of(word.start) < word.end and word.start not in inside)
    ]


def _nouns(singles: list[Mark], words: list[Mark]) -> list[Mark]:
    """Nouns in the singular that are no part of a longer word for something other than people."""
    reach = Reach(word for word in words if word.kind not in (*PEOPLE, "official", "unit_before"))
    return [mark for mark in singles if reach.of(mark.start) < mark.end and reach.of(mark.end - 1) <= mark.end]


def _neutral(words: list[Mark]) -> list[Mark]:
    """Phrases in which a number's word is none, such as a trade's name."""
    return [word for word in words if word.kind == "neutral"]


def _without_numbers(words: list[Mark], lexicon: Lexicon) -> list[Mark]:
    """Words in which a number's letters mean no number, as `three` in the Thai for a husband."""
    nouns = ("group", "suspect", "victim", "official") if lexicon.has("dense") else ()
    return [word for word in words if word.kind == "neutral" or (word.kind in nouns and word.end - word.start > 3)]


def _not_inside(text: str, geography: list[Mark], words: list[Mark]) -> list[Mark]:
    """Country names that are no more than part of a longer word, as happens where words are not spaced."""
    reach = Reach(words)
    neutral = {word.start: word.end for word in _neutral(words)}
    return [
        mark
        for mark in geography
        if not UNSPACED_LETTER.match(text[mark.start])
        or (
            reach.of(mark.start) <= mark.end
            and all(neutral.get(offset, 0) <= mark.end for offset in range(mark.start, mark.end))
        )
    ]
