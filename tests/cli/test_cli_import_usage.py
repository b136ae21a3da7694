"""`youju import` with files and numbers that are not there: one sentence each, nothing written."""

import pytest
from openpyxl import load_workbook

from offices import with_pack
from youju.web.commands.entry.entries import correct
from youju.web.store.read import head, live

ROWS = "日期,题目,地点,听众\n2025-03-08,宪法,文化站,40\n2025-03-09,民法典,文化站,30\n"


@pytest.fixture
def office(site, tmp_path):
    """The office of the cast, on the small pack."""
    return with_pack(site, tmp_path / "small")


@pytest.fixture
def bring(office, run, tmp_path):
    """Import two lectures of 东关街道 from a text file."""

    def command(*words, rows=ROWS, file="rows.csv"):
        if rows:
            (tmp_path / file).write_text(rows, "utf-8")
        asked = ("--site", office.site.folder, "--register", "lectures", "--unit", "990101001", "--as", "小王")
        return run("import", tmp_path / file, *asked, *words)

    return command


def number(err):
    """The number that an import prints."""
    return err.split("导入编号 ")[1].split("；")[0]


def test_two_rows_are_two_records(bring):
    code, out, _ = bring()
    assert (code, "新增 2，改动 0，相同 0，冲突 0，退回 0" in out) == (0, True)


def test_machines_read_the_counts(bring):
    code, out, _ = bring("--format", "json")
    assert (code, '"new": 2' in out, '"dry_run": false' in out) == (0, True, True)


@pytest.mark.parametrize(("file", "code"), [("none.csv", 2), ("none.xlsx", 2)])
def test_a_file_that_is_not_there_is_named(bring, file, code):
    found, _, err = bring(rows="", file=file)
    assert (found, file in err, "Traceback" in err) == (code, True, False)


def test_a_mapping_that_is_not_there_is_named(bring, tmp_path):
    code, _, err = bring("--mapping", tmp_path / "none.toml")
    assert (code, "none.toml" in err) == (2, True)


def test_a_mapping_that_is_no_text_is_refused(bring, tmp_path):
    (tmp_path / "old.toml").write_bytes("题目".encode("gbk"))
    code, _, err = bring("--mapping", tmp_path / "old.toml")
    assert (code, "TAB" in err) == (2, True)


def test_a_sheet_that_is_not_there_is_refused(bring):
    assert bring("--sheet", "台账")[0] == 2


def test_rejected_rows_go_into_a_folder_that_is_made_for_them(bring, tmp_path):
    back = tmp_path / "back" / "rows.xlsx"
    code, out, _ = bring("--rejects", back, rows=ROWS.replace("40", "很多"))
    assert (code, "退回 1" in out, back.exists()) == (1, True, True)
    assert "很多" in str(load_workbook(back).active["D2"].comment.text)


def test_without_a_register_the_command_says_which_there_are(office, run, tmp_path):
    (tmp_path / "rows.csv").write_text(ROWS, "utf-8")
    code, _, err = run("import", tmp_path / "rows.csv", "--site", office.site.folder)
    assert (code, "CMD001" in err) == (2, True)


def test_an_import_is_taken_back_by_its_number(bring, run, office):
    _, _, err = bring()
    code, out, _ = run("import", "undo", number(err), "--site", office.site.folder)
    assert (code, "作废 2 条" in out) == (0, True)


def test_an_import_is_taken_back_once(bring, run, office):
    _, _, err = bring()
    run("import", "undo", number(err), "--site", office.site.folder)
    before = head()
    _, out, err = run("import", "undo", number(err), "--site", office.site.folder)
    assert ("CMD009" in err, "作废 0 条" in out, head()) == (True, True, before)


def test_what_was_changed_since_is_kept(bring, run, office):
    _, _, err = bring()
    first = next(iter(live("lectures")))
    correct(office, "小王", first.record, first.seq, {"people": "31"})
    code, out, told = run("import", "undo", number(err), "--site", office.site.folder)
    assert (code, "作废 1 条" in out, "保留 1 条" in out, "CMD010" in told) == (1, True, True, True)


def test_machines_read_what_was_taken_back(bring, ask, office):
    _, _, err = bring()
    found = ask("import", "undo", number(err), "--site", office.site.folder)
    assert found == {"import": int(number(err)), "voided": 2, "restored": 0, "kept": 0}


def test_another_unit_takes_nothing_back(bring, run, office):
    _, _, err = bring()
    before = head()
    code, _, told = run("import", "undo", number(err), "--site", office.site.folder, "--as", "阿强")
    assert (code, "CMD005" in told, head()) == (1, True, before)


@pytest.mark.parametrize("wrong", ["999999", "0", "1"])
def test_what_is_no_import_is_not_taken_back(office, run, wrong):
    code, _, err = run("import", "undo", wrong, "--site", office.site.folder)
    assert (code, "CMD008" in err) == (2, True)
