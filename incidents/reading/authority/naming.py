"""How far the name of an authority reaches around the word that gives it away."""

import re
from collections.abc import Sequence

from incidents.reading.lexicon import LETTER, UNSPACED_LETTER, Mark
from incidents.reading.words.passages import Passages, Sentence, Stretch

AREA = r"(?:[\u4e00-\u9fff]{0,4}<<area>>)+$"
SHORT_FORM = re.compile(r" ?\(([^()\s]{2,14})\)")
OPENING = re.compile(r"[\]:\"“«(] ?$")
INSIDE = re.compile(r"\.(?=[^\W\d])[^\s,;:()\"]+")
AREA_AFTER = "(?: ?<<area_after>>){1,2}"


def extent(passages: Passages, sentence: Sentence, mark: Mark) -> tuple[int, int]:
    """Start and end of the name; in a headline, where every word may have a capital, the word alone."""
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
    adjectives = {cue.start for cue in sentence.cues_of("authority_adjective")}
    limit = 3 if not _capital(passages, mark.start) else 6
    for match in reversed(
        list(re.finditer(r"[^\s,;:()\"]+ ", passages.text[max(sentence.start, mark.start - 90) : mark.start]))
    ):
        base = max(sentence.start, mark.start - 90)
        if base + match.end() != start or limit == 0:
            break
        if not _capital(passages, base + match.start()) and base + match.start() not in adjectives:
            break
        if _is_opening(passages, sentence, base + match.start()) or _in_date(sentence, base + match.start()):
            break
        if any(head.end == start - 1 for head in _heads(sentence)):
            break
        start, limit = base + match.start(), limit - 1
    return start


def _heads(sentence: Sentence) -> Sequence[Mark]:
    return sentence.cues_of("authority_head")


def _is_opening(passages: Passages, sentence: Sentence, place: int) -> bool:
    """The first word of a sentence has a capital anyway: it counts only as a country's or a town's name."""
    known = {mark.start for mark in sentence.geography} | {found.start for found in sentence.places}
    opens = place == sentence.start or OPENING.search(passages.text, sentence.start, place) is not None
    return opens and place not in known


def _in_date(sentence: Sentence, place: int) -> bool:
    return any(mention.start <= place < mention.end for mention in sentence.dates)


def _rightwards(passages: Passages, sentence: Sentence, mark: Mark) -> int:
    inside = INSIDE.match(passages.text, mark.end)
    end = inside.end() if inside else mark.end  # `Công an TP.HCM`
    joints = {(cue.start, cue.end) for cue in sentence.cues_of("authority_joint")}
    officials = {word.start for word in sentence.of("official")} - {cue.start for cue in _bodies(sentence)}
    heads = {head.start for head in _heads(sentence)}
    geography = {found.start for found in sentence.geography}
    pending = end
    base = end
    for match in re.finditer(r" ([^\s,;:()\"]+)", passages.text[base : min(sentence.end, base + 110)]):
        start, stop = base + match.start(1), base + match.end(1)
        if start - 1 != pending:
            break
        if (start, stop) in joints and not _next_body(passages, sentence, start, stop):
            pending = stop
            continue
        if start in officials:  # `Police Public Relations Officer`: he is named, and not a part of the police
            return mark.end
        if start in heads:  # `NBI Director Cruz`
            break
        if not (_capital(passages, start) or start in geography) or _in_date(sentence, start):
            break
        end = pending = stop
    return _past_brackets(passages, sentence, mark.end + len(passages.text[mark.end : end].rstrip(".'")))


def _next_body(passages: Passages, sentence: Sentence, start: int, stop: int) -> bool:
    """`the Immigration Bureau and Thai police`: whether another body or a country is named behind an `and`."""
    both = passages.lexicon.grammar.get("joint")
    around: list[Stretch] = [*_bodies(sentence), *sentence.geography]
    joins = both is not None and both.fullmatch(passages.text, start, stop) is not None
    return joins and any(passages.gap(stop, found.start) <= 1 for found in around if found.start >= stop)


def _bodies(sentence: Sentence) -> Sequence[Mark]:
    return sentence.cues_of("agency", "authority")


def _past_brackets(passages: Passages, sentence: Sentence, end: int) -> int:
    """`Jabatan Siasatan Jenayah (JSJ) Bukit Aman`: the place behind a short form in brackets."""
    short = SHORT_FORM.match(passages.text, end)
    around: list[Stretch] = [*sentence.places, *sentence.geography, *_bodies(sentence)]
    return next((found.end for found in around if short and found.start == short.end() + 1), end)


def _capital(passages: Passages, place: int) -> bool:
    letter = passages.folded.original(place, place + 1)
    return letter != letter.lower()


def _unspaced_extent(passages: Passages, sentence: Sentence, mark: Mark) -> tuple[int, int]:
    """Country or town directly before the word for the authority, or, where nouns lead, after it."""
    start, end = mark.start, mark.end
    around = [(m.start, m.end) for m in sentence.geography] + [(p.start, p.end) for p in sentence.places]
    chinese = "\u4e00" <= passages.text[mark.start] <= "\u9fff"
    area = passages.lexicon.pattern(AREA).search(passages.text, max(sentence.start, start - 14), start)
    following = passages.lexicon.pattern(AREA_AFTER).match(passages.text, mark.end)
    behind = passages.lexicon.has("nation_behind")  # there a place before is another's: `ปอยเปต ตม.สระแก้ว`
    for first, last in around:
        before = not behind and (last == start or (not chinese and last == start - 1))
        if before or (area and area.start() <= last <= start):
            start = first
        elif not chinese and (0 <= first - end <= 1 or (following and following.end() == first)):
            end = end if _inflected(passages, last) else last
    return start, end


def _inflected(passages: Passages, end: int) -> bool:
    """`দূতাবাস মিসরাতার`: a place with the ending of a case belongs to what follows it, and not to the body before it."""
    return passages.lexicon.has("any_ending") and LETTER.match(passages.text, end) is not None


def _uncased_extent(passages: Passages, sentence: Sentence, mark: Mark) -> tuple[int, int]:
    """The word with the place names beside it, in scripts without capitals."""
    return _unspaced_extent(passages, sentence, mark)
