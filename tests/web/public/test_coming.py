"""What residents see: what is coming, and nothing else of the ledger."""

from datetime import date

import pytest
from django.test import Client
from icalendar import Calendar

from making import EAST_GATE, PACK
from youju.engine.definitions import read_texts
from youju.web.commands.definitions.definitions import sync_definitions
from youju.web.commands.desk.office import use
from youju.web.commands.entry.entries import Given, accept_all, enter

PUBLIC = PACK.replace(
    'label = "title"\n[[register.lectures',
    'label = "title"\npublic = ["title", "held_on", "place"]\n[[register.lectures',
)


@pytest.fixture
def office(site):
    """An office whose lectures are public; the day is 2025-12-30."""
    office = use(site)
    assert sync_definitions(office, "cli:x", (("pack", "pack.toml", PUBLIC),)) == ()
    return office


def held(office, title, day, accepted=True):
    raw = {"title": title, "held_on": day, "place": "文化站", "people": "40"}
    saved, problems = enter(office, "小王", "lectures", Given(EAST_GATE, raw))
    assert problems == ()
    record = saved.record
    if accepted:
        accept_all(office, "cli:x", [record])
    return record


def page():
    return Client().get("/public/").content.decode()


def test_what_is_coming_is_told_with_day_place_and_host(office):
    held(office, "新年宣讲", "2026-01-05")
    assert all(word in page() for word in ("新年宣讲", "2026-01-05", "文化站", "东关街道"))


def test_what_is_past_is_not_told(office):
    held(office, "国庆宣讲", "2025-10-01")
    assert "国庆宣讲" not in page()


def test_what_is_not_settled_is_not_told(office):
    held(office, "新年宣讲", "2026-01-05", accepted=False)
    assert "新年宣讲" not in page()


def test_a_field_that_is_not_public_is_not_told(office):
    held(office, "新年宣讲", "2026-01-05")
    assert "听众" not in page()


def test_a_register_that_is_not_public_is_not_told(site):
    held(use(site), "新年宣讲", "2026-01-05")
    assert "新年宣讲" not in page()


def test_a_personal_field_cannot_be_made_public():
    wrong = PACK.replace("person = true\n", 'person = true\npublic = ["phone"]\n')
    _, problems = read_texts([("pack", "pack.toml", wrong)])
    assert [p.code for p in problems] == ["DEF010"]


def test_the_calendar_can_be_subscribed_to(office):
    record = held(office, "新年宣讲", "2026-01-05")
    (event,) = Calendar.from_ical(Client().get("/public/calendar.ics").content).walk("VEVENT")
    assert (str(event["summary"]), event["dtstart"].dt, event["dtend"].dt) == (
        "新年宣讲",
        date(2026, 1, 5),
        date(2026, 1, 6),
    )
    assert str(event["uid"]).startswith(f"{record}@")


def test_nothing_to_come_is_said(office):
    assert "近期没有" in page()
