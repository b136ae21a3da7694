"""What each paragraph of an official letter is, told by its text and its place: title, heading, attachment label, date."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, TypeAlias

from youju.engine.document.layout.looks import Looks, RunLook
from youju.engine.document.layout.markup import Element
from youju.engine.document.layout.refit import text_of
from youju.engine.document.names import w
from youju.engine.document.package import Package

Role: TypeAlias = Literal[
    "letterhead", "number", "title", "addressee", "heading1", "heading2", "heading3", "heading4", "text",
    "annex_note", "annex_label", "annex_title", "issuer", "date", "table", "imprint",
]  # fmt: skip

_HEADINGS: tuple[tuple[Role, re.Pattern[str]], ...] = (
    ("heading1", re.compile("[一二三四五六七八九十]+、")),
    ("heading2", re.compile("[（(][一二三四五六七八九十]+[）)]")),
    ("heading3", re.compile(r"\d{1,2}(?:．|\.(?!\d)|、)")),
    ("heading4", re.compile(r"[（(]\d{1,2}[）)]")),
)
_NUMBER = re.compile(r".*〔\d{4}〕\s*\d+\s*号.*")
_LABEL = re.compile(r"附\s*件\s*(?:\d+|[一二三四五六七八九十]+)?\s*[:：]?")
_NOTE, _NOTE_NEXT = re.compile(r"附\s*件\s*[:：].+", re.DOTALL), re.compile(r"\d+[.．、]\s*\S+")
_DATE = re.compile(
    r"(?:\d{4}|[二〇○零一三四五六七八九]{4})\s*年\s*[\d一二三四五六七八九十]{1,3}\s*月\s*[\d一二三四五六七八九十]{1,3}\s*日"
)
_LARGE = 40  # half-points: a line of this size is a title
_HEAD = 20  # paragraphs among which the title is
_LONGEST_ISSUER = 40


@dataclass(frozen=True, slots=True)
class Told:
    """A paragraph with text, what it is, and its place: the number among the paragraphs of the part, counted from 1."""

    role: Role
    text: str
    node: Element
    number: int
    looks: tuple[tuple[RunLook, RunLook], ...]  # of its runs with text: as drawn, and as its styles alone would have it


def tell(package: Package, looks: Looks) -> tuple[Told, ...]:
    """The paragraphs of the main document that hold text, in their order."""
    found: list[Told] = []
    for number, node in enumerate(package.tree(package.main).iter(w("p")), 1):
        text = text_of(node).strip()
        if text:
            runs = [
                run for run in node.iter(w("r")) if any((piece.text or "").strip() for piece in run.findall(w("t")))
            ]
            drawn = tuple((looks.run(run, node), looks.run(run, node, own=False)) for run in runs)
            found.append(Told(_role(text, node, drawn, found, looks), text, node, number, drawn))
    return _with_issuers(found)


def _role(
    text: str, node: Element, drawn: tuple[tuple[RunLook, RunLook], ...], before: list[Told], looks: Looks
) -> Role:
    table = next(node.iterancestors(w("tbl")), None)
    if table is not None:
        return _in_table(table)
    if _LABEL.fullmatch(text):
        return "annex_label"
    look, size = looks.paragraph(node), max((look.size for look, _ in drawn), default=0)
    if _is_annex_title(before, look.align == "center" and size >= _LARGE):
        return "annex_title"
    if all(told.role != "title" for told in before[:_HEAD]) and (head := _head(text, size, drawn)):
        return head
    return _in_text(text, before, look.first_chars or look.first)


def _in_table(table: Element) -> Role:
    return "imprint" if "印发" in "".join(table.itertext())[-30:] else "table"


def _is_annex_title(before: list[Told], large: bool) -> bool:
    """The line below a label, and those below it that are as large and centred."""
    last = before[-1].role if before else None
    return last == "annex_label" or (last == "annex_title" and large)


def _head(text: str, size: int, drawn: tuple[tuple[RunLook, RunLook], ...]) -> Role | None:
    if _NUMBER.fullmatch(text):
        return "number"
    if size >= _LARGE:
        return "letterhead" if drawn and drawn[0][0].colour == "FF0000" else "title"
    return None


def _in_text(text: str, before: list[Told], indented: int) -> Role:
    last = before[-1].role if before else None
    if last == "title" and text.endswith(("：", ":")) and not indented:
        return "addressee"
    if _NOTE.fullmatch(text) or (last == "annex_note" and _NOTE_NEXT.fullmatch(text)):
        return "annex_note"
    if _DATE.fullmatch(text):
        return "date"
    return next((role for role, pattern in _HEADINGS if pattern.match(text)), "text")


def _with_issuers(found: list[Told]) -> tuple[Told, ...]:
    """The short line above a date is the issuer."""
    for n in range(len(found) - 1):
        told = found[n]
        if (
            found[n + 1].role == "date"
            and told.role == "text"
            and len(told.text) <= _LONGEST_ISSUER
            and told.text[-1] not in "。；："
        ):
            found[n] = Told("issuer", told.text, told.node, told.number, told.looks)
    return tuple(found)
