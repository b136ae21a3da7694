"""The office with a yearly report that 小王 has frozen, made once and copied for each test."""

import pytest

from youju.engine.report.edition import Edition
from youju.web.commands.desk.office import Office
from youju.web.commands.editions.standing import edition_of, standing


@pytest.fixture
def office(annual: Office) -> Office:
    """An office of the test's own."""
    return annual


@pytest.fixture
def edition(office: Office) -> Edition:
    """The report of 2025, frozen by 小王."""
    return edition_of(standing(office, "annual-2025-1"))
