"""The readers of an article: the rules, and beside them a second reader where the settings name one."""

import hashlib
import logging
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Protocol

from incidents.reading import facts
from incidents.reading.facts import Facts
from incidents.reading.second import NoAnswer, SecondReader

log = logging.getLogger(__name__)
SINGLE = ("incident_date", "country", "place", "victims_total", "nationality_count", "arrests")
SEVERAL = ("nationalities", "authorities", "exploitation")


class Reader(Protocol):
    """Turns the source of an article into facts with their text, and says in ``reader`` who read."""

    def read(self, source: str, address: str, published: date | None, language: str) -> Facts: ...


@dataclass(frozen=True)
class Readers:
    """The rules; with ``second``, its facts beside theirs. What goes wrong with the second leaves the rules' facts."""

    second: SecondReader | None = None

    def read(self, source: str, address: str, published: date | None, language: str) -> Facts:
        """The facts of an article in HTML or text; ``address``, ``published`` and ``language`` where known."""
        day = published.isoformat() if published else None
        found = facts.read(source, url=address or None, published=day, language=language or None)
        found["reader"] = f"rules {version()}"
        if self.second is None or not found["text"].strip():
            return found
        try:
            others = self.second.facts(found["text"], found["language"])
        except NoAnswer as problem:
            log.warning("the second reader was left out: %s", problem)
            return found
        return {**beside(found, others), "reader": f"{found['reader']}, {self.second.model}"}


def beside(rules: Facts, second: Facts) -> Facts:
    """The rules' facts with the second reader's where the rules have none, marked ``"reader": "second"``.

    Where the two differ the rules' fact stays, and ``contradictions`` holds both for staff to decide.
    """
    joined = {**rules, "contradictions": list(rules["contradictions"])}
    if rules["is_incident"] is False:
        return joined
    disputed = {contradiction["field"] for contradiction in rules["contradictions"]}
    for name in SINGLE:
        if name not in disputed and second.get(name):
            joined[name] = _one(joined, name, rules[name], second[name])
    for name in SEVERAL:
        joined[name] = _all(joined, name, rules[name], second.get(name, []))
    return joined


def _one(joined: Facts, name: str, ours: Facts | None, theirs: Facts) -> Facts:
    marked = {**theirs, "reader": "second"}
    if ours is None:
        return marked
    if str(ours["value"]).casefold() != str(theirs["value"]).casefold():
        joined["contradictions"].append({"field": name, "values": [ours, marked]})
    return ours


def _all(joined: Facts, name: str, ours: list[Facts], theirs: list[Facts]) -> list[Facts]:
    known = {str(fact["value"]).casefold(): fact for fact in ours}
    added = []
    for fact in theirs:
        same, marked = known.get(str(fact["value"]).casefold()), {**fact, "reader": "second"}
        if same is None:
            added.append(marked)
        elif None not in (same.get("number"), fact.get("number")) and same["number"] != fact["number"]:
            joined["contradictions"].append({"field": f"{name}.{fact['value']}", "values": [same, marked]})
    return [*ours, *added]


@cache
def version() -> str:
    """Names the rules and lexicons in use: equal where they are equal, another where any of them changed."""
    folder = Path(__file__).parent
    files = sorted([*folder.rglob("*.py"), *folder.glob("lexicon/*")])
    return hashlib.sha256(b"".join(path.read_bytes() for path in files if path.is_file())).hexdigest()[:10]
