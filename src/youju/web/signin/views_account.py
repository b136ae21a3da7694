"""The own account: name, password, language, tokens, one-time codes, sessions, and which roles one holds."""

from __future__ import annotations

from typing import Any

import segno
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from youju.engine.base.problems import Place, Problem
from youju.web.accounts import second
from youju.web.accounts.models import Account
from youju.web.accounts.passwords import LEAST
from youju.web.accounts.problems import NOT_REPEATED
from youju.web.commands.desk.office import current_office
from youju.web.commands.desk.people import roles_told
from youju.web.commands.people import own
from youju.web.ui.access import SIGNED_IN, VERIFIED, PageRequest, allow
from youju.web.ui.templatetags.ui import language

TERMS = (30, 90, 180, 365)


@allow(SIGNED_IN)
def account_page(request: PageRequest) -> HttpResponse:
    """What a person sees of the own account; posting changes the name."""
    account = _account(request)
    problems: tuple[Problem, ...] = ()
    if request.method == "POST":
        problems = own.change_name(current_office(), account, request.POST.get("name", ""))
        if not problems:
            return _done(request, gettext("姓名已改。"))
    shown = {
        "account": account,
        "name": request.POST.get("name", account.name),
        "roles": roles_told(current_office(), request.actor, language()),
        "second": second.is_on(account),
        "tokens": len(own.own_tokens(account)),
        "problems": problems,
    }
    return render(request, "signin/account.html", shown, status=422 if problems else 200)


@allow(SIGNED_IN, unsettled=True)
@sensitive_post_parameters("old", "new", "again")
def account_password(request: PageRequest) -> HttpResponse:
    """Another password; a first one has to be changed here before anything else."""
    account = _account(request)
    problems: tuple[Problem, ...] = ()
    if request.method == "POST":
        old, new = request.POST.get("old", ""), request.POST.get("new", "")
        problems = (NOT_REPEATED.at(Place(field="again")),) if new != request.POST.get("again", "") else ()
        problems = problems or own.change_password(current_office(), account, old, new)
        if not problems:
            update_session_auth_hash(request, account)
            return _done(request, gettext("密码已改，其他设备上的登录已经退出。"))
    shown = {"problems": problems, "first": account.must_change, "least": LEAST, "login": account.login}
    return render(request, "signin/password.html", shown, status=422 if problems else 200)


@allow(SIGNED_IN)
@require_POST
def account_language(request: PageRequest) -> HttpResponse:
    """The language of every further sign-in, and of this session at once."""
    chosen = request.POST.get("language", "")
    if own.choose_language(_account(request), chosen):
        return HttpResponse(status=422)
    answer = HttpResponseRedirect("/account", status=303)
    if chosen:
        answer.set_cookie(settings.LANGUAGE_COOKIE_NAME, chosen, samesite="Lax", max_age=180 * 24 * 3600)
    else:
        answer.delete_cookie(settings.LANGUAGE_COOKIE_NAME)
    return answer


@allow(SIGNED_IN)
@require_POST
def account_sessions(request: PageRequest) -> HttpResponse:
    """End every session but this one."""
    account = _account(request)
    own.end_sessions(current_office(), account)
    update_session_auth_hash(request, account)
    return _done(request, gettext("其他设备上的登录已经退出。"))


@allow(SIGNED_IN, unsettled=True)
def account_second(request: PageRequest) -> HttpResponse:
    """Set up one-time codes, get new recovery codes, or turn them off."""
    account = _account(request)
    step = request.POST.get("step", "") if request.method == "POST" else ""
    problems: tuple[Problem, ...] = ()
    codes: Any = ()
    if step == "confirm":
        codes, problems = own.turn_second_on(current_office(), account, request.POST.get("code", ""), timezone.now())
        if codes:
            request.session[VERIFIED] = True
    elif step == "codes" and second.is_on(account):
        codes = second.recovery_codes(account)
    elif step == "off":
        problems = own.turn_second_off(current_office(), account, request.POST.get("password", ""))
        if not problems:
            return _done(request, gettext("动态验证码已关闭。"))
    shown = {"problems": problems, "codes": codes, "on": second.is_on(account), "required": _required(request)}
    if not shown["on"]:
        shown |= _scanned(account)
    return render(request, "signin/second.html", shown, status=422 if problems else 200)


@allow(SIGNED_IN)
def account_tokens(request: PageRequest) -> HttpResponse:
    """The person's tokens; posting makes one, whose text is shown this once."""
    account, made = _account(request), None
    problems: tuple[Problem, ...] = ()
    if request.method == "POST":
        days = request.POST.get("days", "")
        term = int(days) if days.isascii() and days.isdecimal() and len(days) < 5 else 0
        name = request.POST.get("name", "")
        made, problems = own.make_token(current_office(), account, name, term, timezone.now())
    shown = {"tokens": own.own_tokens(account), "made": made, "problems": problems, "terms": TERMS}
    return render(request, "signin/tokens.html", shown, status=422 if problems else 200)


@allow(SIGNED_IN)
@require_POST
def account_token_revoke(request: PageRequest, token: int) -> HttpResponse:
    """End one of the person's tokens."""
    if own.revoke_token(current_office(), _account(request), token):
        return HttpResponse(status=404)
    return _done(request, gettext("令牌已吊销。"), "/account/tokens")


def _scanned(account: Account) -> dict[str, str]:
    secret = second.begin(account)
    site = settings.YOUJU_SITE
    address = second.address(account, secret, f"有据 {site.name if site else ''}".strip())
    parts = " ".join(secret[at : at + 4] for at in range(0, len(secret), 4))
    return {"qr": segno.make(address, error="m").svg_data_uri(scale=4, border=4), "secret": parts}


def _required(request: PageRequest) -> bool:
    site = settings.YOUJU_SITE
    return bool(site and request.actor.roles & frozenset(site.signing_in.second_factor))


def _account(request: PageRequest) -> Account:
    if not isinstance(request.user, Account):
        raise TypeError("a page of signed-in people was opened by nobody")
    return Account.objects.get(pk=request.user.pk)


def _done(request: PageRequest, said: str, address: str = "/account") -> HttpResponse:
    messages.success(request, said)
    return HttpResponseRedirect(address, status=303)
