"""Which answer a text gives to a question, as labelled articles weigh what speaks for each.

What speaks for an answer is named in words, the same in every language. Its weights, in lexicon/weights.tsv, are those
of a conditional logistic regression over labelled articles (`manage.py weigh_reader`; McFadden, Conditional Logit
Analysis of Qualitative Choice Behavior, 1974); no answer at all is one of the answers, and has nothing for it.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from math import exp
from pathlib import Path
from typing import Generic, NamedTuple, TypeVar

FILE = Path(__file__).parent / "lexicon" / "weights.tsv"
MOST = 3  # of one kind of evidence; more of it proves no more
BIAS = "(bias)"
SURE = {  # an answer is given where it is likelier
    "total": 0.66, "arrests": 0.47, "date": 0.73, "country": 0.57, "authority": 0.45, "exploitation": 0.5,
    "nationality": 0.7,
}  # fmt: skip
LEAN = 0.5  # how much of the doubt about an incident counts against its facts: both come from much the same words
Evidence = dict[str, float]
Weights = dict[str, float]
Answer = TypeVar("Answer")


class Likely(NamedTuple, Generic[Answer]):
    """An answer and how likely it is, from 0 to 1."""

    answer: Answer
    likelihood: float


def counted(found: Mapping[str, int]) -> Evidence:
    """Evidence that is found several times, from 0 to 1: three times is as much as can be."""
    return {name: min(number, MOST) / MOST for name, number in found.items() if number}


def log_odds(question: str, found: Evidence) -> float:
    """Above 0 where an answer is likelier than none; what the labelled articles never showed weighs nothing."""
    weights = _weights()[question]
    return weights[BIAS] + sum(weights.get(name, 0.0) * share for name, share in found.items())


def probability(odds: float) -> float:
    """Log-odds as a likelihood from 0 to 1."""
    return 1.0 / (1.0 + exp(-odds))


def ranked(question: str, answers: Iterable[tuple[Answer, Evidence]]) -> list[Likely[Answer]]:
    """The answers with their likelihood, the likeliest first; what is missing from 1 is that the text gives none."""
    odds = [(answer, exp(log_odds(question, found))) for answer, found in answers]
    whole = 1.0 + sum(share for _, share in odds)
    return sorted((Likely(answer, share / whole) for answer, share in odds), key=lambda one: -one.likelihood)


def answer(question: str, found: Sequence[Likely[Answer]], incident: float = 1.0) -> Answer | None:
    """The likeliest answer, where it is likely enough to be given.

    ``incident`` is how likely the text reports an incident at all: without one, its right answer would be none.
    """
    return found[0].answer if found and found[0].likelihood * incident**LEAN > SURE[question] else None


def likely(question: str, found: Evidence) -> bool:
    """Whether a thing is so that may be so beside others, such as an authority's part: each is asked for itself."""
    return answer(question, ranked(question, [(True, found)])) is True


def known() -> dict[str, Weights]:
    """The weights in use, by question."""
    return dict(_weights())


def write(weights: Mapping[str, Weights], keep_others: bool = False) -> None:
    """Write the weights of each question, beside those of others if these are kept; equal ones give equal bytes."""
    weights = {**_weights(), **weights} if keep_others else weights
    lines = (
        f"{question}\t{name}\t{weight:.3f}\n"
        for question, named in sorted(weights.items())
        for name, weight in sorted(named.items())
    )
    FILE.write_text("".join(lines), encoding="utf-8")
    _weights.cache_clear()


@cache
def _weights() -> dict[str, Weights]:
    weights: dict[str, Weights] = defaultdict(lambda: {BIAS: 0.0})
    for line in FILE.read_text(encoding="utf-8").splitlines():
        question, name, weight = line.split("\t")
        weights[question][name] = float(weight)
    return weights
