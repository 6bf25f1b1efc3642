"""Whoever changes what an incident shows beside it (its articles, outlets, authorities) changes what it publishes."""

from collections.abc import Iterable

from django.contrib.auth.base_user import AbstractBaseUser
from django.utils import timezone

from incidents.models import Incident
from incidents.models.incident import State


def sources_changed(incidents: Iterable[Incident], by: AbstractBaseUser) -> None:
    """Keep who changed something that incidents show; those that are public are revised at once instead."""
    numbers = [incident.pk for incident in incidents]
    waiting = Incident.objects.filter(pk__in=numbers).exclude(state__in=[State.PUBLISHED, State.MERGED])
    waiting.update(sources_changed_by=by.pk, sources_changed_at=timezone.now())


def looked_at(incident: Incident, by: AbstractBaseUser) -> None:
    """Somebody saved the page of an incident, and so has seen what others changed of what it shows."""
    stored = Incident.objects.filter(pk=incident.pk).exclude(sources_changed_by=by.pk)
    stored.update(sources_changed_by=None, sources_changed_at=None)
