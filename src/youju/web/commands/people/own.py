"""What a person does with the own account: name, password, language, second factor, tokens, sessions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import F

from youju.engine.base.problems import Place, Problem, errors
from youju.web.accounts import second, tokens
from youju.web.accounts.actors import actor_of
from youju.web.accounts.models import Account, Token
from youju.web.accounts.passwords import plain, weaknesses
from youju.web.accounts.problems import (
    BAD_CODE,
    BAD_LANGUAGE,
    NO_TOKEN,
    SAME_PASSWORD,
    TOKEN_DAYS,
    TOKEN_NAME,
    WRONG_PASSWORD,
)
from youju.web.commands.desk.office import Office
from youju.web.commands.people.accounts import account_desk, name_problems, names_of_account, note
from youju.web.store.log import writing

LANGUAGES = ("zh-hans", "en")
_LONGEST = 64
Problems = tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class TokenShown:
    """A token as its holder sees it; `text` only when it has just been made."""

    id: int
    name: str
    made_at: datetime
    ends_at: datetime
    used_on: str
    text: str = ""


def change_name(office: Office, account: Account, name: str) -> Problems:
    """What the person is called on every page."""
    problems = name_problems(name.strip())
    if not problems:
        with writing():
            Account.objects.filter(pk=account.pk).update(name=name.strip())
            _note(office, account, "renamed")
    return problems


def change_password(office: Office, account: Account, old: str, new: str) -> Problems:
    """A new password; every other session of the person ends with it. A first password is then no longer one."""
    if not account.check_password(old):
        return (WRONG_PASSWORD.at(Place(field="old")),)
    if plain(old) == plain(new):
        return (SAME_PASSWORD.at(Place(field="new")),)
    problems = weaknesses(new, names_of_account(office, account), "new")
    if not errors(problems):
        with writing():
            account.set_password(new)
            account.must_change = False
            account.save(update_fields=["password", "must_change"])
            _note(office, account, "password_changed")
    return problems


def choose_language(account: Account, language: str) -> Problems:
    """The language that signing in sets; "" is the site's."""
    if language and language not in LANGUAGES:
        return (BAD_LANGUAGE.at(Place(field="language")),)
    Account.objects.filter(pk=account.pk).update(language=language)
    return ()


def end_sessions(office: Office, account: Account) -> None:
    """Sign out everywhere; `account` carries what a session needs to go on, for the one that asked."""
    with writing():
        Account.objects.filter(pk=account.pk).update(epoch=F("epoch") + 1)
        _note(office, account, "sessions_ended")
    account.refresh_from_db()


def turn_second_on(office: Office, account: Account, code: str, now: datetime) -> tuple[Sequence[str], Problems]:
    """Confirm the phone by a code of it; the recovery codes, shown this once."""
    if not second.check(account, code, now, confirmed=False):
        return (), (BAD_CODE.at(Place(field="code")),)
    with writing():
        codes = second.confirm(account)
        _note(office, account, "second_on")
    return codes, ()


def turn_second_off(office: Office, account: Account, password: str) -> Problems:
    """Stop asking for codes; the password says that it is the person who asks."""
    if not account.check_password(password):
        return (WRONG_PASSWORD.at(Place(field="password")),)
    with writing():
        second.drop(account)
        _note(office, account, "second_off")
    return ()


def own_tokens(account: Account) -> tuple[TokenShown, ...]:
    """The person's tokens, the newest first."""
    return tuple(_shown(token) for token in account.tokens.order_by("-pk"))


def make_token(
    office: Office, account: Account, name: str, days: int, now: datetime
) -> tuple[TokenShown | None, Problems]:
    """A token for a program that acts with the person's rights, for so many days; its text is shown this once."""
    name = name.strip()
    problems = () if 0 < len(name) <= _LONGEST else (TOKEN_NAME.at(Place(field="name")),)
    if not 1 <= days <= tokens.MOST_DAYS:
        problems = (*problems, TOKEN_DAYS.at(Place(field="days"), most=tokens.MOST_DAYS))
    if problems:
        return None, problems
    with writing():
        token, text = tokens.make(account, name, days, now)
        _note(office, account, "token_made")
    return _shown(token, text), ()


def revoke_token(office: Office, account: Account, number: int) -> Problems:
    """End a token at once."""
    with writing():
        gone, _ = account.tokens.filter(pk=number).delete()
        if not gone:
            return (NO_TOKEN.at(),)
        _note(office, account, "token_revoked")
    return ()


def _shown(token: Token, text: str = "") -> TokenShown:
    used = token.used_on.isoformat() if token.used_on else ""
    return TokenShown(token.pk, token.name, token.made_at, token.ends_at, used, text)


def _note(office: Office, account: Account, event: str) -> None:
    note(office, account_desk(office, actor_of(account)), account, event)
