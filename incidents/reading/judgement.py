"""Whether a text reports one incident, or speaks of policy, statistics, courts or many cases."""

from collections import Counter

from incidents.reading import incident_evidence, retold, roles, weighing, when
from incidents.reading.headcount import Headcount
from incidents.reading.lexicon import Mark
from incidents.reading.passages import Passages, Sentence
from incidents.reading.people import Count

ENOUGH, SEVERAL, DISASTER, DENIED, MOST_DOUBTS = 2.3, 3.3, 6.0, 6.0, 8.0
CAMPAIGN = 3.3
CASES, MANY_CASES = 3, 10
UNCOUNTED = 5
ASKED = 3.0
SURE = 4.0  # a point above or below ENOUGH counts as one of log-odds, above it up to this many
NETWORK = 1.3  # `a trafficking ring was broken up, 12 were arrested`
MANY = 5


def is_incident(passages: Passages, people: Headcount, basis: when.Anchor | None) -> bool | None:
    """True or False where the language is known, else None. What the rules score and what the weights say adds up."""
    if not passages.lexicon.language or not passages.lexicon.words.root:
        return None
    if (
        not _on_topic(passages)
        and not _worked_there(passages)
        and (_disaster(passages) or _irregular(passages) or not _freed_and_arrested(people))
    ):
        return False
    score = _score(passages, people.all, people.told) - retold.doubts(passages, people, basis)
    bounded = max(-MOST_DOUBTS, min(score - ENOUGH, SURE))
    found = incident_evidence.evidence(passages, people.all)
    return bounded + weighing.log_odds(incident_evidence.QUESTION, found) >= 0


def _freed_and_arrested(people: Headcount) -> bool:
    """`the gang was arrested and the girls rescued`: what both tell together needs no word of trafficking."""
    return any(c.role == "suspect" and c.acted_on for c in people.all) and any(c.acted_on for c in people.told)


def _on_topic(passages: Passages) -> bool:
    """Words of trafficking, or an authority that exists for it, as societies and units against trafficking do."""
    return any(
        cue.kind in ("topic", "exploitation") or _exists_for_it(passages, cue)
        for sentence in passages.sentences
        for cue in sentence.cues
    )


def _worked_there(passages: Passages) -> bool:
    """`inspectors took 22 boys out of a mine`: a rescue from a workplace by an authority, and from no accident."""
    first = passages.sentences[:3]
    rescued = any(s.has("rescue") and s.has("group", "victim", "person") and s.cued("workplace") for s in first)
    bodies = any(s.cued("authority", "agency") for s in first)
    others = any(s.cued("disaster") for s in passages.sentences)
    return rescued and bodies and not others and not _irregular(passages)


def _exists_for_it(passages: Passages, cue: Mark) -> bool:
    if cue.kind not in ("authority", "agency"):
        return False
    name = passages.text[cue.start : cue.end]
    return "ngo" in (cue.value, cue.value[0]) or any(topic in name for topic in passages.lexicon.topics)


def _disaster(passages: Passages) -> bool:
    """Whether the first sentences tell of a flood or a boat in distress and of no exploitation; work alone is none."""
    first = [cue for sentence in passages.sentences[:4] for cue in sentence.cues]
    forms = {cue.value for cue in first if cue.kind == "exploitation"}
    labour_alone = forms == {"forced_labour"} and not any(cue.kind == "topic" for cue in first)
    return any(cue.kind == "disaster" for cue in first) and (not forms or labour_alone)


def _irregular(passages: Passages) -> bool:
    """Whether it tells of foreigners without papers, as raids of immigration officers do."""
    return any(sentence.cued("irregular") for sentence in passages.sentences)


def _score(passages: Passages, counts: list[Count], told: list[Count]) -> float:
    score = _of_victims(told) + _of_arrests(passages, counts, told) + _of_happening(passages)
    score += 0.0 if told else _of_uncounted(passages, counts)
    return score - _doubts(passages, counts, told)


def _of_victims(told: list[Count]) -> float:
    if any(count.acted_on and count.sentence.lead for count in told):
        return 4.0
    if any(count.acted_on for count in told):
        return 3.0
    return 1.7 if any(count.role == "victim" for count in told) else 1.0 if told else 0.0


def _of_arrests(passages: Passages, counts: list[Count], told: list[Count]) -> float:
    held = [c for c in counts if c.role == "suspect" and c.acted_on and not c.statistic and not c.background]
    if any(count.sentence.lead for count in held):
        return 1.0 + (1.0 if any(s.lead and s.has("victim") for s in passages.sentences) and not told else 0.0)
    return 0.7 if held or _uncounted_arrest(passages) else 0.0


def _of_uncounted(passages: Passages, counts: list[Count]) -> float:
    """No number of victims: people freed from traffickers in two sentences, or traffickers arrested in the first."""
    sentences = passages.sentences[:3]
    if _disaster(passages):
        return 0.0
    freed = [place for place in range(len(sentences)) if _freed(passages, place)]
    score = 0.5 if len(freed) > 1 else 0.0
    score += 0.5 if any(_of_trafficking(sentences[place]) for place in freed) else 0.0
    held = [c.sentence for c in counts if c.role == "suspect" and c.acted_on and c.sentence.lead]
    plain = not any(s.statistical or s.elsewhere for s in held) and any(_of_trafficking(s) for s in held)
    return score + (NETWORK if plain else 0.0)


def _of_trafficking(sentence: Sentence) -> bool:
    return sentence.cued("topic")


def _uncounted_arrest(passages: Passages) -> bool:
    """`the captain was arrested`: a suspect and a verb of arrest near the beginning, without a number."""
    return any(
        sentence.index <= UNCOUNTED and sentence.has("arrest") and sentence.has("suspect")
        and not (sentence.statistical or sentence.elsewhere)
        for sentence in passages.sentences
    )  # fmt: skip


