from typing import Any

import pytest

from incidents.editions.check import BadEdition, check

from .conftest import Maker, incident_row


def test_a_sound_edition_passes(edition_of: Maker) -> None:
    check(edition_of(incident_row(1)), {"TI-00001": 1})


@pytest.mark.parametrize("expected", [{}, {"TI-00001": 1, "TI-00002": 1}, {"TI-00002": 1}])
def test_incidents_other_than_the_published_ones_are_refused(edition_of: Maker, expected: dict[str, int]) -> None:
    with pytest.raises(BadEdition, match="not the published ones"):
        check(edition_of(incident_row(1)), expected)


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"nationalities": [{"nationality": "ID", "number": 4}], "remainder": 5}, "do not add up"),
        ({"victims": 10, "victims_low": 11, "victims_high": 12}, "outside its low and high"),
        ({"victims": 13, "victims_low": 11, "victims_high": 12}, "outside its low and high"),
        ({"place_precision": "country"}, "country-only incident has a point"),
    ],
)
def test_what_contradicts_itself_is_refused(edition_of: Maker, changes: dict[str, Any], reason: str) -> None:
    with pytest.raises(BadEdition, match=reason):
        check(edition_of(incident_row(1, **changes)), {"TI-00001": 1})


def test_rows_of_an_unpublished_incident_are_refused(edition_of: Maker) -> None:
    stray = {"incident": "TI-00009", "article": "AR-00001"}
    with pytest.raises(BadEdition, match="counts has rows"):
        check(edition_of(incident_row(1), counts=[stray]), {"TI-00001": 1})


def test_an_incident_without_a_citation_is_refused(edition_of: Maker) -> None:
    with pytest.raises(BadEdition, match="has no citation"):
        check(edition_of(incident_row(1), citations=[]), {"TI-00001": 1})
