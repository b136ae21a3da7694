"""Wrong passwords in a row make the next try wait: per account and address, and per account over all addresses.

An address alone never waits, for a whole office may sit behind one. A browser that has signed in to the account before
is not made to wait for what others try elsewhere, so nobody can lock a colleague out.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from youju.web.accounts.models import Attempt

_FORGOTTEN = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class _Limit:
    """`free` wrong tries at once, then `first` seconds of waiting, doubled by every further one up to `most`."""

    free: int
    first: int
    most: int

    def wait(self, failures: int) -> timedelta:
        """How long after the last of so many."""
        beyond = failures - self.free
        return timedelta(seconds=min(self.most, self.first << min(beyond, 16))) if beyond >= 0 else timedelta(0)


_HERE, _ANYWHERE = _Limit(5, 30, 900), _Limit(30, 60, 900)


def waiting(login: str, address: str, now: datetime, *, known: bool = False) -> timedelta:
    """How long a try for `login` from `address` has to wait; zero where it may be made. `known`: see the module."""
    limits = {_key(login, address): _HERE} | ({} if known else {_key(login, ""): _ANYWHERE})
    found = Attempt.objects.filter(key__in=limits, last__gt=now - _FORGOTTEN)
    left = [attempt.last + limits[attempt.key].wait(attempt.failures) - now for attempt in found]
    return max([timedelta(0), *left])


def failed(login: str, address: str, now: datetime) -> None:
    """Note a wrong try."""
    Attempt.objects.filter(last__lte=now - _FORGOTTEN).delete()
    for key in (_key(login, address), _key(login, "")):
        attempt, _ = Attempt.objects.get_or_create(key=key, defaults={"last": now})
        attempt.failures, attempt.last = attempt.failures + 1, now
        attempt.save()


def succeeded(login: str, address: str) -> None:
    """Forget the wrong tries from here; those made elsewhere stay."""
    Attempt.objects.filter(key=_key(login, address)).delete()


def _key(login: str, address: str) -> str:
    return sha256(f"{login.casefold()}\0{address}".encode()).hexdigest()
