"""Which authorities took part, under the names the text gives them."""

import re
from dataclasses import dataclass

from incidents.reading.lexicon import UNSPACED_LETTER, Mark
from incidents.reading.passages import Passages, Sentence

NAME_WORD = re.compile(r"[^\W\d_a-zß-öø-ÿ][\w'’.-]{0,30}")
TYPES = {
    "police": "police", "immigration": "immigration", "prosecutor": "prosecutor", "embassy": "embassy",
    "military": "military", "igo": "international_organisation", "ngo": "ngo", "task_force": "task_force",
    "labour": "labour_inspectorate", "border": "border", "ministry": "other",
}  # fmt: skip
HAPPENING = ("rescue", "arrest", "event")
MOST = 12
SHORT_FORM = re.compile(r" ?\(([^()\s]{2,14})\)")


@dataclass(frozen=True, slots=True)
class Authority:
    """An authority as named (folded offsets), with its country and type where the words tell them."""

    start: int
    end: int
    country: str | None
    type: str | None


def find(passages: Passages, country: str | None) -> list[Authority]:
    """Authorities named in sentences that tell of the rescue, the arrests or the raid; each once."""
    found: dict[str, Authority] = {}
    short_forms: set[str] = set()
    for sentence in passages.sentences:
        if not sentence.has(*HAPPENING) or sentence.has("statistic") or sentence.index > 14:
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
    return _named(passages, list(found.values()))[:MOST]


def _named(passages: Passages, found: list[Authority]) -> list[Authority]:
    """A bare `police` is kept only where nothing more is said."""
    heads = {
        "police",
        "authorities",
        "polisi",
        "polis",
        "pulisya",
        "policía",
        "police.",
        "autoridades",
        "polícia",
        "công an",
    }
    named = [authority for authority in found if passages.text[authority.start : authority.end] not in heads]
    return named or found


def _in_sentence(passages: Passages, sentence: Sentence, country: str | None) -> list[Authority]:
    found: list[Authority] = []
    for mark in sentence.cues:
        if mark.kind == "agency":
            found.append(Authority(mark.start, mark.end, mark.value[1], TYPES.get(mark.value[0])))
        elif mark.kind == "authority":
            start, end = _extent(passages, sentence, mark)
            nation = _nation(sentence, start, end)
            if mark.value == "embassy" and nation is None:
                continue
            found.append(Authority(start, end, nation or country, TYPES.get(mark.value)))
    return _joined(found)


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


def _extent(passages: Passages, sentence: Sentence, mark: Mark) -> tuple[int, int]:
    if UNSPACED_LETTER.match(passages.text[mark.start]):
        return _unspaced_extent(passages, sentence, mark)
    if (
        passages.folded.original(mark.start, mark.start + 1).upper()
        == passages.folded.original(mark.start, mark.start + 1).lower()
    ):
        return _uncased_extent(passages, sentence, mark)
    if sentence.title:
        return mark.start, mark.end
    return _leftwards(passages, sentence, mark), _rightwards(passages, sentence, mark)


def _leftwards(passages: Passages, sentence: Sentence, mark: Mark) -> int:
    start = mark.start
    limit = 2 if not _capital(passages, mark.start) else 6
    for match in reversed(
        list(re.finditer(r"[^\s,;:()\"]+ ", passages.text[max(sentence.start, mark.start - 90) : mark.start]))
    ):
        base = max(sentence.start, mark.start - 90)
        if base + match.end() != start or limit == 0 or not _capital(passages, base + match.start()):
            break
        if _is_opening(passages, sentence, base + match.start()) or _in_date(sentence, base + match.start()):
            break
        start, limit = base + match.start(), limit - 1
    return start


def _is_opening(passages: Passages, sentence: Sentence, place: int) -> bool:
    """The first word of a sentence has a capital anyway: it counts only as a country's or a town's name."""
    known = {mark.start for mark in sentence.geography} | {found.start for found in sentence.places}
    return place == sentence.start and place not in known


def _in_date(sentence: Sentence, place: int) -> bool:
    return any(mention.start <= place < mention.end for mention in sentence.dates)


def _rightwards(passages: Passages, sentence: Sentence, mark: Mark) -> int:
    end = mark.end
    joints = {(cue.start, cue.end) for cue in sentence.cues if cue.kind == "authority_joint"}
    geography = {found.start for found in sentence.geography}
    pending = end
    for match in re.finditer(r" ([^\s,;:()\"]+)", passages.text[mark.end : min(sentence.end, mark.end + 110)]):
        start, stop = mark.end + match.start(1), mark.end + match.end(1)
        if start - 1 != pending:
            break
        if (start, stop) in joints:
            pending = stop
            continue
        if not (_capital(passages, start) or start in geography) or _in_date(sentence, start):
            break
        end = pending = stop
    return mark.end + len(passages.text[mark.end : end].rstrip(".'"))


def _capital(passages: Passages, place: int) -> bool:
    letter = passages.folded.original(place, place + 1)
    return letter != letter.lower()


def _unspaced_extent(passages: Passages, sentence: Sentence, mark: Mark) -> tuple[int, int]:
    """Country or town directly before or after the word for the authority."""
    start, end = mark.start, mark.end
    around = [(m.start, m.end) for m in sentence.geography] + [(p.start, p.end) for p in sentence.places]
    for first, last in around:
        if 0 <= start - last <= 1:
            start = first
        if 0 <= first - end <= 1:
            end = last
    return start, end


def _uncased_extent(passages: Passages, sentence: Sentence, mark: Mark) -> tuple[int, int]:
    """The word with the place names beside it, in scripts without capitals."""
    return _unspaced_extent(passages, sentence, mark)
