"""Versions: how releases are named, and in which order they come.

What is made takes one name for each meaning, as a version can never be changed. What is found may have been named by
an earlier program, which took more; it is read all the same.
"""

import re

HOW = (
    "write a month such as 2026-11, with a number from 2 for a further release of it (2026-11.2), or numbers such as "
    "1.2 or 1.2.1; no number has a zero before it"
)
_MONTH = re.compile(r"(2[0-9]{3})-(?:0[1-9]|1[0-2])(?:\.(?:[2-9]|[1-9][0-9]{1,5}))?", re.ASCII)
_NUMBERS = re.compile(r"(?!0\.0\b)(?:0|[1-9][0-9]{0,5})\.(?:0|[1-9][0-9]{0,5})(?:\.[1-9][0-9]{0,5})?", re.ASCII)
_FOUND = re.compile(r"[0-9]{4}-[0-9]{2}(?:\.[0-9]{1,6})?|[0-9]{1,6}(?:\.[0-9]{1,6}){1,2}", re.ASCII)


def refusal(version: str, this_year: int) -> str:
    """Why a release cannot be named so, in a sentence that says how; empty where it can."""
    month = _MONTH.fullmatch(version)
    if month and int(month[1]) > this_year + 1:
        return f"{version} lies too far ahead: it would be the newest for years. Write a month until next year."
    return "" if month or _NUMBERS.fullmatch(version) else f"{version or 'Nothing'} is no version: {HOW}."


def is_version(name: str) -> bool:
    """Whether a release may be called so; whatever else is asked for, or lies in the folder, is none."""
    return _FOUND.fullmatch(name) is not None


def order(version: str) -> list[int]:
    """What releases are sorted by."""
    return [int(part) for part in re.split(r"[.-]", version)]
