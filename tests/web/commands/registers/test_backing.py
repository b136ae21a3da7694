"""What the records behind a figure rest on: evidence, how soon they were recorded, photos that may be shown."""

import io
from decimal import Decimal

import pytest
from PIL import Image

from making import EAST_GATE, PACK
from offices import held, with_pack
from youju.engine.base.periods import Period
from youju.web.commands.desk.office import use
from youju.web.commands.entry.entries import accept_all
from youju.web.commands.figures.figures import Question
from youju.web.commands.registers import backing as room
from youju.web.commands.registers.backing import backing
from youju.web.commands.registers.evidence import attach

YEAR = Question(Period.parse("2025"))
PERSONAL = """[[register.lectures.field]]
id = "speaker"
title = { zh = "主讲人", en = "Speaker" }
type = "person_name"
purpose = { zh = "联系", en = "contact" }
"""


def photo(shade=0):
    out = io.BytesIO()
    Image.new("RGB", (400, 200), (shade, 0, 0)).save(out, "JPEG")
    return out.getvalue()


def lectures(office, *days):
    """Accepted lectures of 东关街道 on these days; the site's day is 30 December 2025."""
    found = [held(office, "小王", EAST_GATE, f"{day}那场", 40, held_on=day) for day in days]
    accept_all(office, "cli:test", found)
    return found


def told(office, who="审计"):
    return backing(office, who, "lectures.sessions", YEAR)


@pytest.fixture
def office(site):
    return use(site)


@pytest.mark.parametrize(
    ("days", "percent"),
    [(["2025-12-15"], "100"), (["2025-12-14"], "0"), (["2025-12-15", "2025-12-30", "2025-03-08"], "66.6")],
)
def test_recorded_fifteen_days_after_its_date_a_record_is_still_in_time(office, days, percent):
    lectures(office, *days)
    assert (told(office).rows, told(office).percent) == (len(days), Decimal(percent))


def test_evidence_is_counted_by_record_and_its_photos_shown(office):
    first, second, _ = lectures(office, "2025-12-01", "2025-12-02", "2025-12-03")
    for shade, record in ((10, first), (20, first), (30, second)):
        attach(office, "小王", record, "现场.jpg", photo(shade))
    attach(office, "小王", second, "名单.pdf", b"%PDF-1.4 x")
    found = told(office)
    assert (found.evidenced, found.bare) == (2, 1)
    assert [(item.target, item.photo) for item in found.photos] == [(second, True), (first, True), (first, True)]


def test_who_may_not_read_the_records_is_shown_no_photo(office):
    (record,) = lectures(office, "2025-12-01")
    attach(office, "小王", record, "现场.jpg", photo())
    assert [len(told(office, who).photos) for who in ("小王", "阿强")] == [1, 0]


def test_photos_of_a_register_with_personal_values_are_withheld(site, tmp_path):
    before = "[register.lectures.measure.people]"
    office = with_pack(site, tmp_path / "pack", PACK.replace(before, PERSONAL + before))
    (record,) = lectures(office, "2025-12-01")
    attach(office, "小王", record, "现场.jpg", photo())
    found = told(office, "小王")
    assert (found.evidenced, found.photos, found.withheld) == (1, (), True)


def test_of_very_many_records_it_says_that_not_all_were_looked_at(office, monkeypatch):
    lectures(office, "2025-12-01", "2025-12-02")
    monkeypatch.setattr(room, "MOST", 1)
    assert (told(office).rows, told(office).cut) == (1, True)


def test_without_records_there_is_no_share(office):
    assert (told(office).rows, told(office).percent) == (0, None)
