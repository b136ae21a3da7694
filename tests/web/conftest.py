"""A site on either database: tests that use `either_site` run twice, on SQLite and on PostgreSQL, both for real."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from annuals import annual_office, frozen
from private_postgres import binaries, cluster
from sites import open_copy
from youju.web.commands.desk.office import Office, use
from youju.web.site.setup import close_site
from youju.web.store.folder import Site

_NUMBERS = itertools.count(1)


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """URL pattern of a private PostgreSQL server; skipped only where no server is installed."""
    programs = binaries()
    if programs is None:
        pytest.skip("no PostgreSQL server is installed")
    with cluster(programs) as url:
        yield url


@pytest.fixture(scope="session")
def prepared_postgres(postgres: str, prepare_site, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The prepared site in PostgreSQL; tests work on databases copied from it."""
    with psycopg.connect(postgres.format(name="postgres"), autocommit=True) as server:
        server.execute("CREATE DATABASE prepared")
    return prepare_site(tmp_path_factory.mktemp("prepared") / "site", postgres.format(name="prepared"))


@pytest.fixture
def postgres_site(postgres: str, prepared_postgres: Site, tmp_path: Path, django_db_blocker) -> Iterator[Site]:
    """An opened site of the test's own in PostgreSQL."""
    name = f"test_{next(_NUMBERS)}"
    with psycopg.connect(postgres.format(name="postgres"), autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name} TEMPLATE prepared STRATEGY file_copy")
    with django_db_blocker.unblock():
        yield open_copy(prepared_postgres, tmp_path / "site", postgres.format(name=name))
        close_site()


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def either_site(request: pytest.FixtureRequest) -> Site:
    """An opened site, once on SQLite and once on PostgreSQL."""
    found: Site = request.getfixturevalue("site" if request.param == "sqlite" else "postgres_site")
    return found


@pytest.fixture(scope="session")
def prepared_annual(prepared: Site, tmp_path_factory: pytest.TempPathFactory, django_db_blocker) -> Site:
    """See `annuals.annual_office`; its report of 2025 is frozen by 小王 as `annual-2025-1`."""
    folder = tmp_path_factory.mktemp("annual")
    with django_db_blocker.unblock():
        office = annual_office(open_copy(prepared, folder / "site", ""), folder / "pack")
        assert frozen(office).edition
        close_site()
    return office.site


@pytest.fixture
def annual(prepared_annual: Site, tmp_path: Path, django_db_blocker) -> Iterator[Office]:
    """An office of the test's own with that edition."""
    with django_db_blocker.unblock():
        yield use(open_copy(prepared_annual, tmp_path / "site", ""))
        close_site()
