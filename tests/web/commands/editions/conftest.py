"""The office with a yearly report that 小王 has frozen, made once and copied for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from annuals import annual_office, frozen
from sites import open_copy
from youju.engine.report.edition import Edition
from youju.web.commands.desk.office import Office, use
from youju.web.commands.editions.standing import edition_of, standing
from youju.web.site.setup import close_site
from youju.web.store.folder import Site


@pytest.fixture(scope="session")
def prepared_annual(prepared: Site, tmp_path_factory: pytest.TempPathFactory, django_db_blocker) -> Site:
    """See `annuals.annual_office`; its report of 2025 is frozen as `annual-2025-1`."""
    folder = tmp_path_factory.mktemp("annual")
    with django_db_blocker.unblock():
        office = annual_office(open_copy(prepared, folder / "site", ""), folder / "pack")
        assert frozen(office).edition
        close_site()
    return office.site


@pytest.fixture
def office(prepared_annual: Site, tmp_path: Path, django_db_blocker) -> Iterator[Office]:
    """An office of the test's own."""
    with django_db_blocker.unblock():
        yield use(open_copy(prepared_annual, tmp_path / "site", ""))
        close_site()


@pytest.fixture
def edition(office: Office) -> Edition:
    """The report of 2025, frozen by 小王."""
    return edition_of(standing(office, "annual-2025-1"))
