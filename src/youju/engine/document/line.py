"""One paragraph as it is read: runs, controls, fields and changes walked once, text and offsets taken down."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

from lxml import etree

from youju.engine.document.markup import ALTERNATE, BOX, GONE, KEPT, chosen, control_name, instance_of
from youju.engine.document.names import R, w
from youju.engine.document.paragraphs import Mode, Piece, Span, SpanKind
from youju.engine.document.styles import Look, Styles, on_dark

_FIXED: dict[object, str] = {
    w("tab"): "\t", w("ptab"): "\t", w("br"): "\n", w("cr"): "\n", w("noBreakHyphen"): "\u2011",
}  # fmt: skip
_WRAPPERS = frozenset({w("smartTag"), w("customXml"), w("sdtContent"), w("dir"), w("bdo"), w("rubyBase")})
_MARK = w("fldChar")
_ID, _NAME, _TYPE, _AUTHOR = w("id"), w("name"), w("fldCharType"), w("author")
_RUN, _CONTROL, _PROPERTIES, _CONTENT = w("r"), w("sdt"), w("rPr"), w("sdtContent")
_LAST_CHARACTER, _SURROGATES = 0x10FFFF, range(0xD800, 0xE000)


@dataclass(slots=True)
class Field:
    """A complex field that is open: its instruction first, then its result."""

    node: etree._Element
    start: int
    instruction: list[str] = field(default_factory=list)
    result: bool = False

    @property
    def key(self) -> str:
        """The instruction."""
        return "".join(self.instruction).strip()


@dataclass(slots=True)
class Fields:
    """The complex fields that are open in a story; they may go over several paragraphs."""

    closed: frozenset[etree._Element]
    open: list[Field] = field(default_factory=list)
    codes: int = 0  # fields whose instruction is being read: text in there is not shown


class Surroundings(NamedTuple):
    """What a paragraph's reader has to know of the part around it."""

    mode: Mode
    styles: Styles
    suspects: frozenset[etree._Element]  # the `w:rPr` that say something about being seen
    addresses: dict[str, str]  # of external relationships


