"""`youju form`: the workbook for a unit without an account, and the way back in."""

from openpyxl import load_workbook

from making import WILLOW_RIVER
from offices import held, with_pack
from youju.web.commands.requests.receiving import receive


def test_a_form_goes_out_with_what_is_known_and_comes_back_by_the_requests(site, tmp_path, run):
    office = with_pack(site, tmp_path / "small")
    held(office, "阿强", WILLOW_RIVER, "宪法", 40)
    out = tmp_path / "out" / "柳河.xlsx"
    code, _, err = run("form", "lectures", "--unit", "990101102", "-o", out, "--site", site.folder, "--period", "2025")
    assert (code, load_workbook(out).worksheets[0]["A6"].value) == (0, "宪法"), err
    (received,) = receive(office, "cli:test", [(out.name, out.read_bytes())])
    assert (received.verdict, received.total("same")) == ("taken", 1)


def test_a_filled_form_is_imported_like_any_workbook(site, tmp_path, run):
    with_pack(site, tmp_path / "small")
    out = tmp_path / "f.xlsx"
    run("form", "lectures", "--unit", "柳河镇", "-o", out, "--site", site.folder)
    book = load_workbook(out)
    for cell, value in {"A6": "禁毒", "C6": "2025-04-02", "D6": 35}.items():
        book.worksheets[0][cell] = value
    book.save(out)
    code, said, err = run("import", out, "--register", "lectures", "--site", site.folder)
    assert (code, said) == (0, "新增 1，改动 0，相同 0，冲突 0，退回 0。\n"), err


def test_an_unknown_unit_is_refused(site, tmp_path, run):
    with_pack(site, tmp_path / "small")
    code, _, err = run("form", "lectures", "--unit", "柳河县", "-o", tmp_path / "f.xlsx", "--site", site.folder)
    assert (code, "CMD003" in err) == (2, True)
