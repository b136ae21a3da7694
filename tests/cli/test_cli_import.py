"""The main job: an office's own messy workbook in, figures out."""

import re
import zipfile

import pytest
from openpyxl import load_workbook

from workbooks import BAD, GOOD, lectures_workbook

LOCKED = bytes.fromhex("d0cf11e0a1b11ae1") + "EncryptedPackage".encode("utf-16-le").ljust(2048, b"\0")
OFFLINE, ONLINE = "lectures.offline.audience", "lectures.online.audience"


@pytest.fixture
def bring(office, run):
    """Import a workbook of lectures as the only person of the office."""

    def command(path, *more):
        words = ("--site", office, "--register", "lecture_sessions", "--unit", "990101", "--accept", *more)
        return run("import", path, *words)

    return command


@pytest.fixture
def values(office, ask):
    """Values of figures by id."""
    return lambda *ids: {f["id"]: f["value"] for f in ask("figures", *ids, "--site", office, "--period", "2025")}


def test_a_messy_workbook_becomes_figures(bring, values, tmp_path):
    code, out, _ = bring(lectures_workbook(tmp_path / "a.xlsx"))
    assert (code, "新增 4" in out) == (0, True)
    assert values(OFFLINE, ONLINE) == {OFFLINE: 2446, ONLINE: 35000}


def test_the_same_file_again_changes_nothing(bring, values, tmp_path):
    path = lectures_workbook(tmp_path / "a.xlsx")
    bring(path)
    _, out, _ = bring(path)
    assert "新增 0，改动 0，相同 4" in out
    assert values(OFFLINE) == {OFFLINE: 2446}


def test_a_corrected_cell_changes_its_record(bring, values, tmp_path):
    bring(lectures_workbook(tmp_path / "a.xlsx"))
    first = (*GOOD[0][:5], 1300, *GOOD[0][6:])
    _, out, _ = bring(lectures_workbook(tmp_path / "a.xlsx", (first, *GOOD[1:])))
    assert "改动 1，相同 3" in out
    assert values(OFFLINE) == {OFFLINE: 2546}


def test_good_rows_go_in_and_bad_ones_come_back_at_their_cells(bring, values, tmp_path):
    code, out, _ = bring(lectures_workbook(tmp_path / "a.xlsx", (*GOOD, BAD)), "--rejects", tmp_path / "back.xlsx")
    sheet = load_workbook(tmp_path / "back.xlsx")["台账"]
    assert (code, "退回 1" in out, values(OFFLINE)) == (1, True, {OFFLINE: 2446})
    assert "二月三十" in sheet["B8"].comment.text
    assert "很多" in sheet["F8"].comment.text


def test_a_mended_workbook_of_rejects_can_be_imported(bring, values, tmp_path):
    back = tmp_path / "back.xlsx"
    bring(lectures_workbook(tmp_path / "a.xlsx", (*GOOD, BAD)), "--rejects", back)
    book = load_workbook(back)
    book["台账"]["B8"], book["台账"]["F8"] = "2025-02-28", 54
    book.save(back)
    assert "新增 1，改动 0，相同 4" in bring(back)[1]
    assert values(OFFLINE) == {OFFLINE: 2500}


def test_an_import_can_be_undone_as_one(bring, run, office, values, tmp_path):
    _, _, err = bring(lectures_workbook(tmp_path / "a.xlsx"))
    number = err.split("导入编号 ")[1].split("；")[0]
    code, out, _ = run("import", "undo", number, "--site", office)
    assert (code, "作废 4 条" in out, values(OFFLINE)) == (0, True, {OFFLINE: 0})
    assert run("log", "verify", "--site", office)[0] == 0


def test_undoing_a_correction_gives_the_earlier_data_back(bring, run, office, values, tmp_path):
    bring(lectures_workbook(tmp_path / "a.xlsx"))
    _, _, err = bring(lectures_workbook(tmp_path / "a.xlsx", ((*GOOD[0][:5], 1300, None, None), *GOOD[1:])))
    run("import", "undo", err.split("导入编号 ")[1].split("；")[0], "--site", office)
    assert values(OFFLINE) == {OFFLINE: 2446}


def test_a_dry_run_writes_nothing(bring, values, run, office, tmp_path):
    before = run("log", "verify", "--site", office)[1]
    _, out, _ = bring(lectures_workbook(tmp_path / "a.xlsx"), "--dry-run")
    assert "新增 4" in out
    assert run("log", "verify", "--site", office)[1] == before


def test_what_a_clerk_enters_waits_for_review(office, run, values, tmp_path):
    path = lectures_workbook(tmp_path / "a.xlsx")
    run("import", path, "--site", office, "--register", "lecture_sessions", "--unit", "990101")
    assert values(OFFLINE) == {OFFLINE: 0}


def test_in_a_full_office_nobody_accepts_their_own_import(demo, run, tmp_path):
    path = lectures_workbook(tmp_path / "a.xlsx")
    words = ("--site", demo, "--register", "lecture_sessions", "--unit", "990101", "--accept")
    assert "CMD006" in run("import", path, *words)[2]


def test_a_reviewer_may_accept_what_they_import_for_a_unit(demo, run, tmp_path):
    path = lectures_workbook(tmp_path / "a.xlsx")
    words = ("--site", demo, "--register", "lecture_sessions", "--unit", "990101001", "--accept", "--as", "老李")
    code, out, err = run("import", path, *words)
    assert (code, "新增 4" in out, "CMD006" in err) == (0, True, False)


def test_another_unit_is_refused(demo, run, tmp_path):
    path = lectures_workbook(tmp_path / "a.xlsx")
    words = ("--site", demo, "--register", "lecture_sessions", "--unit", "990101001", "--as", "阿强")
    code, out, err = run("import", path, *words)
    assert (code, "退回 4" in out, "CMD005" in err) == (1, True, True)


