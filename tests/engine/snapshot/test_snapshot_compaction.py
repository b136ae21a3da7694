"""Compaction: what is rewritten, what stays, and what happens when the result does not add up."""

from dataclasses import replace

import pytest

from engine.snapshot.notebook import OFFICE, read_office
from engine.snapshot.seen import column, files
from youju.engine.base.problems import Refused
from youju.engine.snapshot import Snapshot, compaction
from youju.engine.snapshot import snapshot as opening
from youju.engine.snapshot.files import locked


def codes(problems):
    return [p.code for p in problems]


def test_only_the_year_that_was_touched_is_rewritten(snapshot, book):
    before = files(snapshot)
    book.write("lectures", "2025-03-08", record=1, people=41)
    snapshot.refresh()
    after = files(snapshot)
    assert after[2024] == before[2024]
    assert after[2025] != before[2025]


def test_both_years_are_rewritten_when_a_date_moves_between_them(snapshot, book):
    before = files(snapshot)
    book.write("lectures", "2024-12-31", record=3, people=30)
    snapshot.refresh()
    assert set(files(snapshot).values()) & set(before.values()) == set()


def test_a_year_that_loses_its_last_record_has_no_file(snapshot, book):
    snapshot.at()
    book.write("lectures", "2025-01-01", record=2, people=25)
    snapshot.refresh()
    assert list(files(snapshot)) == [2025]


def test_other_registers_keep_their_files(snapshot, book):
    before = files(snapshot, "speakers")
    book.write("lectures", "2025-03-08", record=1, people=41)
    snapshot.refresh()
    assert files(snapshot, "speakers") == before


def test_refreshing_at_the_head_changes_nothing(snapshot):
    before = snapshot.at().base
    assert snapshot.refresh() == ()
    assert snapshot.at().base == before


def test_the_base_notes_the_seq_and_the_totals_of_each_file(snapshot):
    base = snapshot.at().base
    assert base.base_seq == 4
    totals = next(p.totals for p in base.parts_of("lectures") if p.year == 2025)
    assert totals["rows"] == totals["stage accepted"] == 2
    assert totals["sum f_people"] == 70


def test_rows_lie_by_date_and_record(snapshot, book):
    book.write("lectures", "2025-01-01", people=1)
    state = snapshot.at()
    name = files(snapshot)[2025]
    found = state.rows(f"SELECT record FROM read_parquet('{snapshot.folder / name}')")
    assert found == [(5,), (1,), (3,)]


def test_a_reader_of_the_present_compacts_what_has_piled_up(snapshot, book, monkeypatch):
    snapshot.at()
    monkeypatch.setattr(opening, "COMPACT_AFTER", 2)
    for people in range(3):
        book.write("lectures", "2025-05-01", people=people)
    assert snapshot.at().base.base_seq == 7


def test_a_reader_of_the_past_does_not_compact(snapshot, book, monkeypatch):
    snapshot.at()
    monkeypatch.setattr(opening, "COMPACT_AFTER", 2)
    for people in range(3):
        book.write("lectures", "2025-05-01", people=people)
    assert snapshot.at(4).base.base_seq == 4


def test_while_another_process_compacts_figures_stay_available(snapshot, book):
    snapshot.at()
    book.write("lectures", "2025-03-08", record=1, people=41)
    with locked(snapshot.folder / "compaction.lock", wait=False):
        assert codes(snapshot.refresh()) == ["SNP004"]
        assert column(snapshot, "f_people")[1] == 41


def test_a_base_that_does_not_add_up_is_not_put_in_force(snapshot, book, monkeypatch):
    before = snapshot.at().base
    book.write("lectures", "2025-03-08", record=1, people=41)
    really = compaction.totals_of
    monkeypatch.setattr(compaction, "totals_of", lambda *a: really(*a) + type(really(*a))({"sum f_people": 1}))
    assert codes(snapshot.refresh()) == ["SNP002"]
    assert snapshot.at().base == before


def test_a_half_written_number_is_seen_in_the_totals(snapshot, book):
    snapshot.at()
    book.database.execute("UPDATE revision SET body = replace(body, '40', '\"40\"') WHERE seq = 1")
    book.write("lectures", "2025-03-09", people=1)
    assert Snapshot(snapshot.folder.parent / "other", book, read_office()).refresh()[0].code == "SNP002"


def test_a_value_of_another_type_is_a_problem_with_its_register(tmp_path, office, book):
    book.write("lectures", "2025-05-01", people="四十")
    with pytest.raises(Refused) as refusal:
        Snapshot(tmp_path / "other", book, office).at()
    assert codes(refusal.value.problems) == ["SNP001"]
    assert "lectures" in refusal.value.problems[0].sentence()


def test_a_value_of_another_type_leaves_the_old_base_in_force(snapshot, book):
    snapshot.at()
    book.write("lectures", "2025-05-01", people="四十")
    assert codes(snapshot.refresh()) == ["SNP001"]
    assert column(snapshot, "f_people", as_of=4) == {1: 40, 2: 25, 3: 30}


def test_a_crash_before_the_swap_leaves_the_old_base(snapshot, book, monkeypatch):
    before = snapshot.at().base
    book.write("lectures", "2025-03-08", record=1, people=41)

    def crash(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(opening, "swap_manifest", crash)
    with pytest.raises(KeyboardInterrupt):
        snapshot.refresh()
    assert snapshot.at().base == before
    assert column(snapshot, "f_people")[1] == 41


def test_a_new_field_is_missing_in_old_files(snapshot, book):
    wider = later_office(snapshot, book, 'id = "rooms", title = { zh = "教室" }, type = "integer"')
    assert column(wider, "f_rooms") == {1: None, 2: None, 3: None}


def test_a_new_field_lies_beside_old_files(snapshot, book):
    wider = later_office(snapshot, book, 'id = "rooms", title = { zh = "教室" }, type = "integer"')
    book.write("lectures", "2025-05-01", rooms=2)
    assert wider.refresh() == ()
    assert column(wider, "f_rooms") == {1: None, 2: None, 3: None, 5: 2}


def test_a_field_that_old_bodies_held_unknown_is_read_from_them(snapshot, book):
    book.write("lectures", "2025-05-01", rooms=2)
    wider = later_office(snapshot, book, 'id = "rooms", title = { zh = "教室" }, type = "integer"')
    assert column(wider, "f_rooms")[5] == 2


def test_a_register_that_was_unknown_is_read_from_the_log(tmp_path, office, book):
    narrow = replace(office, registers={"lectures": office.registers["lectures"]})
    Snapshot(tmp_path / "snapshot", book, narrow).at()
    assert column(Snapshot(tmp_path / "snapshot", book, office), "unit", register="speakers") == {4: 0}


def later_office(snapshot, book, field):
    """The snapshot as made so far, under definitions with one more field of a lecture."""
    snapshot.at()
    marker = '  { id = "month"'
    wider = OFFICE.replace(marker, f"  {{ {field} }},\n{marker}")
    return Snapshot(snapshot.folder, book, read_office(wider))
