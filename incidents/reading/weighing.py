"""How likely a text reports one incident, as labelled articles weigh what is found in it.

The evidence is what the lexicon finds, by kind and by where it stands, so it is the same in every language. Its
weights, in lexicon/weights.tsv, are those of a logistic regression over labelled articles (`manage.py weigh_reader`).
"""

from collections import Counter
from functools import cache
from pathlib import Path

from incidents.reading.passages import Passages, Sentence
from incidents.reading.people import Count

FILE = Path(__file__).parent / "lexicon" / "weights.tsv"
SENTENCES = 12  # of news that is told in the beginning, the rest says little
MOST = 3  # of one kind in one part; more of it proves no more
PARTS = (1, "first"), (3, "early"), (6, "middle")
BIAS = "(bias)"
Evidence = dict[str, int]


def evidence(passages: Passages, counts: list[Count], is_told: bool) -> Evidence:
    """How often each kind of evidence is found, three times at most; `is_told`: victims have a number."""
    found = Counter({"told": int(is_told)})
    for sentence in passages.sentences[:SENTENCES]:
        found.update(f"{kind} {_part(sentence)}" for kind in _found(sentence))
    found.update(_kind_of(count) for count in counts)
    return {name: min(number, MOST) for name, number in found.items() if number}


def log_odds(found: Evidence) -> float:
    """Above 0 where an incident is likelier than not; what the labelled articles never showed weighs nothing."""
    weights = _weights()
    return weights[BIAS] + sum(weights.get(name, 0.0) * number for name, number in found.items())


def write(weights: dict[str, float]) -> None:
    """Write the weights; equal ones give equal bytes."""
    lines = (f"{name}\t{weight:.3f}\n" for name, weight in sorted(weights.items()))
    FILE.write_text("".join(lines), encoding="utf-8")
    _weights.cache_clear()


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


@cache
def _weights() -> dict[str, float]:
    lines = FILE.read_text(encoding="utf-8").splitlines()
    return {name: float(weight) for name, weight in (line.split("\t") for line in lines)}
