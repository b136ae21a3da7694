"""Who asks: a program with a token, or a page of this site with the session of whoever has signed in (and CSRF)."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from ninja.errors import HttpError
from ninja.security import APIKeyCookie, HttpBearer

from youju.web.accounts.actors import Actor, actor_of
from youju.web.accounts.tokens import holder
from youju.web.ui.access import NOBODY, unsettled


class Token(HttpBearer):
    """`Authorization: Bearer youju_...`; made on the page 我的账号."""

    def authenticate(self, request: HttpRequest, token: str) -> Actor | None:
        """The person whose token it is becomes the actor of the request."""
        account = holder(token, timezone.now())
        if account is None:
            return None
        request.actor = actor_of(account)  # type: ignore[attr-defined]  # see PageRequest
        return actor_of(account)


class Session(APIKeyCookie):
    """The session cookie of a page; anything that writes needs its CSRF token too."""

    param_name = settings.SESSION_COOKIE_NAME

    def authenticate(self, request: HttpRequest, key: str | None) -> Actor | None:
        """Whoever has signed in, and has nothing to settle first."""
        actor: Actor = getattr(request, "actor", NOBODY)
        if actor is NOBODY:
            return None
        if unsettled(request):
            raise HttpError(403, "first password or second factor to settle")
        return actor
