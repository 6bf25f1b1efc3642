"""What speaks for a country being where the rescue was: how often, where and how the text speaks of it."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence

from incidents.reading import weighing
from incidents.reading.country.clues import Clue
from incidents.reading.nationality.nationalities import Nationality
from incidents.reading.weighing import Evidence
from incidents.reading.words.passages import Sentence

THEIRS = "of victims"
GOALS = "goal", "town goal"
# How a country is spoken of where nothing was done in it.
ELSEWHERE = (THEIRS, "from", "goal", "people", "border", "mission", "society", "receiver", "namesake", "dateline",
             "town from", "town goal", "town of", "town dateline", "town mission")  # fmt: skip


def by_country(
    clues: Sequence[Clue], victims: Collection[Nationality], stopped: bool
) -> list[tuple[Sequence[Clue], Evidence]]:
    """The clues to each country, in the order of the text, and their evidence; `stopped`: on their way elsewhere."""
    theirs = {offset for stretch in victims for offset in range(stretch.start, stretch.end)}
    codes = {nationality.code for nationality in victims}
    same: dict[str, list[Clue]] = defaultdict(list)
    for clue in _not_only_bound_for(clues) if stopped else clues:
        same[clue.country].append(clue)
    here = [clue for clue in clues if not _of_elsewhere(_kind(clue, theirs))]
    first = min(here, key=lambda clue: clue.start, default=None)
    return [(own, _evidence(own, theirs) | _among(own, codes, first, len(same), stopped)) for own in same.values()]


def _not_only_bound_for(clues: Sequence[Clue]) -> list[Clue]:
    """Without the countries that people stopped on their way were only bound for."""
    reached = {clue.country for clue in clues if clue.kind not in GOALS}
    return [clue for clue in clues if clue.country in reached or not reached]


def names(clue: Clue, theirs: Collection[int] = ()) -> Iterator[str]:
    """The kinds of evidence one clue is."""
    sentence = clue.sentence
    kind = _kind(clue, theirs)
    act = _act(sentence)
    if sentence.elsewhere or sentence.statistical:
        yield f"{kind}, another case"
    else:
        yield from (kind, f"{kind}, {sentence.part}", f"{kind}, {act}")
    if clue.small:
        yield "small town"
    if not _of_elsewhere(kind):
        yield from (f"spoken of, {sentence.part}", f"spoken of, {act}")


def _kind(clue: Clue, theirs: Collection[int]) -> str:
    return THEIRS if clue.start in theirs else clue.kind


def _of_elsewhere(kind: str) -> bool:
    return kind.startswith(ELSEWHERE)


def _act(sentence: Sentence) -> str:
    return "freed" if sentence.has("rescue", "event") else "arrested" if sentence.has("arrest") else "no act"


def _evidence(own: Sequence[Clue], theirs: Collection[int]) -> Evidence:
    return weighing.counted(Counter(name for clue in own for name in names(clue, theirs)))


def _among(own: Sequence[Clue], codes: Collection[str], first: Clue | None, countries: int, stopped: bool) -> Evidence:
    country = own[0].country
    signs = {
        "victims' own": country in codes,
        "only victims' own": country in codes and len(codes) == 1,
        "first spoken of": first is not None and first.country == country,
        "only country": countries == 1,
        "bound for": stopped and any(clue.kind in GOALS for clue in own),
    }
    return {name: 1.0 for name, is_so in signs.items() if is_so}
