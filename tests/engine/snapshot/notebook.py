"""A ledger in memory for tests: the log's two tables in SQLite, written a line at a time, read as the engine reads."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Any

from youju.engine.base.digests import canonical
from youju.engine.definitions import Pack, read_texts
from youju.engine.ledger.model import Entry, Revision

DISTRICT, EAST_GATE, WILLOW_RIVER, UPPER_VILLAGE = 1, 2, 3, 4
"""Units of the cast: the district, 东关街道 (小王, 老李), 柳河镇 (阿强), and 上柳村 below it."""

TABLES = """
CREATE TABLE revision (seq INTEGER PRIMARY KEY, record INTEGER, register TEXT, body TEXT, prev BLOB, hash BLOB);
CREATE TABLE record (id INTEGER PRIMARY KEY, register TEXT, unit INTEGER, date TEXT, stage TEXT, seq INTEGER,
                     key BLOB, client_id TEXT);
CREATE INDEX revision_record_seq ON revision (record, seq);
"""

OFFICE = """
[pack]
id = "office"
title = { zh = "办公室" }
languages = ["zh"]
[group.all]
title = { zh = "全部" }

[register.lectures]
title = { zh = "宣讲" }
group = "all"
loop = "do-review"
date = "held_on"
label = "title"
field = [
  { id = "held_on", title = { zh = "日期" }, type = "date" },
  { id = "title", title = { zh = "题目" }, type = "text" },
  { id = "people", title = { zh = "听众" }, type = "integer", unit = "人次" },
  { id = "cost", title = { zh = "经费" }, type = "money", unit = "元" },
  { id = "mode", title = { zh = "方式" }, type = "choice", choices = { online = { zh = "线上" }, offline = { zh = "线下" } } },
  { id = "programme", title = { zh = "专题" }, type = "choices", choices = { law = { zh = "法治" }, health = { zh = "健康" } } },
  { id = "free", title = { zh = "免费" }, type = "bool" },
  { id = "speaker", title = { zh = "讲师" }, type = "ref", register = "speakers" },
  { id = "guests", title = { zh = "嘉宾" }, type = "refs", register = "speakers" },
  { id = "reported_on", title = { zh = "上报" }, type = "date" },
  { id = "month", title = { zh = "计划月" }, type = "month" },
]
[register.lectures.measure.people]
sum = "people"
unit = "人次"
title = { zh = "听众" }
[register.lectures.measure.cost]
sum = "cost"
unit = "元"
title = { zh = "经费" }
[register.lectures.measure.speakers]
distinct = "speaker"
unit = "人"
title = { zh = "讲师" }
[register.lectures.measure.titles]
distinct = "title"
unit = "个"
title = { zh = "题目" }

[register.speakers]
title = { zh = "讲师" }
group = "all"
loop = "list"
person = true
from = "since"
to = "until"
field = [
  { id = "name", title = { zh = "姓名" }, type = "person_name", purpose = { zh = "联系" } },
  { id = "since", title = { zh = "自" }, type = "date" },
  { id = "until", title = { zh = "至" }, type = "date" },
]

