"""Several writers at once: nothing lost, no gap, nobody turned away."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise

import pytest
from django.db import connection

from making import NOON, later, lecture
from youju.web.store import log, read, tables
from youju.web.store.log import append


def closing(work: Callable[[int], object]) -> Callable[[int], object]:
    """Work for a thread, which closes its own database connection at the end."""

    def run(number: int) -> object:
        try:
            return work(number)
        finally:
            connection.close()

    return run


def save_five(writer: int) -> list[int]:
    """A clerk saves five lectures, one after the other."""
    return [append([lecture(f"{writer}-{n}", source={"client_id": f"{writer}-{n}"})], NOON).last_seq for n in range(5)]


def test_sixteen_writers_leave_no_gap(either_site):
    before = read.head()
    with ThreadPoolExecutor(16) as pool:
        written = [seq for seqs in pool.map(closing(save_five), range(16)) for seq in seqs]
    assert sorted(written) == list(range(before + 1, before + 81))


def test_sixteen_writers_leave_one_chain(either_site):
    with ThreadPoolExecutor(16) as pool:
        list(pool.map(closing(save_five), range(16)))
    rows = list(tables.stream("SELECT prev, hash FROM revision ORDER BY seq"))
    assert all(bytes(b[0]) == bytes(a[1]) for a, b in pairwise(rows))


def test_a_send_repeated_at_the_same_moment_is_one_record(either_site):
    sent = lecture(source={"client_id": "b3f1"})
    with ThreadPoolExecutor(8) as pool:
        results = list(pool.map(closing(lambda _: append([sent], NOON).records), range(8)))
    assert len(set(results)) == 1


def test_of_two_edits_at_the_same_moment_one_is_a_conflict(either_site):
    record = append([lecture()], NOON).records[0]
    edit = lecture(people=50, record=record, action="edit")
    with ThreadPoolExecutor(2) as pool:
        results = list(pool.map(closing(lambda _: append([edit], NOON, {record: record})), range(2)))
    assert sorted(len(result.problems) for result in results) == [0, 1]


def test_a_save_waits_for_a_bulk_import_and_succeeds(either_site, monkeypatch):
    locked, admit = threading.Event(), log.admit

    def admit_slowly(*arguments):
        locked.set()
        monkeypatch.setattr(log, "admit", admit)
        return admit(*arguments)

    monkeypatch.setattr(log, "admit", admit_slowly)
    rows = [lecture(f"第{n}场") for n in range(5000)]
    with ThreadPoolExecutor(1) as pool:
        bulk = pool.submit(closing(lambda _: append(rows, NOON)), 0)
        assert locked.wait(30)
        saved = append([lecture("小王的一场")], later())
        assert saved.first_seq == bulk.result().last_seq + 1


def test_readers_see_whole_batches_only(either_site):
    before, seen = read.head(), set()
    with ThreadPoolExecutor(1) as pool:
        bulk = pool.submit(closing(lambda _: append([lecture(f"{n}") for n in range(2000)], NOON)), 0)
        while not bulk.done():
            seen.add(read.head())
    assert seen <= {before, before + 2000}


@pytest.mark.parametrize("fault", [tables.add_heads, tables.add_sealed, tables.move_end])
def test_a_fault_in_the_middle_leaves_nothing_behind(either_site, monkeypatch, fault):
    def fail(*_):
        raise OSError("disk full")

    before = read.head()
    monkeypatch.setattr(tables, fault.__name__, fail)
    with pytest.raises(OSError):
        append([lecture()], NOON)
    assert list(tables.stream("SELECT max(seq), max(record) FROM revision")) == [(before, before)]
