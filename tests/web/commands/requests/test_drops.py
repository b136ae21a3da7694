"""Many returned files at once: each with its result, stopped and gone on with, sealed on disk and let go after a day."""

import os

import pytest

from making import EAST_GATE, WILLOW_RIVER
from youju.engine.base.problems import Refused
from youju.web.commands.desk.desk import who
from youju.web.commands.requests import drop_run
from youju.web.commands.requests.drops import KEPT_HOURS, begin, drop_of, drops, marked_copy
from youju.web.store.read import live

GOOD = {"A6": "禁毒", "C6": "2025-04-02", "D6": 35}
BAD = {"A6": "看不清", "C6": "二月三十"}


@pytest.fixture
def returned(journey):
    """A good file, one with a mistake, and one that cannot be opened."""
    good = journey.fill(journey.form(EAST_GATE), GOOD)
    return [("东关.xlsx", good), ("柳河.xlsx", journey.fill(journey.form(WILLOW_RIVER), BAD)), ("坏.xlsx", b"PK")]


@pytest.fixture
def dropped(journey, returned):
    """Those files dropped by 老李, not looked at yet."""
    return begin(journey.office, "cli:office", returned, accept=False)


def take_in(journey, drop):
    drop_run.take_in(journey.office, who("cli:office"), drop)
    return drop_of(journey.office, "cli:office", drop.token).state


def test_every_file_has_its_result_in_the_order_they_came(journey, dropped):
    state = take_in(journey, dropped)
    assert [(r.name, r.verdict) for r in state.results] == [
        ("东关.xlsx", "taken"), ("柳河.xlsx", "taken"), ("坏.xlsx", "unreadable"),
    ]  # fmt: skip
    assert (state.stage, state.process) == ("done", 0)
    (wrong,) = state.results[1].problems
    assert (wrong.sheet, wrong.cell) == ("宣讲场次", "C6")


def test_stopped_it_goes_on_where_it_was(journey, dropped, monkeypatch):
    received = drop_run.receive

    def and_stop(*asked):
        drop_run.stop(dropped)
        return received(*asked)

    monkeypatch.setattr(drop_run, "receive", and_stop)
    stopped = take_in(journey, dropped)
    assert (stopped.stage, [r.name for r in stopped.results]) == ("stopped", ["东关.xlsx"])
    monkeypatch.setattr(drop_run, "receive", received)
    state = take_in(journey, dropped)
    assert (state.stage, len(state.results), len(list(live("returns")))) == ("done", 3, 2)


def test_one_whose_process_is_gone_says_that_it_stopped(journey, dropped):
    dropped.state.stage, dropped.state.process = "running", 0x7FFFFFFF
    drop_run.look_after(dropped)
    assert drop_of(journey.office, "cli:office", dropped.token).state.stage == "stopped"


def test_nothing_lies_on_disk_in_the_clear_and_files_go_once_they_are_seen(journey, dropped):
    waiting = [path.read_bytes() for path in dropped.folder.iterdir()]
    state = take_in(journey, dropped)
    kept = {path.name: path.read_bytes() for path in dropped.folder.iterdir()}
    assert sorted(kept) == sorted(["state", f"{state.results[1].number}.marked"])
    assert not [each for each in (*waiting, *kept.values()) if each.startswith(b"PK") or "柳河".encode() in each]


def test_the_marked_copy_is_for_whoever_dropped_the_file(journey, dropped):
    number = take_in(journey, dropped).results[1].number
    name, content = marked_copy(journey.office, "cli:office", number)
    assert (name, content[:2]) == ("柳河.xlsx", b"PK")
    assert marked_copy(journey.office, "u1", number) is None
    with pytest.raises(Refused, match="REQ006"):
        drop_of(journey.office, "u1", dropped.token)


def test_what_is_older_than_a_day_is_let_go(journey, dropped, returned):
    old = dropped.folder.stat().st_mtime - KEPT_HOURS * 3600 - 60
    os.utime(dropped.folder, (old, old))
    fresh = begin(journey.office, "cli:office", returned[:1], accept=False)
    assert [drop.token for drop in drops(journey.office, "cli:office")] == [fresh.token]


@pytest.mark.parametrize("token", ["", "..", "x" * 32, "0" * 32])
def test_what_names_no_drop_is_refused(journey, token):
    with pytest.raises(Refused, match="REQ006"):
        drop_of(journey.office, "cli:office", token)
