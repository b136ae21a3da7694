"""Accounts: made, disabled, given a first password by an administrator. The log tells each step by number, never by name."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from youju.engine.base.problems import Place, Problem, errors
from youju.engine.ledger.model import Normalised
from youju.web.accounts import second
from youju.web.accounts.actors import Acting
from youju.web.accounts.models import Account
from youju.web.accounts.passwords import first_password, weaknesses
from youju.web.accounts.problems import BAD_LOGIN, LOGIN_TAKEN, NAME_NEEDED, NO_SUCH_ACCOUNT, NOT_ONESELF
from youju.web.commands.desk.desk import Desk, who
from youju.web.commands.desk.office import Office
from youju.web.commands.desk.problems import LAST_ADMIN
from youju.web.commands.people.roles import ADMIN, roles
from youju.web.store import read
from youju.web.store.log import append, writing

REGISTER = "accounts"
_LOGIN = re.compile(r"[\w.@-]{2,64}")
_LONGEST = 64


@dataclass(frozen=True, slots=True)
class Known:
    """An account as the administrator sees it: `user` is `u7`, `last` the instant of the last sign-in (ISO 8601, "" none)."""

    user: str
    login: str
    name: str
    active: bool
    must_change: bool
    second: bool
    last: str = ""


@dataclass(frozen=True, slots=True)
class Made:
    """What came of it: the user (`u7`, "" where nothing was done) and a password made here, shown this once."""

    user: str = ""
    password: str = ""


Answer = tuple[Made, tuple[Problem, ...]]


def accounts(words: str = "", first: int = 0, most: int | None = None) -> tuple[Known, ...]:
    """Accounts by login, those that are disabled too, whose login or name holds these words; from `first` on, so many."""
    found = _holding(words).select_related("second_factor").order_by("login")
    return tuple(
        Known(
            account.actor_id,
            account.login,
            account.name,
            account.is_active,
            account.must_change,
            hasattr(account, "second_factor") and account.second_factor.confirmed,
            account.last_login.isoformat() if account.last_login else "",
        )
        for account in found[first : None if most is None else first + most]
    )


def count_accounts(words: str = "") -> int:
    """How many accounts hold these words."""
    return _holding(words).count()


def _holding(words: str) -> QuerySet[Account]:
    text = words.strip()
    return Account.objects.filter(Q(login__icontains=text) | Q(name__icontains=text))


def create_account(office: Office, acting: Acting, login: str, name: str, password: str = "") -> Answer:
    """A new account, without any role. Without a password given one is made, to be changed at the first sign-in."""
    desk, login, name = account_desk(office, acting), login.strip(), name.strip()
    problems = (*_refused(desk), *_login_problems(login), *name_problems(name))
    if password:
        problems = (*problems, *weaknesses(password, (login, name, office.site.name, office.site.code)))
    if errors(problems):
        return Made(), problems
    chosen = password or first_password()
    with writing():
        account = Account.objects.create_user(login, name, chosen)
        Account.objects.filter(pk=account.pk).update(must_change=True)
        note(office, desk, account, "created")
    return Made(account.actor_id, "" if password else chosen), problems


def rename_account(office: Office, acting: Acting, user: str, name: str) -> Answer:
    """What a person is called from now on, everywhere."""
    desk, name = account_desk(office, acting), name.strip()
    account = account_of(user)
    problems = (*_refused(desk), *_missing(account), *name_problems(name))
    if account is None or errors(problems):
        return Made(), problems
    with writing():
        Account.objects.filter(pk=account.pk).update(name=name)
        note(office, desk, account, "renamed")
    return Made(user), problems


def disable_account(office: Office, acting: Acting, user: str) -> Answer:
    """Nobody signs in with it any more and its sessions and tokens end; what it entered keeps its name."""
    desk, account, problems = _at(office, acting, user)
    own = (NOT_ONESELF.at(),) if user == desk.actor.id else ()
    problems = (*problems, *own, *_lonely(office, user))
    if account is None or errors(problems):
        return Made(), problems
    with writing():
        account.tokens.all().delete()
        Account.objects.filter(pk=account.pk).update(is_active=False, epoch=account.epoch + 1)
        note(office, desk, account, "disabled")
    return Made(user), problems


def enable_account(office: Office, acting: Acting, user: str) -> Answer:
    """It may sign in again, with the roles that it still holds."""
    desk, account, problems = _at(office, acting, user)
    if account is None or errors(problems):
        return Made(), problems
    with writing():
        Account.objects.filter(pk=account.pk).update(is_active=True)
        note(office, desk, account, "enabled")
    return Made(user), problems


def reset_password(office: Office, acting: Acting, user: str, password: str = "") -> Answer:
    """A new first password, to be changed at the next sign-in; the account's sessions end. Made here where none is given."""
    desk, account, problems = _at(office, acting, user)
    if account is None or errors(problems):
        return Made(), problems
    if password:
        problems = weaknesses(password, names_of_account(office, account))
        if errors(problems):
            return Made(), problems
    chosen = password or first_password()
    with writing():
        account.set_password(chosen)
        account.must_change = True
        account.save(update_fields=["password", "must_change"])
        note(office, desk, account, "password_reset")
    return Made(user, "" if password else chosen), problems


