"""How many those of a list are, where a comma or a nation tells some of them again."""

from incidents.reading.people.parties import Party
from incidents.reading.people.people import Count


def up(group: list[Party]) -> int:
    """`the owner, a Chinese man, and two guards` are three: what a comma adds without a number is the same again."""
    if _by_nations(group):
        return group[0].value
    listed = len(group) > 1 and group[-1].joint != ","
    apart = listed and group[0].value > max(
        1, sum(party.value for party in group[1:])
    )  # `three guards, a cook and a driver`
    again = [
        party
        for party, closing in zip(group[1:], [*(one.joint for one in group[2:]), ","], strict=False)
        if party.joint == "," and not apart and (not listed or (closing[0] in ",+" and _apposed(party, group)))
    ]
    return sum(party.value for party in group) - sum(party.value for party in again if party.uncounted)


def _apposed(party: Party, group: list[Party]) -> bool:
    """`the owner, a man of 60, and his foreman`: whether one behind a comma may be the one before it again.

    Not so in `a surgeon, an agent and two guards`, where both have an article of one and a role of their own.
    """
    if all(
        one.count is not None and one.count.number.weak and one.count.noun == "suspect" for one in (group[0], party)
    ):
        return False
    return party.count is not None or party.kind == "national" or (party.kind == "aged" and group[0].kind == "role")


def _by_nations(group: list[Party]) -> bool:
    """`four women, three Romanians and a Kenyan` are four: by nations they are told again."""
    again = group[1:]
    nations = all(party.kind == "national" or _of_a_nation(party.count) for party in again)
    return len(again) > 1 and nations and group[0].value == sum(party.value for party in again)


def _of_a_nation(count: Count | None) -> bool:
    return count is not None and count.noun in (None, "group", "person") and bool(count.nationalities)
