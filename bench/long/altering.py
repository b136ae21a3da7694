"""Alterations of a site past the program, as somebody makes them who may write its files: one each, drawn by chance."""

from __future__ import annotations

import random
import sqlite3
import zipfile
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from msgspec import json

from bench.long.specimens import Specimen
from youju.engine.base.digests import canonical
from youju.engine.ledger.chain import link

COLUMNS = {
    "revision": ("seq", "record", "register", "body", "prev", "hash"),
    "record": ("id", "register", "unit", "date", "stage", "seq", "key", "client_id"),
    "sealed": ("record", "field", "salt", "ciphertext", "blind"),
    "edition": ("record", "name", "text"),
}
NAMED_BY = {"revision": "seq", "record": "id", "sealed": "record", "edition": "name"}
"""The column that a row is called by. A sealed row's own number says nothing and is no part of the ledger."""


@dataclass(frozen=True)
class Altered:
    """What was done: the kind for counting, the words for people, the names of which one must be said, receipts to compare with,
    the bundle that is verified instead of the site."""

    kind: str
    said: str
    names: Sequence[str]
    receipts: Sequence[Path] = ()
    bundle: Path | None = None


@dataclass(frozen=True)
class Copy:
    """A copy of the specimen with its database open and its triggers gone."""

    folder: Path
    specimen: Specimen
    db: sqlite3.Connection
    chance: random.Random

    def rows(self, table: str) -> list[dict[str, Any]]:
        """The rows of a table, with their `rowid`."""
        cursor = self.db.execute(f"SELECT rowid AS at, * FROM {table} ORDER BY rowid")
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor]

    def pick(self, table: str) -> dict[str, Any]:
        """One row."""
        return self.chance.choice(self.rows(table))


def altered(folder: Path, specimen: Specimen, chance: random.Random) -> Altered:
    """Alter something in the site of `folder`; what changes nothing is tried again as another."""
    with closing(sqlite3.connect(folder / "db.sqlite3", isolation_level=None)) as db:
        db.execute("PRAGMA synchronous = OFF")
        triggers = db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in triggers:
            db.execute(f"DROP TRIGGER {name}")
        made, copy = None, Copy(folder, specimen, db, chance)
        while made is None:
            made = _tried(copy, chance.choices(list(KINDS), list(KINDS.values()))[0])
        for _, sql in triggers:
            db.execute(sql)
    return made


def _tried(copy: Copy, alter: Callable[[Copy], Altered | None]) -> Altered | None:
    before = list(copy.db.iterdump())
    try:
        made = alter(copy)
    except sqlite3.IntegrityError:
        return None  # the table refuses two of the same
    files = made is not None and "file" in made.kind
    return made if files or list(copy.db.iterdump()) != before else None


def _cell(table: str) -> Callable[[Copy], Altered | None]:
    def alter(copy: Copy) -> Altered | None:
        """Another value in one cell."""
        row, column = copy.pick(table), copy.chance.choice(COLUMNS[table])
        other = _other(copy, table, column, row[column])
        copy.db.execute(f"UPDATE {table} SET {column} = ? WHERE rowid = ?", (other, row["at"]))
        return Altered(
            f"cell of {table}",
            f"{table}.{column} of {row[NAMED_BY[table]]}: {row[column]!r} -> {other!r}",
            _names(table, row),
        )

    return alter


def _names(table: str, row: dict[str, Any]) -> list[str]:
    return [str(row[NAMED_BY[table]])]


def _other(copy: Copy, table: str, column: str, value: Any) -> Any:
    """A value for a cell: that of another row, a slip, or something of another type."""
    chance = copy.chance
    way = chance.randrange(4)
    if way == 0:
        return copy.pick(table)[column]
    if way == 1:
        return chance.choice([7, "x", b"\xff\x00\xfe", "", 2**40, -1, 1.5])
    return _slip(value, chance)


def _slip(value: Any, chance: random.Random) -> Any:
    if isinstance(value, int):
        return value + chance.choice([-1, 1, 10, 1000])
    if isinstance(value, bytes) and value:
        at = chance.randrange(len(value))
        return chance.choice(
            [value[:at] + bytes([value[at] ^ (1 << chance.randrange(8))]) + value[at + 1 :], value[:at]]
        )
    if isinstance(value, str) and value:
        at = chance.randrange(len(value))
        return chance.choice(
            [value[:at] + chance.choice("0123456789甲x") + value[at + 1 :], value[:at] + value[at + 1 :]]
        )
    return "x"


def _body(copy: Copy, register: str = "") -> Altered | None:
    """Another value inside a body, well written; its own hash is made anew as often as not."""
    rows = [row for row in copy.rows("revision") if row["register"] == register or not register]
    row = copy.chance.choice(rows)
    body = json.decode(row["body"])
    within = body["data"] if body.get("data") and copy.chance.random() < 0.7 else body
    name = copy.chance.choice(list(within))
    within[name] = _said_otherwise(within[name], copy.chance)
    content = canonical(body)
    digest = link(row["prev"], content) if copy.chance.random() < 0.5 else row["hash"]
    copy.db.execute("UPDATE revision SET body = ?, hash = ? WHERE seq = ?", (content.decode(), digest, row["seq"]))
    return Altered(
        f"value in a body{' of ' + register if register else ''}",
        f"{name} of revision {row['seq']}",
        _names("revision", row),
    )


def _said_otherwise(value: Any, chance: random.Random) -> Any:
    if isinstance(value, bool) or not isinstance(value, (int, str)):
        return not value
    return _slip(value, chance)


