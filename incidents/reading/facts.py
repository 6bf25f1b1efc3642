"""The facts of an article, each with the stretch of text it comes from: the one entry to the reader."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from incidents.reading import lexicon, text
from incidents.reading.authority import authorities
from incidents.reading.country import where
from incidents.reading.days import when
from incidents.reading.incident import exploitation, judgement
from incidents.reading.lexicon import Mark
from incidents.reading.nationality import completing, nations
from incidents.reading.nationality.nationalities import Nationality
from incidents.reading.numbers import Number
from incidents.reading.people import headcount, totals
from incidents.reading.people.headcount import Headcount
from incidents.reading.people.offered import Total
from incidents.reading.people.people import Count
from incidents.reading.words import language as languages
from incidents.reading.words import passages
from incidents.reading.words.folding import Folded
from incidents.reading.words.passages import Passages

Facts = dict[str, Any]
LEAD = 5
Span = tuple[int, int]


def read(
    text_or_html: str, url: str | None = None, published: str | None = None, language: str | None = None
) -> Facts:
    """The facts of an article in text or HTML, as in DESIGN.md section 5; `text` is what the evidence refers to.

    `published` is an ISO date, or year and month, and wins over what the page says; so does `language` (ISO 639 or
    BCP 47). ValueError where one of them is no such thing.
    A fact without evidence in the text is None or missing. Where the text contradicts itself on the number of
    victims, `victims_total` is None and `contradictions` holds each number with its evidence.
    """
    if published and when.given(published) is None:
        raise ValueError(f"not a date of publication: {published!r}; write 2023-05-08 or 2023-05")
    article = text.extract(text_or_html, url)
    if language:
        article.language, article.basis["language"] = languages.given(language), "given"
    if published:
        article.published, article.basis["published"] = published, "given"
    laid_out = passages.lay_out(article.text, lexicon.load(article.language or ""), article.headline is not None)
    basis = when.anchor(laid_out, article.published)
    return _facts(laid_out, article, basis)


def _facts(laid_out: Passages, article: text.Article, basis: when.Anchor | None) -> Facts:
    found = headcount.of(laid_out)
    is_incident, found.incident = judgement.verdict(laid_out, found, basis)
    facts = _empty(is_incident, article, laid_out.folded, basis)
    if is_incident:
        _fill(facts, laid_out, found, basis)
        facts["arrests"] = _total(laid_out.folded, totals.arrests(found.counts, found.single))
    return facts


def _empty(is_incident: bool | None, article: text.Article, folded: Folded, basis: when.Anchor | None) -> Facts:
    published = article.published or (basis.first.isoformat() if basis else None)
    about: Facts = {"title": article.title, "outlet": article.outlet, "published": published, "basis": article.basis}
    if basis and basis.start is not None and basis.end is not None:
        about["published_evidence"] = [list(folded.span(basis.start, basis.end))]
        article.basis["published"] = "text"
    return {
        "is_incident": is_incident, "language": article.language, "incident_date": None, "country": None,
        "place": None, "victims_total": None, "nationality_count": None, "nationalities": [],
        "authorities": [], "exploitation": [], "arrests": None, "contradictions": [],
        "article": about, "text": article.text,
    }  # fmt: skip


def _fill(facts: Facts, laid_out: Passages, people: Headcount, basis: when.Anchor | None) -> None:
    folded = laid_out.folded
    found = where.find(laid_out, people.nationalities)
    facts["incident_date"] = _date(folded, when.find(laid_out, people.counts, basis, people.incident))
    if found:
        facts["country"] = {"value": found.country, "evidence": _evidence(folded, found.clues)}
    if town := where.place(laid_out, people.counts, found):
        facts["place"] = {"value": folded.original(town.start, town.end), "evidence": _evidence(folded, [town])}
    facts["victims_total"] = _total(folded, people.total)
    facts["contradictions"] = [_contradiction(folded, people.rivals)] if people.rivals else []
    facts["nationality_count"] = _nationality_count(laid_out, people.counts)
    facts["nationalities"] = [
        _nationality(folded, nation)
        for nation in completing.completed(
            laid_out, _plausible(nations.find(laid_out, people), people.total), people.total, people.counts
        )
    ]
    facts["authorities"] = [
        {
            "value": folded.original(a.start, a.end),
            "country": a.country,
            "type": a.type,
            "evidence": _evidence(folded, [a]),
        }
        for a in authorities.find(laid_out, people, found.country if found else None)
    ]
    facts["exploitation"] = [
        {"value": word.form, "evidence": _evidence(folded, [word.mark])}
        for word in exploitation.find(laid_out, people.total)
    ]


def _evidence(folded: Folded, marks: Iterable[passages.Stretch]) -> list[list[int]]:
    return [list(folded.span(mark.start, mark.end)) for mark in list(marks)[:4]]


def _date(folded: Folded, found: when.IncidentDate | None) -> Facts | None:
    if found is None:
        return None
    fact: Facts = {"value": found.label, "precision": found.precision, "evidence": _evidence(folded, [found])}
    if found.last is not None:
        fact["end"] = found.last.isoformat()
    return fact


def _total(folded: Folded, total: Total | None) -> Facts | None:
    if total is None:
        return None
    return {"value": total.value, "qualifier": total.qualifier, "evidence": _evidence(folded, total.counts)}


def _contradiction(folded: Folded, rivals: list[Total]) -> Facts:
    return {"field": "victims_total", "values": [_total(folded, rival) for rival in rivals]}


def _plausible(found: list[Nationality], total: Total | None) -> list[Nationality]:
    """A nationality cannot have more victims than the whole; of one victim the only one is, whoever else is of it."""
    if total is None:
        return found
    if total.value == 1 and len(found) == 1:
        return [replace(found[0], number=None)]
    return [
        nation for nation in found
        if nation.number is None or nation.number <= total.value
        or (len(found) == 1 and completing.rounds(nation, total))
    ]  # fmt: skip


def _nationality(folded: Folded, nation: Nationality) -> Facts:
    return {
        "value": nation.code, "number": nation.number, "qualifier": nation.qualifier if nation.number else None,
        "evidence": _evidence(folded, [nation, *nation.also]),
    }  # fmt: skip


def _nationality_count(laid_out: Passages, counts: list[Count]) -> Facts | None:
    """`from 10 countries`: the number right before a word for countries, in a sentence that tells of victims."""
    telling = {count.sentence.index for count in counts if count.role == "victim"}
    for sentence in laid_out.sentences:
        if sentence.statistical or sentence.elsewhere or not (sentence.index in telling or sentence.index <= LEAD):
            continue
        for number in sentence.numbers:
            for mark in sentence.of("nations"):
                near = mark.start >= number.end and _next_to(laid_out, number.end, mark.start)
                near = near and (sentence.index in telling or _hailing(laid_out, sentence, number, mark))
                if near and 1 < number.value < 150 and number.countable:
                    return {"value": number.value, "evidence": [list(laid_out.folded.span(number.start, mark.end))]}
    return None


def _hailing(laid_out: Passages, sentence: passages.Sentence, number: Number, nations: Mark) -> bool:
    """`these children are from 3 countries`: where people come from, said apart from their number."""
    ends = [(word.end, number.start) for word in sentence.of("from") if word.end <= number.start]
    ends += [(nations.end, word.start) for word in sentence.of("from") if word.start >= nations.end]
    return any(laid_out.gap(first, last) == 0 and last - first <= 1 for first, last in ends)


def _next_to(laid_out: Passages, start: int, end: int) -> bool:
    """Whether at most one word lies between; one letter, such as a classifier, where words are not spaced."""
    between = laid_out.text[start:end]
    return laid_out.gap(start, end) <= 1 and (not laid_out.lexicon.has("dense") or len(between.strip()) <= 1)
