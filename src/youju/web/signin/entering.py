"""A session begins: what it is told, and what the browser remembers of it."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth import login
from django.core import signing
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme

from youju.web.accounts.models import Account
from youju.web.ui.access import SINGLE_SIGN_ON, PageRequest

KEPT = 30 * 24 * 3600
"""Seconds that a device stays signed in whose owner says that nobody else uses it."""
_KNOWN, _KNOWN_FOR, _MOST = "youju_known", 180 * 24 * 3600, 8


def enter(request: HttpRequest, account: Account, onward: str, *, keep: bool = False, how: str = "") -> HttpResponse:
    """Begin a session and lead on; `how` is VERIFIED, SINGLE_SIGN_ON or "" for a password alone."""
    backend = "youju.web.accounts.provider.LoginBackend" if how == SINGLE_SIGN_ON else None
    login(request, account, backend=backend or "django.contrib.auth.backends.ModelBackend")
    if how:
        request.session[how] = True
    if keep:
        request.session.set_expiry(KEPT)
    answer = HttpResponseRedirect(onward)
    if account.language:
        answer.set_cookie(settings.LANGUAGE_COOKIE_NAME, account.language, max_age=_KNOWN_FOR, samesite="Lax")
    known = [account.pk, *(pk for pk in known_accounts(request) if pk != account.pk)][:_MOST]
    secure = request.is_secure()
    answer.set_cookie(
        _KNOWN, signing.dumps(known, salt=_KNOWN), max_age=_KNOWN_FOR, httponly=True, samesite="Lax", secure=secure
    )
    return answer


def known_accounts(request: HttpRequest) -> list[int]:
    """Numbers of the accounts that signed in with this browser in the last half year."""
    try:
        found = signing.loads(request.COOKIES.get(_KNOWN, ""), salt=_KNOWN, max_age=_KNOWN_FOR)
    except signing.BadSignature:
        return []
    return [pk for pk in found if isinstance(pk, int)] if isinstance(found, list) else []


def is_known(request: HttpRequest, name: str) -> bool:
    """Whether this browser has signed in to the account of this login."""
    return Account.objects.filter(login__iexact=name, pk__in=known_accounts(request)).exists()


def onward(request: PageRequest) -> str:
    """Where to go after signing in: an address of this site only."""
    wanted = request.POST.get("next") or request.GET.get("next", "/")
    return wanted if url_has_allowed_host_and_scheme(wanted, {request.get_host()}) else "/"


def address_of(request: HttpRequest) -> str:
    """Where a request comes from, to count wrong passwords."""
    return str(request.META.get("REMOTE_ADDR", ""))
