"""What a list shows, as a workbook: the same records, rights, order and columns, every page of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from youju.engine.base.labels import Label
from youju.engine.definitions import Field
from youju.engine.ledger.model import Stored
from youju.engine.tabular import write_table
from youju.engine.tabular.export import Value
from youju.web.accounts.actors import Acting
from youju.web.commands.desk.desk import Desk
from youju.web.commands.desk.office import Office
from youju.web.commands.desk.showing import Shown
from youju.web.commands.registers.listing import Asked, Lists, View, columns_of, label_field, personal
from youju.web.store import persons, read

PAGE = 2_000
PERMITTED = frozenset({"office_reviewer", "admin"})
"""Roles over the office that may take personal values out."""

_HEADS = (Label("记录", "Record"), Label("单位", "Unit"), Label("日期", "Date"), Label("环节", "Stage"))


def export_list(office: Office, acting: Acting, asked: Asked, out: Path, language: str = "zh") -> int:
    """Write the list to .xlsx or .csv; how many records. Personal columns are left out unless the actor may take them.

    Raises `Refused` like `listed`.
    """
    view = Lists(office, acting).view(replace(asked, after=0, before=0))
    desk = Desk(office, view.lists.actor, view.register)
    opens = bool(desk.roles(0) & PERMITTED)
    chosen = {f.id: f for f in (*label_field(view.register), *columns_of(view.register, asked.columns)[0])}.values()
    columns = [field for field in chosen if opens or not personal(field)]
    heads = [*(head.in_(language) for head in _HEADS), *(_title(field, language) for field in columns)]
    return write_table(out, heads, _rows(view, columns, language), view.register.title.in_(language))


def _rows(view: View, columns: list[Field], language: str) -> Iterator[list[Value]]:
    after = 0
    while True:
        part = view.part((after, 0, PAGE))
        yield from _page(view, part.records, columns, language)
        if not part.more or not part.records:
            return
        after = part.records[-1]


def _page(view: View, records: tuple[int, ...], columns: list[Field], language: str) -> Iterator[list[Value]]:
    last = read.last(records)
    shown = Shown(view.lists.office, language)
    shown.prepare(last.values())
    opened = persons.opened_of(last) if any(map(personal, columns)) else {}
    for number in records:
        revision = last[number]
        entry = revision.entry
        unit = shown.unit(entry.unit, entry.date)
        cells = [
            opened.get(number, {}).get(f.id) if personal(f) else _value(shown, f, entry.data.get(f.id)) for f in columns
        ]
        yield [number, unit, entry.date, shown.stage(revision), *cells]


def _value(shown: Shown, field: Field, stored: Stored | None) -> Value:
    """Numbers stay numbers, everything else is what the list says."""
    if field.numeric and isinstance(stored, int):
        return Decimal(stored).scaleb(-field.places) if field.places else stored
    return shown.value(field, stored) or None


def _title(field: Field, language: str) -> str:
    title = field.title.in_(language)
    return f"{title}（{field.unit}）" if field.unit else title
