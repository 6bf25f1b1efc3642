"""Whole numbers of a text: digits of any script, words, multipliers, and how exact they claim to be."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from incidents.reading.lexicon import Lexicon, Mark
from incidents.reading.words.folding import Folded
from incidents.reading.words.joining import GLUED

DIGITS = re.compile(
    r"(?=\d)(?:\d{1,3}(?:,\d{3}){1,4}(?![\d])|\d{1,3}(?:\.\d{3}){1,4}(?!\d)|\d{1,3}(?: \d{3}){1,4}(?!\d)|\d{1,3}(?:'\d{3}){1,4}(?!\d)"  # noqa: E501
    r"|\d{1,2}(?:,\d{2}){1,3},\d{3}(?!\d)|\d{1,15}[.,]\d{1,3}(?!\d)|\d{1,15})"
)
GLUED_BEFORE = re.compile(r"[a-zß-ɏ$€£¥₱฿₹₫#]\.?-?$|[a-z]-$|[\d/:.][/:.-]$|\$ ?$")
GLUED_AFTER = r" ?[%°]|[ºª]|[:/]\d|\.\d|[a-z]{1,2}\d|<<ordinal>>|<<glued>>"
RANGE_AFTER = r" ?(?:-|<<range>>|-<<range>>-) ?\d"
LARGEST = 10**9


@dataclass(frozen=True, slots=True)
class Number:
    """A whole number in the folded text; weak when it may be no more than an article (`a`, `un`, `một`)."""

    start: int
    end: int
    value: int
    qualifier: str = "exact"
    weak: bool = False
    countable: bool = True


def find(folded: Folded, lexicon: Lexicon, marks: list[Mark], taken: list[tuple[int, int]]) -> list[Number]:
    """Every number outside the stretches already taken (by dates), with its qualifier."""
    tokens = _tokens(folded, lexicon, taken)
    numbers = [
        number for group in _groups(folded.text, tokens, lexicon) for number in _composed(folded.text, group, lexicon)
    ]
    numbers = [_checked(folded.text, number, lexicon) for number in _said_once(folded.text, numbers)]
    return [number for number in _qualified(folded.text, numbers, marks) if number.value <= LARGEST]


def _said_once(text: str, numbers: list[Number]) -> list[Number]:
    """`33 (thirty-three)` is one number, whichever of the two comes first."""
    kept: list[Number] = []
    for number in numbers:
        last = kept[-1] if kept else None
        if last and last.value == number.value and text[last.end : number.start] in (" (", "("):
            closed = number.end + (text[number.end : number.end + 1] == ")")
            kept[-1] = replace(last, end=closed)
        else:
            kept.append(number)
    return kept


def _tokens(folded: Folded, lexicon: Lexicon, taken: list[tuple[int, int]]) -> list[Mark]:
    silent = {offset for start, end in taken for offset in range(start, end)}
    digits = [
        Mark(match.start(), match.end(), "digit", match.group())
        for match in DIGITS.finditer(folded.text)
        if silent.isdisjoint(range(match.start(), match.end()))
    ]
    words = [
        mark
        for mark in lexicon.numbers.find(folded)
        if silent.isdisjoint(range(mark.start, mark.end))
        and not (lexicon.has("capital_names") and _named(folded, mark))
    ]
    return sorted(digits + words, key=lambda mark: mark.start)


def _named(folded: Folded, word: Mark) -> bool:
    """`đồn biên phòng Cô Ba`: a number's word with a capital behind another that has one is part of a name."""
    letter = folded.original(word.start, word.start + 1)
    before = re.search(r"(\w)\w* $", folded.original(max(0, word.start - 16), word.start))
    return letter != letter.lower() and before is not None and before[1] != before[1].lower()


def _groups(text: str, tokens: list[Mark], lexicon: Lexicon) -> Iterator[list[Mark]]:
    gaps = {"", " ", "-", "'", "\n"} | ({f" {GLUED}", GLUED} if lexicon.language == "ar" else set())
    group: list[Mark] = []
    for token in tokens:
        near = group and text[group[-1].end : token.start] in gaps
        if group and (not near or (token.kind == "digit" and not _continues(group[-1], token))):
            yield group
            group = []
        group.append(token)
    if group:
        yield group


