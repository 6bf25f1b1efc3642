"""Compares what the reader finds with labelled articles: precision, recall and F1 for each field and language."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from incidents.reading import facts
from incidents.reading.words.folding import fold_word

FIELDS = (
    "is_incident", "incident_date", "country", "victims_total", "total_qualifier", "nationalities", "nationality_count",  # noqa: E501
    "arrests", "exploitation", "authorities",
)  # fmt: skip
Pair = tuple[str, str]


@dataclass
class Tally:
    """Right, wrong and missing answers of one field in one language."""

    right: int = 0
    wrong: int = 0
    missing: int = 0

    @property
    def precision(self) -> float | None:
        """Share of the answers given that are right; None where none was given."""
        given = self.right + self.wrong
        return self.right / given if given else None

    @property
    def recall(self) -> float | None:
        """Share of the labels that were found; None where there are none."""
        labels = self.right + self.missing
        return self.right / labels if labels else None

    @property
    def f1(self) -> float | None:
        """Harmonic mean of precision and recall."""
        if self.precision is None or self.recall is None:
            return None
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass
class Score:
    """Tallies by field and language, and each error in words."""

    tallies: dict[Pair, Tally] = field(default_factory=lambda: defaultdict(Tally))
    errors: list[str] = field(default_factory=list)
    articles: int = 0

    def of(self, name: str, language: str | None = None) -> Tally:
        """The tally of a field, over all languages unless one is named."""
        found = Tally()
        for (known, spoken), tally in self.tallies.items():
            if known == name and language in (None, spoken):
                found.right += tally.right
                found.wrong += tally.wrong
                found.missing += tally.missing
        return found

    @property
    def languages(self) -> list[str]:
        """Languages of the labelled articles."""
        return sorted({language for _, language in self.tallies})


def labelled(lines: Iterable[str]) -> Iterator[dict[str, Any]]:
    """Labelled articles of a JSON Lines file; an empty line is passed over."""
    return (json.loads(line) for line in lines if line.strip())


def fault(article: object) -> str | None:
    """Why something is no labelled article, in a sentence; None where it is one."""
    if not isinstance(article, dict):
        return "an article is an object with text and gold"
    for name, kind in (("text", str), ("gold", dict)):
        if not isinstance(article.get(name), kind):
            return f"“{name}” is missing, or not of the kind it must be"
    if not isinstance(article["gold"].get("is_incident"), bool):
        return "“gold” does not say whether it is an incident: “is_incident” is true or false"
    return None


def source(article: dict[str, Any]) -> str:
    """The text that is read: headline and body."""
    return f"{article['title']}\n\n{article['text']}" if article.get("title") else str(article["text"])


def score(articles: Iterable[dict[str, Any]]) -> Score:
    """Read each article and compare it with its labels."""
    return compared((article, read(article)) for article in articles)


def read(article: dict[str, Any]) -> facts.Facts:
    """What the reader finds in a labelled article."""
    return facts.read(source(article), published=article.get("published"), language=article.get("language_given"))


def compared(readings: Iterable[tuple[dict[str, Any], facts.Facts]]) -> Score:
    """Articles that were read, compared with their labels."""
    result = Score()
    for article, found in readings:
        result.articles += 1
        _compare(result, article, found)
    return result


def _compare(result: Score, article: dict[str, Any], found: facts.Facts) -> None:
    given, expected = answers(found), labels(article["gold"])
    for name in FIELDS:
        if name in article.get("ungraded", []):
            continue
        accept = article.get("accept", {})
        if name == "nationalities":
            given[name] = _as_labelled(given[name], expected[name], accept.get("nationalities_counts", {}))
        right, wrong, missing = _difference(name, given[name], expected[name], accept.get(name, []))
        tally = result.tallies[name, article.get("language", "")]
        tally.right += len(right)
        tally.wrong += len(wrong)
        tally.missing += len(missing)
        if wrong or missing:
            result.errors.append(f"{article.get('id', '?')} {name}: wrong {sorted(wrong)} missing {sorted(missing)}")


def answers(found: facts.Facts) -> dict[str, set[str]]:
    """What the reader found, each field as a set of words that can be compared."""

    def value(name: str, key: str = "value") -> set[str]:
        return {str(found[name][key])} if found[name] else set()

    return {
        "is_incident": {str(bool(found["is_incident"]))},
        "incident_date": value("incident_date"),
        "country": value("country"),
        "victims_total": value("victims_total"),
        "total_qualifier": value("victims_total", "qualifier"),
        "nationalities": {_pair(nation["value"], nation["number"]) for nation in found["nationalities"]},
        "nationality_count": value("nationality_count"),
        "arrests": value("arrests"),
        "exploitation": {form["value"] for form in found["exploitation"]},
        "authorities": {fold_word(authority["value"]) for authority in found["authorities"]},
    }


def labels(gold: dict[str, Any]) -> dict[str, set[str]]:
    """The right answers of a label, each field as a set of words."""

    def value(name: str) -> set[str]:
        return {str(gold[name])} if gold.get(name) is not None else set()

    month = gold.get("date_precision") == "month"  # written as `2023-03` or as its first day
    return {
        "is_incident": {str(gold["is_incident"])},
        "incident_date": {date[:7] for date in value("incident_date")} if month else value("incident_date"),
        "country": value("country"),
        "victims_total": value("victims_total"),
        "total_qualifier": value("total_qualifier"),
        "nationalities": {_pair(code, number) for code, number in (gold.get("nationalities") or {}).items()},
        "nationality_count": value("nationality_count"),
        "arrests": value("arrests"),
        "exploitation": set(gold.get("exploitation") or []),
        "authorities": {fold_word(name) for name in gold.get("authorities") or []},
    }


def _pair(code: str, number: int | None) -> str:
    return f"{code}={number}" if number is not None else code


def _as_labelled(given: set[str], expected: set[str], counts: dict[str, int]) -> set[str]:
    """``ID=7`` becomes the label's ``ID`` where both are right: a rest that the text lets one work out."""
    right = {_pair(code, number): {code} & expected for code, number in counts.items()}
    return {next(iter(right.get(pair, ())), pair) for pair in given}


