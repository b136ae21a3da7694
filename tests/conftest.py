"""Fixtures for all: the small pack, a site with the cast's units, and the cast: 小王, 老李, 阿强, 审计."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings

from making import NOON, PACK, cast_definitions, cast_roles, cast_units
from sites import made_once, open_copy
from youju.cli.main import main
from youju.engine.definitions import Pack, read_texts
from youju.web.accounts.actors import Actor, actor_for
from youju.web.accounts.models import Account
from youju.web.site.setup import close_site, create_site
from youju.web.store.folder import Site, read_site
from youju.web.store.log import append

gc.set_threshold(200_000, 50, 1000)  # thousands of sites are opened: looking for cycles took a sixth of a run's time

CAST = {"xiaowang": "小王", "laoli": "老李", "aqiang": "阿强", "shenji": "审计"}


@pytest.fixture(scope="session", autouse=True)
def _quick_passwords() -> None:
    """The digest of a password is slow on purpose; tests make many."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher", *settings.PASSWORD_HASHERS]


@pytest.fixture(scope="session")
def pack() -> Pack:
    """A pack of three registers and two indicators; see `making.PACK`."""
    found, problems = read_texts([("pack", "pack.toml", PACK)])
    assert found is not None, problems
    return found


@pytest.fixture(scope="session")
def run_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for what the processes of one run share: that of `tools/tests.sh`, of the workers, or of this process."""
    given, own = os.environ.get("YOUJU_TEST_RUN"), tmp_path_factory.getbasetemp()
    return Path(given) if given else own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture(scope="session")
def demo_made(run_folder: Path, django_db_blocker) -> Path:
    """`youju demo --small`, made once in a run; what a test reads, changes or serves is a copy."""

    def make(folder: Path) -> None:
        assert main(["demo", str(folder), "--small", "--no-serve"]) == 0
        close_site()

    with django_db_blocker.unblock():
        return made_once(run_folder, "demo", make)


@pytest.fixture(scope="session")
def prepare_site(django_db_blocker) -> Callable[[Path, str], Site]:
    """Makes a site with the cast in it, in SQLite (url "") or in the PostgreSQL database of the url."""

    def prepare(folder: Path, url: str) -> Site:
        with django_db_blocker.unblock():
            made = create_site(Site(folder, "small", "清和区", "990101", today=NOON.date(), database_url=url))
            for login, name in CAST.items():
                Account.objects.create_user(login, name)
            for entries in (cast_units(), cast_roles(), cast_definitions()):
                assert not append(entries, NOON).problems
            close_site()
        return made

    return prepare


@pytest.fixture(scope="session")
def prepared(prepare_site, run_folder: Path) -> Site:
    """The prepared site in SQLite, made once in a run; tests work on copies of it."""
    return read_site(made_once(run_folder, "prepared", lambda folder: prepare_site(folder, "")))


@pytest.fixture
def site(prepared: Site, tmp_path: Path, django_db_blocker) -> Iterator[Site]:
    """An opened site of the test's own, with the cast's units, roles, accounts and definitions."""
    with django_db_blocker.unblock():
        yield open_copy(prepared, tmp_path / "site", "")
        close_site()


@pytest.fixture
def xiaowang(site: Site) -> Actor:
    """小王, clerk of 东关街道."""
    return actor_for("xiaowang")


@pytest.fixture
def laoli(site: Site) -> Actor:
    """老李, reviewer of 东关街道."""
    return actor_for("laoli")


@pytest.fixture
def aqiang(site: Site) -> Actor:
    """阿强, clerk of another unit, 柳河镇."""
    return actor_for("aqiang")


@pytest.fixture
def shenji(site: Site) -> Actor:
    """审计, who may read everything and change nothing."""
    return actor_for("shenji")
