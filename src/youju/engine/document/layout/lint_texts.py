"""Family, size, colour, line, indent and alignment of each kind of paragraph."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from youju.engine.base.problems import Kind, Place, Problem
from youju.engine.document.layout.fonts import Fonts, others
from youju.engine.document.layout.looks import Looks, ParagraphLook, RunLook
from youju.engine.document.layout.measures import BODY_SIZE, CLOSER, LINE, TITLE_SIZE
from youju.engine.document.layout.problems import (
    ALIGNMENT,
    BOLD,
    COLOUR,
    DIRECT,
    FIRST_LINE,
    FONT,
    LINE_HEIGHT,
    NO_HEADING,
    OTHER_LEVEL,
    SIZE,
    TOO_WIDE,
    WIDOWS,
)
from youju.engine.document.layout.roles import Role, Told
from youju.engine.document.names import w
from youju.engine.document.package import Package

Details = dict[str, object]


@dataclass(frozen=True, slots=True)
class Form:
    """What the standard says of a role: its name, family (a field of `Fonts`), size in half-points, indent and alignment."""

    zh: str
    en: str
    family: str
    size: int = BODY_SIZE
    indented: bool = False
    align: str = ""  # "" where nothing is said


_LEFT = ("left", "both", "start")
_FORMS: dict[Role, Form] = {
    "title": Form("标题", "Title", "title", TITLE_SIZE, align="center"),
    "annex_title": Form("附件标题", "Attachment's title", "title", TITLE_SIZE, align="center"),
    "addressee": Form("主送机关", "Addressee", "body", align="left"),
    "heading1": Form("一级标题", "Heading 1", "black", indented=True),
    "heading2": Form("二级标题", "Heading 2", "kai", indented=True),
    "heading3": Form("三级标题", "Heading 3", "body", indented=True),
    "heading4": Form("四级标题", "Heading 4", "body", indented=True),
    "text": Form("正文", "Text", "body", indented=True),
    "annex_note": Form("附件说明", "Attachment note", "body"),
    "annex_label": Form("附件标识", "Attachment label", "black", align="left"),
    "issuer": Form("发文机关署名", "Issuer", "body"),
    "date": Form("成文日期", "Date", "body"),
    "imprint": Form("版记", "Imprint", "body", 28),
}
_LINE_TOLERANCE = 4  # twips


def texts(told: tuple[Told, ...], looks: Looks, package: Package, fonts: Fonts) -> Iterator[Problem]:
    """Departures of the paragraphs, those that are alike as one, with their number."""
    by_characters = _by_characters(package)
    gathered: dict[tuple[Kind, tuple[tuple[str, object], ...]], tuple[Place, int]] = {}
    for paragraph in told:
        form = _FORMS.get(paragraph.role)
        if form is None:
            continue
        place = Place(file=package.main, line=paragraph.number)
        style = looks.style_name(looks.style_id(paragraph.node))
        words: Details = {"role": form.zh, "role_en": form.en, "style": style}
        for kind, details in _departures(paragraph, form, looks, fonts):
            if kind is TOO_WIDE and by_characters:
                continue
            key = (kind, tuple({**words, **details}.items()))
            first, count = gathered.get(key, (place, 0))
            gathered[key] = (first, count + 1)
    for (kind, words_found), (place, count) in gathered.items():
        yield kind.at(place, **dict(words_found), count=count)


def _departures(told: Told, form: Form, looks: Looks, fonts: Fonts) -> Iterator[tuple[Kind, Details]]:
    look = looks.paragraph(told.node)
    yield from _letters(told, form, fonts)
    yield from _lines(told, form, look)
    yield from _level(told, looks)
    if _by_hand(told, look, looks):
        yield DIRECT, {}


def _letters(told: Told, form: Form, fonts: Fonts) -> Iterator[tuple[Kind, Details]]:
    drawn = _drawn(told)
    wanted = str(getattr(fonts, form.family))
    if wrong := [look.family for look in drawn if look.family and look.family not in others(wanted)]:
        yield FONT, {"found": wrong[0], "wanted": wanted}
    if sizes := [look.size for look in drawn if look.size != form.size]:
        yield SIZE, {"found": f"{sizes[0] / 2:g}", "wanted": f"{form.size / 2:g}"}
    if colours := [look.colour for look in drawn if look.colour not in ("AUTO", "000000")]:
        yield COLOUR, {"found": colours[0]}
    if any(look.bold for look in drawn):
        yield BOLD, {}


def _drawn(told: Told) -> list[RunLook]:
    """The looks of its runs; of a heading that runs on into text only the first one."""
    return [look for look, _ in (told.looks[:1] if told.role.startswith("heading") else told.looks)]


def _lines(told: Told, form: Form, look: ParagraphLook) -> Iterator[tuple[Kind, Details]]:
    if form.size == BODY_SIZE and (look.rule != "exact" or abs(look.line - LINE) > _LINE_TOLERANCE):
        yield (
            LINE_HEIGHT,
            {"found": f"{look.line / 20:g} {look.rule}" if look.rule != "auto" else f"{look.line / 240:g}×"},
        )
    if form.indented and look.first_chars != 200:
        yield FIRST_LINE, {}
    yield from _alignment(form, look)
    if told.role == "text":
        yield from _running_text(told, look)


def _alignment(form: Form, look: ParagraphLook) -> Iterator[tuple[Kind, Details]]:
    if form.align == "center" and look.align != "center":
        yield ALIGNMENT, {"wanted": "居中", "wanted_en": "centred"}
    if form.align == "left" and (look.align not in _LEFT or look.first_chars or look.first or look.left):
        yield ALIGNMENT, {"wanted": "顶格", "wanted_en": "flush left"}


def _running_text(told: Told, look: ParagraphLook) -> Iterator[tuple[Kind, Details]]:
    if look.widows:
        yield WIDOWS, {}
    if told.looks and told.looks[0][0].spacing > CLOSER:
        yield TOO_WIDE, {}


def _by_characters(package: Package) -> bool:
    """Whether the page's grid sets the characters of a line."""
    return any(node.get(w("type")) != "lines" for node in package.tree(package.main).iter(w("docGrid")))


def _level(told: Told, looks: Looks) -> Iterator[tuple[Kind, Details]]:
    if not told.role.startswith("heading"):
        return
    wanted, found = int(told.role[-1]), looks.outline(told.node)
    begun = any(run.find(f"{w('rPr')}/{w('rStyle')}") is not None for run in told.node.iter(w("r")))
    if not found and wanted <= 2 and not begun:
        yield NO_HEADING, {"level": wanted}
    elif found and found != wanted:
        yield OTHER_LEVEL, {"text": told.text[:20], "wanted": wanted, "found": found}


def _by_hand(told: Told, look: ParagraphLook, looks: Looks) -> bool:
    same: Callable[[ParagraphLook], tuple[object, ...]] = lambda one: (one.line, one.rule)  # noqa: E731
    styled = looks.paragraph(told.node, own=False)
    return same(look) != same(styled) or any(drawn != plain for drawn, plain in told.looks)