def _difference(
    name: str, given: set[str], expected: set[str], accept: list[Any]
) -> tuple[set[str], set[str], set[str]]:
    if name == "authorities":
        return _authorities(given, expected, {fold_word(str(other)) for other in accept})
    others = {str(other) for other in accept}
    if name == "nationalities":
        given = {pair for pair in given if pair in expected or pair.partition("=")[0] not in others}
    elif name != "exploitation" and given & others:
        return given, set(), set()
    wrong = given - expected - others
    return given & expected, wrong, expected - given


def _authorities(given: set[str], expected: set[str], others: set[str]) -> tuple[set[str], set[str], set[str]]:
    right = {name for name in expected if any(same_body(name, other) for other in given)}
    wrong = {name for name in given if not any(same_body(name, other) for other in expected | others)}
    return right, wrong, expected - right


def same_body(first: str, second: str) -> bool:
    """Whether two names of authorities match: the words of one are all in the other, or are its first letters."""
    words, others = set(first.split()), set(second.split())
    if " " not in first and first == _initials(second) or " " not in second and second == _initials(first):
        return True
    return first in second or second in first or words <= others or others <= words


def _initials(name: str) -> str:
    """`nbi` for `national bureau of investigation`: little words do not count."""
    return "".join(word[0] for word in name.split() if len(word) > 3)


def table(result: Score) -> str:
    """The scores as a table: one row for each field over all languages, then for each language."""
    rows = ["language  field              precision  recall  F1     answers"]
    for language in [None, *result.languages]:
        for name in FIELDS:
            tally = result.of(name, language)
            if tally.right + tally.wrong + tally.missing:
                rows.append(_row(language or "all", name, tally))
    return "\n".join(rows)


def _row(language: str, name: str, tally: Tally) -> str:
    figures = "".join(
        f"{'-' if share is None else format(share, '.2f'):>9}" for share in (tally.precision, tally.recall, tally.f1)
    )
    return f"{language:9} {name:17}{figures}   {tally.right + tally.wrong}/{tally.right + tally.missing}"
