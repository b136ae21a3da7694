"""Pages drawn by LibreOffice and measured, in millimetres from the upper left corner."""

from __future__ import annotations

import ctypes
import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from shutil import which

import pypdfium2
from pypdfium2 import raw

from youju.engine.document.layout import fonts_conf

SOFFICE = which("soffice")
_MILLIMETRES = 25.4 / 72
_TIMEOUT = 170  # seconds, for all files of one call


@dataclass(frozen=True)
class Line:
    """Characters on one baseline: from where to where, and how many."""

    baseline: float
    left: float
    right: float
    text: str


@dataclass(frozen=True)
class Rule:
    """A drawn path: its box, and the height of its middle."""

    left: float
    right: float
    middle: float


@dataclass(frozen=True)
class Page:
    """One page: its lines from above, its number's line apart, and its rules from above."""

    lines: tuple[Line, ...]
    number: Line | None
    rules: tuple[Rule, ...]
    colours: frozenset[tuple[int, int, int]]
    tops: Mapping[str, float]  # upper edge of the first drawing of a character
    bottoms: Mapping[str, float]


def draw(files: Mapping[str, bytes], folder: Path) -> dict[str, Path]:
    """The files as PDF, by one call of LibreOffice with a profile of its own."""
    assert SOFFICE is not None
    for name, data in files.items():
        (folder / f"{name}.docx").write_bytes(data)
    (folder / "fonts.conf").write_text(fonts_conf((), str(folder / "fontcache")), "utf-8")
    command = [
        SOFFICE, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", "pdf", "--outdir", str(folder),
        *(str(folder / f"{name}.docx") for name in files),
    ]  # fmt: skip
    environment = {**os.environ, "FONTCONFIG_FILE": str(folder / "fonts.conf"), "HOME": str(folder)}
    subprocess.run(command, env=environment, check=True, capture_output=True, timeout=_TIMEOUT)
    return {name: folder / f"{name}.pdf" for name in files}


def measure(path: Path) -> tuple[Page, ...]:
    """The pages of a PDF, measured."""
    document = pypdfium2.PdfDocument(path)
    try:
        return tuple(_page(document[n]) for n in range(len(document)))
    finally:
        document.close()


def words(path: Path) -> str:
    """All text of a PDF."""
    return "".join(line.text for page in measure(path) for line in page.lines)


def _page(page: pypdfium2.PdfPage) -> Page:
    height = page.get_height()
    text = page.get_textpage()
    rows: dict[float, list[tuple[float, float, str]]] = {}
    tops: dict[str, float] = {}
    bottoms: dict[str, float] = {}
    for n in range(text.count_chars()):
        char = chr(raw.FPDFText_GetUnicode(text, n))
        if not char.strip():
            continue
        x, y = ctypes.c_double(), ctypes.c_double()
        raw.FPDFText_GetCharOrigin(text, n, x, y)
        right = text.get_charbox(n, loose=True)[2]
        box = text.get_charbox(n)
        tops.setdefault(char, (height - box[3]) * _MILLIMETRES)
        bottoms.setdefault(char, (height - box[1]) * _MILLIMETRES)
        rows.setdefault(round(height - y.value, 1), []).append((x.value, right, char))
    text.close()
    lines = [_line(baseline, rows[baseline]) for baseline in sorted(rows)]
    number = lines.pop() if lines and lines[-1].text.startswith("—") else None
    paths = [item for item in page.get_objects() if item.type == raw.FPDF_PAGEOBJ_PATH]
    rules = sorted((_rule(item.get_bounds(), height) for item in paths), key=lambda rule: rule.middle)
    return Page(tuple(lines), number, tuple(rules), frozenset(map(_stroke, paths)), tops, bottoms)


def _line(baseline: float, chars: list[tuple[float, float, str]]) -> Line:
    left, right = min(x for x, _, _ in chars), max(right for _, right, _ in chars)
    return Line(
        baseline * _MILLIMETRES, left * _MILLIMETRES, right * _MILLIMETRES, "".join(char for *_, char in sorted(chars))
    )


def _rule(bounds: tuple[float, float, float, float], height: float) -> Rule:
    left, bottom, right, top = bounds
    return Rule(left * _MILLIMETRES, right * _MILLIMETRES, (height - (bottom + top) / 2) * _MILLIMETRES)


def _stroke(item: pypdfium2.PdfObject) -> tuple[int, int, int]:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    raw.FPDFPageObj_GetStrokeColor(item, red, green, blue, alpha)
    return red.value, green.value, blue.value