def _continues(before: Mark, digits: Mark) -> bool:
    """`2 thousand 100`, as Bengali and Hindi write 2,100."""
    return before.kind == "times" and digits.value.isdigit() and 10 <= int(digits.value) < before.value


def _composed(text: str, group: list[Mark], lexicon: Lexicon) -> Iterator[Number]:
    """Numbers said by a run of tokens: `two hundred and five`, `三十二`, `4,3 juta`, `خمسة وعشرين`."""
    stack: list[float] = []
    used: list[Mark] = []
    for token in [*group, None]:
        if token is not None and token.kind == "joint":
            continue
        if token is None or not _fits(stack, token, lexicon):
            if used:
                yield from _number(text, stack, used)
            stack, used = [], []
        if token is not None:
            _push(stack, token)
            used.append(token)


def _fits(stack: list[float], token: Mark, lexicon: Lexicon) -> bool:
    if not stack:
        return True
    top = stack[-1]
    if token.kind in ("times", "teen"):
        return top < token.value or (token.kind == "times" and len(stack) == 1)
    value = _value(token)
    if lexicon.has("units_first") and top < 10 and 20 <= value < 100 and value % 10 == 0:
        return True
    return value > 0 and top >= 10 and top % (10 ** len(str(int(value)))) == 0 and value == int(value)


def _push(stack: list[float], token: Mark) -> None:
    if token.kind == "teen":
        stack.append(stack.pop() + token.value if stack else token.value)
        return
    if token.kind != "times":
        stack.append(_value(token))
        return
    below = 0.0
    while stack and stack[-1] < token.value:
        below += stack.pop()
    stack.append(round((below or 1) * token.value, 6))


def _value(token: Mark) -> float:
    if token.kind != "digit":
        return float(token.value)
    digits = str(token.value)
    parts = re.split(r"[.,' ]", digits)
    if len(parts) > 1 and len(parts[-1]) == 3:
        return float("".join(parts))
    return float(".".join(parts)) if len(parts) == 2 else float("".join(parts))


def _number(text: str, stack: list[float], used: list[Mark]) -> Iterator[Number]:
    first = used[0]
    if first.kind == "digit" and len(used) > 1 and re.fullmatch(r"\d{1,3}[.,]\d{3}", str(first.value)):
        stack = [round(total / 1000, 6) for total in stack] if used[-1].value >= 1000 else stack
    total = sum(stack)
    bare = first.kind == "times" and len(used) == 1
    thousands = used[-1].kind == "times" and text[used[-1].start : used[-1].end] == "k"
    rounded = "about" if thousands or any(token.kind == "rough" for token in used) else "exact"
    weak = bare or (len(used) == 1 and first.kind == "weak")
    yield Number(
        first.start, used[-1].end, int(total), rounded, weak=weak, countable=total == int(total) and total > 0
    )


def _checked(text: str, number: Number, lexicon: Lexicon) -> Number:
    before = text[max(0, number.start - 3) : number.start]
    after = text[number.end : number.end + 12]
    long_code = number.end - number.start >= 7 and text[number.start : number.end].isdigit()
    digit = text[number.start].isdigit()
    if digit and (GLUED_BEFORE.search(before) or long_code or text[number.start] == "0"):
        return replace(number, countable=False)
    if digit and (lexicon.pattern(GLUED_AFTER).match(after) or lexicon.pattern(RANGE_AFTER).match(after)):
        return replace(number, countable=False)
    return number


def _qualified(text: str, numbers: list[Number], marks: Iterable[Mark]) -> Iterator[Number]:
    around = [mark for mark in marks if mark.kind.partition("_after")[0] in ("at_least", "about")]
    for number in numbers:
        for mark in around:
            kind, after, _ = mark.kind.partition("_after")
            gap = text[number.end : mark.start] if after else text[mark.end : number.start]
            beyond = mark.start >= number.end if after else mark.end <= number.start
            last_word = bool(after) and number.start <= mark.start and mark.end == number.end  # `শতাধিক`, over 100
            if last_word or (beyond and len(gap) <= 2 and not gap.strip(" -")):
                start, end = min(mark.start, number.start), max(mark.end, number.end)
                number = replace(number, start=start, end=end, qualifier=kind, weak=False)
                break
        if not (number.weak and number.value >= 10 and number.qualifier == "exact"):
            yield number
