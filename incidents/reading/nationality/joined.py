"""One or two of a nation joined to those counted, where there are no articles: `seven Syrians and a Lebanese`."""

from collections.abc import Sequence

from incidents.reading.lexicon import Mark
from incidents.reading.numbers import Number
from incidents.reading.words import joining, nationals
from incidents.reading.words.passages import Passages, Sentence

PEOPLE_OF = {"nation_of_one": 1, "nation_of_two": 2}


def ones(
    passages: Passages, sentence: Sentence, marks: Sequence[Mark], pairs: Sequence[tuple[Mark, Number]]
) -> list[tuple[Mark, Number]]:
    """`سبع فتيات سوريات وقاصر لبنانية`: each nation of one or two, with its number, behind a pair of several."""
    ends = {max(m.end, n.end) for m, n in pairs if nationals.form(passages.text, m, passages.lexicon) is None}
    claimed = {mark.start for mark, _ in pairs}
    found: list[tuple[Mark, Number]] = []
    for mark in marks:
        form = nationals.form(passages.text, mark, passages.lexicon)
        if mark.kind != "nationality" or mark.start in claimed or form is None:
            continue
        start = next((one.start for one in sentence.singles if one.end == mark.start - 1), mark.start)
        if any(joining.spaced(passages.lexicon).fullmatch(passages.text, end, start) for end in ends if end < start):
            found.append((mark, Number(start, mark.end, PEOPLE_OF[form])))
            ends.add(mark.end)
    return found
