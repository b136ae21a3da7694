"""May a file be read at all? Checks before and after the archive is opened, in the order in which trust grows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from lxml import etree

from youju.engine.base.problems import Kind, Place, Problem, Refused
from youju.engine.document import compound, fields
from youju.engine.document import problems as doc
from youju.engine.document.archive import LIMITS, MB, SIGNATURE, Archive
from youju.engine.document.content_types import TYPES_PART, XML_NAMES, ContentTypes
from youju.engine.document.markup import ALTERNATE, two_texts
from youju.engine.document.names import BOOK_TYPE, MAIN_TYPE, OFFICE_DOCUMENT, OFFICE_DOCUMENT_STRICT, s, w
from youju.engine.document.parsing import check_text
from youju.engine.document.relations import Relation, owner

_FIRST_BYTES = ((b"{\\rtf", "RTF"), (b"%PDF", "PDF"), (b"<", "HTML / XML"), (b"\xff\xfe<", "HTML / XML"))
_WPS = "WPS 文字 (.wps)"
_STREAMS: tuple[tuple[str, Kind, str], ...] = (  # of a compound file, the telling ones first
    ("EncryptedPackage", doc.PASSWORD, ""), ("WpsCustomData", doc.OTHER_FORMAT, _WPS),
    ("WordDocument", doc.OLD_WORD, ""), ("MatOST", doc.OTHER_FORMAT, "Works (.wps)"),
    ("Workbook", doc.OTHER_FORMAT, "Excel (.xls)"), ("Book", doc.OTHER_FORMAT, "Excel (.xls)"),
    ("PowerPoint Document", doc.OTHER_FORMAT, "PowerPoint (.ppt)"), ("HwpSummaryInformation", doc.OTHER_FORMAT, "HWP"),
)  # fmt: skip
_INSIDE = (  # parts that tell another kind of archive
    ("word/document.xml", "Word (.docx)"), ("xl/workbook.xml", "Excel (.xlsx)"),
    ("xl/workbook.bin", "Excel (.xlsb)"), ("ppt/presentation.xml", "PowerPoint (.pptx)"),
    ("OFD.xml", "OFD"), ("content.xml", "OpenDocument (.odt)"), ("META-INF/container.xml", "EPUB"), ("Index/Document.iwa", "Pages"),
)  # fmt: skip
_BROUGHT_IN = (w("altChunk"), w("subDoc"))
_STORY_TYPES = ("document.main+xml", "header+xml", "footer+xml", "footnotes+xml", "endnotes+xml", "comments+xml")
_LONGEST = 200  # characters of a foreign text in a sentence


@dataclass(frozen=True, slots=True)
class Sort:
    """Which files are let in: the folder of their parts, the type of the main part and the name of its root."""

    folder: str
    main: str
    root: str


WORD = Sort("word/", MAIN_TYPE, w("document"))
BOOK = Sort("xl/", BOOK_TYPE, s("workbook"))


class Parts(Protocol):
    """What the checks need of a package."""

    place: Place

    def names(self) -> tuple[str, ...]: ...
    def __contains__(self, name: str) -> bool: ...
    def tree(self, name: str) -> etree._Element: ...
    def part(self, name: str) -> bytes: ...
    def relations(self, part: str) -> tuple[Relation, ...]: ...


def opened(source: bytes | Path, name: str = "", sort: Sort = WORD) -> tuple[Archive, Place]:
    """The archive of a file that looks like one, within the limits of size. Raises `Refused`."""
    place = Place(file=name or (source.name if isinstance(source, Path) else ""))
    data = _bytes(source, place)
    _check_start(data, place)
    archive = Archive(data, place)
    _check_format(archive, place, sort)
    return archive, place


def _check_start(data: bytes, place: Place) -> None:
    if not data:
        raise Refused(doc.NO_FILE.at(place))
    if len(data) > LIMITS.bytes:
        raise _too_big(len(data), place)
    if data.startswith(compound.SIGNATURE):
        raise Refused(_compound(data, place))
    if not data.startswith(SIGNATURE):
        raise Refused(_unknown(data, place))


def _check_format(archive: Archive, place: Place, sort: Sort) -> None:
    if TYPES_PART not in archive.entries or not any(name.startswith(sort.folder) for name in archive.entries):
        for part, kind in _INSIDE:
            if part in archive.entries and not part.startswith(sort.folder):
                raise Refused(doc.OTHER_FORMAT.at(place, format=kind))
    if TYPES_PART not in archive.entries:
        raise Refused(doc.NO_TYPES.at(place))


def check_main(package: Parts, sort: Sort = WORD) -> None:
    """Refuse what is no ordinary document of its sort: macros and templates by what the list of types says, not by the name."""
    types = ContentTypes(package.tree(TYPES_PART))
    if not types.clear:
        raise Refused(doc.NO_TYPES.at(package.place))
    found = {x for x in package.relations("") if x.type in (OFFICE_DOCUMENT, OFFICE_DOCUMENT_STRICT)}
    targets = {x.target for x in found}
    main = next(iter(targets), "")
    kind = types.of(main)
    _check_type(types, kind, package.place)
    if len(targets) != 1 or any(x.external for x in found) or main not in package or kind != sort.main:
        raise Refused(doc.NO_MAIN.at(package.place))


def _check_type(types: ContentTypes, kind: str, place: Place) -> None:
    macros = next((x for x in sorted(types.all()) if "macroenabled" in x.lower() or "vbaproject" in x.lower()), None)
    if macros is not None:
        raise Refused(doc.MACROS.at(place, what=_short(macros)))
    if kind.endswith("ml.template.main+xml"):
        raise Refused(doc.TEMPLATE.at(place))


def check_active(package: Parts) -> None:
    """Refuse what runs: macros, ActiveX, custom menus, by part, type or relationship."""
    types = ContentTypes(package.tree(TYPES_PART))
    for part in package.names():
        found = f"/{part}".casefold(), types.of(part).casefold()
        if found[0].endswith(("/vbaproject.bin", "/vbadata.xml")):
            raise Refused(doc.MACROS.at(package.place, what=part))
        if "/activex/" in found[0] or "activex" in found[1]:
            raise Refused(doc.ACTIVEX.at(package.place, what=part))
        if found[0].startswith("/customui/"):
            raise Refused(doc.CUSTOM_UI.at(package.place, what=part))
    by_kind = {"vbaProject": doc.MACROS, "control": doc.ACTIVEX, "extensibility": doc.CUSTOM_UI}
    for _, relation in _all_relations(package):
        if relation.kind in by_kind:
            raise Refused(by_kind[relation.kind].at(package.place, what=_short(relation.target)))


def check_texts(package: Parts, sort: Sort = WORD) -> frozenset[str]:
    """The XML parts, of which none declares a document type; the main one is of its sort's ordinary kind."""
    types = ContentTypes(package.tree(TYPES_PART))
    texts = [x for x in package.names() if x.casefold().endswith(XML_NAMES) or types.of(x).casefold().endswith("xml")]
    for part in texts:
        check_text(package.part(part), part, package.place)
    main = next(x.target for x in package.relations("") if x.type in (OFFICE_DOCUMENT, OFFICE_DOCUMENT_STRICT))
    root = package.tree(main)
    if root.tag != sort.root:
        strict = str(root.tag).startswith("{http://purl.oclc.org/ooxml/")
        raise Refused((doc.STRICT if strict else doc.NO_MAIN).at(package.place))
    return frozenset(texts)


