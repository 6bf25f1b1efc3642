"""What staff do in the inbox, in the history that the admin shows of articles and incidents."""

from django.contrib.admin.models import ADDITION, CHANGE, LogEntry
from django.contrib.auth.base_user import AbstractBaseUser
from django.db.models import Model


def note(by: AbstractBaseUser, row: Model, message: str, is_new: bool = False) -> None:
    """Note one action on an article or incident."""
    kind = ADDITION if is_new else CHANGE
    LogEntry.objects.log_actions(by.pk, [row], kind, change_message=message, single_object=True)
