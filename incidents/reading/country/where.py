"""In which country, and at which place, the incident was."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from incidents.reading import weighing
from incidents.reading.authority import authority_evidence, bodies
from incidents.reading.country import clues, country_evidence, standing
from incidents.reading.country.clues import Clue
from incidents.reading.nationality.nationalities import Nationality
from incidents.reading.people.people import Count
from incidents.reading.places import Place
from incidents.reading.weighing import Evidence
from incidents.reading.words.passages import Passages

QUESTION = "country"
SHOWN = 3


@dataclass(frozen=True, slots=True)
class Where:
    """The country and what speaks for it, strongest first."""

    country: str
    clues: tuple[Clue, ...]


def find(passages: Passages, victims: Iterable[Nationality] = ()) -> Where | None:
    """The country that the clues of the text make likely, or None where none stands out.

    The stretches that say of which nationality the victims are do not say where it was.
    """
    victims = list(victims)
    offered = answers(passages, victims)
    likeliest = _of_rescuers(passages, offered, victims) or weighing.answer(
        QUESTION, weighing.ranked(QUESTION, offered)
    )
    if not likeliest or all(clue.kind.endswith(clues.NAMESAKE) for clue in likeliest):
        return None  # a namesake alone, as Valencia in Spain and in Venezuela, leaves it open
    strongest = sorted(likeliest, key=_strength, reverse=True)
    return Where(strongest[0].country, tuple(strongest[:SHOWN]))


def answers(passages: Passages, victims: Iterable[Nationality] = ()) -> list[tuple[Sequence[Clue], Evidence]]:
    """The clues to each country the text speaks of, with how much evidence they are."""
    return country_evidence.by_country(list(clues.of(passages)), list(victims), _stopped(passages))


def _of_rescuers(
    passages: Passages, offered: Iterable[tuple[Sequence[Clue], Evidence]], victims: Iterable[Nationality]
) -> Sequence[Clue] | None:
    """`the Philippine authorities rescued people`, none of them Filipinos: the one country whose own did it."""
    freeing = [body for body in bodies.of(passages) if authority_evidence.frees(passages, body)]
    nations = {body.nation for body in freeing if body.kind not in clues.VISITORS}
    if len(nations) != 1 or nations & {nationality.code for nationality in victims}:
        return None
    own = [theirs for theirs, _ in offered if theirs[0].country in nations]
    return next((theirs for theirs in own if any(clue.kind == "body" for clue in theirs)), None)


def _strength(clue: Clue) -> float:
    return weighing.log_odds(QUESTION, dict.fromkeys(country_evidence.names(clue), 1.0))


def _stopped(passages: Passages) -> bool:
    """Whether the people were stopped on their way, so that the country they were bound for is not where it was."""
    return any(sentence.has("stopped") for sentence in passages.sentences[:3])


def place(passages: Passages, counts: list[Count], where: Where | None) -> Place | None:
    """The town or region named beside the rescue itself, in the country found."""
    telling = {count.sentence.index for count in counts if count.role == "victim" and count.acted_on}
    for sentence in passages.sentences:
        if sentence.index in telling and where is not None:
            for found in sentence.places:
                if found.country == where.country and standing.located(passages, sentence, found.start):
                    return found
    return None
