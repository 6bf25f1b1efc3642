"""``manage.py load_groups``: make the group of those who work on the record, so that an account needs one tick."""

from typing import Any

from django.contrib.auth.models import Group, Permission
from django.core.management.base import BaseCommand
from django.db import transaction
from django.db.models import Q

EDITORS = "Editors"
# What editors only look at is written by jobs and by the code itself.
CHANGED = (
    "article",
    "authority",
    "citation",
    "followup",
    "helpline",
    "incident",
    "involvement",
    "outlet",
    "suggestion",
    "victimcount",
)
# Rows of an incident that are wrong go; everything else stays and is withdrawn, retired or set aside.
DELETED = ("citation", "followup", "involvement", "victimcount")


class Command(BaseCommand):
    help = (
        "Make the group Editors with all that work on the record needs; a group that is there already is left alone."
    )

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        group, is_new = Group.objects.get_or_create(name=EDITORS)
        if is_new:
            group.permissions.set(_permissions())


def _permissions() -> list[Permission]:
    wanted = Q(codename__startswith="view_")
    for name in CHANGED:
        wanted |= Q(codename__in=(f"add_{name}", f"change_{name}"))
    for name in DELETED:
        wanted |= Q(codename=f"delete_{name}")
    return list(Permission.objects.filter(wanted, content_type__app_label="incidents"))
