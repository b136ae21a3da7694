"""A small office: lectures of 东关街道 with their speakers, venues, outlets and bookings, read from a page of TOML."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from youju.engine.definitions import Pack, read_texts
from youju.engine.ledger import Candidate, Entry, Normalised, Normaliser, Revision, Stored


def field(text: str, register: str = "lectures") -> str:
    """One `[[field]]` of a register; `text` holds its keys on one line, apart by `|`."""
    return "\n".join([f"[[register.{register}.field]]", *(part.strip() for part in text.split("|"))])


FIELDS = (
    'id = "held_on" | type = "date" | required = true | title = { zh = "日期", en = "Date" }',
    'id = "title" | type = "text" | required = true | title = { zh = "题目", en = "Title" }',
    'id = "notes" | type = "long_text" | title = { zh = "内容", en = "Notes" }',
    'id = "place" | type = "text" | title = { zh = "地点", en = "Place" }',
    'id = "people" | type = "integer" | unit = "人次" | min = 0 | title = { zh = "听众", en = "Audience" }',
    'id = "staff" | type = "integer" | unit = "人" | min = 1 | max = 50 | title = { zh = "工作人员", en = "Staff" }',
    'id = "cost" | type = "money" | unit = "元" | title = { zh = "经费", en = "Cost" }',
    'id = "lasted" | type = "hours" | unit = "小时" | title = { zh = "时长", en = "Hours" }',
    'id = "share" | type = "decimal" | places = 1 | unit = "%" | title = { zh = "占比", en = "Share" }',
    'id = "month" | type = "month" | title = { zh = "月份", en = "Month" }',
    'id = "from_at" | type = "datetime" | title = { zh = "开始", en = "From" }',
    'id = "to_at" | type = "datetime" | title = { zh = "结束", en = "To" }',
    'id = "open" | type = "bool" | title = { zh = "公开", en = "Open" }',
    'id = "mode" | type = "choice" | choices = "modes" | title = { zh = "方式", en = "Mode" }',
    'id = "themes" | type = "choices" | choices = "themes" | title = { zh = "主题", en = "Themes" }',
    'id = "outlet" | type = "ref" | register = "outlets" | copy = ["level"] | title = { zh = "媒体", en = "Outlet" }',
    'id = "speakers" | type = "refs" | register = "speakers" | title = { zh = "宣讲员", en = "Speakers" }',
    'id = "host" | type = "unit" | title = { zh = "主办", en = "Host" }',
    'id = "helpers" | type = "units" | title = { zh = "协办", en = "Helpers" }',
    'id = "contact" | type = "person_name" | title = { zh = "联系人", en = "Contact" }',
    'id = "phone" | type = "phone" | title = { zh = "电话", en = "Phone" }',
    'id = "id_number" | type = "id_number" | title = { zh = "身份证号", en = "ID" }',
    'id = "page" | type = "url" | title = { zh = "网页", en = "Page" }',
    'id = "photo" | type = "file" | title = { zh = "照片", en = "Photo" }',
    'id = "number" | type = "integer" | title = { zh = "期号", en = "Number" }',
)

PACK = "\n".join(
    [
        '[pack]\nid = "small"\ntitle = { zh = "小方案包", en = "Small pack" }\nlanguages = ["zh", "en"]',
        '[codelist.modes]\nonline = { zh = "线上", en = "Online", aliases = ["网上"] }',
        'offline = { zh = "线下", en = "Offline" }',
        '[codelist.themes]\nlaw = { zh = "法治", en = "Law" }\nhealth = { zh = "健康", en = "Health" }',
        '[group.talks]\ntitle = { zh = "宣讲", en = "Talks" }',
        '[register.lectures]\ntitle = { zh = "宣讲", en = "Lectures" }\ngroup = "talks"\ndate = "held_on"',
        'key = ["held_on", "place", "title"]\nlabel = "title"',
        *(field(text) for text in FIELDS),
        '[register.outlets]\ntitle = { zh = "媒体", en = "Outlets" }\ngroup = "talks"\nloop = "list"\nlabel = "name"',
        'effective = "since"\nkey = ["name"]\nacross_units = true',
        field('id = "name" | type = "text" | title = { zh = "名称", en = "Name" }', "outlets"),
        field('id = "level" | type = "text" | title = { zh = "层级", en = "Level" }', "outlets"),
        field('id = "since" | type = "date" | title = { zh = "自", en = "Since" }', "outlets"),
        '[register.speakers]\ntitle = { zh = "宣讲员", en = "Speakers" }\ngroup = "talks"',
        'loop = "list"\nlabel = "name"',
        field('id = "name" | type = "text" | title = { zh = "名称", en = "Name" }', "speakers"),
    ]
)


class SmallOffice:
    """What references mean here: the outlet 清和日报 rises to provincial level on 1 July 2025."""

    units: Mapping[str, int] = {"东关街道": 2, "990101001": 2, "柳河镇": 3}
    records: Mapping[tuple[str, str], tuple[int, ...]] = {
        ("outlets", "清和日报"): (11,),
        ("speakers", "王老师"): (21,),
        ("speakers", "李老师"): (22,),
        ("speakers", "赵老师"): (23, 24),
    }

    def unit(self, text: str, on: str) -> int | None:
        """By name or code."""
        return self.units.get(text)

    def find(self, register: str, text: str, on: str) -> tuple[int, ...]:
        """By label or number."""
        numbers = {n for (name, _), found in self.records.items() if name == register for n in found}
        if text.isdecimal() and int(text) in numbers:
            return (int(text),)
        return self.records.get((register, text), ())

    def attributes(self, register: str, record: int, on: str) -> Mapping[str, Stored] | None:
        """As valid on that day."""
        known = {*self.units.values(), 11, 21, 22, 23, 24}
        level = "省级" if on >= "2025-07-01" else "市级"
        return {"level": level, "seats": 100} if record in known else None


class Neighbours:
    """The other records of a register, given as a list."""

    def __init__(self, revisions: tuple[Revision, ...] = ()) -> None:
        self.revisions = revisions

    def same(self, register: str, fields: Mapping[str, Stored], besides: int | None) -> tuple[Revision, ...]:
        """Those with these values."""
        alike = (r for r in self.revisions if all(r.entry.data.get(k) == v for k, v in fields.items()))
        return tuple(r for r in alike if r.record != besides)


@pytest.fixture(scope="session")
def pack() -> Pack:
    found, problems = read_texts([("pack", "small.toml", PACK)])
    assert found is not None, problems
    return found


@pytest.fixture(scope="session")
def office() -> SmallOffice:
    return SmallOffice()


@pytest.fixture(scope="session")
def normaliser(pack: Pack, office: SmallOffice) -> Normaliser:
    names = ("清和日报", "清和晚报")
    return Normaliser(pack.registers["lectures"], office, lambda *asked: names, salt=lambda: b"salt")


@pytest.fixture
def row(normaliser: Normaliser) -> Callable[..., Normalised]:
    """A lecture of 8 March 2025 as 小王 types it; name cells to add or change them."""

    def make(**cells: Any) -> Normalised:
        options = {name: cells.pop(name) for name in ("known", "year_hint", "place_of") if name in cells}
        raw = {"held_on": "2025-03-08", "title": "宪法宣讲"} | cells
        return normaliser.row(raw, on="2025-12-30", **options)

    return make


@pytest.fixture
def stored(row: Callable[..., Normalised]) -> Callable[[str, Any], Any]:
    """What one cell is stored as; None where the row has a problem there."""
    return lambda name, value: row(**{name: value}).data.get(name)


@pytest.fixture
def codes(row: Callable[..., Normalised]) -> Callable[..., list[str]]:
    """The problems that a row gives, by code."""
    return lambda **cells: [problem.code for problem in row(**cells).problems]


@pytest.fixture
def sentence(row: Callable[..., Normalised]) -> Callable[..., str]:
    """The first problem of a row as it is printed."""
    return lambda **cells: row(**cells).problems[0].line()


@pytest.fixture
def revision() -> Callable[..., Revision]:
    """A revision of 小王's: record number, then data; `unit` and `date` by name."""

    def make(record: int, unit: int = 2, date: str = "2025-03-08", **data: Any) -> Revision:
        entry = Entry("lectures", "0" * 12, unit, "submitted", "add", "u1", data, record=record, date=date)
        return Revision(record, record, "2025-12-30T08:15:02.123Z", entry)

    return make


@pytest.fixture
def candidate(pack: Pack) -> Callable[..., Candidate]:
    """A new lecture of 东关街道 with this data."""

    def make(unit: int = 2, date: str = "2025-03-08", record: int | None = None, **data: Any) -> Candidate:
        return Candidate(pack.registers["lectures"], data, unit, date, record)

    return make


@pytest.fixture
def neighbours() -> type[Neighbours]:
    return Neighbours
