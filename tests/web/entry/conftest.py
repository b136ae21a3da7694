"""Browsers without scripts at the cast's site, as each of the cast."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from youju.web.accounts.models import Account
from youju.web.commands.desk.office import Office, use


@pytest.fixture
def office(site) -> Office:
    """The office that the pages of this process show."""
    return use(site)


@pytest.fixture
def signed(office) -> Callable[[str], Client]:
    """A browser of one of the cast."""

    def sign_in(login: str) -> Client:
        client = Client()
        client.force_login(Account.objects.get(login=login))
        return client

    return sign_in


@pytest.fixture
def clerk(signed) -> Client:
    """The browser of 小王, clerk of 东关街道."""
    return signed("xiaowang")
