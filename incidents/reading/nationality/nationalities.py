"""Of which nationalities the victims are, with numbers where the text gives them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from incidents.reading.lexicon import Mark
from incidents.reading.nationality import of_all, whose
from incidents.reading.numbers import Number
from incidents.reading.people.people import Count
from incidents.reading.people.roles import FARTHEST, SOFT_STOP, unreal
from incidents.reading.words.passages import Passages, Sentence, Stretch

# `the girl, a Nepali, was`, `una chica de 16 años, de nacionalidad rumana,`
APPOSED_BEFORE = re.compile(r"(?: [^\d,،.;:()]{0,12}\d{1,2}[^\d,،.;:()]{0,12})?[,،] ?(?:[^\d,،.;:()]{1,24} )?")
APPOSED_AFTER = re.compile(r"(?: [^,،.;:()]{1,24})?[,،]")
CUES = ("rescue", "arrest", "convict", "victim", "suspect")
MANY_NATIONS = 3


@dataclass(frozen=True, slots=True)
class Nationality:
    """One nationality among the victims; number is None where the text gives none; `also` is further evidence."""

    code: str
    number: int | None
    qualifier: str
    start: int
    end: int
    sentence: Sentence
    also: tuple[Stretch, ...] = ()


def find(passages: Passages, counts: list[Count]) -> list[Nationality]:
    """Each nationality once, its number from the first sentence that gives one."""
    roles = {count.number.start: count for count in counts}
    found: dict[str, Nationality] = {}
    context = False
    for sentence in passages.sentences:
        pairs = _adding_up(passages, sentence, roles)
        codes = {pair.code for pair in pairs}
        pairs += [one for one in _in_sentence(passages, sentence, roles, context) if one.code not in codes]
        for pair in pairs:
            known = found.get(pair.code)
            fuller = known is not None and known.number is None and pair.number is not None
            firmer = (
                known is not None
                and known.qualifier != "exact"
                and pair.number is not None
                and pair.qualifier == "exact"
            )
            if known is None or fuller or firmer or _told_apart(known, pair, pairs):
                found[pair.code] = pair
        own = [c for c in counts if c.sentence is sentence]
        if own or sentence.has("rescue", "arrest"):
            context = any(c.role == "victim" for c in own) or (context and not any(c.role == "suspect" for c in own))
    return list(found.values())


def _told_apart(known: Nationality, pair: Nationality, pairs: list[Nationality]) -> bool:
    """A headline's `21 Bolivians` where the text says that 18 were, and the rest of another nationality."""
    fewer = known.number is not None and pair.number is not None and pair.number < known.number
    return known.sentence.title and fewer and len({other.code for other in pairs}) > 1


def _adding_up(passages: Passages, sentence: Sentence, roles: dict[int, Count]) -> list[Nationality]:
    """`the women, 8 Filipinas, 3 from Sri Lanka and two Malagasy, were`: numbers that add up to all those freed.

    They are of the victims whatever else the sentence says, such as what they were paid a day.
    """
    pairs = whose.numbered(passages, sentence)
    if len(pairs) < 2 or len({mark.value for mark, _ in pairs}) < len(pairs):
        return []
    whole = [count for count in roles.values() if not (count.statistic or count.subset)]
    told = {count.value for count in whole if count.role == "victim"}
    blamed = any(roles[n.start].role == "suspect" for _, n in pairs if n.start in roles)
    if blamed or not _of_all_told(pairs, told):
        return []
    return [with_number(mark, number, sentence) for mark, number in pairs]


def _of_all_told(pairs: Sequence[tuple[Mark, Number]], told: set[int]) -> bool:
    """Whether the nations are all of a number of victims or, where they are many, most: the rest is not told."""
    added = sum(number.value for _, number in pairs)
    most = len(pairs) >= MANY_NATIONS and any(added < value < 2 * added for value in told)
    return added in told or most


def with_number(mark: Mark, number: Number, sentence: Sentence) -> Nationality:
    """A nationality with the number told of it, from where the first of both begins to where the last ends."""
    start, end = min(mark.start, number.start), max(mark.end, number.end)
    return Nationality(mark.value, number.value, number.qualifier, start, end, sentence)


