"""Which authorities took part, under the names the text gives them."""

from collections.abc import Iterable
from dataclasses import dataclass

from incidents.reading import naming
from incidents.reading.lexicon import Mark
from incidents.reading.passages import Passages, Sentence
from incidents.reading.roles import STOP_WORDS

TYPES = {
    "police": "police", "immigration": "immigration", "prosecutor": "prosecutor", "embassy": "embassy",
    "military": "military", "igo": "international_organisation", "ngo": "ngo", "task_force": "task_force",
    "labour": "labour_inspectorate", "border": "border", "ministry": "other",
}  # fmt: skip
HAPPENING = ("rescue", "arrest", "event")
MOST = 12
LAST_TELLING = 14
HEARD = 9
SPEAKERS = ("ministry", "igo", "ngo")
RECEIVER = 2  # words between `handed over to` and a name, such as articles
ENFORCING = ("police", "immigration", "military", "border", "task_force", "prosecutor")


@dataclass(frozen=True, slots=True)
class Authority:
    """An authority as named (folded offsets), with its country and type where the words tell them."""

    start: int
    end: int
    country: str | None
    type: str | None
    speaks: bool = False  # only its head is heard of


def find(passages: Passages, country: str | None) -> list[Authority]:
    """Authorities named in sentences that tell of the rescue, the arrests or the raid, each by its fullest name."""
    telling = [sentence for sentence in passages.sentences if _tells(sentence)]
    others = [s for s in passages.sentences[:HEARD] if s not in telling and not (s.statistical or s.elsewhere)]
    found = _fullest(passages, telling, country)
    heard = [a for name, a in _fullest(passages, others, country).items() if _is_named(passages, name, a)]
    forces = {name: a for name, a in found.items() if a.type in ENFORCING}
    if forces and heard and not any(_is_named(passages, name, a) for name, a in forces.items()):
        found[passages.text[heard[0].start : heard[0].end]] = heard[0]
    return _particular(passages, found)[:MOST]


def _fullest(passages: Passages, sentences: Iterable[Sentence], country: str | None) -> dict[str, Authority]:
    found: dict[str, Authority] = {}
    short_forms: set[str] = set()
    for authority in (found_there for s in sentences for found_there in _in_sentence(passages, s, country)):
        name = passages.text[authority.start : authority.end]
        if bracketed := naming.SHORT_FORM.match(passages.text, authority.end):
            short_forms.add(bracketed[1])
        if name not in short_forms and not any(name in known for known in found):
            for shorter in [known for known in found if known in name]:
                del found[shorter]
            found[name] = authority
    return found


def _is_named(passages: Passages, name: str, authority: Authority) -> bool:
    """Whether it is one that raids and arrests, under a name of its own."""
    return authority.type in ENFORCING and not _bare(passages, name)


def _tells(sentence: Sentence) -> bool:
    happening = sentence.has(*HAPPENING) or sentence.index <= 1 or (sentence.index <= 6 and not sentence.has("say"))
    return happening and not sentence.statistical and sentence.index <= LAST_TELLING


def _particular(passages: Passages, found: dict[str, Authority]) -> list[Authority]:
    """A bare `police`, an abbreviation of a name, and what only the headline names go where there is better."""
    kept = {name: authority for name, authority in found.items() if not _abbreviates(name, found)}
    title = passages.sentences[0].end if passages.sentences[0].title else 0
    kept = {name: authority for name, authority in kept.items() if authority.start >= title} or kept
    bare = {name for name in kept if _bare(passages, name)}
    general = bare | {name for name, a in kept.items() if a.type is None}
    acting = any(a.type in ENFORCING and not a.speaks for name, a in kept.items() if name not in general)
    kept = {name: a for name, a in kept.items() if not (acting and a.speaks)}
    enforcing = any(a.type in ENFORCING for name, a in kept.items() if name not in general)
    named = {name: a for name, a in kept.items() if name not in general or (a.type in ENFORCING and not enforcing)}
    return list((named or {name: a for name, a in kept.items() if name not in bare} or kept).values())


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
    passed: set[int] = set()  # where a name ends that had no part in it: its short form in brackets had none either
    for mark in sentence.cues:
        if mark.kind not in ("agency", "authority"):
            continue
        authority = _authority(passages, sentence, mark, country)
        if authority.type == "embassy" and authority.country is None:
            continue
        if authority.start - 2 in passed or _no_part(passages, sentence, mark, authority):
            passed.add(authority.end)
            continue
        found.append(authority)
    return _joined(found)


def _authority(passages: Passages, sentence: Sentence, mark: Mark, country: str | None) -> Authority:
    if mark.kind == "agency":
        return Authority(mark.start, mark.end, mark.value[1], TYPES.get(mark.value[0]))
    start, end = naming.extent(passages, sentence, mark)
    nation = _nation(sentence, start, end)
    home = nation if mark.value == "embassy" else nation or country
    heard = naming.headed(passages, sentence, start) and sentence.has("say")
    return Authority(start, end, home, TYPES.get(mark.value), heard)


def _no_part(passages: Passages, sentence: Sentence, mark: Mark, authority: Authority) -> bool:
    """It only told of the rescue, took over those freed or arrested, or is asked to do something."""
    kind = mark.value[0] if mark.kind == "agency" else mark.value
    start, end = authority.start, authority.end
    asked = any(w.start >= end and passages.gap(end, w.start) <= 1 for w in sentence.of("appeal"))
    tells = kind in SPEAKERS and _speaks(passages, sentence, start, end)
    return asked or tells or _receives(passages, sentence, start, end)


def _receives(passages: Passages, sentence: Sentence, start: int, end: int) -> bool:
    """`handed over to the prosecutor`, `on a tip from the embassy`, `the Red Cross is supporting them`."""
    for cue in sentence.cues:
        before = cue.kind == "authority_receiving" and cue.end <= start and passages.gap(cue.end, start) <= RECEIVER
        behind = cue.kind == "authority_caring" and end <= cue.start and passages.gap(end, cue.start) == 0
        if (before or behind) and not STOP_WORDS.search(passages.text[min(cue.end, end) : max(cue.start, start)]):
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
