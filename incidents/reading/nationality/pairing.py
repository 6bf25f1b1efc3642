"""Which number belongs to which nationality, and which nationalities stand together in a list."""

import re
from collections.abc import Sequence

from incidents.reading.lexicon import Mark
from incidents.reading.nationality import joined
from incidents.reading.numbers import Number
from incidents.reading.words import joining, units
from incidents.reading.words.passages import Passages, Sentence

PAIR_STOP = re.compile(r"[,;،、၊;।。\n)]")
MOST_APART, SHORTEST_MOST = 60, 3


def pairs(passages: Passages, sentence: Sentence, marks: Sequence[Mark]) -> list[tuple[Mark, Number]]:
    """Numbers with the nationality they count: the one after them, or the one just before."""
    pairs: list[tuple[Mark, Number]] = []
    figures = [
        n for n in sentence.numbers
        if n.countable and not (units.attached_before(passages, sentence, n) or _of_things(passages, sentence, n))
    ]  # fmt: skip
    used: set[int] = set()
    claimed = _claimed(passages, marks, figures)
    for place, number in enumerate(figures):
        limit = figures[place + 1].start if place + 1 < len(figures) else sentence.end
        floor = figures[place - 1].end if place else sentence.start
        after = _after(passages, sentence, marks, number, limit, used | claimed)
        before = _before(passages, sentence, marks, number, floor, used)
        chosen = _closer(passages, number, before, after)
        if chosen is not None:
            used.add(chosen.start)
            pairs.append((chosen, number))
        elif pairs and number.weak:
            going_on = _goes_on(passages, pairs[-1], number)
            pairs.extend((m, number) for m in marks if going_on and _one_of(passages, sentence, number, m))
            pairs.extend((m, number) for m in marks if _last_of_list(passages, pairs[-1], m, number))
    return pairs + joined.ones(passages, sentence, marks, pairs) or _most(passages, sentence, marks, figures)


def _of_things(passages: Passages, sentence: Sentence, number: Number) -> bool:
    """`5 tahun`, `ເຮືອປະມົງສັນຊາດໄທ 2 ລຳ`: the word at once behind it says that it counts no people."""
    units_behind = {unit.start for unit in sentence.of("unit") if 0 <= unit.start - number.end <= 1}
    return bool(units_behind) and not any(noun.start in units_behind for noun in sentence.of("person", "group"))


def _last_of_list(passages: Passages, pair: tuple[Mark, Number], mark: Mark, number: Number) -> bool:
    """`उज्बेकिस्तान की दो और रूस की एक`: where numbers stand behind their nation, the last may be `one`."""
    end = max(pair[0].end, pair[1].end)
    joined = (
        end <= mark.start and joining.listed(passages.lexicon).fullmatch(passages.text, end, mark.start) is not None
    )
    return joined and pair[0].end <= pair[1].start and 0 <= number.start - mark.end <= 1


def _goes_on(passages: Passages, pair: tuple[Mark, Number], number: Number) -> bool:
    """`eight Venezuelans and a Cuban`: the article stands where the list goes on."""
    end = max(pair[0].end, pair[1].end)
    listed = passages.lexicon.pattern(rf"(?:\s\w+)?{joining.LISTED}")
    return end <= number.start and listed.fullmatch(passages.text[end : number.start]) is not None


def _one_of(passages: Passages, sentence: Sentence, number: Number, mark: Mark) -> bool:
    """`a Cuban`, `una de Kenia`."""
    if mark.start < number.end:
        return False
    if mark.kind == "nationality":
        return passages.gap(number.end, mark.start) == 0
    between = passages.text[number.end : mark.start].strip()
    return any(
        passages.text[word.start : word.end] == between for word in sentence.of("from") if word.start >= number.end
    )


def _most(
    passages: Passages, sentence: Sentence, marks: Sequence[Mark], figures: list[Number]
) -> list[tuple[Mark, Number]]:
    """`the largest group came from China, 23 people`: one nationality and one number, said to be the most."""
    figures = [number for number in figures if not number.weak]
    for word in sentence.of("most"):
        near = [mark for mark in marks if abs(mark.start - word.start) <= MOST_APART]
        counted = [
            n for mark in near for n in figures
            if _apart(passages, mark, n) <= 4 and not n.end <= word.start < mark.start
        ]  # fmt: skip
        if len(near) == 1 and counted:
            return [(near[0], counted[0])]
    return []


def _claimed(passages: Passages, marks: Sequence[Mark], figures: list[Number]) -> set[int]:
    """Nationalities a number follows at once, as in `Vietnam (9)`: no earlier number counts them."""
    text = passages.text
    alone = {number.start for number in figures if text[number.end : number.end + 1] == ")"}
    claimed = {
        m.start for m in marks for gap in ("(", " (") if text.startswith(gap, m.end) and m.end + len(gap) in alone
    }
    if not passages.lexicon.has("dense"):
        return claimed
    ends = {number.start for number in figures if not number.weak}
    ends |= {start - 1 for start in ends if text[start - 1 : start] == " "}
    return claimed | {mark.start for mark in marks if mark.end in ends}


