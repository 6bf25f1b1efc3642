"""Which nouns and nationalities belong to a number: `31 Indonesian and Filipino women`."""

import re
from collections.abc import Sequence

from incidents.reading.lexicon import ARTICLE, Mark
from incidents.reading.numbers import Number
from incidents.reading.people.roles import SOFT_STOP, nouns_first
from incidents.reading.words import around, joining, units
from incidents.reading.words.once import once
from incidents.reading.words.passages import Passages, Sentence

NOUNS = ("person", "victim", "group", "suspect", "official", "unit", "nations")
NEXT_REACH = 4
COUNTED = ("person", "victim", "group")
CLOSING_QUOTE = re.compile(' ?"')
OF_CLAUSE = ("suspect", "victim", "group", "official")
BESIDE_VERB = (" ", f" {ARTICLE}")  # the Arabic article is no part of the number
STRONG_STOP = re.compile(r"[.;:!?()\"\n。；;：、।။]")


def phrase(passages: Passages, sentence: Sentence, number: Number, following: int) -> tuple[list[Mark], int]:
    """The nouns and nationalities that belong to the number, from left to right, and where they end."""
    reach, place = 3.0 if number.weak else 4.0, past_age(passages, sentence, number)
    found: list[Mark] = []
    for mark in _nouns(passages, sentence):
        inside = number.start <= mark.start and mark.end <= number.end and mark.kind != "unit"
        if inside and not passages.text[number.start].isdigit():
            found.append(mark)
        if mark.start < place:
            if found and units.names_nation(found[-1], mark):
                found, place = [*found, mark], mark.end
            continue
        between = passages.text[place : mark.start]
        quoted = not found and between.strip() == '"'  # `deux « madames »`
        if mark.start >= following or (STRONG_STOP.search(between) and not quoted) or SOFT_STOP.search(between):
            break
        if passages.gap(place, mark.start) > reach or verb_between(sentence, place, mark.start, bool(found)):
            break
        if _of_another(passages, sentence, number, found, mark) or _of_next_clause(
            passages, number, found, place, mark
        ):
            break
        if found and _joined(passages, place) and _not_counted(passages, sentence, number, mark, following):
            break
        if mark.kind == "unit" and _passed_over(passages, sentence, number, mark):
            place = max(place, mark.end)
            continue
        if _other_people(passages, sentence, found, mark):
            break
        found.append(mark)
        closing = CLOSING_QUOTE.match(passages.text, mark.end) if quoted else None
        place, reach = closing.end() if closing else mark.end, 2.0
        if mark.kind in ("unit", "nations"):
            break
    return found, place


@once
def _nouns(passages: Passages, sentence: Sentence) -> Sequence[Mark]:
    """The nouns and nationalities of a sentence in their order."""
    return sorted([*sentence.of(*NOUNS), *sentence.geography], key=lambda mark: mark.start)


def _joined(passages: Passages, place: int) -> bool:
    return joining.conjunction(passages.lexicon).match(passages.text, place) is not None


def _passed_over(passages: Passages, sentence: Sentence, number: Number, unit: Mark) -> bool:
    """Whether a unit is of an age or only describes the noun behind it."""
    described = units.age(passages, sentence, unit) or units.modifies(passages, sentence, unit)
    return described or (number.weak and units.ages(passages, sentence, number, unit))


def past_age(passages: Passages, sentence: Sentence, number: Number) -> int:
    """`one 17 year girl`, as several languages say it: the end of the age that stands before the noun."""
    if passages.lexicon.has("brackets_count") and units.bracketed(passages, number):
        return number.end + 1  # `(16) طفلا`, as agencies of the Gulf write it
    age = next((later for later in sentence.numbers if later.start >= number.end), None) if number.weak else None
    if age is None or age.weak or passages.text[number.end : age.start].strip() or number.end == age.start:
        return number.end
    ends = [unit.end for unit in sentence.of("unit") if passages.text[age.end : unit.start] == " "]
    return max(ends, default=number.end)


def _not_counted(passages: Passages, sentence: Sentence, number: Number, mark: Mark, following: int) -> bool:
    """A noun behind `and` that the next number counts, or one more: `ثماني فتيات وفتاة`, eight girls and a girl.

    From three to ten the noun counted is plural in Arabic, and two have a form of their own, so that a singular
    joined to it is not counted.
    """
    few = passages.lexicon.has("counted_plural") and 2 <= number.value % 100 <= 10
    one_more = few and any(one.start == mark.start for one in sentence.singles)
    return one_more or _of_next(passages, sentence, mark, following)


def _counted_by_next(passages: Passages, sentence: Sentence, mark: Mark) -> bool:
    """`47 people: Myanmar 35`, where nouns come before their numbers: the country belongs to the next number."""
    if not passages.lexicon.has("dense"):
        return False
    return any(passages.text[mark.end : n.start] in ("", " ") for n in sentence.numbers if n.start >= mark.end)


