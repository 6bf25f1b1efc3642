"""Fits the weights of :mod:`incidents.reading.weighing` to labelled articles.

They are those of a logistic regression with an L2 penalty, found by Newton's method (Hastie, Tibshirani and Friedman,
The Elements of Statistical Learning, 4.4.1).
"""

from collections.abc import Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from incidents.reading import headcount, lexicon, passages, scoring, text, weighing
from incidents.reading.weighing import BIAS, MOST, Evidence

PENALTY = 1.0
STEPS = 30
RARE = 3  # what fewer articles show is left out
Numbers = NDArray[np.float64]


def weights(articles: Iterable[dict[str, Any]]) -> dict[str, float]:
    """The weights that labelled articles give, by kind of evidence; equal articles give equal weights."""
    shown = [(_evidence(article), article["gold"]["is_incident"]) for article in articles]
    return fitted([found for found, _ in shown], [is_one for _, is_one in shown])


def _evidence(labelled: dict[str, Any]) -> Evidence:
    article = text.extract(scoring.source(labelled), None)
    laid_out = passages.lay_out(article.text, lexicon.load(article.language or ""), article.headline is not None)
    people = headcount.of(laid_out)
    return weighing.evidence(laid_out, people.all, people.total is not None)


def fitted(found: list[Evidence], is_incident: Iterable[bool]) -> dict[str, float]:
    """The weight of each kind of evidence, in log-odds for each time it is found, and the bias."""
    names = _names(found)
    rows = np.array([[1.0, *(one.get(name, 0) / MOST for name in names)] for one in found])
    bias, *others = _newton(rows, np.array(list(is_incident), dtype=float))
    return {BIAS: bias, **{name: weight / MOST for name, weight in zip(names, others, strict=True)}}


def _names(found: list[Evidence]) -> list[str]:
    return sorted(
        name for name in {name for one in found for name in one} if sum(name in one for one in found) >= RARE
    )


def _newton(rows: Numbers, labels: Numbers) -> Numbers:
    penalty = np.full(rows.shape[1], PENALTY)
    penalty[0] = 1e-6  # the bias is free; a trace keeps the system solvable
    weights = np.zeros(rows.shape[1])
    for _ in range(STEPS):
        likely = 1 / (1 + np.exp(-rows @ weights))
        gradient = rows.T @ (likely - labels) + penalty * weights
        curvature = (rows * (likely * (1 - likely))[:, None]).T @ rows + np.diag(penalty)
        weights -= np.linalg.solve(curvature, gradient)
    return weights
