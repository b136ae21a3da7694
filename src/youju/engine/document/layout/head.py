"""The head of a letter: red name, document number, signer, red rule, title, addressee."""

from __future__ import annotations

from youju.engine.document.layout.balance import broken
from youju.engine.document.layout.letter import Letter
from youju.engine.document.layout.markup import Element, el, paragraph, put_property, run
from youju.engine.document.layout.measures import CHARACTER, LINE, TEXT_WIDTH, TITLE_LINE, to_grid, width
from youju.engine.document.layout.styles import (
    ADDRESSEE,
    ANNEX_TITLE,
    LETTERHEAD,
    NUMBER,
    SIGNER_LINE,
    SIGNER_NAME,
    TITLE,
)

_SIZES = (104, 84, 72, 60, 52, 44)  # half-points, 52 pt down to 2号
_RULE_SPACE, _RULE_WEIGHT = 5, 12  # points below the line; eighths of a point: the rule is 4 mm below the number
_ABOVE_RULE = LINE * 8  # seven of the red name and the blanks below it, one of the number
_RULE_HEIGHT = _RULE_SPACE * 20 + _RULE_WEIGHT * 20 // 8


def letterhead_size(text: str) -> int:
    """The largest size, in half-points, in which the red name fits one line."""
    return next((size for size in _SIZES if width(text) * size * 10 <= TEXT_WIDTH), _SIZES[-1])


def head(letter: Letter) -> list[Element]:
    """The paragraphs above the text."""
    red = _red(letter)
    name = paragraph(TITLE)
    write_title(name, letter.title, bool(red))
    addressee = _with_colon(letter.addressee, letter.language)
    return [*red, name, *([paragraph(ADDRESSEE, addressee)] if letter.addressee else [])]


def annex_title(text: str) -> Element:
    """The title of an attachment, on the third line of its page."""
    node = paragraph(ANNEX_TITLE)
    write_title(node, text, False)
    return node


def write_title(node: Element, text: str, under_rule: bool) -> None:
    """Write a title into its empty paragraph, in balanced lines, about one line blank below it, two above it under the red rule."""
    lines = text.split("\n") if "\n" in text else broken(text)
    node.append(run("\n".join(lines)))
    space_title(node, len(lines), under_rule)


def space_title(node: Element, lines: int, under_rule: bool) -> None:
    """The space around a title of so many lines, such that the text below it stands on the lines of the page."""
    before = LINE * 2 if under_rule else 0
    above = before + (_ABOVE_RULE + _RULE_HEIGHT if under_rule else 0)
    put_property(node, el("w:spacing", before=before, after=to_grid(above + lines * TITLE_LINE)))


def _red(letter: Letter) -> list[Element]:
    if not letter.letterhead:
        return []
    rule = el("w:pBdr", el("w:bottom", val="single", sz=_RULE_WEIGHT, space=_RULE_SPACE, color="FF0000"))
    return [paragraph(LETTERHEAD, letter.letterhead), _number(letter, rule)]


def _number(letter: Letter, rule: Element) -> Element:
    """The line above the rule. With a signer it has no indents, for the rule would be as short as the line: tabs set it in."""
    if not letter.signer:
        return paragraph(NUMBER, letter.number, pBdr=rule)
    stops = (el("w:tab", val="left", pos=CHARACTER), el("w:tab", val="right", pos=TEXT_WIDTH - CHARACTER))
    says = "Signed by: " if letter.language == "en" else "签发人："
    text = run(f"\t{letter.number}\t{says}")
    return paragraph(SIGNER_LINE, text, run(letter.signer, SIGNER_NAME), pBdr=rule, tabs=el("w:tabs", *stops))


def _with_colon(text: str, language: str) -> str:
    return text.rstrip(":：") + (":" if language == "en" else "：")
