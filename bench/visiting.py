"""Pages asked for in this process, through every middleware, as somebody who has signed in; how long they took."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from django.conf import settings
from django.test import Client, override_settings

from bench.cells import Unequal
from youju.web.accounts.models import Account
from youju.web.ui.access import FOREIGN, Rule

_BACKEND = "django.contrib.auth.backends.ModelBackend"


class Visitor:
    """A browser in which an account has signed in."""

    def __init__(self, account: Account) -> None:
        self.account = account
        self._client = Client(headers={"accept-encoding": "gzip"})
        self._client.force_login(account, _BACKEND)
        self._plain = Client()
        self._plain.force_login(account, _BACKEND)

    def seconds(self, address: str) -> float:
        """How long the page took; raises `Unequal` where it could not be had."""
        begin = time.perf_counter()
        answer = self._client.get(address)
        taken = time.perf_counter() - begin
        if answer.status_code != 200:
            raise Unequal(f"{address} answers {answer.status_code}")
        return taken

    def text(self, address: str) -> str:
        """The page as text."""
        return self._plain.get(address).content.decode()


@contextmanager
def beside(addresses: str) -> Iterator[None]:
    """Serve the addresses of this module, with Django's admin installed, until the end."""
    more = {"INSTALLED_APPS": [*settings.INSTALLED_APPS, "django.contrib.admin", "bench"], "ROOT_URLCONF": addresses}
    FOREIGN["django.contrib.admin"] = Rule(anonymous=True)
    try:
        with override_settings(**more):
            yield
    finally:
        del FOREIGN["django.contrib.admin"]


def p95(times: Sequence[float]) -> float:
    """The 95th percentile: what 19 of 20 stay at or below."""
    return sorted(times)[-(-len(times) * 19 // 20) - 1]


def must_say(visitor: Visitor, address: str, number: int) -> None:
    """Raises `Unequal` unless the page names this number."""
    if str(number) not in visitor.text(address).replace(",", ""):
        raise Unequal(f"{address} does not say {number:,}")
