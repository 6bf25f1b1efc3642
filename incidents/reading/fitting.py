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


def fitted(examples: Iterable[Example], penalty: float = PENALTY, held: Weights | None = None) -> Weights:
    """The weight of each kind of evidence, in log-odds, and the bias; equal examples give equal weights.

    ``held`` are weights that stay as they are: only what has none among them is fitted, beside them.
    """
    kept, held = [example for example in examples if example.answers], held or {}
    free = [name for name in (BIAS, *_names(kept)) if name not in held]
    known = np.array(list(held.values()))
    told = [_rows(example, list(held)) @ known for example in kept]
    rows = [_rows(example, free) for example in kept]
    rights = [len(example.answers) if example.right is None else example.right for example in kept]
    strengths = np.array([FREE if name == BIAS else penalty for name in free])
    return {**held, **dict(zip(free, _newton(rows, told, rights, strengths).tolist(), strict=True))}


def _names(examples: Iterable[Example]) -> list[str]:
    shown = Counter(name for example in examples for name in {name for found in example.answers for name in found})
    return sorted(name for name, number in shown.items() if number >= RARE)


def _rows(example: Example, names: Sequence[str]) -> Numbers:
    """A row for each answer, and a last one, of nothing, for none of them."""
    place = {name: number for number, name in enumerate(names)}
    rows = np.zeros((len(example.answers) + 1, len(names)))
    for row, found in zip(rows, example.answers, strict=False):
        for name, share in {**found, BIAS: 1.0}.items():
            if name in place:
                row[place[name]] = share
    return rows


def _newton(rows: Sequence[Numbers], told: Sequence[Numbers], rights: Sequence[int], penalty: Numbers) -> Numbers:
    """Weights of what the columns of ``rows`` show, beside the log-odds that are ``told`` of each answer."""
    weights = np.zeros(len(penalty))
    for _ in range(STEPS if len(penalty) else 0):
        gradient, curvature = penalty * weights, np.diag(penalty)
        for answers, odds, right in zip(rows, told, rights, strict=True):
            likely = _likely(odds + answers @ weights)
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
