"""Any history of adds, edits and voids, in any batches: the store agrees with a model of a few lines."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from making import NOON, lecture
from sites import open_copy
from youju.engine.ledger.model import Entry
from youju.web.site.setup import close_site
from youju.web.store import read
from youju.web.store.folder import Site
from youju.web.store.log import append
from youju.web.store.source import LogSource
from youju.web.store.verify import verify_log

# One change: which record (None: a new one; else the n-th so far), its key (0: none), void or not.
CHANGE = st.tuples(st.none() | st.integers(0, 9), st.integers(0, 4), st.booleans())
HISTORY = st.lists(st.lists(CHANGE, min_size=1, max_size=5), min_size=1, max_size=8)


@dataclass
class Model:
    """What a ledger is: for each record its changes so far, as (seq, key)."""

    before: int
    records: dict[int, list[tuple[int, int]]] = field(default_factory=dict)

    @property
    def head(self) -> int:
        """Seq of the last change."""
        return max((changes[-1][0] for changes in self.records.values()), default=self.before)

    def last(self, at: int) -> dict[int, int]:
        """For each record that was there at a seq, the seq of its last change."""
        found = {record: max((s for s, _ in changes if s <= at), default=0) for record, changes in self.records.items()}
        return {record: seq for record, seq in found.items() if seq}

    def keys(self) -> list[int]:
        """The natural keys that are held."""
        return [changes[-1][1] for changes in self.records.values() if changes[-1][1]]

    def apply(self, entries: list[Entry]) -> bool:
        """Take a batch, unless two records would then hold one key."""
        after, seq = Model(self.before, {r: list(changes) for r, changes in self.records.items()}), self.head
        for entry in entries:
            seq += 1
            after.records.setdefault(entry.record or seq, []).append((seq, entry.key[0] if entry.key else 0))
        if len(set(after.keys())) < len(after.keys()):
            return False
        self.records = after.records
        return True


@pytest.fixture(scope="module")
def opened(prepared: Site, tmp_path_factory: pytest.TempPathFactory, django_db_blocker):
    """Opens a fresh site for every history; gives the seq before it."""

    def fresh() -> int:
        folder: Path = tmp_path_factory.mktemp("history")
        open_copy(prepared, folder / "site", "")
        return read.head()

    with django_db_blocker.unblock():
        yield fresh
        close_site()


def entries_of(changes: list[tuple[int | None, int, bool]], known: list[int]) -> list[Entry]:
    """The entries of a batch; a record changes once in it."""
    found = {}
    for number, (which, key, void) in enumerate(changes):
        entry = lecture(f"{which}", key=bytes([key]) * 16 if key and not void else None)
        if which is None or not known:
            found[-number - 1] = entry.changed(key=None if void else entry.key)
        else:
            record = known[which % len(known)]
            found[record] = entry.changed(record=record, action="edit", stage="void" if void else "submitted")
    return list(found.values())


def played(history: list[list[tuple[int | None, int, bool]]], opened: Callable[[], int]) -> Model:
    """Write a history; every batch is taken or refused as the model says."""
    model = Model(opened())
    for changes in history:
        entries, last = entries_of(changes, list(model.records)), model.last(model.head)
        result = append(entries, NOON, last)
        assert bool(result.refused) != model.apply(entries)
    return model


ANY = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@ANY
@given(HISTORY)
def test_the_log_is_sound_after_any_history(opened, history):
    model = played(history, opened)
    assert (list(verify_log()), read.head()) == ([], model.head)


@ANY
@given(HISTORY)
def test_heads_stand_at_the_last_change_after_any_history(opened, history):
    model = played(history, opened)
    found = {number: revision.seq for number, revision in read.last(model.records).items()}
    assert found == model.last(model.head)


@ANY
@given(HISTORY, st.data())
def test_the_state_at_any_number_is_the_last_change_up_to_it(opened, history, data):
    model = played(history, opened)
    at = data.draw(st.integers(model.before, model.head))
    bodies = LogSource().bodies_at(model.before, model.head, at)
    assert {body["record"]: body["seq"] for body in map(json.loads, bodies)} == model.last(at)


@ANY
@given(HISTORY, st.data())
def test_a_span_gives_the_last_change_of_each_record_in_it(opened, history, data):
    model = played(history, opened)
    low = data.draw(st.integers(model.before, model.head))
    high = data.draw(st.integers(low, model.head))
    bodies = LogSource().last_bodies(low, high)
    expected = {record: seq for record, seq in model.last(high).items() if seq > low}
    assert {body["record"]: body["seq"] for body in map(json.loads, bodies)} == expected
    assert set(LogSource().touched(low, high)) == set(expected)