class Line:
    """Takes down one paragraph, or several that a tracked change has joined."""

    def __init__(self, around: Surroundings, fields: Fields) -> None:
        self.pieces: list[Piece] = []
        self.boxes: list[etree._Element] = []
        self._around, self._fields = around, fields
        self._texts: list[str] = []
        self._spans: list[Span] = []
        self._at = 0
        self._look = Look()
        self._doubtful = False  # whether anything here may be hidden, so that each run must be asked
        self._bookmarks: dict[str, tuple[str, etree._Element, int]] = {}
        for opened in fields.open:
            opened.start = 0

    def paragraph(self, node: etree._Element, look: Look) -> None:
        """Read the content of a `w:p` whose style looks like `look`."""
        self._look = look
        self._doubtful = bool(look.reason or self._around.suspects)
        self._children(node)

    def bookmark(self, node: etree._Element) -> None:
        """Open a bookmark here."""
        self._bookmarks[node.get(_ID, "")] = (node.get(_NAME, ""), node, self._at)

    @property
    def text(self) -> str:
        """What was read."""
        return "".join(self._texts)

    def spans(self) -> tuple[Span, ...]:
        """What lies over the text, the outer before the inner. Bookmarks and fields that go on end with the paragraph."""
        for name, node, start in self._bookmarks.values():
            self._span("bookmark", name, start, node)
        for opened in self._fields.open:
            if opened.result:
                self._span("field", opened.key, opened.start, opened.node)
        return tuple(sorted(self._spans, key=lambda span: (span.start, -span.end)))

    def _children(self, parent: etree._Element) -> None:
        for node in parent:
            handle = _HANDLERS.get(node.tag)
            if handle is not None:
                handle(self, node)

    def _add(self, node: etree._Element, text: str | None) -> None:
        if text and not self._fields.codes:
            start, self._at = self._at, self._at + len(text)
            self._texts.append(text)
            self.pieces.append(Piece(start, self._at, node))

    def _span(self, kind: SpanKind, key: str, start: int, node: etree._Element) -> None:
        self._spans.append(Span(kind, key, start, self._at, node))

    def _run(self, node: etree._Element) -> None:
        start = self._at
        self._children(node)
        if self._doubtful and self._at > start and (reason := self._hidden(node)):
            last = self._spans[-1] if self._spans else None
            if last is not None and (last.kind, last.key, last.end) == ("hidden", reason, start):
                self._spans[-1] = last._replace(end=self._at)
            else:
                self._span("hidden", reason, start, node)

    def _hidden(self, run: etree._Element) -> str:
        look, properties = self._look, run.find(_PROPERTIES) if self._around.suspects else None
        if properties is not None and properties in self._around.suspects:
            look = self._around.styles.run(properties, look)
        reason = look.reason
        return "" if reason == "white" and on_dark(run) else reason

    def _text(self, node: etree._Element) -> None:
        self._add(node, node.text)

    def _deleted_text(self, node: etree._Element) -> None:
        if self._around.mode == "original":
            self._add(node, node.text)

    def _fixed(self, node: etree._Element) -> None:
        self._add(node, _FIXED[node.tag])

    def _symbol(self, node: etree._Element) -> None:
        try:
            code = int(node.get(w("char"), ""), 16)
        except ValueError:
            return
        known = 0 < code <= _LAST_CHARACTER and code not in _SURROGATES
        self._add(node, chr(code) if known else "\ufffd")

    def _change(self, node: etree._Element) -> None:
        if node.tag in GONE[self._around.mode]:
            return
        start = self._at
        self._children(node)
        if self._at > start and node.tag in KEPT[self._around.mode]:
            kind: SpanKind = "inserted" if self._around.mode == "final" else "deleted"
            self._span(kind, node.get(_AUTHOR, ""), start, node)

    def _control(self, node: etree._Element) -> None:
        start, before = self._at, len(self._spans)
        for content in node.iterchildren(_CONTENT):
            self._children(content)
        if self._fields.codes:
            return
        instance = instance_of(node)
        if instance and not any(span.kind == "figure" for span in self._spans[before:]):
            self._span("figure", instance, start, node)
        else:
            self._span("control", control_name(node), start, node)

    def _link(self, node: etree._Element) -> None:
        start = self._at
        self._children(node)
        address = self._around.addresses.get(node.get(f"{{{R}}}id", ""), "")
        anchor = node.get(w("anchor"), "")
        self._span("link", address or (f"#{anchor}" if anchor else ""), start, node)

    def _simple_field(self, node: etree._Element) -> None:
        start = self._at
        self._children(node)
        self._span("field", node.get(w("instr"), "").strip(), start, node)

    def _field_mark(self, node: etree._Element) -> None:
        fields, kind, run = self._fields, node.get(_TYPE), node.getparent()
        if run is None or run.tag != _RUN:
            return
        if kind == "begin" and node in fields.closed:
            fields.open.append(Field(node, self._at))
            fields.codes += 1
        elif kind == "separate" and fields.open and not fields.open[-1].result:
            fields.open[-1].result, fields.open[-1].start = True, self._at
            fields.codes -= 1
        elif kind == "end" and fields.open:
            self._end_field(fields.open.pop())

    def _end_field(self, ended: Field) -> None:
        if not ended.result:
            ended.start = self._at
            self._fields.codes -= 1
        if not self._fields.codes:
            self._span("field", ended.key, ended.start, ended.node)

    def _instruction(self, node: etree._Element) -> None:
        if self._fields.open and not self._fields.open[-1].result:
            self._fields.open[-1].instruction.append(node.text or "")

    def _bookmark_end(self, node: etree._Element) -> None:
        opened = self._bookmarks.pop(node.get(_ID, ""), None)
        if opened is not None:
            name, start_node, start = opened
            self._span("bookmark", name, start, start_node)

    def _note(self, node: etree._Element) -> None:
        kind = etree.QName(node).localname.removesuffix("Reference")
        self._span("note", f"{kind}:{node.get(_ID, '')}", self._at, node)

    def _alternate(self, node: etree._Element) -> None:
        branch = chosen(node)
        if branch is not None:
            self._children(branch)

    def _ruby(self, node: etree._Element) -> None:
        for base in node.iterchildren(w("rubyBase")):
            self._children(base)

    def _drawing(self, node: etree._Element) -> None:
        if not self._fields.codes:
            self.boxes.extend(boxes_in(node, GONE[self._around.mode]))


def boxes_in(node: etree._Element, gone: frozenset[str]) -> list[etree._Element]:
    """The outermost text boxes of a drawing, each once."""
    if node.tag == _MARK:  # which holds nothing
        return []
    if node.tag == BOX:
        return [node]
    if node.tag == ALTERNATE:
        branch = chosen(node)
        return [] if branch is None else boxes_in(branch, gone)
    if node.tag == _CONTROL:
        return [box for content in node.iterchildren(_CONTENT) for box in boxes_in(content, gone)]
    return [box for child in node if child.tag not in gone for box in boxes_in(child, gone)]


_HANDLERS: dict[object, Callable[[Line, etree._Element], None]] = {
    w("r"): Line._run,
    w("t"): Line._text,
    w("delText"): Line._deleted_text,
    w("sym"): Line._symbol,
    w("sdt"): Line._control,
    w("hyperlink"): Line._link,
    w("fldSimple"): Line._simple_field,
    w("fldChar"): Line._field_mark,
    w("instrText"): Line._instruction,
    w("bookmarkStart"): Line.bookmark,
    w("bookmarkEnd"): Line._bookmark_end,
    w("footnoteReference"): Line._note,
    w("endnoteReference"): Line._note,
    ALTERNATE: Line._alternate,
    w("ruby"): Line._ruby,
    **dict.fromkeys((w("drawing"), w("pict"), w("object")), Line._drawing),
    **dict.fromkeys(KEPT["final"] | KEPT["original"], Line._change),
    **dict.fromkeys(_FIXED, Line._fixed),
    **dict.fromkeys(_WRAPPERS, Line._children),
}