def _apart(passages: Passages, mark: Mark, number: Number) -> float:
    """Words between a nationality and a number that may stand on either side of it."""
    return max(0, passages.gap(min(mark.end, number.end), max(mark.start, number.start)))


def _closer(passages: Passages, number: Number, before: Mark | None, after: Mark | None) -> Mark | None:
    if before is None or after is None:
        return after or before
    gap_before = passages.gap(before.end, number.start)
    gap_after = passages.gap(number.end, after.start)
    if passages.lexicon.has("noun_before_number"):
        return before if gap_before <= gap_after else after
    return after if gap_after <= gap_before + 2 else before


def _object_ends(passages: Passages, start: int, end: int) -> bool:
    """`९ बालबालिकालाई भारतको भट्टाबाट`: behind the ending of an object it is said where they were, not where from."""
    ending = passages.lexicon.grammar.get("object")
    return ending is not None and ending.search(passages.text, start, end) is not None


def _after(
    passages: Passages, sentence: Sentence, marks: Sequence[Mark], number: Number, limit: int, used: set[int]
) -> Mark | None:
    for mark in marks:
        if mark.start < number.end or mark.start in used:
            continue
        between = passages.text[number.end : mark.start]
        if passages.text[number.start - 1 : number.start] == "(":
            between = between.removeprefix(")")
        if (
            mark.start >= limit
            or (PAIR_STOP.search(between) and not _apposed(passages, sentence, marks, number, mark))
            or "(" in between
            or passages.gap(number.end, mark.start) > 5
        ):
            return None
        if _set_apart(passages, sentence, number, mark):
            return None
        if (joining.listed(passages.lexicon).fullmatch(between) and "," not in between) or _doing(
            sentence, number.end, mark.start
        ):
            return None
        words = [w for w in sentence.words if number.end <= w.start and w.end <= mark.start]
        words = [w for w in words if w.kind != "unit" or not units.ages(passages, sentence, number, w)]
        if passages.lexicon.has("place_before_noun") and mark.kind == "country" and any(w.kind == "in" for w in words):
            continue  # `三名被困緬甸的香港居民`
        kinds = {word.kind for word in words if word.kind != "most" or word.end - word.start > SHORTEST_MOST}
        if kinds & {"in", "to", "stopped", "say", "official", "unit", "suspect", "convict", "most", "rest"} or (
            kinds & {"rescue", "arrest"} and mark.kind == "country"
        ):
            return None
        if mark.kind == "country" and _no_origin(passages, sentence, mark):
            return None
        left = without_nouns(passages, sentence, number.end, mark.start).split()
        if mark.kind == "country" and (between.strip() and not kinds or _more_than_an_article(passages, left)):
            return None
        if mark.kind == "country" and any(0 <= word.start - mark.end <= 1 for word in sentence.of("border")):
            return None
        return None if number.weak and not passages.lexicon.has("dense") else mark
    return None


def _set_apart(passages: Passages, sentence: Sentence, number: Number, mark: Mark) -> bool:
    """Whether a country is where they were, behind an object, or a nation is one of those the number counts."""
    where = mark.kind == "country" and _object_ends(passages, number.end, mark.start)
    return where or _with_others(passages, sentence, number, mark)


def _with_others(passages: Passages, sentence: Sentence, number: Number, mark: Mark) -> bool:
    """`600 foreigners and Filipinos`: the number is that of both."""
    nouns = [noun for noun in sentence.of("group") if number.end <= noun.start and noun.end < mark.start]
    return any(joining.spaced(passages.lexicon).fullmatch(passages.text, noun.end, mark.start) for noun in nouns)


def _more_than_an_article(passages: Passages, left: list[str]) -> bool:
    """`five people from the Philippines`, but not `five people selling Laos beer`: what is left opens otherwise."""
    article = passages.lexicon.pattern("<<determiner>>").fullmatch
    return bool(left) and not passages.lexicon.has("dense") and article(left[0]) is None


def _doing(sentence: Sentence, start: int, end: int) -> bool:
    """`7 people exploiting Nigerien children`: a noun is counted, and the next is whom they exploit."""
    nouns = [noun for noun in sentence.of("person", "group") if start <= noun.start and noun.end <= end]
    return any(nouns[0].end <= verb.start and verb.end <= nouns[-1].start for verb in sentence.of("exploit") if nouns)


def _apposed(passages: Passages, sentence: Sentence, marks: Sequence[Mark], number: Number, mark: Mark) -> bool:
    """`the five others, Pakistanis.`, `los otros cinco, nepalíes`: one nationality, and at most the noun before it."""
    comma = re.fullmatch(r" ?([^,،.;()]{0,20}), ?", passages.text[number.end : mark.start])
    end = number.end + comma.end(1) if comma and comma[1] else number.start - 1
    known = comma and any(w.end == end for w in sentence.of("person", "group", "victim", "subset", "rest"))
    alone = not any(mark.end <= other.start and passages.gap(mark.end, other.start) <= 2 for other in marks)
    return bool(known) and mark.kind == "nationality" and alone and passages.text[mark.end : mark.end + 1] in ",.;"


