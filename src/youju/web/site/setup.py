"""Opens a site for this process, and makes new ones. Programs call this first; WSGI servers set `YOUJU_SITE`."""

from __future__ import annotations

import importlib.util
import os
from dataclasses import replace
from pathlib import Path

import django
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import DatabaseError, connection, connections
from django.db.migrations.loader import MigrationLoader

from youju.engine.base.problems import Refused
from youju.web.accounts.endpoints import provider_settings
from youju.web.store import guards
from youju.web.store.folder import (
    FOLDERS,
    SETTINGS_FILE,
    SHIPPED_PACKS,
    Site,
    database_settings,
    read_site,
    refuse_ill_formed,
    site_text,
)
from youju.web.store.keys import load_keys, make_keys
from youju.web.store.problems import NO_DATABASE, NO_DRIVER, NO_TABLES, SITE_EXISTS
from youju.web.store.receipts import refuse_fork

__all__ = ["Site", "close_site", "create_site", "migrate", "open_site"]


def open_site(folder: Path, *, guarded: bool = True) -> Site:
    """Point this process at the site in `folder`, read its settings and look for the triggers of its log.

    Raises `Refused` where the folder, its settings, its keys or its database cannot be used, or where the log is not the
    one that its last receipt was given for. A second call for the
    same folder changes nothing; for another folder it closes this thread's connection and opens the other. The tables of
    an earlier version are brought to this one.
    `guarded=False` opens a log whose triggers are gone, or that does not fit its last receipt, to verify it.
    """
    site = read_site(folder)
    _point_at(site)
    _reach()
    if "revision" not in connection.introspection.table_names():
        raise Refused(NO_TABLES.at())
    if _behind():
        migrate()
    problems = guards.check(connection) if guarded else ()
    if problems:
        raise Refused(problems)
    if guarded:
        refuse_fork(site)
    return site


def create_site(site: Site) -> Site:
    """Make a site: `youju.toml`, keys (0600), empty folders and tables. Returns it opened.

    Raises `Refused` if the folder already holds a site (STO004), a setting is not well formed (STO003) or the database
    cannot be reached.
    """
    if site.path(SETTINGS_FILE).exists():
        raise Refused(SITE_EXISTS.at(folder=site.folder))
    refuse_ill_formed(site)
    site.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for name in FOLDERS:
        site.path(name).mkdir(mode=0o700, exist_ok=True)
    make_keys(site.path("keys"))
    # A path is kept as it reads from anywhere; a shipped pack is named, so that an upgrade may move it.
    named = (SHIPPED_PACKS / site.pack).is_dir()
    _write_settings(site if named else replace(site, pack=str(Path(site.pack).resolve())))
    site = read_site(site.folder)
    _point_at(site)
    migrate()
    return site


def migrate() -> None:
    """Bring the tables of the open site to this version; the triggers of the log are made again."""
    _reach()
    call_command("migrate", interactive=False, verbosity=0)


def _behind() -> bool:
    """Whether an earlier version made the tables: what it had not is added when the site is opened."""
    loader = MigrationLoader(connection)
    return bool(loader.disk_migrations.keys() - loader.applied_migrations.keys())


def _write_settings(site: Site) -> None:
    # The address of the database may hold a password.
    handle = os.open(site.path(SETTINGS_FILE), os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(site_text(site))


def _point_at(site: Site) -> None:
    database = database_settings(site)
    if "postgresql" in database["ENGINE"] and importlib.util.find_spec("psycopg") is None:
        raise Refused(NO_DRIVER.at())
    keys = load_keys(site)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "youju.web.site.settings")
    if apps.ready and (site, keys.django.hex()) == (settings.YOUJU_SITE, settings.SECRET_KEY):
        return
    settings.YOUJU_SITE = site
    settings.SECRET_KEY = keys.django.hex()
    settings.TIME_ZONE = site.zone
    settings.LANGUAGE_CODE = "en" if site.language == "en" else "zh-hans"
    settings.SESSION_COOKIE_AGE = site.signing_in.session_hours * 3600
    for name, value in provider_settings(site.oidc).items():
        setattr(settings, name, value)
    _use_database(database)
    if not apps.ready:
        django.setup()


def close_site() -> None:
    """Let go of the open site: this thread's connection is closed, nothing is open any more."""
    settings.YOUJU_SITE = None
    _use_database(database_settings(None))


def _use_database(database: dict[str, object]) -> None:
    """Make `database` (an entry of DATABASES) the one that new connections go to; closes this thread's."""
    settings.DATABASES = {"default": database}
    connections["default"].close()
    connections.settings = connections.configure_settings(settings.DATABASES)
    del connections["default"]


def _reach() -> None:
    try:
        connection.ensure_connection()
    except DatabaseError as error:
        raise Refused(NO_DATABASE.at(why=str(error).strip())) from None
