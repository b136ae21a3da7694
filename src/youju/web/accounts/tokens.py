"""Tokens: keys by which programs act for a person. Shown once, kept as a digest, with a name and an end."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from hashlib import sha256

from youju.web.accounts.models import Account, Token

PREFIX = "youju_"
MOST_DAYS = 366
_BYTES = 32


def make(account: Account, name: str, days: int, now: datetime) -> tuple[Token, str]:
    """A token and its text, which nothing can show again: 256 random bits need no slow digest."""
    text = PREFIX + secrets.token_urlsafe(_BYTES)
    ends = now + timedelta(days=days)
    return Token.objects.create(account=account, name=name, digest=_digest(text), made_at=now, ends_at=ends), text


def holder(text: str, now: datetime) -> Account | None:
    """Whose token this is; None for one that is unknown or has ended, or whose person may not sign in."""
    if not text.startswith(PREFIX):
        return None
    found = Token.objects.select_related("account").filter(digest=_digest(text), ends_at__gt=now).first()
    if found is None or not found.account.is_active or found.account.must_change:
        return None
    if found.used_on != now.date():
        Token.objects.filter(pk=found.pk).update(used_on=now.date())
    return found.account


def _digest(text: str) -> bytes:
    return sha256(text.encode()).digest()