def _no_origin(passages: Passages, sentence: Sentence, mark: Mark) -> bool:
    """Where nouns come before numbers and `from` behind its country, a bare country after a number is another's."""
    if not (passages.lexicon.has("noun_before_number") and passages.lexicon.has("verb_last")):
        return False
    return not any(0 <= word.start - mark.end <= 1 for word in sentence.of("from"))


def _before(
    passages: Passages, sentence: Sentence, marks: Sequence[Mark], number: Number, floor: int, used: set[int]
) -> Mark | None:
    """`Vietnam (389)`, `Vietnam: 389`, `ชาวฟิลิปปินส์ 19 คน`."""
    for mark in reversed(marks):
        if mark.end > number.start or mark.start < floor or mark.start in used:
            continue
        between = passages.text[mark.end : number.start]
        tight = re.fullmatch(r" ?[(:=-]? ?", between) is not None
        loose = passages.lexicon.has("noun_before_number") and passages.gap(mark.end, number.start) <= 2
        verbs = any(
            w.kind in ("rescue", "arrest", "in", "to", "say") and mark.end <= w.start < number.start
            for w in sentence.words
        )
        place = mark.kind == "country" and not passages.lexicon.has("verb_last") and any(
            w.kind in ("in", "to") and w.end <= mark.start and mark.start - w.end <= 1 for w in sentence.words
        )  # fmt: skip
        place = place or (mark.kind == "country" and _written_there(sentence, mark, between))
        place = place or (
            mark.kind == "country" and not between.strip() and not passages.lexicon.has("noun_before_number")
        )
        allowed = (tight and ("(" in between or ":" in between or not place)) or (
            loose and not PAIR_STOP.search(between)
        )
        return mark if allowed and not verbs and not place and not number.weak else None
    return None


def _written_there(sentence: Sentence, mark: Mark, between: str) -> bool:
    """`Nepal: 12 girls freed`, `MAE SOT, Thailand - Some 200`: a country that opens the report or follows its town."""
    if any(found.country == mark.value and 0 < mark.start - found.end <= 3 for found in sentence.places):
        return True
    opening = mark.start - sentence.start
    return (":" in between and opening < 2) or ("-" in between and sentence.index <= 2 and opening < 40)


def lists(passages: Passages, sentence: Sentence, marks: Sequence[Mark]) -> list[list[Mark]]:
    """Runs of nationalities one after the other: `from Pakistan, Bangladesh and India`."""
    groups: list[list[Mark]] = []
    for mark in marks:
        linked = False
        if groups:
            last = groups[-1][-1]
            between = passages.text[last.end : mark.start]
            stops = any(n.start >= last.end and n.end <= mark.start for n in sentence.numbers)
            words = any(
                w.kind in ("rescue", "arrest", "in", "to", "say") and last.end <= w.start < mark.start
                for w in sentence.words
            )
            linked = (
                len(between) <= 30
                and joining.link(passages.lexicon).fullmatch(without_nouns(passages, sentence, last.end, mark.start))
                is not None
            )
            linked = linked and not stops and not words and between.strip(" ") != "-"
            linked = linked and not (_sent_from(passages, sentence, last, mark) or _the_rest(sentence, last, mark))
            unspaced = passages.lexicon.has("dense") and (bool(between) or last.kind == mark.kind)
            linked = linked and (bool(between.strip()) or unspaced)
        if linked:
            groups[-1].append(mark)
        else:
            groups.append([mark])
    return groups


def _sent_from(passages: Passages, sentence: Sentence, first: Mark, second: Mark) -> bool:
    """`17 Moroccans from Myanmar`: the country is where they come from now."""
    coming = any(first.end <= word.start and word.end <= second.start for word in sentence.of("from"))
    joined = joining.listed(passages.lexicon).search(passages.text[first.end : second.start].replace(" ", "", 1))
    return coming and first.kind == "nationality" and second.kind == "country" and joined is None


def _the_rest(sentence: Sentence, first: Mark, second: Mark) -> bool:
    return any(first.end <= word.start and word.end <= second.start for word in sentence.of("rest"))


def without_nouns(passages: Passages, sentence: Sentence, start: int, end: int) -> str:
    """The text between two nationalities less the nouns and prepositions that may stand there."""
    text = passages.text
    pieces, place = [], start
    for word in sentence.words:
        if (
            start <= word.start
            and word.end <= end
            and word.kind in ("group", "person", "from", "victim", "subset", "subset_after")
        ):
            pieces.append(text[place : word.start])
            place = max(place, word.end)
    return "".join([*pieces, text[place:end]])
