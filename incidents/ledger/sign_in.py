"""How often a password may be guessed: so many failures in a quarter of an hour, then one waits for its end.

An attempt is counted before the password is looked at and given back when it was right. So many processes at once let
no more through than one, and an account that does not exist is limited like one that does.
"""

from datetime import UTC, datetime, timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from incidents.models import SignInCount

from .senders import hashed

QUARTER = timedelta(minutes=15)
# Somebody at one address who mistypes; then guessing from many addresses; then trying many accounts. The last two are
# far higher, as they also keep out others: whoever owns the account, and colleagues behind the same address.
ON_AN_ACCOUNT_FROM_AN_ADDRESS = 5
ON_AN_ACCOUNT = 30
FROM_AN_ADDRESS = 50


class TooManyFailures(Exception):
    """As many attempts as may fail have failed; ``minutes`` to wait."""

    def __init__(self, wait: timedelta) -> None:
        super().__init__()
        self.seconds = max(1, round(wait.total_seconds()))
        self.minutes = -(-self.seconds // 60)


class Attempt:
    """One attempt to sign in, counted as failed until it is said to have succeeded."""

    def __init__(self, account: str, sender: str) -> None:
        """Count it. Raises TooManyFailures, and then the password is not to be looked at."""
        account = account.strip().casefold()
        self._limits = {
            f"both {account}\n{sender}": ON_AN_ACCOUNT_FROM_AN_ADDRESS,
            f"account {account}": ON_AN_ACCOUNT,
            f"address {sender}": FROM_AN_ADDRESS,
        }
        self._ends = _end_of_quarter(timezone.now())
        forget_attempts()
        with transaction.atomic():
            for what, most in self._limits.items():
                self._count(self._key(what), most)

    def succeeded(self) -> None:
        """Take the attempt back; who knows the password starts anew at this address."""
        keys = [self._key(what) for what in self._limits]
        SignInCount.objects.filter(key=keys[0]).delete()
        SignInCount.objects.filter(key__in=keys[1:], count__gt=0).update(count=F("count") - 1)

    def _count(self, key: str, most: int) -> None:
        SignInCount.objects.get_or_create(key=key, defaults={"ends": self._ends})
        if not SignInCount.objects.filter(key=key, count__lt=most).update(count=F("count") + 1):
            raise TooManyFailures(self._ends - timezone.now())

    def _key(self, what: str) -> str:
        return hashed(what, f"sign-in {self._ends:%Y-%m-%d %H:%M}")


def forget_attempts() -> int:
    """Delete the counts of quarters that are over; gives how many."""
    return SignInCount.objects.filter(ends__lte=timezone.now()).delete()[0]


def _end_of_quarter(now: datetime) -> datetime:
    seconds = QUARTER.total_seconds()
    return datetime.fromtimestamp((now.timestamp() // seconds + 1) * seconds, UTC)