def _in_sentence(
    passages: Passages, sentence: Sentence, roles: dict[int, Count], context: bool
) -> Iterator[Nationality]:
    if sentence.statistical and not sentence.title:
        return
    marks = whose.of_people(passages, sentence)
    pairs = whose.numbered(passages, sentence)
    claimed = {mark.start for mark, _ in pairs}
    listed = [group for group in whose.lists(passages, sentence) if len(group) > 1]
    accepted: list[int] = []
    for mark, number in pairs:
        group = next((group for group in listed if mark in group), [])
        if any(other.start not in claimed for other in group):
            continue
        count = roles.get(number.start)
        start, end = min(mark.start, number.start), max(mark.end, number.end)
        goes_on = accepted and not any(accepted[-1] <= cue.start < start for cue in sentence.of(*CUES))
        bare = count is None or count.noun is None
        if (goes_on and bare) or _of_victims(passages, sentence, mark, number, roles, context, len(pairs)):
            accepted.append(end)
            yield with_number(mark, number, sentence)
    for group in listed:
        rest = bool(accepted) and group[0].start > accepted[-1] and _after_rest(sentence, group[0])
        unnumbered = any(mark.start not in claimed for mark in group)
        if unnumbered and (rest or _list_of_victims(passages, sentence, group, context)):
            yield from (Nationality(m.value, None, "exact", m.start, m.end, sentence) for m in group)
    grouped = {mark.start for group in listed for mark in group} | claimed
    for mark in marks:
        told = bool(accepted) and mark.start > accepted[-1] and _after_rest(sentence, mark)
        told = told or of_all.counted(passages, sentence, mark, roles)
        if mark.start not in grouped and (told or _describes_victims(passages, sentence, mark)):
            accepted.append(mark.end)
            yield Nationality(mark.value, None, "exact", mark.start, mark.end, sentence)


def _of_victims(
    passages: Passages,
    sentence: Sentence,
    mark: Mark,
    number: Number,
    roles: dict[int, Count],
    context: bool,
    pairs: int,
) -> bool:
    count = roles.get(number.start)
    if count is not None and (count.role in ("suspect", "official", "other") or count.statistic or count.background):
        return False
    if count is not None and count.role == "victim":
        return True
    nearest = _nearest_cue(passages, sentence, min(mark.start, number.start), max(mark.end, number.end))
    if nearest is not None:
        return nearest.kind in ("rescue", "victim") and not _of_suspects(sentence, number, roles)
    if sentence.cued("court"):
        return False
    return context or (pairs > 1 and sentence.index < 6 and not sentence.has("suspect"))


def _of_suspects(sentence: Sentence, number: Number, roles: dict[int, Count]) -> bool:
    """`three were arrested, among them two Chinese`: a part of those counted last, who are suspects."""
    before = [count for start, count in roles.items() if sentence.start <= start < number.start and not count.subset]
    last = max(before, key=lambda count: count.number.start, default=None)
    if last is None or last.role != "suspect" or last.value < number.value:
        return False
    between = [word for word in sentence.of("subset", "rescue") if last.number.end <= word.start < number.start]
    return bool(between) and all(word.kind == "subset" for word in between)


def _nearest_cue(passages: Passages, sentence: Sentence, start: int, end: int) -> Mark | None:
    best: tuple[float, Mark] | None = None
    for mark in sentence.of(*CUES):
        first, last = (mark.end, start) if mark.end <= start else (end, mark.start)
        between = passages.text[first:last] if first <= last else ""
        cost = len(between) + 6 * len(SOFT_STOP.findall(between))
        if passages.lexicon.has("verb_last") and mark.end <= start and mark.kind in ("rescue", "arrest"):
            cost *= 3
        if cost <= 2 * FARTHEST and (best is None or cost < best[0]):
            best = (cost, mark)
    return best[1] if best else None


