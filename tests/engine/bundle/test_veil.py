"""Personal values in what somebody typed: blotted in texts, found in files."""

from __future__ import annotations

import io
import zipfile

import pytest
from PIL import Image

from youju.engine.bundle.veil import Veil

VEIL = Veil(["王芳", "欧阳修远", "1", ""])
PHONE, ID = "13912345678", "110105199003072813"


@pytest.mark.parametrize(
    ("text", "blotted"),
    [
        ("王芳主讲", "＊＊主讲"),
        ("主讲：欧阳修远（王芳陪同）", "主讲：＊＊（＊＊陪同）"),
        (f"电话{PHONE}。", "电话＊＊。"),
        ("电话１３９１２３４５６７８", "电话＊＊"),
        (f"证件 {ID}", "证件 ＊＊"),
        ("第110105199003072810号", "第110105199003072810号"),
        (f"播放{PHONE}0次", f"播放{PHONE}0次"),
        (f"Tel{PHONE}", "Tel＊＊"),
        (f"摘要{PHONE}ab、0.{PHONE}", f"摘要{PHONE}ab、0.{PHONE}"),
        ("王小芳", "王小芳"),
    ],
)
def test_names_of_the_ledger_and_any_mobile_or_id_number_are_blotted(text, blotted):
    assert VEIL.blot(text) == blotted


def zipped(**files: bytes) -> bytes:
    """An archive, as Word and Excel files are."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in files.items():
            archive.writestr(name.replace("_", "/").replace("0", "."), data)
    return out.getvalue()


def picture(form: str, **more) -> bytes:
    """A small picture."""
    out = io.BytesIO()
    Image.new("RGB", (8, 8), "white").save(out, form, **more)
    return out.getvalue()


def exif() -> Image.Exif:
    """What a camera adds."""
    found = Image.Exif()
    found[315] = "somebody"
    return found


@pytest.mark.parametrize(
    ("name", "content", "finding"),
    [
        ("a.docx", zipped(word_document0xml="<w:t>王</w:t><w:t>芳</w:t>".encode()), "found"),
        ("a.docx", zipped(word_document0xml=b"<w:p><w:t>139</w:t><w:t>12345678</w:t></w:p>"), "found"),
        ("a.docx", zipped(word_document0xml="<w:p><w:t>小王</w:t></w:p><w:p><w:t>芳草</w:t></w:p>".encode()), "clean"),
        ("a.xhtml", b"<xbrli:a>139</xbrli:a><xbrli:b>12345678</xbrli:b>", "clean"),
        ("a.docx", zipped(docProps_core0xml="<creator>王芳</creator>".encode()), "found"),
        ("a.docx", zipped(word_document0xml="<w:t>宪法</w:t>".encode()), "clean"),
        ("a.xlsx", zipped(xl_inner0bin=zipped(a0xml="王芳".encode())), "found"),
        ("a.csv", f"x,{PHONE}".encode(), "found"),
        ("a.pdf", b"%PDF-1.7", "unreadable"),
        ("a.docx", b"PK\x03\x04 broken", "unreadable"),
        ("a.jpg", picture("JPEG"), "clean"),
        ("a.jpg", picture("JPEG", exif=exif()), "found"),
        ("a.jpg", picture("JPEG") + "王芳".encode(), "found"),
    ],
)
def test_files_are_looked_through(name, content, finding):
    assert VEIL.look(name, content) == finding
