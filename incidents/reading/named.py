"""Those whom a text calls by name and year of birth or age, as crime pages do: `Lê Văn A (born 1990)`."""

import re
from collections.abc import Iterator

from incidents.reading.folding import Folded
from incidents.reading.lexicon import Lexicon, Mark

CLOSING = re.compile(r"[^()\n]{0,80}\)?")
NAME = re.compile(r"(?:[^\s,;:()\"]+ ){0,4}[^\s,;:()\"]+ ?$")
LONGEST = 40


def find(folded: Folded, lexicon: Lexicon) -> Iterator[Mark]:
    """Names, with the age in brackets behind them, as nouns of one; in languages with words for `born`."""
    born = lexicon.grammar.get("born")
    for word in born.finditer(folded.text) if born else ():
        start = _name_before(folded, word.start())
        if " " in folded.text[start : word.start()].strip() or "." in folded.text[start : word.start()]:
            closing = CLOSING.match(folded.text, word.end())
            yield Mark(start, closing.end() if closing else word.end(), "aged")


def _name_before(folded: Folded, end: int) -> int:
    """Where a name of up to five words begins, by its first capital; the end where there is none."""
    before = NAME.search(folded.text[max(0, end - LONGEST) : end])
    start = end - len(before.group()) if before else end
    while start < end and not folded.cased[start].isupper():
        start = folded.text.find(" ", start, end) + 1 or end
    return start
