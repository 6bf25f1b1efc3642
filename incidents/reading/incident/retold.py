"""Whether a rescue is the news of a text.

Or it is one long past or one of several, a running total, or no more than a missing person found.
"""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from incidents.reading.days import when
from incidents.reading.days.aside import aside
from incidents.reading.days.mentions import Mention
from incidents.reading.days.nearness import cost
from incidents.reading.days.resolving import Anchor, resolved
from incidents.reading.incident import round_up
from incidents.reading.people.people import Count
from incidents.reading.words.passages import Passages, Sentence

OLD_AFTER, OLD_IN_COURT = timedelta(300), timedelta(45)
BESIDE = 3
APART_FROM = 2
FIRST = 4
REVIEW, BEGINNING = 3, 8  # words that only those have who tell of films and books, and in how many sentences


def doubts(told: Sequence[Count]) -> Iterator[str]:
    """What speaks against a report of one incident, in words; `told` are the victims whom the text counts."""
    if told and all(count.statistic for count in told):
        yield "only numbers of a year"
    if told and all(count.background for count in told):
        yield "only people of another case"


def signs(passages: Passages, told: Sequence[Count], basis: Anchor | None) -> Iterator[str]:
    """What excludes one, in words."""
    here = [count for count in told if not (count.statistic or count.background)]
    if told and all(count.background and count.sentence.index <= 1 for count in told):
        yield "a rescue of long ago opens it"
    if here and all(_old(passages, count.sentence, basis) for count in here):
        yield "all rescued long ago"
    if _retold(passages):
        yield "a film, a law, a course or a visit"
    if _reviewed(passages):
        yield "a story that is reviewed"
    if round_up.many_months(passages.sentences, told, basis):
        yield "a year month by month"
    if _running_headline(passages):
        yield "running number in the headline"
    if _apart(passages, told):
        yield "raids told apart"


def weighty(passages: Passages) -> Iterator[str]:
    """What excludes one unless much else speaks for it, in words."""
    if _unexploited(passages):
        yield "found, not exploited"


def _apart(passages: Passages, told: Sequence[Count]) -> bool:
    """Several raids or cases are spoken of before anybody freed is counted, and so not as parts of a whole."""
    counted = min((count.sentence.index for count in told), default=0)
    return counted >= APART_FROM and _cued(passages, "several", counted + 1)


def _cued(passages: Passages, kind: str, sentences: int) -> bool:
    return any(sentence.cued(kind) for sentence in passages.sentences[:sentences])


def _retold(passages: Passages) -> bool:
    """A film, a new law, a course or a visit that headline or first sentence speak of: no rescue is their news."""
    first = [sentence for sentence in passages.sentences[:4] if sentence.words][:2]  # a place alone has no word
    return any(sentence.cued("retold") for sentence in first)


def _reviewed(passages: Passages) -> bool:
    """`debut feature`, `subplot`, `104 minutes`: a rescue in a film, a play or a book."""
    words = (cue for sentence in passages.sentences[:BEGINNING] for cue in sentence.cues_of("genre"))
    return len({passages.text[cue.start : cue.end] for cue in words}) >= REVIEW


def _running_headline(passages: Passages) -> bool:
    """`900 brought home since June`: a headline whose number runs over months."""
    first = passages.sentences[0]
    return first.title and first.running and any(number.countable for number in first.numbers)


def _unexploited(passages: Passages) -> bool:
    """Somebody missing, kidnapped or smuggled and found, of whom nothing is told that speaks of exploitation."""
    exploited = any(sentence.cued("exploitation") for sentence in passages.sentences)
    found = [sentence for sentence in passages.sentences[:3] if sentence.has("rescue", "event")]
    trafficked = any(sentence.cued("topic") for sentence in found)
    sought = any(_cued(passages, kind, FIRST) for kind in ("missing", "smuggling"))
    return sought and not exploited and not trafficked


def _old(passages: Passages, sentence: Sentence, basis: Anchor | None) -> bool:
    """Whether the nearest time to the verb of rescue is one long before the text."""
    words = [Mention(word.start, word.end) for word in sentence.of("formerly")]
    after = OLD_IN_COURT if _cued(passages, "court", 2) else OLD_AFTER
    past = words + [mention for mention in sentence.dates if _long_before(mention, basis, after)]
    past = [time for time in past if not aside(passages, sentence, time, telling=True)]
    days = [mention for mention in sentence.dates if mention not in past and when.belongs(passages, sentence, mention)]
    days = [day for day in days if not any(0 <= day.start - time.end <= BESIDE for time in past)]
    verbs = sentence.of("rescue")

    def nearest(times: list[Mention]) -> float:
        return min((cost(passages, verbs, sentence, time) for time in times), default=10_000.0)

    return bool(past and verbs) and nearest(past) < nearest(days)


def _long_before(mention: Mention, basis: Anchor | None, after: timedelta) -> bool:
    found = resolved(mention, basis)
    return basis is not None and found is not None and basis.first - found.value > after
