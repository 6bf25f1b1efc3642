"""What limits guessing passwords."""

from django.db import models


class SignInCount(models.Model):
    """How many attempts to sign in failed in one quarter of an hour, by one address, on one account, or both.

    ``key`` is a hash salted for that quarter; rows whose quarter is over are deleted.
    """

    key = models.CharField(max_length=64, unique=True)
    ends = models.DateTimeField(db_index=True)
    count = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.ends:%Y-%m-%d %H:%M}: {self.count}"
