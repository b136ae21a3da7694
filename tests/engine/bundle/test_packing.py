"""A bundle: everything a sceptic needs, nothing twice the same but the bytes."""

from __future__ import annotations

import csv
import hashlib
from io import StringIO

from bundling import content_of, ledger, members
from youju.engine.bundle.packing import packed
from youju.engine.ledger.model import Entry, Revision


def table(data: bytes) -> list[dict[str, str]]:
    """A CSV file as rows."""
    return list(csv.DictReader(StringIO(data.decode())))


def test_the_same_edition_packed_twice_is_the_same_file(tmp_path):
    content = content_of(tmp_path, ledger())
    packed(content, tmp_path / "one.zip")
    packed(content, tmp_path / "two.zip")
    one, two = (hashlib.sha256((tmp_path / f"{n}.zip").read_bytes()).hexdigest() for n in ("one", "two"))
    assert one == two


def test_nothing_of_the_work_stays_behind(tmp_path):
    packed(content_of(tmp_path, ledger()), tmp_path / "one.zip")
    assert list((tmp_path / "snapshot" / "tmp").iterdir()) == []
    assert sorted(path.name for path in tmp_path.iterdir()) == ["one.zip", "snapshot"]


def test_rows_that_do_not_count_are_there_with_their_stage(inner):
    rows = table(members(inner)["data/records/lectures.csv"])
    assert [row["stage"] for row in rows] == ["accepted"] * 4 + ["returned", "accepted"]
    assert [int(row["record"]) for row in rows] == sorted(int(row["record"]) for row in rows)


def test_money_is_written_as_money_and_lists_as_json(inner):
    rows = table(members(inner)["data/records/lectures.csv"])
    assert rows[0]["f_cost"] == "100.50"
    assert rows[3]["f_programme"] == '["health", "law"]'


def test_every_figure_has_a_line_and_an_sql_file_of_its_own(inner):
    held = members(inner)
    lines = table(held["data/figures/figures.csv"])
    assert len(lines) == 20
    assert all(f"data/figures/{int(line['number']):04}-{line['figure']}.sql" in held for line in lines)
    assert (lines[0]["value"], lines[0]["shown"], lines[1]["places"]) == ("4", "4", "word/document.xml:1:9")


def test_the_units_come_with_all_their_revisions(inner):
    assert [row["f_code"] for row in table(members(inner)["data/records/units.csv"])] == ["D", "D1", "D2", "D201"]


def test_a_late_entry_is_listed_with_its_delay_and_reason(tmp_path):
    data = {"held_on": "2025-11-01", "title": "补报"}
    entry = Entry("lectures", "", 2, "submitted", "add", "u1", data, date="2025-11-01", source={"reason": "迟报"})
    late = Revision(99, 99, "2026-01-10T01:00:00.000Z", entry)
    other = Revision(98, 98, "2026-01-10T01:00:00.000Z", entry.changed(date="2026-01-09"))
    packed(content_of(tmp_path, ledger(), late={"lectures": [late, other]}, head=99), tmp_path / "one.zip")
    (row,) = table(members(tmp_path / "one.zip")["data/late/lectures.csv"])
    assert (row["record"], row["days_after"], row["reason"]) == ("99", "70", "迟报")


def test_what_the_unit_said_of_it_later_is_the_reason(tmp_path):
    entry = Entry("lectures", "", 2, "submitted", "add", "u1", {"held_on": "2025-11-01"}, date="2025-11-01")
    late = Revision(99, 99, "2026-01-10T01:00:00.000Z", entry)
    said = Entry("late_reasons", "", 2, "accepted", "add", "u1", {"target": 99, "reason": "签到表月底才收齐"})
    told = {"lectures": [late], "late_reasons": [Revision(100, 100, "2026-01-11T01:00:00.000Z", said)]}
    packed(content_of(tmp_path, ledger(), late=told, head=100), tmp_path / "one.zip")
    (row,) = table(members(tmp_path / "one.zip")["data/late/lectures.csv"])
    assert row["reason"] == "签到表月底才收齐"


def test_a_register_of_very_many_rows_is_parquet_alone(tmp_path, monkeypatch):
    monkeypatch.setattr("youju.engine.bundle.records.LARGE", 5)
    packed(content_of(tmp_path, ledger()), tmp_path / "one.zip")
    held = members(tmp_path / "one.zip")
    assert "data/records/lectures.parquet" in held
    assert "data/records/lectures.csv" not in held
