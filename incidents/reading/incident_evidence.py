"""What speaks for or against a text reporting one incident: what the lexicon finds, by kind and by where it stands."""

from collections import Counter

from incidents.reading import weighing
from incidents.reading.passages import Passages, Sentence
from incidents.reading.people import Count
from incidents.reading.weighing import Evidence

QUESTION = "incident"
SENTENCES = 12  # of news that is told in the beginning, the rest says little
PARTS = (1, "first"), (3, "early"), (6, "middle")


def evidence(passages: Passages, counts: list[Count]) -> Evidence:
    """How often each kind of evidence is found, as a share of three times, which is the most that counts."""
    found: Counter[str] = Counter()
    for sentence in passages.sentences[:SENTENCES]:
        found.update(f"{kind} {_part(sentence)}" for kind in _found(sentence))
    found.update(_kind_of(count) for count in counts)
    return weighing.counted(found)


def _part(sentence: Sentence) -> str:
    """The headline or first sentence, the next two, the next three, or what follows."""
    return next((name for end, name in PARTS if sentence.index < end), "late")


def _found(sentence: Sentence) -> list[str]:
    told = sentence.has("rescue", "event", "arrest")
    signs = {
        "rescue of people": sentence.has("rescue") and sentence.has("victim", "group", "person"),
        "day of an act": told and bool(sentence.dates),
        "statistics": sentence.statistical,
        "appeal": sentence.has("appeal"),
        "verdict": sentence.has("convict"),
    }
    return [cue.kind for cue in sentence.cues] + [name for name, is_so in signs.items() if is_so]


def _kind_of(count: Count) -> str:
    what = " of statistics" if count.statistic else " of another case" if count.background else ""
    done = " acted on" if count.acted_on else ""
    part = _part(count.sentence)
    return f"{count.role}s{done}{what} {part if part in ('first', 'early') else 'later'}"
