"""What an older edition still tells of an incident, whatever became of it since: pages and API ask here alike.

What went into another incident is told as it stood then, as long as the other is public: a merger takes nothing back.
What was withdrawn since, or is not public any more, is told by its number alone.
"""

from typing import Any

from . import detail
from .edition import Edition


def told(edition: Edition, newest: Edition, identity: str) -> dict[str, Any] | None:
    """An incident as an edition has it (:func:`.detail.incident`); None where it has none, or may tell it no more."""
    return detail.incident(edition, identity) if still_told(newest, identity) else None


def still_told(newest: Edition, identity: str) -> bool:
    """Whether an incident of an older edition is public now, by itself or as part of another one."""
    return detail.holds(newest, identity) or detail.holds(newest, detail.merged_into(newest, identity) or "")


def tombstone(edition: Edition, newest: Edition, identity: str) -> dict[str, Any] | None:
    """Id, day, reason and where it went (``merged_into``) of an incident that is gone; None where nothing is known.

    What the edition itself says comes first.
    """
    for one in (edition, newest):
        if found := detail.withdrawn(one, identity):
            return {**found, "merged_into": detail.merged_into(one, identity)}
    return None
