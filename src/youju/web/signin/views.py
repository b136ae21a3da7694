"""Signing in with a password, signing out; in the demonstration, as each of the cast with one click."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth import authenticate, login, logout
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from youju.web.accounts.models import Account
from youju.web.commands.people import cast
from youju.web.ui.access import ANYONE, SIGNED_IN, PageRequest, allow


@allow(ANYONE)
def sign_in(request: PageRequest) -> HttpResponse:
    """The sign-in page; a right name and password lead on to where the person wanted to go."""
    name = request.POST.get("login", "").strip()
    failed = False
    if request.method == "POST":
        user = authenticate(request, username=name, password=request.POST.get("password", ""))
        if user is not None:
            login(request, user)
            return HttpResponseRedirect(_onward(request))
        failed = True
    shown = {"failed": failed, "name": name, "next": _onward(request), "cast": cast() if _is_demo() else ()}
    return render(request, "signin/page.html", shown, status=422 if failed else 200)


@allow(ANYONE)
@require_POST
def sign_in_as(request: PageRequest) -> HttpResponse:
    """Sign in as one of the cast, in a demonstration only."""
    if not _is_demo():
        raise Http404
    account = Account.objects.filter(login=request.POST.get("login", ""), login__in=[a.login for a in cast()]).first()
    if account is None:
        raise Http404
    login(request, account, backend="django.contrib.auth.backends.ModelBackend")
    return HttpResponseRedirect(_onward(request))


@allow(SIGNED_IN)
@require_POST
def sign_out(request: PageRequest) -> HttpResponse:
    """Sign out, to the sign-in page."""
    logout(request)
    return HttpResponseRedirect("/signin")


def _is_demo() -> bool:
    return settings.YOUJU_SITE is not None and settings.YOUJU_SITE.demo


def _onward(request: PageRequest) -> str:
    """Where to go after signing in: an address of this site only."""
    wanted = request.POST.get("next") or request.GET.get("next", "/")
    return wanted if url_has_allowed_host_and_scheme(wanted, {request.get_host()}) else "/"
