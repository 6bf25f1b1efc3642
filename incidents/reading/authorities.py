"""Which authorities took part, under the names the text gives them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from incidents.reading import naming
from incidents.reading.passages import Passages, Sentence

TYPES = {
    "police": "police", "immigration": "immigration", "prosecutor": "prosecutor", "embassy": "embassy",
    "military": "military", "igo": "international_organisation", "ngo": "ngo", "task_force": "task_force",
    "labour": "labour_inspectorate", "border": "border", "ministry": "other",
}  # fmt: skip
HAPPENING = ("rescue", "arrest", "event")
MOST = 12
LAST_TELLING = 14
SPEAKERS = ("ministry", "igo", "ngo")
RECEIVER = 2  # words between `handed over to` and a name, such as articles
ENFORCING = ("police", "immigration", "military", "border", "task_force", "prosecutor")
SHORT_FORM = re.compile(r" ?\(([^()\s]{2,14})\)")


@dataclass(frozen=True, slots=True)
class Authority:
    """An authority as named (folded offsets), with its country and type where the words tell them."""

    start: int
    end: int
    country: str | None
    type: str | None


def find(passages: Passages, country: str | None) -> list[Authority]:
    """Authorities named in sentences that tell of the rescue, the arrests or the raid, each by its fullest name."""
    found: dict[str, Authority] = {}
    short_forms: set[str] = set()
    for sentence in passages.sentences:
        if not _tells(sentence):
            continue
        for authority in _in_sentence(passages, sentence, country):
            name = passages.text[authority.start : authority.end]
            if bracketed := SHORT_FORM.match(passages.text, authority.end):
                short_forms.add(bracketed[1])
            if name in short_forms:
                continue
            if not any(name in known for known in found):
                for shorter in [known for known in found if known in name]:
                    del found[shorter]
                found[name] = authority
    return _particular(passages, found)[:MOST]


def _tells(sentence: Sentence) -> bool:
    happening = sentence.has(*HAPPENING) or sentence.index <= 1 or (sentence.index <= 6 and not sentence.has("say"))
    return happening and not sentence.statistical and sentence.index <= LAST_TELLING


def _particular(passages: Passages, found: dict[str, Authority]) -> list[Authority]:
    """A bare `police`, an abbreviation of a name, and what only the headline names go where there is better."""
    kept = {name: authority for name, authority in found.items() if not _abbreviates(name, found)}
    title = passages.sentences[0].end if passages.sentences[0].title else 0
    kept = {name: authority for name, authority in kept.items() if authority.start >= title} or kept
    bare = {name for name in kept if _bare(passages, name)}
    enforcing = any(a.type in ENFORCING for name, a in kept.items() if name not in bare)
    named = {name: a for name, a in kept.items() if name not in bare or (a.type in ENFORCING and not enforcing)}
    return list((named or kept).values())


def _bare(passages: Passages, name: str) -> bool:
    """A word for any authority of a kind, with the ending of a case where the language has them."""
    generic = passages.lexicon.generic
    if name in generic or not passages.lexicon.has("any_ending"):
        return name in generic
    return any(name.startswith(word) and not set(" -") & set(name[len(word) :]) for word in generic)


def _abbreviates(name: str, names: Iterable[str]) -> bool:
    """`glaa` beside `gangmasters and labour abuse authority`."""
    if " " in name or not 2 <= len(name) <= 8:
        return False
    return any(name == "".join(word[0] for word in other.split() if len(word) > 3) for other in names if " " in other)


def _in_sentence(passages: Passages, sentence: Sentence, country: str | None) -> list[Authority]:
    found: list[Authority] = []
    for mark in sentence.cues:
        if mark.kind == "agency":
            if _aside(passages, sentence, mark.value[0], mark.start, mark.end):
                continue
            found.append(Authority(mark.start, mark.end, mark.value[1], TYPES.get(mark.value[0])))
        elif mark.kind == "authority":
            start, end = naming.extent(passages, sentence, mark)
            nation = _nation(sentence, start, end)
            if _aside(passages, sentence, mark.value, start, end):
                continue
            if mark.value == "embassy" and nation is None:
                continue
            found.append(Authority(start, end, nation or country, TYPES.get(mark.value)))
    return _joined(found)


def _aside(passages: Passages, sentence: Sentence, kind: str, start: int, end: int) -> bool:
    """Whether it only tells of the rescue, or takes over those who were freed or arrested."""
    return (kind in SPEAKERS and _speaks(passages, sentence, start, end)) or _receives(passages, sentence, start, end)


def _receives(passages: Passages, sentence: Sentence, start: int, end: int) -> bool:
    """`handed over to the prosecutor`, `the Red Cross is supporting them`."""
    for cue in sentence.cues:
        before = cue.kind == "authority_receiving" and cue.end <= start and passages.gap(cue.end, start) <= RECEIVER
        behind = cue.kind == "authority_caring" and end <= cue.start and passages.gap(end, cue.start) == 0
        if (before or behind) and "," not in passages.text[min(cue.end, end) : max(cue.start, start)]:
            return True
    return False


def _speaks(passages: Passages, sentence: Sentence, start: int, end: int) -> bool:
    """`the foreign ministry said`: it tells of the rescue, and need not have had a part in it."""
    for mark in sentence.of("say"):
        first, last = (end, mark.start) if mark.start >= end else (mark.end, start)
        if first <= last and passages.gap(first, last) <= 1 and "," not in passages.text[first:last]:
            return True
    return False


def _joined(found: list[Authority]) -> list[Authority]:
    """Stretches that overlap are one name."""
    kept: list[Authority] = []
    for authority in sorted(found, key=lambda item: (item.start, -item.end)):
        if kept and authority.start < kept[-1].end:
            last = kept[-1]
            if authority.end > last.end:
                kept[-1] = Authority(last.start, authority.end, last.country, last.type or authority.type)
            continue
        kept.append(authority)
    return kept


def _nation(sentence: Sentence, start: int, end: int) -> str | None:
    inside = [mark.value for mark in sentence.geography if start <= mark.start and mark.end <= end]
    inside += [found.country for found in sentence.places if start <= found.start and found.end <= end]
    return inside[0] if inside else None
