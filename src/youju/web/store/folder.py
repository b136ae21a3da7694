"""The site folder: what `youju.toml` says, where things lie in it, and the database address as Django wants it."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit
from zoneinfo import ZoneInfo

import tomlkit

from youju.engine.base.problems import NOWHERE, Place, Problem, Refused
from youju.web.store.problems import BAD_SETTING, BAD_SITE, NO_SITE
from youju.web.store.signing import Oidc, SigningIn, read_oidc, read_signing_in, sections

SETTINGS_FILE = "youju.toml"
SHIPPED_PACKS = Path(__file__).resolve().parents[2] / "packs"
FOLDERS = ("keys", "evidence", "snapshot", "pack", "reports", "editions")


@dataclass(frozen=True, slots=True)
class Site:
    """One office's ledger: its folder and the settings of `youju.toml`.

    `pack` is the name of a shipped pack or the path of another; `today` stands still where it is set (the demo);
    `database_url` "" means `db.sqlite3` in the folder; `one_person` lets the only person of an office accept their
    own entries, which then shows; `demo` offers signing in as each of the cast, which a real office must not have.
    """

    folder: Path
    pack: str
    name: str
    code: str
    zone: str = "Asia/Shanghai"
    today: date | None = None
    one_person: bool = False
    language: str = "zh"
    demo: bool = False
    database_url: str = ""
    signing_in: SigningIn = field(default_factory=SigningIn)
    oidc: Oidc | None = None

    @property
    def pack_folder(self) -> Path:
        """The folder of the pack: a shipped one by its name, else a path (relative ones start at the site)."""
        shipped = SHIPPED_PACKS / self.pack
        return shipped if shipped.is_dir() else (self.folder / self.pack).resolve()

    def path(self, name: str) -> Path:
        """A file or folder of the site."""
        return self.folder / name

    def today_at(self, now: datetime) -> date:
        """The site's day at the instant `now` (aware): the day in its zone, unless `today` is set."""
        return self.today or now.astimezone(ZoneInfo(self.zone)).date()


def read_site(folder: Path) -> Site:
    """Read `folder/youju.toml`; raises `Refused` with every problem found (STO001-STO003)."""
    file = folder / SETTINGS_FILE
    if not file.is_file():
        raise Refused(NO_SITE.at(folder=folder))
    try:
        table = tomllib.loads(file.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise Refused(BAD_SITE.at(Place(file=str(file)), why=error)) from None
    section, database = table.get("site", {}), table.get("database", {})
    signing_in, more = read_signing_in(table)
    oidc, others = read_oidc(table)
    problems = [*_missing(section), *_ill_typed(section), *_ill_formed(section, database), *more, *others]
    if problems:
        raise Refused(problems)
    known = {name: section[name] for name in _TYPES if name in section}
    return Site(folder.resolve(), **known, database_url=database.get("url", ""), signing_in=signing_in, oidc=oidc)


def refuse_ill_formed(site: Site) -> None:
    """Raises `Refused` STO003 for settings that `read_site` would not read back."""
    section = {name: value for name in _TYPES if (value := getattr(site, name)) is not None}
    problems = [*_missing(section), *_ill_formed(section, {"url": site.database_url})]
    if problems:
        raise Refused(problems)


def site_text(site: Site) -> str:
    """`youju.toml` for a site; `read_site` reads it back."""
    shown = {name: value for name in _TYPES if (value := getattr(site, name)) is not None}
    lines = ["[site]", *(f"{name} = {_toml(value)}" for name, value in shown.items())]
    if site.database_url:
        lines += ["", "[database]", f"url = {_toml(site.database_url)}"]
    for title, values in sections(site.signing_in, site.oidc):
        lines += ["", f"[{title}]", *(f"{name} = {_toml(value)}" for name, value in values.items())]
    return "\n".join(lines) + "\n"


def change_setting(site: Site, name: str, value: str | bool) -> Site:
    """Write one setting of `[site]` into `youju.toml`, comments kept; the site with it. Raises `Refused` STO003."""
    known: dict[str, Any] = {name: value}
    changed = replace(site, **known)
    refuse_ill_formed(changed)
    file = site.path(SETTINGS_FILE)
    document: Any = tomlkit.parse(file.read_text("utf-8"))
    document["site"][name] = value
    beside = file.with_suffix(".new")
    with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as new:
        new.write(tomlkit.dumps(document))
        new.flush()
        os.fsync(new.fileno())
    beside.replace(file)
    return changed


def database_settings(site: Site | None) -> dict[str, Any]:
    """The entry of Django's DATABASES; without a site, a database in memory. Raises `Refused` on a bad address."""
    if site is not None and site.database_url:
        return _postgresql(site.database_url)
    name = ":memory:" if site is None else str(site.path("db.sqlite3"))
    # IMMEDIATE: a writer queues at BEGIN instead of failing in the middle.
    # FULL: what was confirmed survives a power cut.
    # Pages of 8 KiB hold some fifteen revisions: of 4 KiB an eighth would stay empty. A file that exists keeps its own.
    options = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 30,
        "init_command": "PRAGMA page_size=8192; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-65536;",
    }
    return {"ENGINE": "django.db.backends.sqlite3", "NAME": name, "OPTIONS": options}