def findings(package: Parts) -> tuple[Problem, ...]:
    """What a file pulls in or holds that is no text of it: listed, and taken out of copies that are converted."""
    return tuple(dict.fromkeys(_findings(package)))


def _findings(package: Parts) -> Iterator[Problem]:
    place = package.place
    for part, relation in _all_relations(package):
        if relation.foreign:
            yield doc.EXTERNAL.at(place, part=part or "/", kind=relation.kind, target=_short(relation.target))
        elif relation.kind in ("aFChunk", "subDocument"):
            yield doc.FOREIGN.at(place, part=part)
    for part in package.names():
        if part.casefold().startswith("word/embeddings/"):
            yield doc.EMBEDDED.at(place, part=part)
    for part in _stories(package):
        yield from _in_story(package.tree(part), part, place)


def _in_story(root: etree._Element, part: str, place: Place) -> Iterator[Problem]:
    for instruction in fields.instructions(root):
        if fields.field_name(instruction) in fields.FETCHING:
            yield doc.FETCHING.at(place, part=part, field=_short(instruction))
    if any(two_texts(node) for node in root.iter(ALTERNATE)):
        yield doc.TWO_TEXTS.at(place, part=part)
    if next(root.iter(*_BROUGHT_IN), None) is not None:
        yield doc.FOREIGN.at(place, part=part)


def _stories(package: Parts) -> Iterator[str]:
    """Parts with text by their type, and any other in which a field is written."""
    types = ContentTypes(package.tree(TYPES_PART))
    for part in package.names():
        if types.of(part).endswith(_STORY_TYPES) or (
            part.casefold().endswith(XML_NAMES) and b"instr" in package.part(part)
        ):
            yield part


def _all_relations(package: Parts) -> Iterator[tuple[str, Relation]]:
    for name in package.names():
        part = owner(name)
        if part is not None:
            yield from ((part, relation) for relation in package.relations(part))


def _bytes(source: bytes | Path, place: Place) -> bytes:
    if isinstance(source, bytes):
        return source
    try:
        size = source.stat().st_size
        if size > LIMITS.bytes:
            raise _too_big(size, place)
        return source.read_bytes()
    except OSError:
        raise Refused(doc.NO_FILE.at(place)) from None


def _too_big(size: int, place: Place) -> Refused:
    return Refused(doc.TOO_BIG.at(place, size=-(-size // MB), limit=LIMITS.bytes // MB))


def _compound(data: bytes, place: Place) -> Problem:
    names = compound.entry_names(data)
    kind, what = next(((kind, what) for name, kind, what in _STREAMS if name in names), (doc.DAMAGED, ""))
    if kind is doc.OLD_WORD and place.file.lower().endswith(".wps"):  # WPS writes the same streams
        kind, what = doc.OTHER_FORMAT, _WPS
    return kind.at(place, format=what)


def _unknown(data: bytes, place: Place) -> Problem:
    start = data[:64].lstrip(b"\xef\xbb\xbf \r\n\t")
    kind = next((kind for sign, kind in _FIRST_BYTES if start.startswith(sign)), None)
    return doc.OTHER_FORMAT.at(place, format=kind) if kind else doc.DAMAGED.at(place)


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
