"""Sheets: each register's records as they stand now, in memory, to be filtered, sorted by pinyin and searched.

A sheet is made from the snapshot when it is first asked for and then follows the log. It holds what the snapshot holds and,
beside each text, the key that sorts it; `words`, its texts and their initials, by which it is found; `made_by`, who entered it. It is
never ahead of the log or behind it when it is read, and writing to the ledger costs nothing for it.
"""

from __future__ import annotations

import tempfile
import threading
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

import msgspec

from youju.engine.definitions.model import Pack, Register
from youju.engine.snapshot.columns import Column, Columns, is_personal
from youju.engine.snapshot.overlay import Laid
from youju.engine.snapshot.snapshot import Snapshot
from youju.engine.snapshot.source import RevisionSource
from youju.engine.snapshot.spelling import spell
from youju.engine.snapshot.sql import DUCK_TYPES, literal, name, names
from youju.engine.snapshot.staging import load, staged
from youju.engine.snapshot.workshop import Workshop, workshop

KEPT = 2
SORTED_BY_KEY = frozenset({"text", "long_text", "url"})
"""Types of fields that have a key column `k_ID`."""

_SOUNDED = frozenset({"text", "url"})
_PART = 5_000
_ADDED = (Column("made_by", "text", ()), Column("words", "text", ()))


class SheetSource(RevisionSource, Protocol):
    """The log, which also says who made a record."""

    def makers(self, records: Iterable[int]) -> Iterator[tuple[int, str]]:
        """(record, actor of its first revision) of those of `records` that exist."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One register in memory: `table` with its snapshot's columns, `k_ID`, `made_by`, `words`. `label`: its field, where that is a text.

    `filled` is the seq up to which it holds what was written to its register.
    """

    register: str
    version: str
    laid: Laid
    columns: Columns
    texts: tuple[str, ...]
    sounded: frozenset[str]
    label: str
    filled: int = 0

    @property
    def table(self) -> str:
        """Its name, quoted."""
        return name(self.laid.name)


class Sheets:
    """The sheets of a log. Safe for many threads: one at a time brings them up to date, any number read."""

    def __init__(self, source: SheetSource) -> None:
        self._source = source
        self._lock = threading.Lock()
        self._sheets: dict[str, Sheet] = {}
        self._seq = 0

    def of(self, snapshot: Snapshot, pack: Pack, registers: Iterable[str]) -> tuple[Workshop, list[Sheet]]:
        """The sheets of these registers of `pack` at the head of the log, and where to ask them."""
        wanted = [pack.registers[name] for name in registers]
        shop = workshop(snapshot.folder)
        with self._lock:
            columns = snapshot.definitions.columns
            self._forget(pack)
            missing = [register for register in wanted if register.id not in self._sheets]
            if missing:
                state = snapshot.at()
                self._seq = min(self._seq, state.seq) if self._sheets else state.seq
                for register in missing:
                    sheet = _empty(shop, register, columns[register.id])
                    self._fill(shop, sheet, state.relation(register.id, tuple(columns[register.id].values())))
                    self._sheets[register.id] = replace(sheet, filled=state.seq)
            self._follow(shop, columns)
            return shop, [self._sheets[register.id] for register in wanted]

    def _forget(self, pack: Pack) -> None:
        """Let go of the sheets whose register has another definition now."""
        for name_, sheet in list(self._sheets.items()):
            if name_ not in pack.registers or pack.registers[name_].version != sheet.version:
                del self._sheets[name_]

    def _follow(self, shop: Workshop, columns: Mapping[str, Columns]) -> None:
        """Take every sheet at hand up to the head of the log."""
        head = self._source.head()
        if head == self._seq:
            return
        with staged(self._source.last_bodies(self._seq, head), columns, shop.folder) as fresh:
            for register, pile in fresh.piles.items():
                if sheet := self._sheets.get(register):
                    table = Laid.out(shop)
                    load(shop, table.name, register, pile)
                    self._fill(shop, sheet, name(table.name))
                    self._sheets[register] = replace(sheet, filled=head)
        self._seq = head

    def _fill(self, shop: Workshop, sheet: Sheet, relation: str) -> None:
        """Put the records of a relation into a sheet, in the place of what it had of them."""
        asked = ", ".join(["record", *(name(f"f_{text}") for text in sheet.texts)])
        with tempfile.TemporaryDirectory(dir=shop.folder / "tmp") as inside:
            path = Path(inside) / "spelled.jsonl"
            if not _write(path, sheet, shop.stream(f"SELECT {asked} FROM {relation}", _PART), self._source):
                return
            keys = [*(f"k_{text}" for text in sheet.texts), *(c.name for c in _ADDED)]
            shaped = ", ".join([literal("record") + ": 'BIGINT'", *(f"{literal(k)}: 'VARCHAR'" for k in keys)])
            spelled = f"read_json({literal(str(path))}, format='newline_delimited', columns={{{shaped}}})"
            own = ", ".join(f"r.{name(c.name)}" for c in sheet.columns.values())
            taken = ", ".join([own, *(f"s.{name(key)}" for key in keys)])
            into = ", ".join([names(sheet.columns.values()), *map(name, keys)])
            shop.together(
                f"DELETE FROM {sheet.table} WHERE record IN (SELECT record FROM {relation})",
                f"INSERT INTO {sheet.table} ({into}) SELECT {taken} FROM {relation} AS r "
                f"JOIN {spelled} AS s USING (record) ORDER BY record",
            )


