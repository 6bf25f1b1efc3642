"""Fits the weights of :mod:`incidents.reading.weighing` to labelled articles.

They are those of a conditional logistic regression with an L2 penalty, found by Newton's method (Hastie, Tibshirani
and Friedman, The Elements of Statistical Learning, 4.4; McFadden, 1974).
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from incidents.reading.weighing import BIAS, Evidence, Weights

PENALTY = 1.0  # how much less is believed of evidence than its examples show
FREE = 1e-6  # the bias has no penalty; a trace keeps the system solvable
STEPS, SMALL = 40, 1e-9
RARE = 3  # what fewer examples show is left out
Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Example:
    """The evidence for each answer a text offers, and which of them is right; None where none is."""

    answers: Sequence[Evidence]
    right: int | None


def fitted(examples: Iterable[Example], penalty: float = PENALTY) -> Weights:
    """The weight of each kind of evidence, in log-odds, and the bias; equal examples give equal weights."""
    kept = [example for example in examples if example.answers]
    names = [BIAS, *_names(kept)]
    rows = [_rows(example, names) for example in kept]
    rights = [len(example.answers) if example.right is None else example.right for example in kept]
    return dict(zip(names, _newton(rows, rights, len(names), penalty).tolist(), strict=True))


def _names(examples: Iterable[Example]) -> list[str]:
    shown = Counter(name for example in examples for name in {name for found in example.answers for name in found})
    return sorted(name for name, number in shown.items() if number >= RARE)


def _rows(example: Example, names: Sequence[str]) -> Numbers:
    """A row for each answer, and a last one, of nothing, for none of them."""
    place = {name: number for number, name in enumerate(names)}
    rows = np.zeros((len(example.answers) + 1, len(names)))
    for row, found in zip(rows, example.answers, strict=False):
        row[0] = 1.0
        for name, share in found.items():
            if name in place:
                row[place[name]] = share
    return rows


def _newton(rows: Sequence[Numbers], rights: Sequence[int], size: int, strength: float) -> Numbers:
    penalty = np.full(size, float(strength))
    penalty[0] = FREE
    weights = np.zeros(size)
    for _ in range(STEPS):
        gradient, curvature = penalty * weights, np.diag(penalty)
        for answers, right in zip(rows, rights, strict=True):
            likely = _likely(answers @ weights)
            mean = likely @ answers
            gradient += mean - answers[right]
            curvature += (answers.T * likely) @ answers - np.outer(mean, mean)
        step = np.linalg.solve(curvature, gradient)
        weights -= step
        if np.abs(step).max() < SMALL:
            break
    return weights


def _likely(odds: Numbers) -> Numbers:
    shares = np.exp(odds - odds.max())
    return shares / shares.sum()
