"""What is let in as evidence: photos made anew without what a camera adds, documents known by their first bytes.

A photo is decoded and encoded again, so that neither place, device nor anything hidden in the file is kept; its turn is
applied. Documents are kept as they are; those with macros are not let in.
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass

from PIL import Image, ImageOps, UnidentifiedImageError

from youju.engine.base.problems import Problem
from youju.web.commands.desk.entry_problems import EVIDENCE_KIND, EVIDENCE_LARGE, EVIDENCE_UNREADABLE

LARGEST = 30 * 2**20
"""Bytes of a file that is let in."""

MOST_PIXELS = 80_000_000
LONG_SIDE, SMALL_SIDE = 2560, 320
_PHOTOS = ("JPEG", "PNG", "WEBP")
_INSIDE = {
    "word/document.xml": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
    "xl/workbook.xml": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
    "ppt/presentation.xml": ("application/vnd.openxmlformats-officedocument.presentationml.presentation", "pptx"),
    "OFD.xml": ("application/ofd", "ofd"),
}
_OLD_OFFICE = bytes.fromhex("d0cf11e0a1b11ae1")
_MACROS = "vbaProject.bin"


@dataclass(frozen=True, slots=True)
class Clean:
    """What is kept: the bytes, `photo` or `document`, the media type and the ending that fits it."""

    content: bytes
    kind: str
    media_type: str
    ending: str


def sanitised(content: bytes) -> Clean | Problem:
    """The file as it is kept, or why it is not let in."""
    if len(content) > LARGEST:
        return EVIDENCE_LARGE.at(most=LARGEST // 2**20)
    document = _document(content)
    if document is not None:
        return document
    try:
        with Image.open(io.BytesIO(content), formats=_PHOTOS) as image:
            if image.width * image.height > MOST_PIXELS:
                return EVIDENCE_LARGE.at(most=LARGEST // 2**20)
            return _photo(image)
    except UnidentifiedImageError:
        return EVIDENCE_KIND.at()
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return EVIDENCE_UNREADABLE.at()


def small(content: bytes) -> bytes:
    """A small picture of a photo that was let in, as JPEG."""
    with Image.open(io.BytesIO(content), formats=_PHOTOS) as image:
        return _encoded(_flat(image), SMALL_SIDE, "JPEG")


def _photo(image: Image.Image) -> Clean:
    form = "PNG" if image.format == "PNG" else "JPEG"
    upright = _flat(ImageOps.exif_transpose(image))
    media, ending = ("image/png", "png") if form == "PNG" else ("image/jpeg", "jpg")
    return Clean(_encoded(upright, LONG_SIDE, form), "photo", media, ending)


def _flat(image: Image.Image) -> Image.Image:
    """In plain colours, what is transparent white: a new image, which knows nothing of the file it came from."""
    flat = Image.new("RGB", image.size, "white")
    clear = image.convert("RGBA")
    flat.paste(clear, mask=clear.getchannel("A"))
    return flat


def _encoded(image: Image.Image, side: int, form: str) -> bytes:
    image.thumbnail((side, side))
    out = io.BytesIO()
    if form == "PNG":
        image.save(out, "PNG", optimize=True)
    else:
        image.save(out, "JPEG", quality=85, progressive=True)
    return out.getvalue()


def _document(content: bytes) -> Clean | Problem | None:
    """A document known by what it begins with, or holds; None for what is none."""
    if content[:5] == b"%PDF-":
        return Clean(content, "document", "application/pdf", "pdf")
    if content[:8] == _OLD_OFFICE:
        return Clean(content, "document", "application/x-ole-storage", "doc")
    if content[:4] != b"PK\x03\x04":
        return None
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return EVIDENCE_UNREADABLE.at()
    if any(name.endswith(_MACROS) for name in names):
        return EVIDENCE_KIND.at()
    found = next((said for part, said in _INSIDE.items() if part in names), None)
    return Clean(content, "document", *found) if found else EVIDENCE_KIND.at()
