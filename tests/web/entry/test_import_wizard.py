"""The import wizard without scripts: the messy workbook of offices from the file to the ledger, and back out."""

import io
import re
from dataclasses import replace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook, load_workbook

from workbooks import BAD, GOOD, lectures_workbook
from youju.web.commands.definitions.definitions import sync_definitions
from youju.web.commands.desk.office import use
from youju.web.commands.imports.import_list import imports_made
from youju.web.commands.imports.sittings import sitting_of
from youju.web.commands.imports.wizard_run import stop
from youju.web.site.setup import open_site
from youju.web.store import read
from youju.web.store.folder import site_text

REGISTER = "lecture_sessions"


@pytest.fixture
def office(site):
    """The cast's office with the definitions of the district."""
    site.path("youju.toml").write_text(site_text(replace(site, pack="district_office")), "utf-8")
    found = use(open_site(site.folder))
    assert sync_definitions(found, "cli:test") == ()
    return found


def text(answer):
    return answer.content.decode()


def bring(client, path):
    """Bring a file; the address of the sitting."""
    file = SimpleUploadedFile(path.name, path.read_bytes())
    answer = client.post("/imports", {"register": REGISTER, "file": file, "for-unit": "东关街道"})
    assert answer.status_code == 303, text(answer)
    return answer["Location"].removesuffix("/table")


def pages(client, path):
    """Go on to the preview with everything as it was found; the address of the sitting."""
    at = bring(client, path)
    client.post(f"{at}/table", {"sheet": "台账", "first": "3", "last": "4", "do-what": "next"})
    chosen = dict(re.findall(r'name="(to-\w+)".*?value="([^"]+)" selected', text(client.get(f"{at}/columns"))))
    client.post(f"{at}/columns", chosen)
    return at


def tally(page):
    return dict(re.findall(r"<dt>(\S+?)</dt><dd>(\d+)</dd>", page))


def test_the_header_is_found_and_shown_on_a_picture_of_the_sheet(clerk, tmp_path):
    at = bring(clerk, lectures_workbook(tmp_path / "a.xlsx"))
    page = text(clerk.get(f"{at}/table"))
    assert page.count('class="head"') == 2
    assert "表头是第 3–4 行" in page


def test_a_header_that_was_found_wrong_is_pointed_to(clerk, tmp_path):
    at = bring(clerk, lectures_workbook(tmp_path / "a.xlsx"))
    assert clerk.post(f"{at}/table", {"sheet": "台账", "first": "0", "last": "99"}).status_code == 303
    answer = clerk.post(f"{at}/table", {"sheet": "台账", "first": "3", "last": "60", "do-what": "next"})
    assert answer.status_code == 422


def test_columns_are_recognised_with_what_their_group_says(clerk, tmp_path):
    at = bring(clerk, lectures_workbook(tmp_path / "a.xlsx"))
    page = text(clerk.get(f"{at}/columns"))
    assert "宣讲方式：线下" in page
    assert "消防安全进社区" in page


def test_the_preview_tells_every_row_and_writes_none(clerk, tmp_path):
    before = read.head()
    at = pages(clerk, lectures_workbook(tmp_path / "a.xlsx", (*GOOD, BAD)))
    page = text(clerk.get(f"{at}/preview"))
    assert tally(page) == {"新增": "4", "改动": "0", "相同": "0", "有冲突": "0", "退回": "1"}
    assert "二月三十" in page
    assert read.head() == before


def test_good_rows_go_in_and_bad_ones_come_back_in_the_workbook(clerk, tmp_path):
    at = pages(clerk, lectures_workbook(tmp_path / "a.xlsx", (*GOOD, BAD)))
    clerk.post(f"{at}/preview")
    assert "已写入" in text(clerk.get(at))
    back = load_workbook(io.BytesIO(b"".join(clerk.get(f"{at}/rejects").streaming_content)))
    assert back["台账"]["B8"].comment


def test_a_changed_row_shows_what_it_said_before(clerk, tmp_path):
    clerk.post(f"{pages(clerk, lectures_workbook(tmp_path / 'a.xlsx'))}/preview")
    first = (*GOOD[0][:5], 1300, *GOOD[0][6:])
    at = pages(clerk, lectures_workbook(tmp_path / "b.xlsx", (first, *GOOD[1:])))
    page = text(clerk.get(f"{at}/preview"))
    assert "<del>1200</del> → 1300" in page
    assert tally(page)["相同"] == "3"


def test_an_import_is_taken_back_from_the_list(clerk, office, xiaowang, tmp_path):
    clerk.post(f"{pages(clerk, lectures_workbook(tmp_path / 'a.xlsx'))}/preview")
    made = imports_made(office, xiaowang)[0]
    clerk.post(f"/imports/{made.number}/undo")
    assert "已撤回" in text(clerk.get("/imports"))
    assert list(read.live(REGISTER)) == []


def test_a_required_field_without_a_column_is_said_for_the_whole_sheet(clerk, tmp_path):
    book = Workbook()
    book.active.title = "台账"
    for row in (("日期", "题目", "地点", "场次", "听众"), ("2025-03-08", "宪法", "文化站", 1, 40)):
        book.active.append(row)
    book.save(tmp_path / "a.xlsx")
    at = bring(clerk, tmp_path / "a.xlsx")
    clerk.post(f"{at}/table", {"sheet": "台账", "first": "1", "last": "1", "do-what": "next"})
    page = text(clerk.get(f"{at}/columns"))
    chosen = dict(re.findall(r'name="(to-\w+)".*?value="([^"]+)" selected', page))
    clerk.post(f"{at}/columns", chosen | {"all-mode": "offline"})
    assert tally(text(clerk.get(f"{at}/preview")))["新增"] == "1"


def test_stopped_it_goes_on_where_it_was(clerk, office, xiaowang, tmp_path, monkeypatch):
    monkeypatch.setattr("youju.web.commands.imports.wizard_run.PART", 1)
    at = pages(clerk, lectures_workbook(tmp_path / "a.xlsx"))
    sitting = sitting_of(office, xiaowang.id, at.removeprefix("/imports/"))
    monkeypatch.setattr("pathlib.Path.unlink", lambda path, missing_ok=False: None)
    stop(sitting)
    clerk.post(f"{at}/preview")
    monkeypatch.undo()
    assert "停下了" in text(clerk.get(at))
    clerk.post(f"{at}/resume")
    assert "已写入" in text(clerk.get(at))
    assert len(list(read.live(REGISTER))) == 4


def test_nobody_sees_the_file_of_another(clerk, signed, tmp_path):
    at = bring(clerk, lectures_workbook(tmp_path / "a.xlsx"))
    assert signed("laoli").get(at).status_code == 404


def test_a_file_that_is_no_table_is_refused_and_not_kept(clerk, office):
    file = SimpleUploadedFile("a.xlsx", b"hello")
    answer = clerk.post("/imports", {"register": REGISTER, "file": file, "for-unit": "东关街道"})
    assert answer.status_code == 422
    assert list((office.site.folder / "imports").iterdir()) == []