def _of_happening(passages: Passages) -> float:
    """A raid in the first sentences, a rescue in the very first, a day on which either was."""
    sentences = passages.sentences
    score = 0.5 if any(s.has("event") and s.lead for s in sentences) else 0.0
    score += 1.0 if any(_freed(passages, place) for place in range(min(len(sentences), 4))) else 0.0
    score += 0.5 if _rescues(passages, sentences[0]) else 0.0
    score += 0.5 if any(_freed_from(passages, s) for s in sentences[:3]) else 0.0
    return score + (0.7 if any(_dated(passages, s) for s in sentences[:8]) else 0.0)


def _rescues(passages: Passages, sentence: Sentence) -> bool:
    """A verb of rescue, neither denied nor asked for, in a sentence of no year, campaign or other case."""
    real = any(not roles.unreal(passages, sentence, verb) for verb in sentence.of("rescue"))
    return real and not (sentence.statistical or sentence.elsewhere)


def _freed_from(passages: Passages, sentence: Sentence) -> bool:
    """People, a verb of rescue and what they were exploited for, in one sentence."""
    freed = _rescues(passages, sentence) and sentence.has("victim", "group", "person")
    return freed and sentence.cued("exploitation")


def _freed(passages: Passages, place: int) -> bool:
    """A rescue of people whom its sentence names, or of one whom those before it tell of, as in `they freed her`."""
    sentences = passages.sentences
    if not _rescues(passages, sentences[place]):
        return False
    return any(sentence.has("victim", "group", "person") for sentence in sentences[: place + 1])


def _dated(passages: Passages, sentence: Sentence) -> bool:
    if not sentence.has("rescue", "event", "arrest") or sentence.statistical:
        return False
    return any(when.belongs(passages, sentence, mention) for mention in sentence.dates)


def _workshop(sentence: Sentence, policy: Mark) -> bool:
    """A workshop that was raided, and not one in which officials learn."""
    place = any(cue.kind == "workplace" and cue.start == policy.start for cue in sentence.cues)
    return place and sentence.index <= 1 and sentence.has("rescue", "arrest", "event")


def _across_countries(passages: Passages, sentence: Sentence) -> bool:
    """`in 44 countries`: an operation, and not one incident; but those freed may come `from 44 countries`."""
    after = passages.lexicon.has("verb_last")
    for number in sentence.numbers:
        for mark in sentence.of("nations"):
            if number.value < MANY or not 0 <= mark.start - number.end <= 2:
                continue
            origins = {word.start for word in sentence.of("from")}
            inside = [word for word in sentence.of("in") if word.start not in origins]
            gaps = [(mark.end, word.start) if after else (word.end, number.start) for word in inside]
            if any(0 <= last - first <= 1 for first, last in gaps):
                return True
    return False


def _campaign(passages: Passages) -> float:
    """`87 cases`, `all over the country` early on, before a raid of one day: what a year or a campaign brought."""
    early = passages.sentences[:3]
    sentences = early[: next((s.index + 1 for s in early if s.dated), 3)]
    cases = max((_cases(sentence) for sentence in sentences), default=0)
    told = [s for s in sentences if s.cued("campaign") or _cases(s) >= CASES]
    sure = cases >= MANY_CASES or (len(told) > 1 and told[0].index == 0)
    return CAMPAIGN * (2 if sure else 1) if told else 0.0


def _cases(sentence: Sentence) -> int:
    """The largest number of cases a sentence counts."""
    cases = sentence.cues_of("cases")
    counted = [n.value for n in sentence.numbers if n.countable and any(0 <= c.start - n.end <= 1 for c in cases)]
    return max(counted, default=0)


def _asked_for(passages: Passages, told: list[Count]) -> float:
    """`a senator asks the ministry to rescue 100`: nobody is rescued yet."""
    asked = bool(passages.sentences) and passages.sentences[0].has("appeal")
    return ASKED if asked and not any(count.acted_on for count in told) else 0.0


def _doubts(passages: Passages, counts: list[Count], told: list[Count]) -> float:
    """Words of policy and of courts, weighed by where they stand, and numbers that are statistics."""
    doubts = 0.0
    seen: Counter[str] = Counter()
    for sentence in passages.sentences[:8]:
        weight = 2.0 if sentence.index == 0 else 1.0 if sentence.index <= 2 else 0.4
        for cue in sentence.cues:
            if cue.kind in ("policy", "court") and seen[cue.kind] < 5 and not _workshop(sentence, cue):
                seen[cue.kind] += 1
                happening = sentence.has("rescue") and any(c.sentence is sentence and c in told for c in counts)
                doubts += weight * (0.5 if happening else 1.0)
    doubts += DISASTER if _disaster(passages) else 0.0
    doubts += _campaign(passages)
    doubts += _asked_for(passages, told)
    rounding_up = [cue for s in passages.sentences[:10] for cue in s.cues if cue.kind == "several"]
    if rounding_up:  # a round-up for certain where it is said twice, as in `one case`, `the other case`
        doubts += SEVERAL * (2 if len(rounding_up) > 1 else 1)
    if any(sentence.cued("denied") for sentence in passages.sentences):
        doubts += DENIED
    if any(_across_countries(passages, sentence) for sentence in passages.sentences[:4]):
        doubts += 2 * SEVERAL
    figures = [count for count in counts if count.statistic and not count.number.weak]
    if any(count.sentence.lead for count in figures):
        doubts += 2.0 if len(figures) > 1 or not told else 1.0
    return min(doubts, MOST_DOUBTS)
