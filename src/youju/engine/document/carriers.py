"""How a figure is carried: a bookmark around an inline control around the number alone (docs/decisions/document.md)."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Literal

from lxml import etree

from youju.engine.base.problems import Place, Problem
from youju.engine.document.accepting import drop
from youju.engine.document.editing import Editor
from youju.engine.document.markup import TAG_SIGN
from youju.engine.document.names import w
from youju.engine.document.package import Package
from youju.engine.document.paragraphs import Paragraph, Span
from youju.engine.document.problems import CUT, IN_CONTROL

BOOKMARK = "_yj_"
SHORT = 6
"""Hex digits of an instance that the control's title shows."""

_NAME = re.compile(rf"{BOOKMARK}([0-9a-f]{{12}})(?:_Copy_?\d+)?")
_WHOLE = r"(?:[0-9０-９]{1,3}(?:,[0-9０-９]{3})+(?![0-9０-９])|[0-9０-９]+)(?:[.．][0-9０-９]+)?"
_SCALES = r"(?:[十万亿]|百(?!分)|千(?![克米瓦伏字赫焦帕卡]))*"  # a scale, and not the head of a unit word
_ABOUT = r"(?:余(?![额款量])|多(?![为是由于在]))?"
_TOKEN = re.compile(rf"{_WHOLE}{_SCALES}{_ABOUT}[万亿]*|[〇零一二三四五六七八九两十百千万亿]+{_ABOUT}[万亿]*")
_DIGITS = re.compile(r"[0-9０-９]+(?:[.．][0-9０-９]+)?")
LETTERS = frozenset("0123456789０１２３４５６７８９,.．〇零一二三四五六七八九两十百千万亿余多")
"""What a numeral may be written with: a neighbour of these may belong to it."""

_LARGEST = 0x7FFFFFFF
_MAY_HOLD = frozenset(w(name) for name in ("p", "ins", "moveTo", "hyperlink", "smartTag", "customXml"))
By = Literal["tag", "alias", "bookmark"]


@dataclass(frozen=True, slots=True)
class Carrier:
    """What is written around a number: its instance (12 hex) and the title that people see on the control."""

    instance: str
    label: str


@dataclass(frozen=True, slots=True)
class Instance:
    """A figure found in a file: its instance, where, what stands there now, and by which signs it was known.

    `instance` has 6 hex digits where only the control's title was left and nobody knows the rest. [start, end) is widened to the
    whole numeral, for typing at the edge of a bookmark falls outside it, but never into the next figure. `own` is what
    filling replaces: the carrier with the digits typed at its edges. A 万 or 余 beside it is the sentence's: it is read
    with the number, and stays.
    """

    instance: str
    paragraph: Paragraph
    start: int
    end: int
    text: str
    by: frozenset[By]
    own: tuple[int, int]
    control: etree._Element | None = None

    @property
    def address(self) -> tuple[str, int, int, int]:
        """Part, index of the paragraph, start, end."""
        return self.paragraph.part, self.paragraph.index, self.start, self.end


def wrap(editor: Editor, start: int, end: int, carrier: Carrier, taken: set[int] | None = None) -> Problem | None:
    """Carry [start, end) of a paragraph as a figure; no character changes. A problem says why it cannot be.

    `taken` are numbers of bookmarks and controls already used in the file (`ids_of`); the new ones are added.
    """
    paragraph = editor.paragraph
    place = place_of(paragraph)
    for span in paragraph.spans:
        if span.kind in ("figure", "control", "field") and span.start < end and start < span.end:
            return IN_CONTROL.at(place, text=editor.text[start:end])
    if not _may_hold(paragraph, start, end):
        return IN_CONTROL.at(place, text=editor.text[start:end])
    runs = editor.runs(start, end)
    if runs is None:
        return CUT.at(place, text=editor.text[start:end])
    number = _free(int(carrier.instance[4:], 16) & _LARGEST, taken)
    control = _control(carrier, runs, _free(int(carrier.instance[:8], 16) & _LARGEST, taken))
    before = etree.Element(w("bookmarkStart"), {w("id"): str(number), w("name"): BOOKMARK + carrier.instance})
    runs[0].addprevious(before)
    before.addnext(control)
    content = etree.SubElement(control, w("sdtContent"))
    content.extend(runs)
    control.addnext(etree.Element(w("bookmarkEnd"), {w("id"): str(number)}))
    return None


