"""What speaks for a date being that of the rescue: what its sentence tells of, and where and beside what it stands."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from incidents.reading.days import dating
from incidents.reading.days.aside import aside
from incidents.reading.days.mentions import Mention
from incidents.reading.days.nearness import cost
from incidents.reading.days.resolving import Anchor, IncidentDate
from incidents.reading.people.people import Count
from incidents.reading.weighing import MOST, Evidence
from incidents.reading.words.passages import Passages, Sentence

FAR = (6, "touching"), (30, "near"), (80, "apart"), (200, "far")  # letters, and more across commas
AGO = (0, "that day"), (1, "the day before"), (7, "a week"), (31, "a month"), (183, "half a year")
VERBS = {"freed": ("rescue", "event"), "arrested": ("arrest",), "said": ("say",)}


@dataclass(frozen=True, slots=True)
class Named:
    """A date as the text names it once."""

    date: IncidentDate
    sentence: Sentence
    mention: Mention


@dataclass(frozen=True, slots=True)
class Telling:
    """The sentences that count victims, or people in the headline and first sentence."""

    sentences: frozenset[int]

    @classmethod
    def of(cls, counts: Iterable[Count]) -> "Telling":
        """Those of the counts of a text."""
        told = (c for c in counts if c.role == "victim" or (c.role == "unknown" and c.sentence.index <= 1))
        return cls(frozenset(count.sentence.index for count in told))


def by_date(
    passages: Passages, named: Sequence[Named], telling: Telling, basis: Anchor | None
) -> list[tuple[IncidentDate, Evidence]]:
    """Each date with its evidence; where one is named several times, where it was said first stands for it."""
    same: dict[tuple[date, bool], list[Named]] = defaultdict(list)
    for one in named:
        same[one.date.value, one.date.precision == "month"].append(one)
    days = [day for day, _ in same]
    nearest = min(named, key=lambda one: _from_act(passages, one), default=None)
    open_day = _open_day(passages, named, telling)
    return [
        (ones[0].date, _evidence(passages, ones, telling, basis) | _among(ones, days, nearest) | open_day)
        for ones in same.values()
    ]


def _from_act(passages: Passages, one: Named) -> tuple[float, int]:
    return cost(passages, one.sentence.of(*VERBS["freed"]), one.sentence, one.mention), one.mention.start


def _open_day(passages: Passages, named: Sequence[Named], telling: Telling) -> Evidence:
    """`on Wednesday`, in a text that does not say when it was written, leaves open which day the rescue was."""
    known = {one.mention.start for one in named}
    sentences = [s for s in passages.sentences if s.index in telling.sentences or s.has("rescue", "event")]
    open_days = [m for s in sentences for m in s.dates if m.names_a_day and m.start not in known]
    return {"a day left open": 1.0} if open_days else {}


def _evidence(passages: Passages, ones: Sequence[Named], telling: Telling, basis: Anchor | None) -> Evidence:
    found = {name: 1.0 for one in ones for name in _of_one(passages, one, one.sentence.index in telling.sentences)}
    found |= {f"before the text {_ago(ones[0].date, basis)}": 1.0} if basis else {}
    return found | {"sentences": float(min(len({one.sentence.index for one in ones}), MOST))}


def _among(ones: Sequence[Named], days: Sequence[date], nearest: Named | None) -> Evidence:
    """How a date stands among all those of the text, given in the order of the text."""
    day = ones[0].date.value
    signs = {"only": len(days) == 1, "latest": day == max(days), "earliest": day == min(days), "first": day == days[0]}
    signs["nearest to a rescue"] = any(one is nearest for one in ones)
    return {f"{name} date": 1.0 for name, is_so in signs.items() if is_so}


def _of_one(passages: Passages, one: Named, telling: bool) -> Iterator[str]:
    sentence, mention, part = one.sentence, one.mention, one.sentence.part
    told, kind = _told(sentence, telling), _kind(mention)
    yield from (part, f"beside {told}", f"beside {told}, {part}")
    yield from (one.date.precision, kind, f"{kind} beside {told}")
    for name, verbs in VERBS.items():
        yield f"{name} {_distance(cost(passages, sentence.of(*verbs), sentence, mention))}"
    yield from (name for name, is_so in _signs(passages, sentence, mention, telling) if is_so)


def _told(sentence: Sentence, telling: bool) -> str:
    """What its sentence tells of."""
    if telling:
        return "victims"
    return next((kind for kind in ("rescue", "event", "arrest") if sentence.has(kind)), "else")


def _kind(mention: Mention) -> str:
    """How the date is said: in full, by its weekday, by how long ago."""
    if mention.ago is not None:
        return "today" if mention.ago == 0 else "days ago"
    if mention.day is None:
        return "weekday" if mention.weekday is not None else "month and year" if mention.year else "month"
    return "in full" if mention.complete else "day and month" if mention.month else "day"


def _distance(far: float) -> str:
    return next((name for limit, name in FAR if far <= limit), "elsewhere")


def _ago(found: IncidentDate, basis: Anchor) -> str:
    days = (basis.first - found.value).days
    return next((name for limit, name in AGO if days <= limit), "long")


def _signs(passages: Passages, sentence: Sentence, mention: Mention, telling: bool) -> Iterator[tuple[str, bool]]:
    yield "dateline", dating.is_dateline(passages, sentence, mention)
    yield "of words", dating.said(passages, sentence, mention)
    yield "of something aside", aside(passages, sentence, mention, telling)
    yield "in court", dating.in_court(sentence)
    yield "beside a court", sentence.cued("court")
    yield "beside a verdict", sentence.has("convict")
    yield "of an announcement", dating.announced_then(sentence, mention)
    yield "told last", dating.told_last(passages, sentence, mention)
    yield "of the way home", dating.homeward(passages, sentence, mention)
    yield "rather of an arrest", dating.of_arrest(passages, sentence, mention)
    yield "beside policy", sentence.cued("policy")
    yield "nearer a court", dating.nearer_court(passages, sentence, mention)