def test_an_unknown_unit_is_answered_with_the_nearest(office, run, tmp_path):
    path = lectures_workbook(tmp_path / "a.xlsx")
    code, _, err = run("import", path, "--site", office, "--register", "lecture_sessions", "--unit", "990102")
    assert (code, "CMD003" in err, "990101" in err) == (2, True, True)


def test_an_unknown_register_is_answered_with_the_nearest(office, run, tmp_path):
    path = lectures_workbook(tmp_path / "a.xlsx")
    code, _, err = run("import", path, "--site", office, "--register", "lecture_session", "--unit", "990101")
    assert (code, "lecture_sessions" in err) == (2, True)


@pytest.fixture
def refused(office, run):
    """Import a file that cannot be used: exit code and the codes on stderr. Nothing may have been written."""

    def command(path, *more, unit=("--unit", "990101")):
        before = run("log", "verify", "--site", office)[1]
        code, _, err = run("import", path, "--site", office, "--register", "lecture_sessions", *unit, *more)
        assert run("log", "verify", "--site", office)[1] == before
        return code, re.findall(r"(?:TAB|CMD|LED)\d+", err)

    return command


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("corrupt.xlsx", b"PK\x03\x04 not a workbook", "TAB004"),
        ("locked.xlsx", LOCKED, "TAB003"),
        ("old.et", b"\xd0\xcf\x11\xe0", "TAB005"),
        ("report.pdf", b"%PDF-1.7", "TAB005"),
        ("empty.csv", b"", "TAB006"),
    ],
)
def test_a_file_that_cannot_be_read_gets_one_sentence_and_writes_nothing(refused, tmp_path, name, content, problem):
    (tmp_path / name).write_bytes(content)
    assert refused(tmp_path / name) == (2, [problem])


def test_half_a_workbook_is_refused_whole(refused, tmp_path):
    path = lectures_workbook(tmp_path / "a.xlsx")
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    assert refused(path) == (2, ["TAB004"])


def test_a_zip_bomb_is_refused_before_it_is_unpacked(refused, tmp_path):
    with zipfile.ZipFile(tmp_path / "bomb.xlsx", "w", zipfile.ZIP_DEFLATED, compresslevel=1) as bomb:
        bomb.writestr("[Content_Types].xml", "")
        for n in range(8):
            bomb.writestr(f"xl/worksheets/sheet{n}.xml", b"0" * 80_000_000)
    assert refused(tmp_path / "bomb.xlsx") == (2, ["TAB002"])


def test_a_text_file_that_is_too_large_is_refused_before_it_is_read(refused, tmp_path):
    with (tmp_path / "huge.csv").open("wb") as huge:
        huge.truncate(1 << 40)  # a terabyte that takes no room on the disk, and that nobody could read here
    assert refused(tmp_path / "huge.csv") == (2, ["TAB001"])


def test_a_missing_unit_code_is_said_at_once(refused, tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("宣讲日期,宣讲题目,地点,方式,场次,受众\n2025-03-08,甲,乙,线下,1,20\n", "utf-8")
    assert refused(path, unit=()) == (2, ["CMD004"])


OWN_WORDS = "哪天,讲了什么,在哪,怎么讲,几回,来了多少\n2025-03-08,消防安全,东关社区,线下,2,120\n"
MAPPING = """
register = "lecture_sessions"
column = [
    { header = "哪天", to = "occurred_on" }, { header = "讲了什么", to = "title" }, { header = "在哪", to = "place" },
    { header = "怎么讲", to = "mode" }, { header = "几回", to = "sessions" }, { header = "来了多少", to = "people" },
]
"""


@pytest.fixture
def mapped(tmp_path):
    """A file whose columns nobody could guess, and a mapping that says what they are."""
    (tmp_path / "own.csv").write_text(OWN_WORDS, "utf-8")
    (tmp_path / "own.toml").write_text(MAPPING, "utf-8")
    return tmp_path / "own.csv", tmp_path / "own.toml"


def test_a_mapping_says_which_column_is_which_field(bring, values, mapped):
    assert bring(mapped[0])[0] == 2
    code, out, _ = bring(mapped[0], "--mapping", mapped[1])
    assert (code, "新增 1" in out, values(OFFLINE)) == (0, True, {OFFLINE: 120})


def test_the_next_file_with_these_columns_needs_no_mapping(bring, values, mapped):
    bring(mapped[0], "--mapping", mapped[1])
    mapped[0].write_text(OWN_WORDS.replace("120", "130"), "utf-8")
    assert "改动 1" in bring(mapped[0])[1]
    assert values(OFFLINE) == {OFFLINE: 130}


@pytest.mark.parametrize(
    ("wrong", "problem"), [(MAPPING.replace("occurred_on", "held_on"), "TAB041"), ("column = 3", "TAB040")]
)
def test_a_mapping_that_cannot_be_used_is_refused(refused, mapped, wrong, problem):
    mapped[1].write_text(wrong, "utf-8")
    assert refused(mapped[0], "--mapping", mapped[1]) == (2, [problem])


def test_another_unit_may_not_undo_an_import(demo, run, tmp_path):
    words = ("--site", demo, "--register", "lecture_sessions", "--unit", "990101001", "--as", "小王")
    _, _, err = run("import", lectures_workbook(tmp_path / "a.xlsx"), *words)
    code, _, said = run("import", "undo", err.split("导入编号 ")[1].split("；")[0], "--site", demo, "--as", "阿强")
    assert (code, "CMD005" in said) == (1, True)


def test_a_number_that_is_no_import_is_refused(office, run):
    assert run("import", "undo", 1, "--site", office)[0] == 2
