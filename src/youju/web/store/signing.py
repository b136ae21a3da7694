"""The sections `[accounts]` and `[oidc]` of youju.toml: how long people stay signed in, who needs a second factor, single
sign-on."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field, fields
from typing import Any

from youju.engine.base.problems import Place, Problem
from youju.web.store.problems import BAD_SETTING

SECRET = "YOUJU_OIDC_SECRET"  # noqa: S105 - the name of a variable


@dataclass(frozen=True, slots=True)
class SigningIn:
    """`session_hours` without signing in again; holders of a role in `second_factor` need one-time codes."""

    session_hours: int = 12
    second_factor: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Oidc:
    """A provider of single sign-on: its `discovery` address or its four endpoints; `claim` names the login.

    `client_secret` may stand in the environment instead; `title` is what the button says.
    """

    client_id: str = ""
    client_secret: str = field(default="", repr=False)
    discovery: str = ""
    issuer: str = ""
    authorization: str = ""
    token: str = ""
    userinfo: str = ""
    jwks: str = ""
    claim: str = "preferred_username"
    scopes: str = "openid profile"
    algorithm: str = "RS256"
    title: str = ""

    @property
    def secret(self) -> str:
        """The client secret; the environment goes before the file."""
        return os.environ.get(SECRET, "") or self.client_secret


def read_signing_in(table: Mapping[str, Any]) -> tuple[SigningIn, list[Problem]]:
    """The section `[accounts]`."""
    section = table.get("accounts", {})
    problems = [*_unknown("accounts", section, SigningIn)]
    hours, roles = section.get("session_hours", 12), section.get("second_factor", [])
    if type(hours) is not int or not 1 <= hours <= 24 * 366:
        problems.append(_bad("accounts", "session_hours", "a whole number of hours from 1"))
    if not isinstance(roles, list) or not all(isinstance(role, str) for role in roles):
        problems.append(_bad("accounts", "second_factor", 'a list of roles such as ["admin"]'))
    return (SigningIn() if problems else SigningIn(hours, tuple(roles))), problems


def read_oidc(table: Mapping[str, Any]) -> tuple[Oidc | None, list[Problem]]:
    """The section `[oidc]`; None where there is none."""
    section = table.get("oidc")
    if section is None:
        return None, []
    problems = [*_unknown("oidc", section, Oidc)]
    problems += [_bad("oidc", name, "text in quotes") for name, value in section.items() if not isinstance(value, str)]
    if problems:
        return None, problems
    found = Oidc(**section)
    needed = () if found.discovery else ("authorization", "token", "userinfo", "jwks")
    missing = [name for name in ("client_id", *needed) if not getattr(found, name)]
    return found, [_bad("oidc", name, "missing") for name in missing]


def sections(signing_in: SigningIn, oidc: Oidc | None) -> Iterator[tuple[str, dict[str, Any]]]:
    """The sections as they are written, those that say something."""
    if signing_in != SigningIn():
        yield "accounts", {"session_hours": signing_in.session_hours, "second_factor": list(signing_in.second_factor)}
    if oidc is not None:
        yield "oidc", {name: value for name, value in asdict(oidc).items() if value}


def _unknown(section: str, given: Mapping[str, Any], known: type) -> Iterator[Problem]:
    names = {one.name for one in fields(known)}
    return (_bad(section, name, "no such setting") for name in given if name not in names)


def _bad(section: str, name: str, why: str) -> Problem:
    return BAD_SETTING.at(Place(file="youju.toml"), section=section, name=name, why=why)
