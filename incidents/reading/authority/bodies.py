"""The bodies a text names - police, embassies, societies - each with every place where it is named."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from incidents.reading.authority import naming
from incidents.reading.lexicon import Mark
from incidents.reading.words.once import once
from incidents.reading.words.passages import Passages, Sentence

MOST = 60  # of bodies in one text
IN_BRACKETS = re.compile(r"[^,،、;:.()\n]{0,60}\(")  # what lies between a name, which may go on, and its short form
HAN = re.compile("[\u4e00-\u9fff]")  # where the name of an office follows that of its ministry at once: `內政部移民署`


@dataclass(frozen=True, slots=True)
class Naming:
    """One place where a body is named (folded offsets), what kind of body its word means, and its nation if told."""

    sentence: Sentence
    start: int
    end: int
    kind: str
    nation: str | None


@dataclass(eq=False)
class Body:
    """A body under its fullest name, with all its namings in the order of the text.

    Its kind and nation are asked for when all namings are found.
    """

    name: str
    namings: list[Naming] = field(default_factory=list)
    short: str | None = None

    @cached_property
    def fullest(self) -> Naming:
        """The first naming by its fullest name."""
        return max(self.namings, key=lambda naming: naming.end - naming.start)

    @property
    def kind(self) -> str:
        """What kind of body the fullest name means."""
        return self.fullest.kind

    @cached_property
    def nation(self) -> str | None:
        """The country that any of its names tells, the fullest first."""
        named = sorted(self.namings, key=lambda naming: naming.start - naming.end)
        return next((naming.nation for naming in named if naming.nation), None)

    @property
    def in_headline_alone(self) -> bool:
        """Whether the text below never names it so."""
        return all(naming.sentence.title for naming in self.namings)


@once
def of(passages: Passages) -> Sequence[Body]:
    """All bodies named, each once; what is part of a longer name, or its short form in brackets, is the same body."""
    found: list[Body] = []
    for sentence in passages.sentences:
        for one in _in_sentence(passages, sentence):
            _add(passages, found, one)
    return found[:MOST]


def _add(passages: Passages, found: list[Body], one: Naming) -> None:
    name = passages.text[one.start : one.end]
    bracketed = naming.SHORT_FORM.match(passages.text, one.end)
    if told := _before_brackets(passages, found, one):
        told.short = told.short or (None if " " in name else name)
        return  # its short form, or whose it is, says nothing more
    body = _known(found, name)
    if body is None:
        body = Body(name)
        found.append(body)
    body.namings.append(one)
    body.name = max(body.name, name, key=len)
    body.short = bracketed[1] if bracketed else body.short


def _before_brackets(passages: Passages, found: list[Body], one: Naming) -> Body | None:
    """`Division nationale de lutte contre le trafic de migrants et assimilés (DNLT)`: the body named right before."""
    last = max(found, key=lambda body: body.namings[-1].start, default=None)
    if last is None or last.namings[-1].sentence.index != one.sentence.index:
        return None
    between = passages.text[last.namings[-1].end : one.start]
    closed = passages.text[one.end : one.end + 1] == ")"
    translated = one.kind == "ngo" and " " in passages.text[one.start : one.end]  # `Trẻ em Rồng xanh (Blue Dragon)`
    return last if closed and not translated and IN_BRACKETS.fullmatch(between) else None


def _known(found: list[Body], name: str) -> Body | None:
    """The body last named under this name, one that holds it, or one that it holds."""
    for body in reversed(found):
        if name in (body.name, body.short):
            return body
    return next((body for body in reversed(found) if name in body.name or body.name in name), None)


def _in_sentence(passages: Passages, sentence: Sentence) -> Iterator[Naming]:
    """The names in one sentence; stretches that overlap are one name."""
    named = [_naming(passages, sentence, mark) for mark in sentence.cues_of("agency", "authority")]
    last: Naming | None = None
    for one in sorted(named, key=lambda one: (one.start, -one.end)):
        if last is not None and one.start == last.end and _one_office(passages, last, one):
            last = Naming(sentence, last.start, one.end, one.kind, last.nation or one.nation)
        elif last is None or one.start >= last.end:
            if last is not None:
                yield last
            last = one
        elif one.end > last.end:
            last = Naming(sentence, last.start, one.end, last.kind, last.nation or one.nation)
    if last is not None:
        yield last


def _one_office(passages: Passages, ministry: Naming, office: Naming) -> bool:
    """Whether both are names, and no bare word for an authority stands among them: `人力局警方` are two."""
    names = [passages.text[one.start : one.end] for one in (ministry, office)]
    bare = any(name.endswith(tuple(passages.lexicon.generic)) for name in names)
    return HAN.match(names[1]) is not None and not bare and ministry.kind == "ministry"


def _naming(passages: Passages, sentence: Sentence, mark: Mark) -> Naming:
    if mark.kind == "agency":
        return Naming(sentence, mark.start, mark.end, mark.value[0], mark.value[1])
    start, end = naming.extent(passages, sentence, mark)
    return Naming(sentence, start, end, mark.value, _nation(sentence, start, end))


def _nation(sentence: Sentence, start: int, end: int) -> str | None:
    inside = [mark.value for mark in sentence.geography if start <= mark.start and mark.end <= end]
    inside += [found.country for found in sentence.places if start <= found.start and found.end <= end]
    return inside[0] if inside else None
