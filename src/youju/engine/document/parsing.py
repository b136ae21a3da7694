"""XML of a part: parsed without resolving or fetching anything, written back with the declaration it had."""

from __future__ import annotations

import re

from lxml import etree

from youju.engine.base.problems import NOWHERE, Place, Refused
from youju.engine.document import problems as doc
from youju.engine.document.archive import LIMITS

_DOCTYPE = b"<!DOCTYPE"
_WIDE = tuple(_DOCTYPE.decode().encode(code) for code in ("utf-16-le", "utf-16-be"))
_HEAD = re.compile(rb"^(?:\xef\xbb\xbf)?(<\?xml\s[^>]*\?>\s*)?")
_ENCODING = re.compile(rb"encoding\s*=\s*[\"'](?!utf-8[\"'])", re.IGNORECASE)


def parser() -> etree.XMLParser:
    """A parser that resolves nothing and fetches nothing. Make one per document: lxml's are not to be shared by threads."""
    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_pis=True, remove_comments=True
    )


def check_text(data: bytes, part: str, place: Place = NOWHERE) -> None:
    """Refuse XML that declares a document type or holds more marks than may be parsed, before it is parsed."""
    if _DOCTYPE in data or (b"\0" in data and any(sign in data for sign in _WIDE)):
        raise Refused(doc.DOCTYPE.at(place, part=part))
    if len(data) > LIMITS.marks and data.count(b"<") + data.count(b"=") > LIMITS.marks:
        raise Refused(doc.BOMB.at(place, part=part))


def parsed(data: bytes, part: str, place: Place = NOWHERE, checked: bool = False) -> etree._Element:
    """The root of a part. Raises `Refused` where it is not well-formed, too deep, or declares a document type."""
    if not checked:
        check_text(data, part, place)
    try:
        root = etree.fromstring(data, parser())
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Refused(doc.BAD_XML.at(place, part=part, why=_why(error))) from None
    if root.getroottree().docinfo.internalDTD is not None:  # in an encoding that the search does not know
        raise Refused(doc.DOCTYPE.at(place, part=part))
    return root


def written(root: etree._Element, original: bytes) -> bytes:
    """A changed root as UTF-8, under the declaration of the original part; a root keeps its namespace prefixes."""
    found = _HEAD.match(original)
    head = (found[1] if found else None) or b""
    if original.startswith((b"\xff\xfe", b"\xfe\xff")) or _ENCODING.search(head):
        standalone = root.getroottree().docinfo.standalone
        said = "" if standalone is None else f' standalone="{"yes" if standalone else "no"}"'
        head = f'<?xml version="1.0" encoding="UTF-8"{said}?>\n'.encode()
    return head + etree.tostring(root, encoding="UTF-8", xml_declaration=False)


def _why(error: Exception) -> str:
    """The parser's words, without the sign that names no file."""
    return re.sub(r"\s*\(<string>.*\)$", "", str(error)).strip().replace("\n", " ")[:120]
