"""Single sign-on: to the provider that youju.toml names, and back."""

from __future__ import annotations

import logging

import requests
from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.http import Http404, HttpResponse, HttpResponseRedirect
from jwt import PyJWTError
from mozilla_django_oidc.views import OIDCAuthenticationCallbackView, OIDCAuthenticationRequestView

from youju.web.accounts.endpoints import discover
from youju.web.signin.entering import enter
from youju.web.ui.access import ANYONE, SINGLE_SIGN_ON, PageRequest, allow

REFUSED = "/signin?refused"
_log = logging.getLogger(__name__)


class _Back(OIDCAuthenticationCallbackView):  # type: ignore[misc]  # the library ships no types
    """Begins a session as signing in with a password does."""

    failure_url = REFUSED

    def login_success(self) -> HttpResponse:
        """Lead on to where the person wanted to go."""
        return enter(self.request, self.user, self.success_url, how=SINGLE_SIGN_ON)


@allow(ANYONE, unsettled=True)
def to_provider(request: PageRequest) -> HttpResponse:
    """Lead to the provider's sign-in page."""
    oidc = settings.YOUJU_SITE.oidc if settings.YOUJU_SITE else None
    if oidc is None:
        raise Http404
    try:
        discover(oidc)
    except (requests.RequestException, ValueError) as error:
        _log.warning("the provider of single sign-on does not answer: %s", error)
        return HttpResponseRedirect(REFUSED)
    answer: HttpResponse = OIDCAuthenticationRequestView.as_view()(request)
    return answer


@allow(ANYONE, unsettled=True)
def from_provider(request: PageRequest) -> HttpResponse:
    """Take whom the provider vouches for, if there is an account of that login."""
    if settings.YOUJU_SITE is None or settings.YOUJU_SITE.oidc is None:
        raise Http404
    try:
        answer: HttpResponse = _Back.as_view()(request)
    except (SuspiciousOperation, PyJWTError, requests.RequestException) as error:
        _log.warning("single sign-on failed: %s", error)
        return HttpResponseRedirect(REFUSED)
    return answer
