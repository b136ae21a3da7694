"""Sheets: each register's records as they stand now, in memory, to be filtered, sorted by pinyin and searched.

A sheet is made from the snapshot when it is first asked for and then follows the log. It holds what the snapshot holds and,
beside each text, the key that sorts it; `words`, its texts and their initials, the label's first, by which it is found;
`sounds`, the initials of its label; `made_by`, who entered it. It is never ahead of the log or behind it when it is read, and
writing to the ledger costs nothing for it.
"""

from __future__ import annotations

import tempfile
import threading
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice
from pathlib import Path
from typing import Any, Protocol

import duckdb
import msgspec

from youju.engine.definitions.model import Pack, Register
from youju.engine.snapshot.columns import Column, Columns, is_personal
from youju.engine.snapshot.overlay import Laid
from youju.engine.snapshot.snapshot import Snapshot
from youju.engine.snapshot.source import RevisionSource
from youju.engine.snapshot.spelling import spell
from youju.engine.snapshot.sql import DUCK_TYPES, literal, name, names
from youju.engine.snapshot.staging import load, staged
from youju.engine.snapshot.straight import row_of
from youju.engine.snapshot.workshop import Workshop, workshop

KEPT = 2
SORTED_BY_KEY = frozenset({"text", "long_text", "url"})
"""Types of fields that have a key column `k_ID`."""

_SOUNDED = frozenset({"text", "url"})
_PART = 5_000
FEW = 16
"""So many revisions are put into their sheets one by one, without a file."""

PATIENCE = 0.02
"""Seconds for which `standing` waits for a sheet that somebody else brings up to date."""

_ADDED = (Column("made_by", "text", ()), Column("words", "text", ()), Column("sounds", "text", ()))


class SheetSource(RevisionSource, Protocol):
    """The log, which also says who made a record."""

    def makers(self, records: Iterable[int]) -> Iterator[tuple[int, str]]:
        """(record, actor of its first revision) of those of `records` that exist."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One register in memory: `table` with its snapshot's columns, `k_ID` and what is added. `label`: its field, where that is a text.

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
            self._follow(shop)
            return shop, [self._sheets[register.id] for register in wanted]

    def standing(self, shop: Workshop, register: Register, seq: int) -> Sheet | None:
        """The sheet of a register where it is in memory and holds it as it stood at `seq`; else None, and nothing is read in.

        What was asked of it is true of that seq if afterwards `stands` still says so.
        """
        if register.id not in self._sheets or not self._lock.acquire(timeout=PATIENCE):
            return None
        try:
            self._follow(shop)
            sheet = self._sheets.get(register.id)
            fits = sheet and sheet.version == register.version and sheet.filled <= seq <= self._seq
            return sheet if fits else None
        finally:
            self._lock.release()

    def stands(self, sheet: Sheet) -> bool:
        """Whether nothing has been written to the sheet since it was given out."""
        return self._sheets.get(sheet.register) is sheet

    def _forget(self, pack: Pack) -> None:
        """Let go of the sheets whose register has another definition now."""
        for name_, sheet in list(self._sheets.items()):
            if name_ not in pack.registers or pack.registers[name_].version != sheet.version:
                del self._sheets[name_]

    def _follow(self, shop: Workshop) -> None:
        """Take every sheet at hand up to the head of the log."""
        head = self._source.head()
        if head <= self._seq:  # below: the reader's state is older than what another has asked for since
            return
        bodies = iter(self._source.last_bodies(self._seq, head))
        some = list(islice(bodies, FEW + 1))
        if len(some) > FEW or not self._place(shop, some, head):
            self._load(shop, chain(some, bodies), head)
        self._seq = head

    def _place(self, shop: Workshop, bodies: Iterable[bytes], head: int) -> bool:
        """Put a few revisions into their sheets; says whether all of them could be read this way."""
        rows: dict[str, list[list[Any]]] = {}
        for body in bodies:
            register = msgspec.json.decode(body, type=_Registered).register
            if sheet := self._sheets.get(register):
                row = row_of(body, sheet.columns)
                if row is None:
                    return False
                rows.setdefault(register, []).append(row)
        for register, some in rows.items():
            sheet = self._sheets.pop(register)  # meanwhile it stands for nothing
            try:
                self._replace(shop, sheet, some)
            except duckdb.Error:  # and nothing was done
                self._sheets[register] = sheet
                return False
            self._sheets[register] = replace(sheet, filled=head)
        return True

    def _replace(self, shop: Workshop, sheet: Sheet, rows: Sequence[list[Any]]) -> None:
        places = {column: n for n, column in enumerate(sheet.columns)}
        records = [int(row[places["record"]]) for row in rows]
        makers = dict(self._source.makers(records))
        added = _added(sheet)
        values: list[Any] = []
        for record, row in zip(records, rows, strict=True):
            texts = (row[places[f"f_{text}"]] for text in sheet.texts)
            line = _line(sheet, (record, *texts), makers.get(record, ""))
            values += [*row, *(line.get(key) for key in added)]
        marks = f"({', '.join('?' * (len(places) + len(added)))})"
        into = ", ".join([names(sheet.columns.values()), *map(name, added)])
        shop.together(
            f"DELETE FROM {sheet.table} WHERE record IN ({', '.join(map(str, records))})",
            f"INSERT INTO {sheet.table} ({into}) VALUES {', '.join([marks] * len(rows))}",
            values=values,
        )

    def _load(self, shop: Workshop, bodies: Iterable[bytes], head: int) -> None:
        """Put any number of revisions into their sheets; one that could not be read is read anew when it is asked for."""
        with staged(bodies, {r: sheet.columns for r, sheet in self._sheets.items()}, shop.folder) as fresh:
            for register, pile in fresh.piles.items():
                sheet = self._sheets.pop(register)
                table = Laid.out(shop)
                load(shop, table.name, register, pile)
                self._fill(shop, sheet, name(table.name))
                self._sheets[register] = replace(sheet, filled=head)

    def _fill(self, shop: Workshop, sheet: Sheet, relation: str) -> None:
        """Put the records of a relation into a sheet, in the place of what it had of them."""
        asked = ", ".join(["record", *(name(f"f_{text}") for text in sheet.texts)])
        with tempfile.TemporaryDirectory(dir=shop.folder / "tmp") as inside:
            path = Path(inside) / "spelled.jsonl"
            if not _write(path, sheet, shop.stream(f"SELECT {asked} FROM {relation}", _PART), self._source):
                return
            keys = _added(sheet)
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


class _Registered(msgspec.Struct):
    register: str


def _added(sheet: Sheet) -> list[str]:
    """The columns that a sheet has besides those of the snapshot."""
    return [*(f"k_{text}" for text in sheet.texts), *(c.name for c in _ADDED)]


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
                if field == sheet.label:
                    found["sounds"] = spelled.initials
    found["words"] = "\n".join(words)
    return found


def _empty(shop: Workshop, register: Register, columns: Columns) -> Sheet:
    fields = [f for f in register.fields.values() if not is_personal(f) and f.type in SORTED_BY_KEY]
    texts = tuple(sorted((f.id for f in fields), key=lambda text: text != register.label))
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