def _list_of_victims(passages: Passages, sentence: Sentence, group: list[Mark], context: bool) -> bool:
    if sentence.elsewhere:
        return False
    before = [w for w in sentence.words if w.end <= group[0].start and passages.gap(w.end, group[0].start) <= 1]
    origin = any(word.kind in ("from", "most", "nations") for word in before)
    origin = origin or any(mark.kind == "nationality" for mark in group)
    origin = origin or _nations_behind(passages, sentence, group)
    place = any(word.kind in ("in", "to") for word in before) and not origin
    nearest = _nearest_cue(passages, sentence, group[0].start, group[-1].end)
    told = origin or sentence.has("person", "group", "subset")
    mostly = any(
        word.end <= group[0].start and passages.gap(word.end, group[0].start) <= 1 for word in sentence.of("most")
    )
    victims = nearest.kind in ("rescue", "victim") if nearest else (context or (mostly and sentence.lead)) and told
    colon = passages.text[max(0, group[0].start - 3) : group[0].start].strip() == ":"
    return victims and not place and (origin or colon)


def _nations_behind(passages: Passages, sentence: Sentence, group: list[Mark]) -> bool:
    """`ဗီယက်နမ်၊ နီပေါနှင့် မြန်မာ စသည့် ၆ နိုင်ငံမှ`: `countries` behind the list, where nouns come last."""
    behind = [word for word in sentence.of("nations") if word.start >= group[-1].end]
    return passages.lexicon.has("verb_last") and any(passages.gap(group[-1].end, w.start) <= 3 for w in behind)


def _describes_victims(passages: Passages, sentence: Sentence, mark: Mark) -> bool:
    """A single nationality without a number: `Nepali girls rescued`, `women from Laos were freed`."""
    if not sentence.lead or sentence.elsewhere:
        return False
    nearest = _nearest_cue(passages, sentence, mark.start, mark.end)
    if nearest is None or nearest.kind not in ("rescue", "victim") or unreal(passages, sentence, nearest):
        return False
    nouns = sentence.of("group", "victim", "person")
    if any(whose.touching(passages, mark, boss) for boss in sentence.of("suspect")):
        return False
    if mark.kind == "nationality":
        self_standing = passages.lexicon.has("nationality_is_noun")
        if _after_rest(sentence, mark):
            return True
        return self_standing or any(
            whose.touching(passages, mark, noun) or apposed(passages, mark, noun) for noun in nouns
        )
    start = with_town(passages, sentence, mark)
    froms = [w for w in sentence.of("from") if 0 <= start - w.end <= 1]
    own = [other for other in sentence.geography if other.kind == "nationality" and other.value != mark.value]
    nouns = [noun for noun in nouns if not any(whose.touching(passages, other, noun) for other in own)]
    verbs = sentence.of("rescue", "arrest")
    return any(
        noun.end <= word.start and passages.gap(noun.end, word.start) <= 2
        and not any(noun.end <= verb.start < word.start for verb in verbs)
        for noun in nouns for word in froms
    )  # fmt: skip


def with_town(passages: Passages, sentence: Sentence, mark: Mark) -> int:
    """Where `Narathiwat, Thailand` or `Poipet in Cambodia` begins: a country behind a place in it."""
    ins = [word.start for word in sentence.of("in") if 0 <= mark.start - word.end <= 1]
    towns = [
        place.start for place in sentence.places
        if place.country == mark.value and place.end < mark.start
        and any(not passages.text[place.end : start].strip(" ,") for start in (mark.start, *ins) if start >= place.end)
    ]  # fmt: skip
    return towns[0] if towns and mark.kind == "country" else mark.start


def _after_rest(sentence: Sentence, mark: Mark) -> bool:
    """`five of them Cambodians, the rest Vietnamese`, `o restante, brasileiros`; `rest` may end in `the people of`."""
    return any(
        word.start < mark.start and mark.start - word.end <= 2 and mark.end > word.end for word in sentence.of("rest")
    )


def apposed(passages: Passages, mark: Mark, noun: Mark) -> bool:
    """`the girl, a Nepali, was`, `la mujer, de nacionalidad paraguaya,`: between commas, right behind the noun."""
    if noun.end > mark.start or APPOSED_BEFORE.fullmatch(passages.text, noun.end, mark.start) is None:
        return False
    return APPOSED_AFTER.match(passages.text, mark.end) is not None
