"""Those whom a text calls by name and year of birth or age, as crime pages do: `Lê Văn A (born 1990)`."""

import re
from collections.abc import Iterator

from incidents.reading.folding import Folded
from incidents.reading.lexicon import Lexicon, Mark

BORN = re.compile(r" ?\((?:sn|sinh năm|\d\d tuổi)[^()\n]{0,80}\)?")
NAME = re.compile(r"(?:[^\s,;:()\"]+ ){0,4}[^\s,;:()\"]+$")
LONGEST = 40


def find(folded: Folded, lexicon: Lexicon) -> Iterator[Mark]:
    """Names, with the age in brackets behind them, as nouns of one; in languages where `named` is set."""
    if not lexicon.has("named"):
        return
    for born in BORN.finditer(folded.text):
        before = NAME.search(folded.text[max(0, born.start() - LONGEST) : born.start()])
        start = born.start() - len(before.group()) if before else born.start()
        while start < born.start() and not folded.cased[start].isupper():
            start = folded.text.find(" ", start, born.start()) + 1 or born.start()
        name = folded.text[start : born.start()]
        if " " in name or "." in name:
            yield Mark(start, born.end(), "aged")