def drop_second(office: Office, acting: Acting, user: str) -> Answer:
    """Turn one-time codes off for somebody whose phone is gone."""
    desk, account, problems = _at(office, acting, user)
    if account is None or errors(problems):
        return Made(), problems
    with writing():
        second.drop(account)
        note(office, desk, account, "second_off")
    return Made(user), problems


def _at(office: Office, acting: Acting, user: str) -> tuple[Desk, Account | None, tuple[Problem, ...]]:
    """Who acts, on which account, and what stands against it."""
    desk, account = account_desk(office, acting), account_of(user)
    return desk, account, (*_refused(desk), *_missing(account))


def account_of(user: str) -> Account | None:
    """The account that the log calls `u7`."""
    number = user[1:] if user[:1] == "u" else ""
    return Account.objects.filter(pk=int(number)).first() if number.isascii() and number.isdecimal() else None


def names_of_account(office: Office, account: Account) -> tuple[str, ...]:
    """What a password may not consist of."""
    return account.login, account.name, office.site.name, office.site.code


def name_problems(name: str) -> tuple[Problem, ...]:
    """What stands against a name."""
    return () if 0 < len(name) <= _LONGEST else (NAME_NEEDED.at(Place(field="name")),)


def note(office: Office, desk: Desk, account: Account, event: str) -> None:
    """Write what was done to an account into the log: one record per account, one revision per step."""
    state = "active" if event != "disabled" and Account.objects.get(pk=account.pk).is_active else "disabled"
    data = {"user": account.actor_id, "state": state, "event": event}
    held = next((r for r in read.live(REGISTER) if r.entry.data.get("user") == account.actor_id), None)
    if held is None:
        made = desk.new(Normalised(dict(data), desk.on), 0, desk.standing(desk.on, accept=False)[0], on_behalf_of=0)
        append([made], office.now())
    else:
        append([desk.edit(held, data)], office.now(), {held.record: held.seq})


def account_desk(office: Office, acting: Acting) -> Desk:
    """The actor at work on accounts."""
    return Desk(office, who(acting), office.register(REGISTER))


def _refused(desk: Desk) -> tuple[Problem, ...]:
    refused = desk.refuse_unless(0, ADMIN, "管理")
    return (refused,) if refused else ()


def _missing(account: Account | None) -> tuple[Problem, ...]:
    return (NO_SUCH_ACCOUNT.at(),) if account is None else ()


def _login_problems(login: str) -> tuple[Problem, ...]:
    place = Place(field="login")
    if not _LOGIN.fullmatch(login) or login.casefold() == "system":
        return (BAD_LOGIN.at(place, login=login),)
    return (LOGIN_TAKEN.at(place, login=login),) if Account.objects.filter(login__iexact=login).exists() else ()


def _lonely(office: Office, user: str) -> tuple[Problem, ...]:
    admins = {role.user for role in roles(office) if role.role == "admin" and not role.unit}
    active = set(Account.objects.filter(is_active=True).values_list("pk", flat=True))
    left = {admin for admin in admins - {user} if admin[1:].isdecimal() and int(admin[1:]) in active}
    return (LAST_ADMIN.at(),) if user in admins and not left else ()