_TYPES: Mapping[str, type] = {
    "pack": str, "name": str, "code": str, "zone": str, "today": date, "one_person": bool, "language": str,
    "demo": bool,
}  # fmt: skip
_REQUIRED = ("pack", "name", "code")
_TOML_WORDS = {str: "text in quotes", date: "a date such as 2025-12-30", bool: "true or false"}


def _missing(section: Mapping[str, Any]) -> list[Problem]:
    return [_bad("site", name, "missing") for name in _REQUIRED if not str(section.get(name, "")).strip()]


def _ill_typed(section: Mapping[str, Any]) -> list[Problem]:
    unknown = [_bad("site", name, "no such setting") for name in section if name not in _TYPES]
    wrong = [
        _bad("site", name, f"write {_TOML_WORDS[kind]}")
        for name, kind in _TYPES.items()
        if name in section and type(section[name]) is not kind
    ]
    return unknown + wrong


def _ill_formed(section: Mapping[str, Any], database: Mapping[str, Any]) -> list[Problem]:
    found = []
    zone, language, url = section.get("zone", "UTC"), section.get("language", "zh"), database.get("url", "")
    if not (isinstance(zone, str) and _zone_exists(zone)):
        found.append(_bad("site", "zone", "no such time zone"))
    if language not in ("zh", "en"):
        found.append(_bad("site", "language", '"zh" or "en"'))
    if not isinstance(url, str) or (url and urlsplit(url).scheme not in ("postgresql", "postgres")):
        found.append(_bad("database", "url", "write postgresql://user:password@host:port/name"))
    return found


def _zone_exists(zone: str) -> bool:
    try:
        ZoneInfo(zone)
    except (KeyError, ValueError, OSError):
        return False
    return True


def _bad(section: str, name: str, why: str) -> Problem:
    return BAD_SETTING.at(Place(file=SETTINGS_FILE), section=section, name=name, why=why)


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int):
        return str(value)
    if isinstance(value, list):
        return f"[{', '.join(map(_toml, value))}]"
    text = str(value).replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{text}"'


def _postgresql(url: str) -> dict[str, Any]:
    """`postgresql://user:password@host:port/name?host=/socket&sslmode=...`; other options go to the driver."""
    parts = urlsplit(url)
    try:
        port = str(parts.port or "")
    except ValueError:
        raise Refused(BAD_SETTING.at(NOWHERE, section="database", name="url", why="port")) from None
    options = dict(parse_qsl(parts.query))
    host = options.pop("host", "") or unquote(parts.hostname or "")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": host,
        "PORT": options.pop("port", "") or port,
        "OPTIONS": options,
    }
