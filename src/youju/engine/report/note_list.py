"""The notes of a report as elements of a page: each number's title, value, definition, and what is behind it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape

from youju.engine.base.labels import Label
from youju.engine.report.notes import Note

_HEAD = Label("数字的来处", "Where the numbers come from")
_ROWS = Label(
    "背后 {rows} 条记录，{period}，算到第 {seq} 号修订", "{rows} records behind it, {period}, as of revision {seq}"
)
_ENTERED = Label("第 {seq} 号修订", "revision {seq}")
_UNITS = Label("按单位：{units}", "By unit: {units}")
_VERSION = Label("口径版本", "definition")
_BACK = Label("回到正文", "back to the text")
_PENDING = Label("待填", "to be filled in")
_UNIT = Label("单位 {code}", "unit {code}")


def _escaped(_: int, note: Note) -> str:
    return escape(note.sentence)


def note_list(notes: Sequence[Note], language: str, sentence: Callable[[int, Note], str] = _escaped) -> str:
    """Heading and list, numbered from 1; `sentence` gives the markup of a definition, by number and note."""
    items = "".join(_item(number, note, language, sentence(number, note)) for number, note in enumerate(notes, 1))
    return f"<h2>{_HEAD.in_(language)}</h2>\n<ol>\n{items}</ol>"


def _item(number: int, note: Note, language: str, sentence: str) -> str:
    def said(label: Label, **details: object) -> str:
        return escape(label.in_(language).format(**details))

    value = f"{note.value} {note.unit}" if note.value else said(_PENDING)
    lines = [f"<p>{sentence}</p>", f"<p>{escape(behind(note, language))}"]
    if note.definition and note.definition[:12] not in sentence:
        lines.append(f" · {said(_VERSION)} <code>{note.definition[:12]}</code>")
    lines.append(f' · <a href="#r{number}" title="{said(_BACK)}：{number}">{said(_BACK)}</a></p>')
    if note.units:
        lines.append(f"<p>{said(_UNITS, units='、'.join(f'{name} {v}' for name, v in note.units))}</p>")
    title = f'<h3><span>{number}</span>{escape(note.title)}　<b class="v">{escape(value)}</b></h3>'
    return f'<li id="n{number}">{title}{"".join(lines)}</li>\n'


def behind(note: Note, language: str) -> str:
    """What is behind a number: records, period, revision, unit."""
    found = _ROWS.in_(language).format(rows=f"{note.rows:,}", period=note.period, seq=note.seq)
    if not note.period:
        found = (_ENTERED.in_(language).format(seq=note.seq)) if note.seq else _PENDING.in_(language)
    if note.unit_code:
        found += ("，" if language == "zh" else ", ") + _UNIT.in_(language).format(code=note.unit_code)
    return found