def _write(path: Path, sheet: Sheet, rows: Iterable[list[tuple[object, ...]]], source: SheetSource) -> int:
    """Write what is added to each record, a line of JSON each; how many there are."""
    count = 0
    with path.open("wb") as file:
        for part in rows:
            makers = dict(source.makers([int(str(row[0])) for row in part]))
            lines = [_line(sheet, row, makers.get(int(str(row[0])), "")) for row in part]
            file.write(msgspec.json.Encoder().encode_lines(lines))
            count += len(lines)
    return count


def _line(sheet: Sheet, row: tuple[object, ...], maker: str) -> dict[str, object]:
    found: dict[str, object] = {"record": row[0], "made_by": maker}
    words: list[str] = []
    for field, text in zip(sheet.texts, row[1:], strict=True):
        if text is not None:
            spelled = spell(str(text))
            found[f"k_{field}"] = spelled.key
            words.append(spelled.plain)
            if field in sheet.sounded:
                words.append(spelled.initials)
    found["words"] = "\n".join(words)
    return found


def _empty(shop: Workshop, register: Register, columns: Columns) -> Sheet:
    fields = [f for f in register.fields.values() if not is_personal(f) and f.type in SORTED_BY_KEY]
    texts = tuple(f.id for f in fields)
    laid = Laid.out(shop)
    added = (*(Column(f"k_{text}", "text", ()) for text in texts), *_ADDED)
    shape = ", ".join(f"{name(c.name)} {DUCK_TYPES[c.shape]}" for c in (*columns.values(), *added))
    shop.run(f"CREATE TABLE {name(laid.name)} ({shape})")
    sounded = frozenset(f.id for f in fields if f.type in _SOUNDED)
    label = register.label if register.label in texts else ""
    return Sheet(register.id, register.version, laid, columns, texts, sounded, label)


_LOCK = threading.Lock()
_KEPT: OrderedDict[tuple[Path, int], Sheets] = OrderedDict()


def sheets_of(folder: Path, source: SheetSource) -> Sheets:
    """The sheets beside the snapshot in `folder`, the same for the whole process. Another source is another log."""
    kept = (folder.resolve(), id(source))
    with _LOCK:
        if kept not in _KEPT:
            _KEPT[kept] = Sheets(source)
        _KEPT.move_to_end(kept)
        while len(_KEPT) > KEPT:
            _KEPT.popitem(last=False)
        return _KEPT[kept]
