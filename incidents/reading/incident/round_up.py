"""Whether a text goes from one rescue to the next, each in a month of its own."""

from collections.abc import Iterable, Iterator, Sequence

from incidents.reading.days.mentions import Mention
from incidents.reading.days.resolving import Anchor, resolved
from incidents.reading.people.people import Count
from incidents.reading.words.passages import Sentence

SEVERAL = 3  # of one incident people may be freed in two months
OPENING = 3


def many_months(sentences: Sequence[Sentence], told: Sequence[Count], basis: Anchor | None) -> bool:
    """`In February … freed nine girls; in May … 23 men; in August …`: a year is gone through, month by month.

    News that opens with what happened on one day may look back on other months.
    """
    if any(sentence.dated for sentence in sentences[:OPENING]):
        return False
    counted = {count.sentence.index for count in told if count.acted_on}
    named = (set(_months(one.dates, basis)) for one in sentences if one.index in counted)
    return len({month for months in named if len(months) == 1 for month in months}) >= SEVERAL


def _months(dates: Iterable[Mention], basis: Anchor | None) -> Iterator[int]:
    for mention in dates:
        found = resolved(mention, basis)
        if mention.month is not None:
            yield mention.month
        elif found is not None:
            yield found.value.month