def may_carry(paragraph: Paragraph) -> bool:
    """Whether a figure may stand anywhere in a paragraph: in no control around paragraphs or cells."""
    return next(paragraph.node.iterancestors(w("sdt")), None) is None


def ids_of(package: Package) -> set[int]:
    """Numbers of all bookmarks and controls in a file."""
    found: set[int] = set()
    for name in package.names():
        if name.endswith(".xml") and name.startswith("word/"):
            root = package.tree(name)
            nodes = [*root.iter(w("bookmarkStart")), *root.iterfind(f".//{w('sdtPr')}/{w('id')}")]
            values = (node.get(w("id")) or node.get(w("val")) or "" for node in nodes)
            found |= {int(value) for value in values if value.lstrip("-").isdecimal()}
    return found


def drop_marks(package: Package) -> None:
    """Take the bookmarks of figures out of a file, so that nothing tells which number was which; no character changes."""
    for name in package.names():
        if not (name.endswith(".xml") and name.startswith("word/")):
            continue
        root = package.tree(name)
        ours = {
            node.get(w("id")) for node in root.iter(w("bookmarkStart")) if node.get(w("name"), "").startswith(BOOKMARK)
        }
        for node in [x for x in root.iter(w("bookmarkStart"), w("bookmarkEnd")) if x.get(w("id")) in ours]:
            drop(node)
            package.touch(name)


def instances(paragraphs: Iterable[Paragraph], known: Collection[str] = ()) -> tuple[Instance, ...]:
    """All figures carried in the paragraphs, in order; copies are listed as often as they stand there.

    `known` are instances that may be meant (those of the manifest): by them a title's six digits are completed.
    """
    by_start: dict[str, list[str]] = {}
    for full in known:
        by_start.setdefault(full[:SHORT], []).append(full)
    return tuple(found for paragraph in paragraphs for found in _in_paragraph(paragraph, by_start))


def place_of(paragraph: Paragraph) -> Place:
    """A paragraph as the place of a problem: its part and number, counted from 1 as people count."""
    return Place(file=paragraph.part, line=paragraph.index + 1)


def _control(carrier: Carrier, runs: Sequence[etree._Element], number: int) -> etree._Element:
    """The control without its content; children of `w:sdtPr` in the order of the schema (ECMA-376 17.5.2.38).

    Always a rich-text one: LibreOffice 7.4 writes a plain-text control with Chinese in it (4万余) several times over.
    """
    control = etree.Element(w("sdt"))
    properties = etree.SubElement(control, w("sdtPr"))
    look = next(node for node in runs if node.tag == w("r")).find(w("rPr"))
    if look is not None:
        properties.append(deepcopy(look))
    title = f"{carrier.label[:56]} ·{carrier.instance[:SHORT]}"  # Word keeps 64 characters of a title
    etree.SubElement(properties, w("alias"), {w("val"): title})
    etree.SubElement(properties, w("tag"), {w("val"): TAG_SIGN + carrier.instance})
    etree.SubElement(properties, w("id"), {w("val"): str(number)})
    return control


def _may_hold(paragraph: Paragraph, start: int, end: int) -> bool:
    """Whether a control may stand there: in no control around paragraphs or cells, nor between ruby and its base."""
    if not may_carry(paragraph):
        return False
    runs = (piece.element.getparent() for piece in paragraph.pieces if piece.start < end and start < piece.end)
    parents = (None if run is None or run.tag != w("r") else run.getparent() for run in runs)
    return all(parent is None or parent.tag in _MAY_HOLD for parent in parents)


def _free(wanted: int, taken: set[int] | None) -> int:
    if taken is None:
        return wanted
    while wanted in taken:
        wanted = (wanted + 1) & _LARGEST
    taken.add(wanted)
    return wanted


def _in_paragraph(paragraph: Paragraph, by_start: Mapping[str, Sequence[str]]) -> list[Instance]:
    found: list[tuple[str, Span, frozenset[By], etree._Element | None]] = []
    spans = [span for span in paragraph.spans if span.kind == "figure"]
    controls = [span for span in spans if not _holds(span, spans)]
    marks = [mark for span in paragraph.spans if (mark := _mark(span)) is not None]
    for span in controls:
        name, by = _known(span, marks, by_start)
        found.append((name, span, by, span.node))
    lonely = [mark for mark in marks if not _around_one_of(mark, controls)]
    found += [(_instance(mark), mark, frozenset(("bookmark",)), None) for mark in lonely]
    found.sort(key=lambda item: (item[1].start, item[1].end))
    ranges = [(item[1].start, item[1].end) for item in found]
    return [_made(paragraph, item, ranges) for item in found]


