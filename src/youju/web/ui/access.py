"""Who may open a page. Every view says so with `@allow`; a view without a rule is refused.

A rule asks for a role held anywhere: whether it reaches the record in question, the command decides.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect

from youju.web.accounts import second
from youju.web.accounts.actors import Actor, actor_of
from youju.web.accounts.models import Account

if TYPE_CHECKING:
    from django_htmx.middleware import HtmxDetails

ANYONE = "anyone"
SIGNED_IN = "signed-in"
NOBODY = Actor("", "")
VERIFIED, SINGLE_SIGN_ON = "verified", "single-sign-on"
"""What a session says of how it began: with a second factor; at a provider, who asks for its own."""
SIGN_IN = "/signin"
View = Callable[..., HttpResponseBase]


class PageRequest(HttpRequest):
    """A request as views get it: with the actor behind it, and what htmx says of itself."""

    actor: Actor
    htmx: HtmxDetails


@dataclass(frozen=True, slots=True)
class Rule:
    """Who may open a view: anybody, whoever has signed in, or the holders of one of `roles`.

    `unsettled`: also who still has to change a first password or to set up a second factor.
    """

    anonymous: bool = False
    roles: frozenset[str] = frozenset()
    unsettled: bool = False

    def admits(self, actor: Actor) -> bool:
        """Whether this actor may open it; NOBODY is a visitor who has not signed in."""
        if self.anonymous:
            return True
        return actor is not NOBODY and (not self.roles or bool(self.roles & actor.roles))


FOREIGN: dict[str, Rule] = {
    "django.views.i18n": Rule(anonymous=True, unsettled=True),
    "django.contrib.staticfiles": Rule(anonymous=True, unsettled=True),
    "ninja": Rule(anonymous=True, unsettled=True),  # each operation of the API asks for a token or a session itself
}
"""Rules of views that libraries bring, by the beginning of their module."""


def allow(*who: str, unsettled: bool = False) -> Callable[[View], View]:
    """Say who may open a view: `ANYONE`, `SIGNED_IN`, or the roles that may; `unsettled` as in `Rule`."""
    if not who:
        raise ValueError("name who may open the page")
    rule = Rule(ANYONE in who, frozenset(who) - {ANYONE, SIGNED_IN}, unsettled)

    def ruled(view: View) -> View:
        view.rule = rule  # type: ignore[attr-defined]  # functions carry attributes; wrappers copy them
        return view

    return ruled


def rule_of(view: Any) -> Rule | None:
    """The rule of a view; None for one that says nothing, which nobody may open."""
    found = getattr(view, "rule", None)
    if isinstance(found, Rule):
        return found
    view = getattr(view, "func", view)  # a view with arguments already given
    module = getattr(getattr(view, "view_class", view), "__module__", "")
    return next((rule for name, rule in FOREIGN.items() if module.startswith(name)), None)


class AccessMiddleware:
    """Puts the actor on each request and holds each view to its rule."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Find out who asks, then go on."""
        request.actor = _actor(request)  # type: ignore[attr-defined]  # see PageRequest
        return self.get_response(request)

    def process_view(self, request: PageRequest, view: View, _args: Any, _kwargs: Any) -> HttpResponseBase | None:
        """Refuse what the rule of the view does not admit; a visitor is led to the sign-in page."""
        rule = rule_of(view)
        if rule is None:
            raise PermissionDenied("a view without a rule")
        first = "" if rule.unsettled else unsettled(request)
        if first:
            return _led(request, first)
        if rule.admits(request.actor):
            return None
        if request.actor is NOBODY:
            return _to_sign_in(request)
        raise PermissionDenied


def _actor(request: HttpRequest) -> Actor:
    user = request.user
    if isinstance(user, AnonymousUser) or not isinstance(user, Account) or not user.is_active:
        return NOBODY
    return actor_of(user)


def unsettled(request: HttpRequest) -> str:
    """Where a person has to go before anything else: a first password to change, a second factor to set up; else ""."""
    user, site = request.user, settings.YOUJU_SITE
    if not isinstance(user, Account) or not user.is_active or request.session.get(SINGLE_SIGN_ON):
        return ""
    if user.must_change:
        return "/account/password"
    needed = frozenset(site.signing_in.second_factor) if site else frozenset()
    if not needed or request.session.get(VERIFIED) or not needed & actor_of(user).roles:
        return ""
    return SIGN_IN if second.is_on(user) else "/account/second"


def _to_sign_in(request: PageRequest) -> HttpResponse:
    back = request.get_full_path() if request.method == "GET" else "/"
    return _led(request, SIGN_IN if request.htmx else f"{SIGN_IN}?{urlencode({'next': back})}")


def _led(request: PageRequest, address: str) -> HttpResponse:
    if request.htmx:
        answer = HttpResponse(status=204)
        answer["HX-Redirect"] = address
        return answer
    return HttpResponseRedirect(address)
