"""The text of an article with the stretches that facts rest on, as pieces of plain text."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from .facts import Fact, Span

LONGEST_SENTENCE = 280
LONGEST_QUOTE = 25
LONGEST_QUOTE_LETTERS = 300
_END = re.compile(r"[.!?…](?=\s)|[。！？।။៕]|\n")


@dataclass(frozen=True)
class Piece:
    """A run of text; ``facts`` are the ids of the facts that rest on it."""

    text: str
    facts: str = ""
    first: str = ""


def pieces(text: str, marks: Iterable[tuple[str, Span]]) -> list[Piece]:
    """The whole text cut where a mark begins or ends; each fact's first piece says so in ``first``."""
    marks = [(name, span) for name, span in marks if 0 <= span[0] < span[1] <= len(text)]
    edges = sorted({0, len(text), *(edge for _name, span in marks for edge in span)})
    found, begun = [], set[str]()
    for start, end in zip(edges, edges[1:], strict=False):
        over = [name for name, span in marks if span[0] <= start and end <= span[1]]
        new = [name for name in dict.fromkeys(over) if name not in begun]
        begun.update(new)
        found.append(Piece(text[start:end], " ".join(dict.fromkeys(over)), new[0] if new else ""))
    return found


def marks_of(facts: Iterable[Fact], slug: dict[str, str]) -> list[tuple[str, Span]]:
    """Every stretch that a fact rests on, by the fact's id."""
    return [(slug[fact.key], span) for fact in facts for found in fact.found for span in found.evidence]


def sentences(text: str, evidence: Iterable[Span]) -> list[list[Piece]]:
    """The sentences that evidence stands in, each once, in pieces with the evidence marked."""
    by_sentence: dict[Span, list[Span]] = {}
    for span in evidence:
        if 0 <= span[0] < span[1] <= len(text):
            by_sentence.setdefault(_sentence(text, span), []).append(span)
    return [_cut(text, sentence, spans) for sentence, spans in by_sentence.items()]


def quote(text: str, evidence: Iterable[Span]) -> str:
    """The first evidence in its sentence, in 25 words at most."""
    span = next((span for span in evidence if 0 <= span[0] < span[1] <= len(text)), None)
    if span is None:
        return ""
    start, end = _sentence(text, span)
    whole = " ".join(text[start:end].split())
    if len(whole.split()) > LONGEST_QUOTE:
        whole = " ".join(text[span[0] : end].split()[:LONGEST_QUOTE])
    return whole[:LONGEST_QUOTE_LETTERS]


def _sentence(text: str, span: Span) -> Span:
    """The sentence around a stretch, no longer than what fits beside a fact."""
    before = [match.end() for match in _END.finditer(text, max(0, span[0] - LONGEST_SENTENCE), span[0])]
    after = _END.search(text, span[1], min(len(text), span[1] + LONGEST_SENTENCE))
    start = before[-1] if before else max(0, span[0] - LONGEST_SENTENCE // 2)
    end = after.end() if after else min(len(text), span[1] + LONGEST_SENTENCE // 2)
    while start < span[0] and text[start].isspace():
        start += 1
    return start, end


def _cut(text: str, sentence: Span, spans: list[Span]) -> list[Piece]:
    start, end = sentence
    shown = text[start:end].rstrip()
    inside = [("evidence", (max(a - start, 0), min(b - start, len(shown)))) for a, b in spans]
    return pieces(shown, inside)