def _evidence_row(copy: Copy) -> Altered | None:
    return _body(copy, "evidence")


def _row_gone(copy: Copy) -> Altered | None:
    """One row is deleted."""
    table = copy.chance.choice(list(COLUMNS))
    row = copy.pick(table)
    copy.db.execute(f"DELETE FROM {table} WHERE rowid = ?", (row["at"],))
    return Altered("row deleted", f"{table} {row[NAMED_BY[table]]} deleted", _names(table, row))


def _row_more(copy: Copy) -> Altered | None:
    """One row more, like another one but for what it is called by."""
    table = copy.chance.choice(list(COLUMNS))
    row = copy.pick(table) | {NAMED_BY[table]: copy.chance.choice([0, -3, 5_000, copy.specimen.size + 1])}
    row |= {"record": 5_000, "name": f"annual-2023-{copy.chance.randrange(9)}"} if table == "edition" else {}
    row |= {"key": None, "client_id": None} if table == "record" else {}
    columns = COLUMNS[table]
    marks = ", ".join("?" * len(columns))
    copy.db.execute(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})", [row[name] for name in columns])
    return Altered("row inserted", f"{table} {row[NAMED_BY[table]]} inserted", _names(table, row))


def _end(copy: Copy) -> Altered | None:
    """The note of where the log ends."""
    (row,) = copy.rows("log_head")
    column = copy.chance.choice(("id", "seq", "hash", "recorded_at"))
    copy.db.execute(f"UPDATE log_head SET {column} = ?", (_slip(row[column], copy.chance),))
    return Altered("note of the end", f"log_head.{column}", [str(row["seq"]), column])


def _evidence_file(copy: Copy) -> Altered | None:
    """A byte of a file of evidence, or the whole of it."""
    digest = {
        json.decode(r["body"])["data"]["digest"]: r["record"]
        for r in copy.rows("revision")
        if r["register"] == "evidence"
    }
    name = copy.chance.choice(sorted(digest))
    _spoil(copy.folder / "evidence" / name[:2] / name, copy.chance)
    return Altered("file of evidence", f"evidence {name[:12]}", [str(digest[name])])


def _edition_file(copy: Copy) -> Altered | None:
    """A byte of a file of an edition, its receipt too, or the whole of it."""
    path = copy.chance.choice(sorted(path for path in copy.folder.glob("editions/*/*") if path.is_file()))
    _spoil(path, copy.chance)
    return Altered("file of an edition", f"{path.parent.name}/{path.name}", [path.parent.name])


def _bundle_member(copy: Copy) -> Altered | None:
    """A byte of a member of the bundle, or the whole of it; its size and checksum in the archive fit it again."""
    out = copy.folder / "bundle.zip"
    with zipfile.ZipFile(copy.specimen.bundle) as was, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        target = copy.chance.choice([info for info in was.infolist() if info.file_size])
        for info in was.infolist():
            spoilt = _spoilt(was.read(info), copy.chance) if info is target else was.read(info)
            if spoilt is not None:
                made.writestr(info, spoilt)
    name = target.filename.partition("/")[2]
    return Altered("member of a bundle (file)", name, [name, name.rpartition("/")[2]], bundle=out)


def _spoil(path: Path, chance: random.Random) -> None:
    spoilt = _spoilt(path.read_bytes(), chance)
    path.unlink()
    if spoilt is not None:
        path.write_bytes(spoilt)


def _spoilt(was: bytes, chance: random.Random) -> bytes | None:
    """The file with a bit turned, cut short, with a line more; None where it is gone."""
    data, at, way = bytearray(was), chance.randrange(len(was)), chance.randrange(5)
    if way == 0:
        return None
    if way == 1:
        return was[:at]
    if way == 2:
        return was + b"\n"
    data[at] ^= 1 << chance.randrange(8)
    return bytes(data)


def _rehashed(copy: Copy) -> Altered | None:
    """A body is changed, moved, or taken out, and everything from there on is hashed anew: a receipt lies elsewhere."""
    rows = copy.rows("revision")
    size = copy.specimen.size - 2  # the last receipt was given for
    at = copy.chance.randrange(size)
    bodies = [json.decode(row["body"]) for row in rows]
    target = bodies[at]
    if copy.chance.random() < 0.3 and at > 1:
        target["recorded_at"] = "2024-01-01T00:00:00.000Z"
    elif target.get("data"):
        name = copy.chance.choice(list(target["data"]))
        target["data"][name] = _said_otherwise(target["data"][name], copy.chance)
    else:
        return None
    before, contents = rows[at]["prev"], [canonical(body) for body in bodies]
    for row, content in list(zip(rows, contents, strict=True))[at:]:
        digest = link(before, content)
        copy.db.execute(
            "UPDATE revision SET body = ?, prev = ?, hash = ? WHERE seq = ?",
            (content.decode(), before, digest, row["seq"]),
        )
        before = digest
    copy.db.execute("UPDATE log_head SET hash = ?", (before,))
    return Altered("history hashed anew", f"from revision {at + 1}", [str(at + 1)], copy.specimen.receipts)


KINDS: dict[Callable[[Copy], Altered | None], int] = {
    _cell("revision"): 22,
    _cell("record"): 14,
    _cell("sealed"): 11,
    _body: 10,
    _evidence_row: 6,
    _row_gone: 6,
    _row_more: 5,
    _end: 3,
    _evidence_file: 8,
    _edition_file: 8,
    _cell("edition"): 4,
    _bundle_member: 6,
    _rehashed: 5,
}
"""What is altered, and how often of a hundred."""
