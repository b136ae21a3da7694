"""What may be opened, and the one sentence for everything else."""

import zipfile

import pytest

from youju.engine.base.problems import Refused
from youju.engine.tabular import Limits, open_book, pick_table

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


@pytest.fixture
def refused(tmp_path):
    """The code of the one problem for which a file of this name and content is refused."""

    def code(name: str, content: bytes, limits: Limits = Limits()) -> str:  # noqa: B008
        (tmp_path / name).write_bytes(content)
        with pytest.raises(Refused) as caught:
            open_book(tmp_path / name, limits).sheet()
        assert len(caught.value.problems) == 1
        return caught.value.problems[0].code

    return code


def packed(path, **members: bytes) -> bytes:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), content)
    return path.read_bytes()


def test_a_file_over_the_limit_is_refused_before_it_is_read(refused):
    assert refused("big.csv", b"a,b\n" * 100, Limits(bytes=99)) == "TAB001"


def test_a_zip_bomb_is_refused_by_its_directory(refused, tmp_path):
    bomb = packed(tmp_path / "b", xl__workbook_xml=b"", xl__bomb_xml=bytes(30_000_000))
    assert refused("bomb.xlsx", bomb) == "TAB002"


def test_a_workbook_that_unpacks_to_too_much_is_refused(refused, ledger):
    assert refused("wide.xlsx", ledger.read_bytes(), Limits(unpacked=1000)) == "TAB002"


def test_a_zip_whose_directory_lies_about_a_size_is_refused(refused, tmp_path):
    honest = packed(tmp_path / "h", xl__workbook_xml=bytes(5000))
    lying = honest.replace((5000).to_bytes(4, "little"), (50).to_bytes(4, "little"))
    assert refused("lie.xlsx", lying) == "TAB004"


def test_a_password_is_asked_to_be_removed(refused):
    assert refused("secret.xlsx", OLE + "EncryptedPackage".encode("utf-16-le")) == "TAB003"


def test_a_zip_with_encrypted_members_counts_as_protected(refused, ledger):
    content = bytearray(ledger.read_bytes())
    start = content.rindex(b"PK\x01\x02")
    content[start + 8] |= 1
    assert refused("secret.xlsx", bytes(content)) == "TAB003"


def test_a_truncated_workbook_is_damaged(refused, ledger):
    assert refused("half.xlsx", ledger.read_bytes()[:2000]) == "TAB004"


def test_a_workbook_with_flipped_bytes_is_damaged(refused, ledger):
    content = bytearray(ledger.read_bytes())
    content[200:260] = bytes(60)
    assert refused("flipped.xlsx", bytes(content)) == "TAB004"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("表.et", OLE),
        ("报告.wps", OLE),
        ("报告.doc", OLE),
        ("表.numbers", b"PK\x03\x04"),
        ("报告.pdf", b"%PDF-1.7"),
        ("网页.xls", b"<html><table>"),
        ("改名.xlsx", b"%PDF-1.4"),
        ("改名.xls", OLE + "WordDocument".encode("utf-16-le")),
    ],
)
def test_other_formats_are_asked_to_be_saved_as_xlsx(refused, name, content):
    assert refused(name, content) == "TAB005"


def test_a_word_file_renamed_to_xlsx_is_recognised(refused, tmp_path):
    assert refused("改名.xlsx", packed(tmp_path / "w", word__document_xml=b"<w/>")) == "TAB005"


def test_an_empty_file_is_said_to_be_empty(refused):
    assert refused("空.xlsx", b"") == "TAB006"


def test_a_workbook_without_any_cell_is_said_to_be_empty(workbook, register):
    with pytest.raises(Refused) as caught:
        pick_table(open_book(workbook([])), register)
    assert caught.value.problems[0].code == "TAB006"


def test_more_rows_than_the_limit_are_refused(refused):
    assert refused("long.csv", b"a,b\n" * 11, Limits(rows=10)) == "TAB007"


def test_a_path_that_leads_nowhere_is_said(tmp_path):
    with pytest.raises(Refused, match="TAB008"):
        open_book(tmp_path / "没有.xlsx")


def test_a_missing_sheet_is_answered_with_the_names(ledger):
    with pytest.raises(Refused) as caught:
        open_book(ledger).sheet("二月")
    assert dict(caught.value.problems[0].details)["names"] == "Sheet"


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_separated_text_is_read_in_any_usual_coding(tmp_path, coding, separator):
    path = tmp_path / "台账.csv"
    path.write_bytes(f'日期{separator}标题\r\n2025.3.8{separator}"一, 二; 三"\r\n'.encode(coding))
    assert open_book(path).sheet().rows == [["日期", "标题"], ["2025.3.8", "一, 二; 三"]]


def test_text_in_an_unknown_coding_is_refused(refused):
    assert refused("big5.csv", "日期,\n".encode() + b"\xff\xff\xff") == "TAB010"


def test_bytes_that_are_no_text_are_refused_as_csv(refused):
    assert refused("binary.csv", b"a,b\n\0\0\0") == "TAB004"


def test_short_lines_are_as_wide_as_the_others(tmp_path):
    path = tmp_path / "t.csv"
    path.write_text("a,b,c\n1\n", "utf-8")
    assert open_book(path).sheet().rows[1] == ["1", "", ""]


def test_the_digest_is_that_of_the_bytes(tmp_path):
    path = tmp_path / "t.csv"
    path.write_bytes(b"abc\n")
    assert open_book(path).digest == "edeaaff3f1774ad2888673770c6d64097e391bc362d7d6fb34982ddf0efd18cb"


def test_an_open_document_sheet_is_read(tmp_path):
    names = {p: f"urn:oasis:names:tc:opendocument:xmlns:{p}:1.0" for p in ("office", "table", "text")}
    spaces = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in names.items())
    cells = "".join(
        f'<table:table-cell office:value-type="string"><text:p>{t}</text:p></table:table-cell>'
        for t in ("日期", "标题")
    )
    table = f'<table:table table:name="台账"><table:table-row>{cells}</table:table-row></table:table>'
    body = f"<office:body><office:spreadsheet>{table}</office:spreadsheet></office:body>"
    with zipfile.ZipFile(tmp_path / "台账.ods", "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
        archive.writestr("content.xml", f"<office:document-content {spaces}>{body}</office:document-content>")
    sheet = open_book(tmp_path / "台账.ods").sheet("台账")
    assert (sheet.rows, sheet.knows_merges) == ([["日期", "标题"]], False)
