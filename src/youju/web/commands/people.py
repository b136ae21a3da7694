"""People with accounts: the cast of a demonstration."""

from __future__ import annotations

from youju.web.accounts.models import Account

CAST = {"xiaowang": "小王", "laoli": "老李", "aqiang": "阿强", "shenji": "审计"}
"""Login and name of the four people that every demonstration has."""


def cast() -> tuple[Account, ...]:
    """The accounts of the demonstration's people, in the order of `CAST`."""
    found = {account.login: account for account in Account.objects.filter(login__in=CAST, is_active=True)}
    return tuple(found[login] for login in CAST if login in found)
