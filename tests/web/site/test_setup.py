"""Making and opening sites."""

import os
import stat
import subprocess
import sys
from dataclasses import replace

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection

from making import NOON, lecture
from youju.engine.base.problems import Refused
from youju.web.site.setup import close_site, create_site, open_site
from youju.web.store import guards, read
from youju.web.store.folder import FOLDERS, Site
from youju.web.store.log import append


@pytest.fixture
def new(tmp_path, django_db_blocker):
    """What a new site is to be; the database is let go at the end."""
    with django_db_blocker.unblock():
        yield Site(tmp_path / "new", str(tmp_path / "pack"), "清和区", "990101")
        close_site()


def test_a_new_site_has_its_folders_and_an_empty_log(new):
    create_site(new)
    assert all((new.folder / name).is_dir() for name in FOLDERS)
    assert (read.head(), guards.missing(connection)) == (0, ())


def test_settings_are_for_the_owner_only(new):
    create_site(new)
    assert stat.S_IMODE(new.path("youju.toml").stat().st_mode) == 0o600


def test_a_site_is_not_made_over_another(new):
    create_site(new)
    with pytest.raises(Refused, match="STO004"):
        create_site(new)


def test_opening_a_site_reads_its_settings(new):
    assert open_site(create_site(new).folder) == replace(new, folder=new.folder.resolve())
    assert settings.YOUJU_SITE.name == "清和区"


def test_opening_twice_changes_nothing(site):
    append([lecture()], NOON)
    before = connection.connection
    open_site(site.folder)
    assert connection.connection is before


def test_two_sites_do_not_mix(new, site):
    append([lecture()], NOON)
    seq = read.head()
    create_site(new)
    assert read.head() == 0
    open_site(site.folder)
    assert read.head() == seq


def test_a_folder_that_is_no_site_is_refused(tmp_path):
    with pytest.raises(Refused, match="STO001"):
        open_site(tmp_path)


def test_a_site_without_its_keys_is_refused(site):
    for file in site.path("keys").iterdir():
        file.unlink()
    with pytest.raises(Refused, match="STO005"):
        open_site(replace(site).folder)


def test_a_database_without_the_tables_is_refused(site):
    for file in site.folder.glob("db.sqlite3*"):
        file.unlink()
    close_site()
    with pytest.raises(Refused, match="STO009"):
        open_site(site.folder)


def test_a_log_without_triggers_is_opened_to_be_verified(site):
    guards.remove(connection)
    assert open_site(site.folder, guarded=False) == site


def test_a_server_that_is_not_there_is_said(new):
    with pytest.raises(Refused, match="STO007"):
        create_site(replace(new, database_url="postgresql://nobody@/none?host=/nowhere"))


@pytest.mark.parametrize(
    ("pragma", "value"), [("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1), ("busy_timeout", 30000)]
)
def test_sqlite_is_set_to_wait_and_to_keep_what_it_confirmed(site, pragma, value):
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA {pragma}")
        assert cursor.fetchone() == (value,)


def test_a_server_finds_the_site_in_the_environment(site):
    code = "import django; django.setup(); from youju.web.store.office import current_site; assert current_site().code"
    names = {"YOUJU_SITE": str(site.folder), "DJANGO_SETTINGS_MODULE": "youju.web.site.settings"}
    subprocess.run([sys.executable, "-c", code], env=os.environ | names, check=True)


def test_the_tables_of_an_earlier_version_are_brought_to_this_one(site):
    call_command("migrate", "store", "0001", interactive=False, verbosity=0)
    assert "hold" not in connection.introspection.table_names()
    open_site(site.folder)
    assert "hold" in connection.introspection.table_names()
    assert guards.check(connection) == ()
