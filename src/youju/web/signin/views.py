"""Signing in with a password and a code of the phone, signing out; in the demonstration, as each of the cast."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth import authenticate, logout
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext, ngettext
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from youju.web.accounts import second, throttle
from youju.web.accounts.models import Account
from youju.web.commands.desk.people import cast
from youju.web.signin.entering import address_of, enter, is_known, onward
from youju.web.ui.access import ANYONE, SIGNED_IN, VERIFIED, PageRequest, allow

_PENDING, _PATIENCE = "signing-in", timedelta(minutes=10)


@allow(ANYONE, unsettled=True)
@sensitive_post_parameters("password")
def sign_in(request: PageRequest) -> HttpResponse:
    """The sign-in page; a right name and password lead on to where the person wanted to go, or to the code first."""
    if request.method != "POST":
        refused = gettext("统一登录没有成功，或这里没有您的账号；请用密码登录，或联系管理员。")
        return _page(request, failed=refused if "refused" in request.GET else "")
    name = request.POST.get("login", "").strip()
    known = is_known(request, name)
    wait = throttle.waiting(name, address_of(request), timezone.now(), known=known)
    if wait:
        return _page(request, failed=_wait(wait), status=429)
    user = authenticate(request, username=name, password=request.POST.get("password", ""))
    if not isinstance(user, Account):
        throttle.failed(name, address_of(request), timezone.now())
        return _page(request, failed=gettext("用户名或密码不对，请再试一次。"), status=422)
    throttle.succeeded(name, address_of(request))
    if not second.is_on(user):
        return enter(request, user, onward(request), keep="keep" in request.POST)
    request.session.cycle_key()
    said = {"account": user.pk, "at": timezone.now().isoformat(), "next": onward(request)}
    request.session[_PENDING] = said | {"keep": "keep" in request.POST}
    return HttpResponseRedirect("/signin/code")


@allow(ANYONE, unsettled=True)
def sign_in_code(request: PageRequest) -> HttpResponse:
    """The code of the phone, or a recovery code, after the right password."""
    pending = request.session.get(_PENDING) or {}
    account = _waiting_for_code(pending)
    if account is None:
        return HttpResponseRedirect("/signin")
    if request.method != "POST":
        return render(request, "signin/code.html", {"failed": ""})
    counted = f"{account.login}\0code"
    wait = throttle.waiting(counted, address_of(request), timezone.now())
    if wait:
        return render(request, "signin/code.html", {"failed": _wait(wait)}, status=429)
    code = request.POST.get("code", "")
    if not (second.check(account, code, timezone.now()) or second.recover(account, code)):
        throttle.failed(counted, address_of(request), timezone.now())
        return render(request, "signin/code.html", {"failed": gettext("验证码不对，或已经用过。")}, status=422)
    throttle.succeeded(counted, address_of(request))
    del request.session[_PENDING]
    return enter(request, account, pending["next"], keep=pending["keep"], how=VERIFIED)


@allow(ANYONE, unsettled=True)
@require_POST
def sign_in_as(request: PageRequest) -> HttpResponse:
    """Sign in as one of the cast, in a demonstration only."""
    if not _is_demo():
        raise Http404
    account = Account.objects.filter(login=request.POST.get("login", ""), login__in=[a.login for a in cast()]).first()
    if account is None:
        raise Http404
    return enter(request, account, onward(request), how=VERIFIED)


@allow(SIGNED_IN, unsettled=True)
@require_POST
def sign_out(request: PageRequest) -> HttpResponse:
    """Sign out, to the sign-in page."""
    logout(request)
    return HttpResponseRedirect("/signin")


def _page(request: PageRequest, failed: str = "", status: int = 200) -> HttpResponse:
    site = settings.YOUJU_SITE
    shown: dict[str, Any] = {
        "failed": failed,
        "name": request.POST.get("login", "").strip(),
        "next": onward(request),
        "cast": cast() if _is_demo() else (),
        "hours": site.signing_in.session_hours if site else 12,
        "provider": (site.oidc.title or gettext("统一身份登录")) if site and site.oidc else "",
    }
    return render(request, "signin/page.html", shown, status=status)


def _waiting_for_code(pending: dict[str, Any]) -> Account | None:
    begun = parse_datetime(str(pending.get("at", "")))
    if begun is None or timezone.now() - begun > _PATIENCE:
        return None
    return Account.objects.filter(pk=pending["account"], is_active=True).first()


def _wait(wait: timedelta) -> str:
    seconds = int(wait.total_seconds()) + 1
    if seconds < 120:
        said = ngettext("试得太多了，请过 %(n)d 秒再试。", "试得太多了，请过 %(n)d 秒再试。", seconds)
        return said % {"n": seconds}
    minutes = -(-seconds // 60)
    return ngettext("试得太多了，请过 %(n)d 分钟再试。", "试得太多了，请过 %(n)d 分钟再试。", minutes) % {"n": minutes}


def _is_demo() -> bool:
    return settings.YOUJU_SITE is not None and settings.YOUJU_SITE.demo
