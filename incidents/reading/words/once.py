"""Answers about a text that are worked out once, however often they are asked for."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, TypeVarTuple

from incidents.reading.words.passages import Passages

Asked = TypeVarTuple("Asked")
Found = TypeVar("Found")


def once(find: Callable[[Passages, *Asked], Found]) -> Callable[[Passages, *Asked], Found]:
    """The function; what it finds is kept with the text, so that it must depend on nothing else, nor be changed."""

    @wraps(find)
    def found(passages: Passages, *asked: *Asked) -> Found:
        known: dict[Any, Found] = passages.known
        question = (find, asked)
        if question not in known:
            known[question] = find(passages, *asked)
        return known[question]

    return found
