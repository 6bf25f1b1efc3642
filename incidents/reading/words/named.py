"""Those whom a text calls by name, as crime pages do: `Lê Văn A (born 1990)`, `Mr K.`, `a certain Wang`."""

import re
from collections.abc import Iterator, Sequence

from incidents.reading.lexicon import Lexicon, Mark
from incidents.reading.words.folding import Folded

CLOSING = re.compile(r"[^()\n]{0,80}\)?")
NAME = re.compile(r"(?:[^\s,;:()\"]+ ){0,4}[^\s,;:()\"]+ ?$")
TITLED = re.compile(r" [^\s,;:()\"\d]{1,14}(?: ?\([^()\n]{1,40}\))?")
LONGEST = 40


def find(folded: Folded, lexicon: Lexicon, nouns: Sequence[Mark] = ()) -> Iterator[Mark]:
    """Names as nouns of one: those with an age in brackets, behind a title, or of which the first letter is told."""
    yield from _aged(folded, lexicon)
    names = [*_titled(folded, lexicon), *_veiled(folded, lexicon)]
    yield from (name for name in names if not any(_beside(name, noun) for noun in nouns))


def _titled(folded: Folded, lexicon: Lexicon) -> Iterator[Mark]:
    title = lexicon.grammar.get("title")
    for word in title.finditer(folded.text) if title else ():
        if name := TITLED.match(folded.text, word.end()):
            yield Mark(word.start(), name.end(), "person")


def _beside(name: Mark, noun: Mark) -> bool:
    """`the owner Ms T.`: whether a name only says who is meant by the noun beside it."""
    return name.start - 1 <= noun.end <= name.end or name.start <= noun.start <= name.end + 1


def _veiled(folded: Folded, lexicon: Lexicon) -> Iterator[Mark]:
    """`李某某`, a name of which no more is told than how it begins."""
    veil = lexicon.grammar.get("veil")
    for word in veil.finditer(folded.text) if veil else ():
        if word.start():
            yield Mark(word.start() - 1, word.end(), "person")


def _aged(folded: Folded, lexicon: Lexicon) -> Iterator[Mark]:
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
