"""What speaks for or against a text reporting one incident: what the lexicon finds, by kind and by where it stands."""

from collections import Counter

from incidents.reading import weighing
from incidents.reading.lexicon import Mark
from incidents.reading.people import roles
from incidents.reading.people.people import Count
from incidents.reading.weighing import Evidence
from incidents.reading.words.passages import Passages, Sentence

SENTENCES = 12  # of news that is told in the beginning, the rest says little
PARTS = (1, "first"), (3, "early"), (6, "middle")


def evidence(passages: Passages, counts: list[Count]) -> Evidence:
    """How often each kind of evidence is found, as a share of three times, which is the most that counts."""
    found: Counter[str] = Counter()
    for sentence in passages.sentences[:SENTENCES]:
        found.update(f"{kind} {_part(sentence)}" for kind in _found(passages, sentence))
    found.update(_kind_of(count) for count in counts)
    return weighing.counted(found) | {name: 1.0 for name, is_so in _missing(passages).items() if is_so}


def _missing(passages: Passages) -> dict[str, bool]:
    """What a report of an incident hardly lacks: a rescue or raid that happened, and a word of trafficking."""
    sentences = passages.sentences
    return {
        "no rescue": not any(_rescues(passages, s) or (s.lead and s.has("event")) for s in sentences),
        "no word of trafficking": not any(_on_topic(passages, cue) for sentence in sentences for cue in sentence.cues),
    }


def _on_topic(passages: Passages, cue: Mark) -> bool:
    """A word of trafficking, or an authority that exists for it, as societies and units against trafficking do."""
    if cue.kind not in ("authority", "agency"):
        return cue.kind in ("topic", "exploitation")
    name = passages.text[cue.start : cue.end]
    return "ngo" in (cue.value, cue.value[0]) or any(topic in name for topic in passages.lexicon.topics)


def _part(sentence: Sentence) -> str:
    """The headline or first sentence, the next two, the next three, or what follows."""
    return next((name for end, name in PARTS if sentence.index < end), "late")


def _found(passages: Passages, sentence: Sentence) -> list[str]:
    if sentence.elsewhere:
        return ["another case"]
    rescued = _rescues(passages, sentence)
    signs = {
        "rescue of people": rescued and sentence.has("victim", "group", "person"),
        "day of an act": (rescued or sentence.has("event", "arrest")) and bool(sentence.dates),
        "statistics": sentence.statistical,
        "appeal": sentence.has("appeal"),
        "verdict": sentence.has("convict"),
    }
    return [cue.kind for cue in sentence.cues] + [name for name, is_so in signs.items() if is_so]


def _rescues(passages: Passages, sentence: Sentence) -> bool:
    """A verb of rescue that is neither denied nor asked for."""
    return any(not roles.unreal(passages, sentence, verb) for verb in sentence.of("rescue"))


def _kind_of(count: Count) -> str:
    what = " of statistics" if count.statistic else " of another case" if count.background else ""
    done = " acted on" if count.acted_on else ""
    part = _part(count.sentence)
    return f"{count.role}s{done}{what} {part if part in ('first', 'early') else 'later'}"
