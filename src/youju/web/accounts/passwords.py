"""What a password may be, after NIST SP 800-63B: long enough, not common, not one's name. No other rules, no expiry."""

from __future__ import annotations

import secrets
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from django.contrib.auth.password_validation import CommonPasswordValidator

from youju.engine.base.problems import Place, Problem
from youju.web.accounts.problems import COMMON, LIKE_NAME, LONG, SHORT

LEAST, MOST = 10, 128
_BESIDE = 6  # so many characters must be left when names are taken out
_FEW = 5  # so many different characters at least
_CLEAR = "abcdefghjkmnpqrstuvwxyz23456789"
_RUNS = ("01234567890123456789", "abcdefghijklmnopqrstuvwxyz", "qwertyuiopasdfghjklzxcvbnm", "1qaz2wsx3edc4rfv5tgb6yhn")


def plain(password: str) -> str:
    """A password as it is compared: full-width characters of an input method are the same as half-width ones."""
    return unicodedata.normalize("NFKC", password)


def weaknesses(password: str, names: Iterable[str], field: str = "password") -> tuple[Problem, ...]:
    """What stands against a password; `names` are the person's and the office's, of which it may not consist."""
    given, place = plain(password), Place(field=field)
    if len(given) < LEAST:
        return (SHORT.at(place, length=len(given), least=LEAST),)
    if len(given) > MOST:
        return (LONG.at(place, length=len(given), most=MOST),)
    folded = given.casefold()
    if folded in _common() or len(set(folded)) < _FEW or any(folded in run or folded in run[::-1] for run in _RUNS):
        return (COMMON.at(place),)
    left = folded
    for name in sorted({plain(name).casefold().strip() for name in names}, key=len, reverse=True):
        left = left.replace(name, "") if len(name) > 1 else left
    return (LIKE_NAME.at(place),) if left != folded and len(left) < _BESIDE else ()


def first_password() -> str:
    """A password to hand over on paper: 59 bits without characters that look alike, changed at the first sign-in."""
    return "-".join("".join(secrets.choice(_CLEAR) for _ in range(4)) for _ in range(3))


@lru_cache(maxsize=1)
def _common() -> frozenset[str]:
    """The 20,000 passwords that come first in leaked lists."""
    return frozenset(CommonPasswordValidator().passwords)