[indicator.sessions]
title = { zh = "宣讲场次" }
register = "lectures"
wording = "wan_yu"
[indicator.people]
title = { zh = "听众" }
register = "lectures"
measure = "people"
[indicator.cost]
title = { zh = "经费" }
register = "lectures"
measure = "cost"
[indicator.lecturers]
title = { zh = "上台讲师" }
register = "lectures"
measure = "speakers"
[indicator.offline]
title = { zh = "线下场次" }
register = "lectures"
where = { mode = "offline" }
[indicator.ever]
title = { zh = "累计场次" }
register = "lectures"
time = "cumulative"
[indicator.speakers]
title = { zh = "在册讲师" }
register = "speakers"
time = "stock"
[indicator.share]
title = { zh = "线下占比" }
kind = "ratio"
numerator = "offline"
denominator = "sessions"
[indicator.growth]
title = { zh = "场次增长" }
kind = "growth"
of = "sessions"
[indicator.both]
title = { zh = "场次与线下" }
kind = "sum"
parts = ["sessions", "offline"]
"""


def read_office(text: str = OFFICE) -> Pack:
    """A pack of two registers and ten indicators."""
    pack, problems = read_texts([("pack", "office.toml", text)])
    assert pack is not None, [p.line("en") for p in problems]
    return pack


class Notebook:
    """The log of a small office. `write` appends a revision; the rest is `RevisionSource` and `SqlEngine`'s execute."""

    def __init__(self) -> None:
        self.database = sqlite3.connect(":memory:", isolation_level=None)
        self.database.executescript(TABLES)
        self.stage_of: dict[int, tuple[str, str]] = {}

    def write(self, register: str, on: str = "", record: int = 0, unit: int = EAST_GATE, **more: Any) -> int:
        """A revision of `record` (0: of a new one), as accepted unless `stage` says otherwise. Gives the record."""
        seq = self.head() + 1
        stage = more.pop("stage", "accepted")
        given = {key: more.pop(key) for key in ("co_units", "credited_units", "due_on", "stages") if key in more}
        body = {"seq": seq, "record": record or seq, "register": register, "unit": unit, "date": on, "stage": stage}
        body |= {"action": "add", "stages": {stage: [on, on, 1]} if on else {}, "data": more} | given
        return self._append({key: value for key, value in body.items() if value not in ("", [], {})})

    def void(self, record: int) -> None:
        """小王 takes a record out of the books."""
        register, last = self.stage_of[record]
        assert last != "void"
        self.write(register, record=record, stage="void")

    def _append(self, body: dict[str, Any]) -> int:
        seq, record, register = body["seq"], body["record"], body["register"]
        row = (seq, record, register, canonical(body).decode(), b"", b"")
        self.database.execute("INSERT INTO revision VALUES (?, ?, ?, ?, ?, ?)", row)
        head = (record, register, body.get("unit", 0), body.get("date", ""), body["stage"], seq, None, None)
        self.database.execute("INSERT OR REPLACE INTO record VALUES (?, ?, ?, ?, ?, ?, ?, ?)", head)
        self.stage_of[record] = register, body["stage"]
        return int(record)

    def head(self) -> int:
        """Seq of the last revision."""
        return int(self.execute("SELECT COALESCE(max(seq), 0) FROM revision")[0][0])

    def makers(self, records):
        """See `SheetSource`: 小王 (u1) made everything."""
        return iter([(record, "u1") for record in records])

    def last_bodies(self, low: int, high: int) -> Iterator[bytes]:
        """See `RevisionSource`."""
        return self.bodies_at(low, high, high)

    def bodies_at(self, low: int, high: int, at: int) -> Iterator[bytes]:
        """See `RevisionSource`."""
        for record in list(self.touched(low, high)):
            last = f"SELECT body FROM revision WHERE record = {record} AND seq <= {at} ORDER BY seq DESC LIMIT 1"
            yield from (body.encode() for (body,) in self.execute(last))

    def revisions_of(self, register: str, low: int, high: int) -> Iterator[bytes]:
        """See `RevisionSource`."""
        sql = f"SELECT body FROM revision WHERE register = '{register}' AND seq > {low} AND seq <= {high} ORDER BY seq"
        return iter([body.encode() for (body,) in self.execute(sql)])

    def touched(self, low: int, high: int) -> Iterator[int]:
        """See `RevisionSource`."""
        rows = self.execute(f"SELECT DISTINCT record FROM revision WHERE seq > {low} AND seq <= {high}")
        return iter([record for (record,) in rows])

    def execute(self, sql: str) -> list[tuple[Any, ...]]:
        """Rows of a SELECT."""
        return self.database.execute(sql).fetchall()


def unit_revisions(*units: tuple[int, dict[str, Any]]) -> list[Revision]:
    """Revisions of the register `units`: (number, data) in the order they were written."""
    return [
        Revision(seq, number, "", Entry("units", "", 0, data.pop("stage", "accepted"), "add", "system", data))
        for seq, (number, data) in enumerate(units, 1)
    ]


def cast_units() -> list[tuple[int, dict[str, Any]]]:
    """The district, its two towns and a village, since 2020."""
    named = [(1, "D", "清和区"), (2, "D1", "东关街道"), (3, "D2", "柳河镇"), (4, "D201", "上柳村")]
    above = {2: DISTRICT, 3: DISTRICT, 4: WILLOW_RIVER}
    return [
        (n, {"code": code, "name": name, "valid_from": "2020-01-01"} | ({"parent": above[n]} if n in above else {}))
        for n, code, name in named
    ]
