"""A breakdown as it stands in an article: "389 Vietnamese, 307 Chinese and 143 Indonesians"."""

import re
from dataclasses import dataclass

from incidents import names
from incidents.models.counts import Qualifier

_AT_LEAST = r"at least|more than|over|lebih dari|sedikitnya|setidaknya|paling sedikit|minimal"
_ABOUT = r"about|around|approximately|nearly|almost|some|sekitar|kurang lebih|hampir"
_QUALIFIERS = (
    (Qualifier.AT_LEAST, re.compile(rf"\b(?:{_AT_LEAST})\b|>=?", re.IGNORECASE)),
    (Qualifier.ABOUT, re.compile(rf"\b(?:{_ABOUT})\b|[~±]", re.IGNORECASE)),
)
_NUMBER = re.compile(r"(?<![\w.,])\d{1,3}(?:[.,\u00a0\u202f ]\d{3})+(?![\d])|(?<!\w)\d+")
_PIECES = re.compile(r"[;\n•|]+|,(?!\d{3}(?!\d))|,(?<!\d,)")
_AND = re.compile(r"\s+(?:and|dan|serta|&|\+)\s+", re.IGNORECASE)
_AND_NUMBER = re.compile(rf"{_AND.pattern}(?=(?:(?:{_AT_LEAST}|{_ABOUT})\s+)?\d)", re.IGNORECASE)
_LEADING_AND = re.compile(r"^(?:and|dan|serta|plus|&|\+|-|–)\s+", re.IGNORECASE)
_TOTAL = re.compile(
    r"\b(?:total|in all|altogether|people|persons|victims|workers|orang|korban|jumlah|seluruhnya)\b", re.IGNORECASE
)
# "1,048 people: 389 Vietnamese" and "Total 1,048: …" begin with the total of what follows.
_TOTAL_AHEAD = re.compile(
    rf"^([^\d:]*\d[\d.,]*[^\d:]*{_TOTAL.pattern}[^\d:]*|[^\d:]*{_TOTAL.pattern}[^\d:]*\d[\d.,]*)\s*:", re.IGNORECASE
)
_FILLER = re.compile(
    r"\b(?:from|of|the|nationals?|citizens?|people|persons?|workers?|victims?|were|was|are|is|"
    r"including|among|them|whom|which|orang|warga|negara|asal|dari|korban|pekerja|berasal|adalah|termasuk|antaranya|"
    r"antara|lain|di)\b|[():=–-]",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class PastedLine:
    """One nationality (blank: all people) with its number, None where the text names it without one."""

    nationality: str
    number: int | None
    qualifier: str
    nationality_as_reported: str


def read_breakdown(text: str) -> tuple[list[PastedLine], list[str]]:
    """The lines of a pasted breakdown, and the pieces that were not understood."""
    lines: list[PastedLine] = []
    rest: list[str] = []
    for piece in _pieces(text):
        line = _line(piece)
        if line is None or any(line.nationality == other.nationality for other in lines):
            rest.append(piece)
        else:
            lines.append(line)
    return lines, rest


def _pieces(text: str) -> list[str]:
    """Parts with at most one number each; "5 from Trinidad and Tobago" stays whole."""
    pieces = []
    for part in _PIECES.split(_TOTAL_AHEAD.sub(r"\1;", text)):
        for piece in _AND_NUMBER.split(part):
            several = len(_NUMBER.findall(piece)) > 1
            pieces += _AND.split(piece) if several else [piece]
    return [stripped for piece in pieces if (stripped := _LEADING_AND.sub("", piece.strip(" .\t\r")))]


def _line(piece: str) -> PastedLine | None:
    numbers = _NUMBER.findall(piece)
    if len(numbers) > 1:
        return None
    number = int(re.sub(r"\D", "", numbers[0])) if numbers else None
    qualifier, words = _qualified(_NUMBER.sub(" ", piece, count=1))
    nationality = _nationality(words)
    if nationality is None:
        is_total = number is not None and _TOTAL.search(words) and not _FILLER.sub("", _TOTAL.sub("", words)).strip()
        return PastedLine("", number, qualifier, "") if is_total else None
    return PastedLine(nationality, number, qualifier, " ".join(words.split()).strip(" :=()-–")[:80])


def _qualified(words: str) -> tuple[str, str]:
    for qualifier, pattern in _QUALIFIERS:
        if pattern.search(words):
            return qualifier, pattern.sub(" ", words)
    return Qualifier.EXACT, words


def _nationality(words: str) -> str | None:
    """The one nationality the words name, with and without the words around it ("people from …") and a plural s."""
    bare = _FILLER.sub(" ", words)
    for text in (words, bare, re.sub(r"(?<=\w)s\b", "", bare)):
        if code := names.named(" ".join(text.split()), names.NATIONALITIES):
            return code
    return None
