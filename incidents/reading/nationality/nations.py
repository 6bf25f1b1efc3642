"""Of which nations the victims are: what rules find and what speaks for each nation named, weighed together."""

from collections.abc import Sequence

from incidents.reading import weighing
from incidents.reading.nationality import nation_evidence, nationalities, whose
from incidents.reading.nationality.nation_evidence import Mention
from incidents.reading.nationality.nationalities import Nationality
from incidents.reading.people.headcount import Headcount
from incidents.reading.weighing import Evidence
from incidents.reading.words.passages import Passages

QUESTION = "nationality"
COUNTED_OTHERS = ("suspect", "official", "other")


def find(passages: Passages, people: Headcount) -> list[Nationality]:
    """Each nation that is likely enough, in the order of the text, with its number where one is told."""
    ruled = {one.code: one for one in people.nationalities}
    likely = [mentions for mentions, found in answers(passages, people) if weighing.likely(QUESTION, found)]
    of_several = len(likely) > 1  # the number of the only nation follows from the whole, as `completing` has it
    own = [ruled.get(mentions[0].mark.value) or _told(passages, people, mentions, of_several) for mentions in likely]
    return sorted(own, key=lambda nation: nation.start)


def answers(passages: Passages, people: Headcount) -> list[tuple[Sequence[Mention], Evidence]]:
    """The mentions of each nation the text names, with what speaks for victims being of it."""
    return nation_evidence.by_nation(passages, people)


def _told(passages: Passages, people: Headcount, mentions: Sequence[Mention], of_several: bool) -> Nationality:
    """What no rule found: with the first number told of it that counts no others, or where most speaks for it."""
    numbered = [found for mention in mentions if (found := _numbered(passages, people, mention))]
    if numbered and of_several:
        return numbered[0]
    best = max(mentions, key=_strength)
    return Nationality(best.mark.value, None, "exact", best.mark.start, best.mark.end, best.sentence)


def _strength(mention: Mention) -> float:
    return weighing.log_odds(QUESTION, dict.fromkeys(mention.signs, 1.0))


def _numbered(passages: Passages, people: Headcount, mention: Mention) -> Nationality | None:
    if not mention.of_people:
        return None
    sentence, others = mention.sentence, {c.number.start for c in people.all if c.role in COUNTED_OTHERS}
    for mark, number in whose.numbered(passages, sentence):
        if mark == mention.mark and number.start not in others:
            return nationalities.with_number(mark, number, sentence)
    return None
