"""All terms of all schemes, and how the table of terms is brought in line with them."""

from typing import Any

from .terms import Scheme
from .vocabularies.exploitation import EXPLOITATION
from .vocabularies.means import MEANS
from .vocabularies.recruitment import RECRUITMENT
from .vocabularies.sectors import SECTOR
from .vocabularies.seed import Seed

TERMS: dict[Scheme, list[Seed]] = {
    Scheme.EXPLOITATION: EXPLOITATION,
    Scheme.SECTOR: SECTOR,
    Scheme.MEANS: MEANS,
    Scheme.RECRUITMENT: RECRUITMENT,
}


def sync(term_model: Any) -> tuple[int, int]:
    """Bring the table of terms in line with this list; gives how many were added and how many changed.

    ``term_model`` is Term, or in a migration Term as it was then. A term that left the list stays in the table,
    as incidents may use it.
    """
    known = {(term.scheme, term.code): term for term in term_model.objects.all()}
    added = changed = 0
    for scheme, position, seed in _in_order():
        term = known.get((scheme, seed.code)) or term_model(scheme=scheme, code=seed.code)
        broader = known.get(_broader(scheme, seed))
        wanted = {**_facts(seed), "position": position, "parent_id": broader.pk if broader else None}
        if term.pk is None:
            added += 1
        elif all(getattr(term, name) == value for name, value in wanted.items()):
            continue
        else:
            changed += 1
        for name, value in wanted.items():
            setattr(term, name, value)
        term.save()
        known[scheme, seed.code] = term
    return added, changed


def _in_order() -> list[tuple[str, int, Seed]]:
    """Scheme, position and term; a broader term stands before its narrower ones."""
    return [
        (scheme.value, position, seed) for scheme, seeds in TERMS.items() for position, seed in enumerate(seeds, 1)
    ]


def _broader(scheme: str, seed: Seed) -> tuple[str, str]:
    other, _colon, code = seed.broader.rpartition(":")
    return (other or scheme, code)


def _facts(seed: Seed) -> dict[str, str | None]:
    return {name: getattr(seed, name) for name in ("label", "definition", "htcds", "ctdc", "palermo")}
