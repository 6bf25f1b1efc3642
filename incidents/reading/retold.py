"""Whether a rescue is the news of a text.

Or it is one long past or one of several, a running total, or no more than a missing person found or workers without
a permit.
"""

from datetime import timedelta

from incidents.reading import when
from incidents.reading.aside import aside
from incidents.reading.headcount import Headcount
from incidents.reading.mentions import Mention
from incidents.reading.nearness import cost
from incidents.reading.passages import Passages, Sentence

OLD, RETOLD, FOUND, RUNNING, APART, IRREGULAR = 12.0, 6.0, 12.0, 10.0, 6.0, 6.0
OLD_AFTER, OLD_IN_COURT = timedelta(300), timedelta(45)
BESIDE = 3
APART_FROM = 2
FIRST = 4


def doubts(passages: Passages, people: Headcount, basis: when.Anchor | None) -> float:
    """How much speaks against a report of one incident, on the scale of the judgement; 0 where nothing does."""
    found = OLD if people.told and all(_old(passages, count.sentence, basis) for count in people.told) else 0.0
    found += _retold(passages)
    found += RUNNING if _running_headline(passages) else 0.0
    found += APART if _apart(passages, people) else 0.0
    found += IRREGULAR if not people.told and _cued(passages, "irregular", 3) else 0.0
    return found + (FOUND if _unexploited(passages) else 0.0)


def _apart(passages: Passages, people: Headcount) -> bool:
    """Several raids or cases are spoken of before anybody freed is counted, and so not as parts of a whole."""
    counted = min((count.sentence.index for count in people.told), default=0)
    return counted >= APART_FROM and _cued(passages, "several", counted + 1)


def _cued(passages: Passages, kind: str, sentences: int) -> bool:
    return any(sentence.cued(kind) for sentence in passages.sentences[:sentences])


def _retold(passages: Passages) -> float:
    """A film, a new law, a course or a visit that headline and first sentence speak of: no rescue is their news."""
    first = [sentence for sentence in passages.sentences[:4] if sentence.words][:2]  # a place alone has no word
    return RETOLD * sum(sentence.cued("retold") for sentence in first)


def _running_headline(passages: Passages) -> bool:
    """`900 brought home since June`: a headline whose number runs over months."""
    first = passages.sentences[0]
    return first.title and first.running and any(number.countable for number in first.numbers)


def _unexploited(passages: Passages) -> bool:
    """Somebody missing, kidnapped or smuggled and found, of whom nothing is told that speaks of exploitation."""
    exploited = any(sentence.cued("exploitation") for sentence in passages.sentences)
    found = [sentence for sentence in passages.sentences[:3] if sentence.has("rescue")]
    trafficked = any(sentence.cued("topic") for sentence in found)
    sought = any(_cued(passages, kind, FIRST) for kind in ("missing", "smuggling"))
    return sought and not exploited and not trafficked


def _old(passages: Passages, sentence: Sentence, basis: when.Anchor | None) -> bool:
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


def _long_before(mention: Mention, basis: when.Anchor | None, after: timedelta) -> bool:
    found = when.resolved(mention, basis)
    return basis is not None and found is not None and basis.first - found.value > after