def _of_another(passages: Passages, sentence: Sentence, number: Number, found: list[Mark], mark: Mark) -> bool:
    """Whether a nation is another number's or where they were bound for, or a unit that of a later number."""
    if mark.kind == "unit":
        return not (found or number.weak) and _of_later(sentence, number, mark)
    if mark.kind == "country" and _on_the_way(sentence, number.end, mark.start):
        return True
    if mark.kind in ("nationality", "country") and _object_ended(passages, found[-1] if found else number, mark):
        return True
    return mark.kind in ("nationality", "country") and _counted_by_next(passages, sentence, mark)


def _of_later(sentence: Sentence, number: Number, unit: Mark) -> bool:
    """`all 4 aged 17-22 years`: the unit is that of a number behind."""
    return any(number.end < later.start and later.end <= unit.start for later in sentence.numbers)


def _of_next_clause(passages: Passages, number: Number, found: list[Mark], place: int, mark: Mark) -> bool:
    """`five victims captain held`, `both skippers and the owner`: a space ends a clause where words are not spaced."""
    if number.weak or not nouns_first(passages):
        return False
    joined = mark.kind == "suspect" and _joined(passages, place)
    return joined or (bool(found) and mark.kind in OF_CLAUSE and passages.text[place] == " ")


def _on_the_way(sentence: Sentence, start: int, end: int) -> bool:
    """`nine youths about to be taken to Cambodia`: where they were bound for is not where they are from."""
    return any(start <= word.start and word.end <= end for word in sentence.of("to", "stopped"))


def _of_next(passages: Passages, sentence: Sentence, mark: Mark, following: int) -> bool:
    """`9 men and women 2`, where nouns come before their numbers: the second noun is the next number's."""
    if not passages.lexicon.has("noun_before_number") or following >= sentence.end:
        return False
    return passages.gap(mark.end, following) <= NEXT_REACH


def _other_people(passages: Passages, sentence: Sentence, found: list[Mark], mark: Mark) -> bool:
    """`60 women from traffickers`, `23 citizens by the officials`: a second noun that is not the one counted."""
    if mark.kind == "official" and any(noun.kind in COUNTED for noun in found):
        return passages.gap(found[-1].end, mark.start) > 0
    if mark.kind != "suspect" or all(noun.kind in ("nationality", "country") for noun in found):
        return False
    if _object_ended(passages, found[-1], mark):
        return True
    if any(noun.kind == "victim" for noun in found) or around.done_by(passages, found[-1].end, mark.start):
        return True
    if any(found[-1].end <= word.start < mark.start for word in sentence.of("from")):
        return True
    return any(noun.kind == "group" for noun in found) and passages.gap(found[-1].end, mark.start) > 0


def _object_ended(passages: Passages, counted: Number | Mark, mark: Mark) -> bool:
    """`सात लोगों को तस्करों के चंगुल से`: the ending of an object closes the phrase, who follows is not counted."""
    ending = passages.lexicon.grammar.get("object")
    return ending is not None and ending.search(passages.text, counted.start, mark.start) is not None


def verb_between(sentence: Sentence, start: int, end: int, strict: bool) -> bool:
    """Whether a verb, or `and the rest`, between two offsets parts a noun from its number."""
    kinds = ("rest", "convict", "say", "in", *(("rescue", "arrest", "event") if strict else ()))
    return any(mark.kind in kinds and start <= mark.start < end for mark in sentence.words)


def verb_of_whole(passages: Passages, sentence: Sentence, number: Number) -> Mark | None:
    """`among the five arrested`, where the verb stands before the number and `among` behind it."""
    among = [word for word in sentence.of("subset") if 0 <= word.start - number.end <= 3]
    if not among or not passages.lexicon.has("verb_last"):
        return None
    verbs = [v for v in sentence.of("rescue", "arrest") if passages.text[v.end : number.start] == " "]
    return verbs[-1] if verbs else None


def verb_of_bare(passages: Passages, sentence: Sentence, number: Number) -> Mark | None:
    """`freed nine and arrested five`: the verb right before a number behind which no noun follows."""
    if passages.lexicon.has("verb_last") or passages.lexicon.has("dense"):
        return None
    beside = [v for v in sentence.of("rescue", "arrest") if passages.text[v.end : number.start] in BESIDE_VERB]
    rest = passages.text[number.end : sentence.end]
    alone = SOFT_STOP.match(rest) or STRONG_STOP.match(rest) or _joined(passages, number.end) or not rest.strip()
    origin = any(word.start == number.end + 1 for word in sentence.of("from", "in"))
    return beside[-1] if beside and (alone or origin) else None


def numbered(passages: Passages, sentence: Sentence, number: Number) -> Mark | None:
    """`Ils étaient 14, assis sur des sacs`: nothing but `they were` before the number, and no noun behind it."""
    behind = passages.text[number.end : number.end + 1]
    if number.weak or not (SOFT_STOP.match(behind) or STRONG_STOP.match(behind)):
        return None
    near = [verb for verb in sentence.of("numbering") if verb.end <= number.start]
    opens = [verb for verb in near if not passages.text[sentence.start : verb.start].strip()]
    return opens[0] if opens and not passages.text[opens[0].end : number.start].strip() else None
