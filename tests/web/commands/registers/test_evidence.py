"""Evidence: photos without what a camera adds, documents as they are, links in the log, files by their digest."""

import io
import zipfile
from dataclasses import replace
from hashlib import sha256

import pytest
from PIL import Image

from making import EAST_GATE
from offices import held
from youju.engine.base.problems import Problem, Refused
from youju.engine.definitions import Evidence
from youju.web.commands.desk.office import use
from youju.web.commands.registers.evidence import (
    asked_for,
    attach,
    attach_again,
    content_of,
    detach,
    evidence_of,
    small_of,
)
from youju.web.commands.registers.sanitising import sanitised
from youju.web.store.read import last


def photo(size=(400, 200), form="JPEG", **more):
    """A red picture."""
    out = io.BytesIO()
    Image.new("RGB", size, "red").save(out, form, **more)
    return out.getvalue()


def located():
    """A photo that says where and how it was taken: to be turned by a quarter."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "Camera"
    exif.get_ifd(0x8825)[1] = "N"
    return photo(exif=exif)


def packed(*names):
    """An archive of empty parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, b"")
    return out.getvalue()


def test_a_photo_keeps_neither_place_nor_camera():
    kept = Image.open(io.BytesIO(sanitised(located()).content))
    assert (dict(kept.getexif()), kept.info.get("exif")) == ({}, None)


def test_a_photo_stands_upright():
    assert Image.open(io.BytesIO(sanitised(located()).content)).size == (200, 400)


def test_a_large_photo_is_made_smaller():
    assert max(Image.open(io.BytesIO(sanitised(photo((5000, 100))).content)).size) == 2560


def test_a_transparent_picture_lies_on_white():
    out = io.BytesIO()
    Image.new("RGBA", (4, 4), (0, 0, 0, 0)).save(out, "PNG")
    assert Image.open(io.BytesIO(sanitised(out.getvalue()).content)).getpixel((0, 0)) == (255, 255, 255)


@pytest.mark.parametrize(
    ("content", "ending"),
    [
        (b"%PDF-1.7 ...", "pdf"),
        (packed("word/document.xml"), "docx"),
        (packed("xl/workbook.xml"), "xlsx"),
        (packed("OFD.xml"), "ofd"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + b"...", "doc"),
    ],
)
def test_a_document_is_kept_as_it_is(content, ending):
    clean = sanitised(content)
    assert (clean.content, clean.kind, clean.ending) == (content, "document", ending)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"<html><script>", "ENT013"),
        (b"", "ENT013"),
        (packed("word/document.xml", "word/vbaProject.bin"), "ENT013"),
        (packed("setup.exe"), "ENT013"),
        (b"PK\x03\x04 torn", "ENT014"),
        (photo()[:300], "ENT014"),
        (b"%PDF-" + bytes(31 * 2**20), "ENT012"),
    ],
)
def test_what_is_not_let_in_says_why(content, code):
    refused = sanitised(content)
    assert isinstance(refused, Problem)
    assert refused.code == code


@pytest.fixture
def office(site):
    """The office of the cast."""
    return use(site)


@pytest.fixture
def record(office):
    """小王's lecture."""
    return held(office, "小王", EAST_GATE, "宪法宣讲", 40)


def test_an_attached_file_lies_under_its_digest_and_the_originals_is_in_the_log(office, record):
    saved, _ = attach(office, "小王", record, "现场.jpeg", located())
    (item,) = evidence_of(office, record)
    data = last([saved.record])[saved.record].entry.data
    assert sha256(item.path.read_bytes()).hexdigest() == item.digest == data["digest"]
    assert data["original"] == sha256(located()).hexdigest() != item.digest


def test_a_file_is_named_by_what_it_is(office, record):
    attach(office, "小王", record, '..\\照片/"1".exe', photo())
    assert evidence_of(office, record)[0].name == "照片 1.jpg"


def test_the_same_file_twice_is_one(office, record):
    first, second = (attach(office, "小王", record, "现场.jpg", photo())[0] for _ in range(2))
    assert (first.record, len(evidence_of(office, record))) == (second.record, 1)


def test_another_unit_attaches_nothing(office, record):
    assert [p.code for p in attach(office, "阿强", record, "现场.jpg", photo())[1]] == ["CMD005"]


def test_a_detached_file_is_gone_from_the_record_and_comes_back(office, record):
    saved, _ = attach(office, "小王", record, "现场.jpg", photo())
    detach(office, "小王", saved.record)
    assert evidence_of(office, record) == []
    attach_again(office, "小王", saved.record)
    assert [item.number for item in evidence_of(office, record)] == [saved.record]


@pytest.mark.parametrize("who", ["小王", "老李", "审计"])
def test_who_reads_the_record_opens_its_evidence(office, record, who):
    saved, _ = attach(office, "小王", record, "现场.jpg", photo())
    assert content_of(office, who, saved.record).name == "现场.jpg"


def test_another_unit_does_not(office, record):
    saved, _ = attach(office, "小王", record, "现场.jpg", photo())
    with pytest.raises(Refused, match="ENT015"):
        content_of(office, "阿强", saved.record)


def test_a_record_that_is_no_evidence_opens_nothing(office, record):
    with pytest.raises(Refused, match="ENT015"):
        content_of(office, "小王", record)


def test_a_photo_has_a_small_picture(office, record):
    saved, _ = attach(office, "小王", record, "现场.jpg", photo((2000, 1000)))
    small = small_of(content_of(office, "小王", saved.record)).read_bytes()
    assert Image.open(io.BytesIO(small)).size == (320, 160)


@pytest.mark.parametrize(
    ("said", "asked"),
    [(Evidence("photo", True, "财政支付凭证"), True), (Evidence("photo", True, ""), False), (Evidence("photo"), False)],
)
def test_evidence_is_asked_for_only_where_the_register_says_why(office, said, asked):
    assert bool(asked_for(replace(office.register("lectures"), evidence=said))) is asked
