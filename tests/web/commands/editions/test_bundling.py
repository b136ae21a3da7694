"""The bundle of an edition: what it is gathered from, who may have it, and that nobody's name leaves with it."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest
from PIL import Image

from annuals import REPORT, annual_office, another_lecture, frozen
from bundling import members
from making import EAST_GATE
from sites import open_copy
from youju.engine.base.problems import Refused
from youju.engine.bundle.notes import public_key
from youju.engine.bundle.verify import Trust, Verdict, verified
from youju.web.commands.desk.office import Office
from youju.web.commands.editions.bundling import bundled, kept_bundle
from youju.web.commands.editions.standing import standing
from youju.web.commands.entry.entries import Given, accept_all, enter
from youju.web.commands.registers.evidence import attach
from youju.web.site.setup import close_site
from youju.web.store.keys import receipt_key

NAME, CHILD, GUARDIAN, PHONE, ID = "林晓月", "林小满", "林大山", "13912345678", "110105199003072813"
SECRETS = (NAME, CHILD, GUARDIAN, PHONE, ID, "王小明", "欧阳春华", "13812345678")
PERSONAL = (
    REPORT
    + """
[[register.people.field]]
id = "number"
title = { zh = "身份证号", en = "ID" }
type = "id_number"
purpose = { zh = "核对", en = "to tell apart" }
[[register.people.field]]
id = "guardian"
title = { zh = "监护人", en = "Guardian" }
type = "person_name"
sensitive = true
minor = true
purpose = { zh = "未成年人须由监护人同意", en = "consent" }
"""
)


def photo() -> bytes:
    """A photo whose camera noted who held it."""
    out, exif = io.BytesIO(), Image.Exif()  # XPAuthor, as cameras and computers write it
    exif[0x9C9D] = NAME.encode("utf-16-le")
    Image.new("RGB", (64, 64), "navy").save(out, "JPEG", exif=exif)
    return out.getvalue()


def letter() -> bytes:
    """A Word file with a name spread over two runs, and another in its properties."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", f"<w:t>{NAME[:1]}</w:t><w:t>{NAME[1:]}</w:t>")
        archive.writestr("docProps/core.xml", f"<creator>{NAME}</creator>")
    return out.getvalue()


@dataclass(frozen=True, slots=True)
class Seeded:
    """Both bundles of an office in which names, phones, ID numbers and minors stand wherever somebody could type them."""

    inner: Path
    public: Path
    withheld: dict[str, str]


@pytest.fixture(scope="module")
def seeded(prepared, tmp_path_factory, django_db_blocker) -> Seeded:
    """See `Seeded`."""
    folder = tmp_path_factory.mktemp("seeded")
    with django_db_blocker.unblock():
        office = annual_office(open_copy(prepared, folder / "site", ""), folder / "pack", PERSONAL)
        for name, more in ((NAME, {"number": ID, "phone": PHONE}), (CHILD, {"guardian": GUARDIAN})):
            given = Given(EAST_GATE, {"name": name, "since": "2024-01-01"} | more)
            assert enter(office, "cli:test", "people", given)[0].record
        told = {
            "title": f"{NAME}宣讲（{PHONE}）",
            "place": f"{CHILD}家，证件{ID}",
            "held_on": "2025-04-04",
            "people": 9,
        }
        record = enter(office, "小王", "lectures", Given(EAST_GATE, told))[0].record
        accept_all(office, "cli:test", [record])
        for name, content in ((f"{NAME}在现场.jpg", photo()), (f"{GUARDIAN}来信.docx", letter())):
            assert attach(office, "小王", record, name, content)[0].record
        assert frozen(office).edition
        inner = bundled(office, "cli:test", "annual-2025-1", out=folder / "inner.zip")
        bundled(office, "cli:test", "annual-2025-1", public=True, out=folder / "public.zip")
        close_site()
    return Seeded(folder / "inner.zip", folder / "public.zip", inner.packed.withheld)


