"""What labelled articles teach: the answers they offer to each question, the right one, and the weights of all."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from incidents.reading import fitting, lexicon, scoring, text
from incidents.reading.authority import authorities
from incidents.reading.country import where
from incidents.reading.days import when
from incidents.reading.days.resolving import Anchor
from incidents.reading.fitting import Example
from incidents.reading.incident import exploitation, judgement
from incidents.reading.nationality import nations
from incidents.reading.people import headcount, totals
from incidents.reading.people.headcount import Headcount
from incidents.reading.weighing import Evidence, Weights
from incidents.reading.words import passages
from incidents.reading.words.folding import fold_word
from incidents.reading.words.passages import Passages

Labelled = dict[str, Any]
Asked = tuple[str, Evidence]  # a name, and what speaks for it
LABELS = {totals.VICTIMS: "victims_total", totals.ARRESTS: "arrests", when.QUESTION: "incident_date",
          where.QUESTION: "country"}  # fmt: skip
# Of what has hundreds of kinds of evidence less is believed: so sets of articles left out were foretold best.
PENALTIES = dict.fromkeys((totals.VICTIMS, totals.ARRESTS, when.QUESTION, authorities.QUESTION), 4.0)


def weights(articles: Iterable[Labelled], held: Mapping[str, Weights] | None = None) -> dict[str, Weights]:
    """The weights of all evidence by question; equal articles give equal weights.

    ``held`` are weights by question that stay as they are, and beside which only new evidence is weighed.
    """
    examples: dict[str, list[Example]] = defaultdict(list)
    for article in articles:
        for question, example in _examples(article):
            examples[question].append(example)
    return {
        question: fitting.fitted(learnt, PENALTIES.get(question, fitting.PENALTY), (held or {}).get(question))
        for question, learnt in examples.items()
    }


def _examples(labelled: Labelled) -> Iterator[tuple[str, Example]]:
    """Whether it is an incident, and of an incident whatever is labelled."""
    article = text.extract(scoring.source(labelled), None)
    laid_out = passages.lay_out(article.text, lexicon.load(article.language or ""), article.headline is not None)
    people = headcount.of(laid_out)
    is_one = labelled["gold"]["is_incident"]
    basis = when.anchor(laid_out, labelled.get("published"))
    if not any(judgement.excluded(laid_out, people, basis)):
        yield judgement.QUESTION, Example([judgement.evidence(laid_out, people)], 0 if is_one else None)
    if is_one:
        yield from _chosen(labelled, _offered(laid_out, people, basis))
        yield from _each(labelled, laid_out, people)
        yield from _nations(labelled, laid_out, people)


def _chosen(labelled: Labelled, offered: dict[str, list[Asked]]) -> Iterator[tuple[str, Example]]:
    """One example for each question that has one answer."""
    for question, answers in offered.items():
        if LABELS[question] not in labelled.get("ungraded", []):
            right = _right(labelled, LABELS[question])
            place = next((place for place, (answer, _) in enumerate(answers) if answer in right), None)
            yield question, Example([evidence for _, evidence in answers], place)


def _each(labelled: Labelled, laid_out: Passages, people: Headcount) -> Iterator[tuple[str, Example]]:
    """One example for each thing that may be so beside others: yes or no; none for what a label leaves open."""
    bodies = [(fold_word(body.name), found) for body, found in authorities.answers(laid_out, people)]
    forms = [(words[0].form, found) for words, found in exploitation.answers(laid_out)]
    for question, label, asked in (
        (authorities.QUESTION, "authorities", bodies), (exploitation.QUESTION, "exploitation", forms),
    ):  # fmt: skip
        if label not in labelled.get("ungraded", []):
            for name, found in asked:
                is_so = _is_so(labelled, label, name)
                if is_so is not None:
                    yield question, Example([found], 0 if is_so else None)


def _nations(labelled: Labelled, laid_out: Passages, people: Headcount) -> Iterator[tuple[str, Example]]:
    """One example for each nation the text names: whether victims are of it, whatever their number."""
    if "nationalities" not in labelled.get("ungraded", []):
        accepted = {str(pair).split("=")[0] for pair in labelled.get("accept", {}).get("nationalities", [])}
        for mentions, found in nations.answers(laid_out, people):
            code = mentions[0].mark.value
            is_so = code in (labelled["gold"].get("nationalities") or {})
            if is_so or code not in accepted:
                yield nations.QUESTION, Example([found], 0 if is_so else None)


def _is_so(labelled: Labelled, label: str, name: str) -> bool | None:
    """Whether scoring would count the name as right; None where it would count it neither right nor wrong."""
    if any(_same(label, name, other) for other in scoring.labels(labelled["gold"])[label]):
        return True
    accepted = labelled.get("accept", {}).get(label, [])
    return None if any(_same(label, name, fold_word(str(other))) for other in accepted) else False


def _same(label: str, name: str, other: str) -> bool:
    return scoring.same_body(name, other) if label == "authorities" else name == other


def _offered(laid_out: Passages, people: Headcount, basis: Anchor | None) -> dict[str, list[Asked]]:
    """The answers to each question in the words of a label."""
    victims = totals.answers(totals.VICTIMS, people.counts, people.single, people.broken_down, people.alone)
    arrests = totals.answers(totals.ARRESTS, people.counts, people.single)
    return {
        totals.VICTIMS: [(str(total.value), found) for total, found in victims],
        totals.ARRESTS: [(str(total.value), found) for total, found in arrests],
        when.QUESTION: [(day.label, found) for day, found in when.answers(laid_out, people.counts, basis)],
        where.QUESTION: [(clues[0].country, found) for clues, found in where.answers(laid_out, people.nationalities)],
    }


def _right(labelled: Labelled, name: str) -> set[str]:
    return scoring.labels(labelled["gold"])[name] | {str(other) for other in labelled.get("accept", {}).get(name, [])}
