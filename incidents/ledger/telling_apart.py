"""Which incidents a person has looked at side by side and called two."""

from django.contrib.auth.base_user import AbstractBaseUser
from django.db.models import Q

from incidents.models import Incident, ToldApart


def told_apart_from(number: int) -> set[int]:
    """The numbers of the incidents that somebody said are others than this one."""
    pairs = ToldApart.objects.filter(Q(first=number) | Q(second=number)).values_list("first", "second")
    return {one for pair in pairs for one in pair} - {number}


def tell_apart(incident: Incident, other: Incident, by: AbstractBaseUser) -> bool:
    """Keep that these are two incidents; False where that was kept before."""
    first, second = sorted((incident.pk, other.pk))
    if first == second:
        return False
    return ToldApart.objects.get_or_create(first_id=first, second_id=second, defaults={"by_id": by.pk})[1]
