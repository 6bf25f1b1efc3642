"""Nations that stand for people of them: `three Nepali women and a Sri Lankan` in a language without articles."""

import re
from collections.abc import Iterator, Sequence

from incidents.reading.lexicon import Lexicon, Mark
from incidents.reading.words import joining

KINDS = {"nation_of_one": "person", "nation_of_two": "pair"}
ONE = "nation_of_one"


def find(text: str, geography: Sequence[Mark], lexicon: Lexicon) -> Iterator[Mark]:
    """Each nation of one or two that `and` joins at once to one of several: there it is a noun.

    Behind one of its own form it may as well be an adjective: `of Syrian and Iraqi nationality`.
    """
    if ONE not in lexicon.grammar:
        return
    nations = [mark for mark in geography if mark.kind == "nationality"]
    of_people = False
    for before, mark in zip(nations, nations[1:], strict=False):
        of_people = of_people or form(text, before, lexicon) is None
        joined = joining.spaced(lexicon).fullmatch(text, before.end, mark.start) is not None
        kind = form(text, mark, lexicon)
        of_people = of_people and joined and kind is not None
        if of_people:
            yield Mark(mark.start, mark.end, KINDS[str(kind)])


def form(text: str, mark: Mark, lexicon: Lexicon) -> str | None:
    """Whether the word is of one or of two; None where it is of several."""
    for kind in reversed(KINDS):
        pattern = lexicon.grammar.get(kind)
        if pattern is not None and re.search(f"{pattern.pattern}$", text[mark.start : mark.end]):
            return kind
    return None
