"""A picture in a line of the main document: for codes that a camera reads."""

from __future__ import annotations

from youju.engine.document.layout.markup import SPACES, Element, el
from youju.engine.document.names import R
from youju.engine.document.package import Package

_PIC = SPACES["pic"]
_EMU = 36_000  # a millimetre
_TYPE = "image/png"


def put_picture(package: Package, paragraph: Element, png: bytes, size: int, alt: str) -> None:
    """Add a square PNG of `size` millimetres to the end of a paragraph; `alt` is read out in its place."""
    number = next(n for n in range(1, 10_000) if f"word/media/image{n}.png" not in package)
    part = f"word/media/image{number}.png"
    package.put(part, png, _TYPE)
    shown = package.relate(package.main, f"{R}/image", part)
    extent = {"cx": size * _EMU, "cy": size * _EMU}
    inline = el(
        "wp:inline",
        el("wp:extent", **extent),
        el("wp:docPr", id=9000 + number, name=f"Picture {number}", descr=alt),
        el("wp:cNvGraphicFramePr"),
        el("a:graphic", el("a:graphicData", _picture(number, shown, extent), uri=_PIC)),
        distT=0, distB=0, distL=0, distR=0,
    )  # fmt: skip
    paragraph.append(el("w:r", el("w:drawing", inline)))
    package.touch(package.main)


def _picture(number: int, relation: str, extent: dict[str, int]) -> Element:
    fill = el("pic:blipFill", el("a:blip", r_embed=relation), el("a:stretch", el("a:fillRect")))
    shape = el(
        "pic:spPr",
        el("a:xfrm", el("a:off", x=0, y=0), el("a:ext", **extent)),
        el("a:prstGeom", el("a:avLst"), prst="rect"),
    )
    about = el("pic:nvPicPr", el("pic:cNvPr", id=number, name=f"Picture {number}"), el("pic:cNvPicPr"))
    return el("pic:pic", about, fill, shape)