def texts(content: bytes) -> str:
    """Everything that a file says: archives unpacked, markup taken out as well as left in."""
    if content.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return "\n".join(f"{name}\n{texts(archive.read(name))}" for name in archive.namelist())
    text = content.decode("utf-8", "replace") + "".join(content[at:].decode("utf-16-le", "replace") for at in (0, 1))
    return f"{text}\n{re.sub('<[^>]*>', '', text)}"


@pytest.mark.parametrize("kind", ["inner", "public"])
def test_no_name_phone_or_id_number_leaves_with_a_bundle(seeded, kind):
    said = texts(getattr(seeded, kind).read_bytes())
    assert "宣讲" in said
    assert [secret for secret in SECRETS if secret in said] == []


def test_the_search_would_have_found_them(seeded):
    assert NAME in texts(letter())
    assert NAME in texts(photo())


def test_a_text_keeps_what_is_nobodys(seeded):
    rows = members(seeded.inner)["data/records/lectures.csv"].decode()
    assert "＊＊宣讲（＊＊）" in rows
    assert "＊＊家，证件＊＊" in rows


def test_a_photo_goes_without_what_its_camera_noted_and_a_letter_with_a_name_stays(seeded):
    held = members(seeded.inner)
    (picture,) = [name for name in held if name.startswith("data/evidence/files/")]
    assert picture.endswith(".jpg")
    index = held["data/evidence/index.csv"].decode()
    assert "＊＊在现场.jpg" in index
    assert "＊＊来信.docx,,personal" in index


def test_where_the_report_names_somebody_its_public_version_is_in_its_place(seeded):
    assert seeded.withheld == {"report.docx": "found", "definitions/annual.txt": "found"}
    assert "data/report/report.docx" in members(seeded.inner)
    assert verified(seeded.inner).problems == []


def test_the_inner_edition_has_an_answer_card_of_each_figure_of_the_office(office: Office, tmp_path):
    bundled(office, "cli:test", "annual-2025-1", out=tmp_path / "one.zip")
    page = members(tmp_path / "one.zip")["data/report/cards.html"].decode()
    assert re.findall(r'id="f\d+".*?class="value">([^<]+)<', page, re.DOTALL) == ["3", "32,540", "4"]


def test_both_verify_with_the_offices_key(office: Office, tmp_path):
    key = public_key(receipt_key(office.site))
    for public in (False, True):
        made = bundled(office, "cli:test", "annual-2025-1", public, tmp_path / "one.zip")
        verdict: Verdict = verified(tmp_path / "one.zip", Trust(key))
        assert [p.code for p in verdict.problems if p.kind.level == "error"] == []
        assert (verdict.signed, verdict.code, verdict.public) == (True, made.code, public)


def test_one_that_is_not_issued_says_so_and_is_written_all_the_same(office: Office, tmp_path):
    made = bundled(office, "cli:test", "annual-2025-1", out=tmp_path / "one.zip")
    assert [p.code for p in made.problems] == ["EDI021"]
    assert verified(tmp_path / "one.zip").stage == "frozen"


def test_a_late_entry_is_in_the_bundle_and_changes_no_figure(office: Office, tmp_path):
    another_lecture(office, 60_000)
    bundled(office, "cli:test", "annual-2025-1", out=tmp_path / "one.zip")
    assert b"2025-11-02" in members(tmp_path / "one.zip")["data/late/lectures.csv"]
    assert verified(tmp_path / "one.zip").ok


def test_a_clerk_may_have_the_public_edition_only_where_they_read_editions(office: Office, tmp_path):
    assert bundled(office, "小王", "annual-2025-1", public=True, out=tmp_path / "one.zip").packed.files
    for who, code in (("小王", "EDI020"), ("阿强", "EDI001")):
        with pytest.raises(Refused) as refused:
            bundled(office, who, "annual-2025-1")
        assert [p.code for p in refused.value.problems] == [code]


def test_the_site_keeps_a_bundle_until_the_log_moves_on(office: Office):
    one = standing(office, "annual-2025-1")
    assert kept_bundle(office, one, False) is None
    path = bundled(office, "老李", "annual-2025-1").path
    assert kept_bundle(office, one, False) == path
    another_lecture(office, 10)
    assert kept_bundle(office, one, False) is None
    assert not path.exists()
