"""Little words of a lexicon as patterns: those around nouns, and those that join what a text lists."""

import re
from typing import Any

from incidents.reading.lexicon import AREAS, LETTER, LETTERS, SINGLE_NOUNS, left
from incidents.reading.words.folding import fold_word

BEFORE = ("determiner", "bar", "plural", "ending", "age", "whole", "passive", "sum", "by")


ELSEWHERE = {  # little words that stand in other tables of the lexicon than those around nouns
    "dates": ("ordinal", "no_year", "day_joint", "dateline"), "numbers": ("range", "glued"), "authority": AREAS,
}  # fmt: skip


def lines(known: dict[str, Any]) -> dict[str, str]:
    """The lines of a lexicon that hold little words, by their kind."""
    tables = [(known.get(table, {}), kinds) for table, kinds in ELSEWHERE.items()]
    return known.get("single", {}) | {kind: table[kind] for table, kinds in tables for kind in kinds if kind in table}


def grammar(table: dict[str, str], dense: bool) -> dict[str, re.Pattern[str]]:
    """Little words around nouns in the singular; those of BEFORE are looked for right before the noun."""
    patterns: dict[str, re.Pattern[str]] = {}
    joints = [table[kind] for kind in ("and", "with", "joint") if kind in table]  # who is listed does the same
    for kind, line in {**table, **({"joint": ", ".join(joints)} if joints else {})}.items():
        if kind in SINGLE_NOUNS:
            continue
        words = "|".join(sorted((_little(entry, dense) for entry in left(line)), key=len, reverse=True))
        patterns[kind] = re.compile(f"(?:{words})")
        if kind in BEFORE:
            patterns[f"{kind}_before"] = re.compile(f"(?:{words}) ?$")
    if "determiner" in table:
        patterns["determiner_before"] = re.compile("|".join(_articles(table["determiner"], dense)))
    return patterns


def _articles(line: str, dense: bool) -> list[str]:
    """Articles right before a noun; one that is written onto it, as the Arabic one, ends no word before it."""
    entries = sorted(left(line), key=len, reverse=True)
    return [f"(?:{_little(entry, dense)}){'$' if entry.startswith('*') else ' ?$'}" for entry in entries]


def _little(entry: str, dense: bool) -> str:
    """A word as a pattern: whole, unless a star stands for any beginning or ending; `#` is an age."""
    word = re.escape(fold_word(entry.strip("*"))).replace(r"\#", r"(?<![\d-])\d{1,2}")
    before = "" if dense or entry.startswith(("*", "#", "(")) else f"(?<![{LETTERS}])"
    after = "" if dense or entry.endswith("*") or not LETTER.match(word[-1]) else f"(?![{LETTERS}])"
    return before + word + after
