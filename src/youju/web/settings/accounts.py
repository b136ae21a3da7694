"""Accounts: made, disabled, given a new first password, which is shown this once."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render

from youju.engine.base.problems import errors
from youju.web.commands.desk.office import Office, current_office
from youju.web.commands.desk.people import names_of
from youju.web.commands.people import accounts
from youju.web.settings.definitions import GET_POST
from youju.web.ui.access import PageRequest, allow

PAGE = 50
STEPS = {
    "disable": accounts.disable_account,
    "enable": accounts.enable_account,
    "password": accounts.reset_password,
    "second": accounts.drop_second,
}


@allow("admin")
@GET_POST
def account_list(request: PageRequest) -> HttpResponse:
    """Every account with what can be done to it, and a form for a new one."""
    office = current_office()
    made, problems = _done(request, office) if request.method == "POST" else (accounts.Made(), ())
    q, asked = request.GET.get("q", "").strip(), request.GET.get("page", "")
    page = max(int(asked), 1) if asked.isdecimal() and len(asked) < 7 else 1
    first, total = (page - 1) * PAGE, accounts.count_accounts(q)
    known = accounts.accounts(q, first, PAGE)
    name = names_of([made.user])[made.user] if made.user else ""
    shown = {"accounts": known, "made": made, "name": name, "problems": problems, "given": request.POST, "q": q}
    shown |= {"total": total, "first": min(first + 1, total), "last": min(first + PAGE, total)}
    shown["next"] = f"?{urlencode({'q': q, 'page': page + 1})}" if first + PAGE < total else ""
    shown["back"] = f"?{urlencode({'q': q, 'page': page - 1})}" if page > 1 else ""
    return render(request, "settings/accounts.html", shown, status=422 if errors(problems) else 200)


def _done(request: PageRequest, office: Office) -> accounts.Answer:
    step = STEPS.get(request.POST.get("step", ""))
    if step:
        return step(office, request.actor, request.POST.get("user", ""))
    login, name = request.POST.get("login", ""), request.POST.get("name", "")
    return accounts.create_account(office, request.actor, login, name)