def _around_one_of(mark: Span, controls: Sequence[Span]) -> bool:
    return any(_same(mark, control) or _covers(mark, control) for control in controls)


def _made(
    paragraph: Paragraph,
    item: tuple[str, Span, frozenset[By], etree._Element | None],
    ranges: Sequence[tuple[int, int]],
) -> Instance:
    name, span, by, control = item
    low = max((end for _, end in ranges if end <= span.start and end != span.end), default=0)
    high = min((start for start, _ in ranges if start >= span.end and start != span.start), default=len(paragraph.text))
    near = paragraph.text[low:high]
    start, end = (low + at for at in widened(near, span.start - low, span.end - low))
    own = [
        low + at
        for at in widened(near, span.start - low, span.end - low, _TOKEN if span.start == span.end else _DIGITS)
    ]
    return Instance(name, paragraph, start, end, paragraph.text[start:end], by, (own[0], own[1]), control)


def _holds(outer: Span, controls: Sequence[Span]) -> bool:
    """Whether another control of ours lies inside this one: the innermost is meant."""
    return any(span.node is not outer.node and outer.node in span.node.iterancestors() for span in controls)


def _known(span: Span, marks: Sequence[Span], by_start: Mapping[str, Sequence[str]]) -> tuple[str, frozenset[By]]:
    """The instance of a control, and by which signs it is known."""
    name, by = span.key, {"tag" if len(span.key) > SHORT else "alias"}
    around = [mark for mark in marks if _same(mark, span)]
    if around:
        by.add("bookmark")
        name = _instance(around[0]) if len(name) == SHORT else name
    elif len(name) == SHORT and len(by_start.get(name, ())) == 1:
        name = by_start[name][0]
    return name, frozenset(by)  # type: ignore[arg-type]  # the three signs


def _mark(span: Span) -> Span | None:
    """A bookmark of ours, or the old form field that .doc makes of a control: it keeps the bookmark's name."""
    if span.kind == "bookmark":
        return span if _NAME.fullmatch(span.key) else None
    node = span.node.find(f"{w('ffData')}/{w('name')}") if span.kind == "field" else None
    name = "" if node is None else node.get(w("val"), "")
    return Span("bookmark", name, span.start, span.end, span.node) if _NAME.fullmatch(name) else None


def _instance(mark: Span) -> str:
    match = _NAME.fullmatch(mark.key)
    return match[1] if match else ""


def _same(mark: Span, control: Span) -> bool:
    """Whether a bookmark and a control say the same figure: they share text (or are both empty) and their digits agree."""
    near = mark.start <= control.end and control.start <= mark.end
    return near and _instance(mark)[: len(control.key)] == control.key


def _covers(mark: Span, control: Span) -> bool:
    """Whether a bookmark lies around a control of another figure: what it once held was pasted over."""
    return mark.start <= control.start < control.end <= mark.end


def widened(text: str, start: int, end: int, token: re.Pattern[str] = _TOKEN) -> tuple[int, int]:
    """The range with every numeral that it cuts; of an empty range the numeral that it touches.

    Digits that touch words (`120（待填）`) belong to them, too: someone typed them there, and they would join a new number.
    """
    begin, low, high = start, start, end
    while begin and text[begin - 1] in LETTERS:
        begin -= 1
    words = start < end and not LETTERS.issuperset(text[start:end])
    for match in token.finditer(text, begin):
        if match.start() > end:
            break
        if _joins(match, start, end, words):
            low, high = min(low, match.start()), max(high, match.end())
    return low, high


def _joins(numeral: re.Match[str], start: int, end: int, words: bool) -> bool:
    """Whether a range cuts a numeral, or touches one that belongs to it."""
    if numeral.start() < end and start < numeral.end():
        return True
    belongs = start == end or (words and numeral[0][0].isdecimal())
    return belongs and numeral.start() <= end and start <= numeral.end()
