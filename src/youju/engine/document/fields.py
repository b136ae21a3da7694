"""Instructions of fields: which ones fetch from outside, and which a converter may work out again."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from youju.engine.document.names import w

FETCHING = frozenset({"INCLUDETEXT", "INCLUDEPICTURE", "INCLUDE", "DDE", "DDEAUTO", "LINK", "IMPORT", "DATABASE", "RD"})
LAID_OUT = frozenset(  # what only the page knows, or what has no result in the file
    {
        "PAGE", "NUMPAGES", "SECTIONPAGES", "SECTION", "PAGEREF", "TOC", "TC", "XE", "INDEX", "HYPERLINK", "SEQ", "EQ", "SYMBOL",
        "FORMTEXT", "FORMCHECKBOX", "FORMDROPDOWN", "NOTEREF", "STYLEREF", "ADVANCE",
    }
)  # fmt: skip
_SAFE_LINK = re.compile(r'\s*HYPERLINK\s+(\\l|"?(https?://|mailto:))', re.IGNORECASE)
_BEGIN, _END = "begin", "end"


def field_name(instruction: str) -> str:
    """The first word of an instruction, in capitals."""
    words = instruction.split(None, 1)
    return words[0].upper() if words else ""


def stays(instruction: str) -> bool:
    """Whether a field stays one in a converted copy."""
    name = field_name(instruction)
    return name in LAID_OUT and (name != "HYPERLINK" or _SAFE_LINK.match(instruction) is not None)


def instructions(root: etree._Element) -> Iterator[str]:
    """Every field instruction of a part, deleted and unfinished ones too: what is listed as dangerous is never too much."""
    opened: list[list[str]] = []
    for node in root.iter(w("fldSimple"), w("fldChar"), w("instrText"), w("delInstrText")):
        kind = node.get(w("fldCharType"))
        if node.tag == w("fldSimple"):
            yield node.get(w("instr"), "").strip()
        elif kind == _BEGIN:
            opened.append([])
        elif kind == _END and opened:
            yield "".join(opened.pop()).strip()
        elif kind is None and opened:
            opened[-1].append(node.text or "")
    yield from ("".join(texts).strip() for texts in opened)
