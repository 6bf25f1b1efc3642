"""Which sources say how many people were arrested."""

from incidents.models import Incident


def tell_arrests(incident: Incident) -> set[int]:
    """The citations, by their number, that an incident's arrests are from: those ticked, else its only one."""
    if incident.arrests is None:
        return set()
    citations = list(incident.citations.all())
    ticked = {citation.pk for citation in citations if citation.tells_arrests}
    return ticked or ({citations[0].pk} if len(citations) == 1 else set())
