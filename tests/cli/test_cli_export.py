"""`youju export`: who sees which records, of which period and moment, in which kind of file."""

import csv

import duckdb
import pytest
from openpyxl import load_workbook

from making import EAST_GATE, NOON, WILLOW_RIVER, listed
from offices import held, with_pack
from youju.web.commands.entry.entries import accept_all, correct, void_record
from youju.web.store.log import append
from youju.web.store.read import head

KINDS = ["csv", "xlsx", "parquet"]


@pytest.fixture
def office(site, tmp_path):
    """The office of the cast, on the small pack."""
    return with_pack(site, tmp_path / "small")


@pytest.fixture
def ledger(office):
    """小王 held lectures in March and August 2025, 阿强 one in March; only the first is accepted."""
    records = [
        held(office, "小王", EAST_GATE, "宪法", 40),
        held(office, "小王", EAST_GATE, "民法典", 30, held_on="2025-08-15"),
        held(office, "阿强", WILLOW_RIVER, "禁毒", 25),
    ]
    assert accept_all(office, "cli:test", records[:1]) == (1, ())
    return records


@pytest.fixture
def exported(office, run, tmp_path):
    """Export and read back: rows of cells; the first is the heading."""

    def command(register, kind="csv", *words):
        path = tmp_path / "out" / f"{register}.{kind}"
        code, _, err = run("export", register, "--site", office.site.folder, "-o", path, *words)
        assert code == 0, err
        return READERS[kind](path)

    return command


def _csv(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def _xlsx(path):
    return [[cell.value for cell in row] for row in load_workbook(path).active.iter_rows()]


def _parquet(path):
    found = duckdb.sql(f"SELECT * FROM read_parquet('{path}')")
    return [found.columns, *(list(row) for row in found.fetchall())]


READERS = {"csv": _csv, "xlsx": _xlsx, "parquet": _parquet}


def records(rows):
    return [int(row[0]) for row in rows[1:]]


@pytest.mark.parametrize("kind", KINDS)
def test_every_record_of_the_office_is_one_row(ledger, exported, kind):
    assert records(exported("lectures", kind)) == ledger


@pytest.mark.parametrize("kind", KINDS)
def test_a_period_keeps_its_own_records(ledger, exported, kind):
    assert records(exported("lectures", kind, "--period", "2025Q3")) == [ledger[1]]


@pytest.mark.parametrize("kind", KINDS)
def test_a_clerk_is_given_the_records_of_their_own_unit(ledger, exported, kind):
    assert records(exported("lectures", kind, "--as", "阿强")) == [ledger[2]]


@pytest.mark.parametrize("kind", KINDS)
def test_the_auditor_is_given_everything(ledger, exported, kind):
    assert records(exported("lectures", kind, "--as", "审计")) == ledger


@pytest.mark.parametrize("kind", KINDS)
def test_a_void_record_is_left_out(office, ledger, exported, kind):
    void_record(office, "cli:test", ledger[0], "重复")
    assert records(exported("lectures", kind)) == ledger[1:]


@pytest.mark.parametrize("kind", KINDS)
def test_an_earlier_moment_has_what_was_there_then(ledger, exported, kind):
    assert records(exported("lectures", kind, "--as-of", ledger[1])) == ledger[:2]


@pytest.mark.parametrize("kind", KINDS)
def test_a_register_without_records_has_a_heading_alone(office, exported, kind):
    assert len(exported("lectures", kind)) == 1


@pytest.mark.parametrize("kind", KINDS)
def test_a_list_of_the_office_itself_is_exported(office, exported, kind):
    append([listed("outlets", name="清和日报", level="province", since="2020-01-01")], NOON)
    assert records(exported("outlets", kind)) == [head()]


def test_people_read_titles_and_words(ledger, exported):
    heads, first, *_ = exported("lectures")
    assert heads == ["记录", "修订", "单位代码", "日期", "环节", "题目", "地点", "日期", "听众（人次）"]
    assert first[2:] == ["990101001", "2025-03-08", "已审核", "宪法", "文化站", "2025-03-08", "40"]


def test_machines_read_ids_and_codes(ledger, exported):
    heads, first, *_ = exported("lectures", "csv", "--codes")
    assert heads == ["record", "seq", "unit", "date", "stage", "title", "place", "held_on", "people"]
    assert first[2:6] == ["990101001", "2025-03-08", "accepted", "宪法"]


@pytest.mark.parametrize(("words", "level"), [((), "省级"), (("--codes",), "province")])
def test_a_choice_is_a_word_or_its_code(office, exported, words, level):
    append([listed("outlets", name="清和日报", level="province", since="2020-01-01")], NOON)
    heads, row = exported("outlets", "csv", "--codes", *words)
    assert dict(zip(heads, row, strict=True))["level"] == "province"
    assert level in exported("outlets", "csv", *words)[1]


def test_numbers_of_a_workbook_are_numbers(ledger, exported):
    assert exported("lectures", "xlsx")[1][-1] == 40


def test_a_workbook_keeps_a_text_that_looks_like_a_formula_as_text(office, exported):
    held(office, "小王", EAST_GATE, "=1+1", 40)
    assert exported("lectures", "xlsx")[1][5] == "=1+1"


def test_a_correction_is_exported_with_its_revision(office, ledger, exported):
    saved, _ = correct(office, "小王", ledger[1], ledger[1], {"people": "31"})
    assert [(row[1], row[-1]) for row in exported("lectures")[1:] if int(row[0]) == ledger[1]] == [
        (str(saved.seq), "31")
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_the_number_of_rows_is_said(office, ledger, run, tmp_path, kind):
    _, _, err = run("export", "lectures", "--site", office.site.folder, "-o", tmp_path / f"out.{kind}")
    assert "3 行" in err


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("seq", ["0", "999999"])
def test_a_revision_that_is_not_there_is_refused(office, run, tmp_path, kind, seq):
    path = tmp_path / f"out.{kind}"
    code, _, err = run("export", "lectures", "--site", office.site.folder, "-o", path, "--as-of", seq)
    assert (code, "CMD018" in err, path.exists()) == (2, True, False)


@pytest.mark.parametrize("name", ["out.ods", "out.pdf", "out"])
def test_another_kind_of_file_is_refused(office, run, tmp_path, name):
    code, _, err = run("export", "lectures", "--site", office.site.folder, "-o", tmp_path / name)
    assert (code, "CMD017" in err, (tmp_path / name).exists()) == (2, True, False)


def test_an_unknown_register_is_answered_with_the_nearest(office, run, tmp_path):
    code, _, err = run("export", "lecture", "--site", office.site.folder, "-o", tmp_path / "out.csv")
    assert (code, "lectures" in err) == (2, True)


def test_an_unknown_actor_is_answered_with_the_users(office, run, tmp_path):
    words = ("export", "lectures", "--site", office.site.folder, "-o", tmp_path / "out.csv")
    code, _, err = run(*words, "--as", "老王")
    assert (code, "CMD007" in err, "小王" in err) == (2, True, True)


@pytest.mark.parametrize("who", ["小王", "阿强", "审计"])
def test_personal_values_are_not_opened_for_everybody(office, run, tmp_path, who):
    path = tmp_path / "out.csv"
    words = ("export", "people", "--site", office.site.folder, "-o", path, "--personal", "--as", who)
    code, _, err = run(*words)
    assert (code, "CMD005" in err, path.exists()) == (2, True, False)
