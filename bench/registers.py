"""The definitions that the lines share: 25 registers of nine typed fields, and a report of 60 figures over them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from youju.engine.base.periods import Period

REGISTERS = tuple(f"r{n:02}" for n in range(1, 26))
YEARS = (2024, 2025, 2026)
PERIOD = Period.parse("2026")
"""The year of the report."""

KINDS = ("talk", "visit", "class", "show", "fair")
MODES = ("offline", "online")

PATTERNS = {
    "items": ("items", ""),
    "offline": ("items", 'mode = "offline"'),
    "people": ("people", ""),
    "big_people": ("people", 'people__gte = 50, kind = ["talk", "visit"]'),
    "volunteers": ("volunteers", ""),
    "spent": ("spent", 'kind__ne = "class"'),
    "online_hours": ("hours", 'mode = "online"'),
    "crowded": ("items", 'kind = ["show", "fair"], people__gte = 30'),
}
"""Name -> (measure, where): what an indicator asks of its register. Each peer says the same in its own words."""


def _choices(codes: tuple[str, ...]) -> str:
    listed = ", ".join(f'{code} = {{ zh = "{code}" }}' for code in codes)
    return f"choices = {{ {listed} }}"


_FIELDS = (
    ("held_on", "日期", "date", "required = true"),
    ("title", "题目", "text", "required = true"),
    ("place", "地点", "text", ""),
    ("kind", "类别", "choice", _choices(KINDS)),
    ("mode", "方式", "choice", _choices(MODES)),
    ("people", "人数", "integer", 'unit = "人次"\nmin = 0'),
    ("hours", "时长", "hours", 'unit = "小时"'),
    ("spent", "经费", "money", 'unit = "元"'),
    ("volunteer", "志愿者编号", "integer", ""),
)
_MEASURES = (
    ("people", "sum", "people"),
    ("hours", "sum", "hours"),
    ("spent", "sum", "spent"),
    ("volunteers", "distinct", "volunteer"),
)


def indicators() -> list[tuple[str, str]]:
    """(register, pattern) of all 60: three for each of the first ten registers, two for each of the others."""
    owners = [register for n, register in enumerate(REGISTERS) for _ in range(3 if n < 10 else 2)]
    names = tuple(PATTERNS)
    return [(owner, names[n % len(names)]) for n, owner in enumerate(owners)]


def by_register() -> list[tuple[str, list[str]]]:
    """Each register with the patterns that are asked of it."""
    return [(register, [p for _, p in some]) for register, some in groupby(indicators(), key=lambda pair: pair[0])]


def ids() -> list[str]:
    """Ids of the 60 indicators."""
    return [f"{register}.{pattern}" for register, pattern in indicators()]


def pack_text() -> str:
    """The pack, as the one file of a pack folder."""
    return "\n".join(_parts())


def _parts() -> Iterator[str]:
    yield '[pack]\nid = "bench"\ntitle = { zh = "测速" }\nlanguages = ["zh"]'
    for register in REGISTERS:
        yield f'[register.{register}]\ntitle = {{ zh = "台账{register}" }}\nloop = "do-review"\ndate = "held_on"\nlabel = "title"'
        yield 'key = ["held_on", "place", "title"]'
        for name, title, kind, more in _FIELDS:
            yield f'[[register.{register}.field]]\nid = "{name}"\ntitle = {{ zh = "{title}" }}\ntype = "{kind}"\n{more}'
        for measure, operation, field in _MEASURES:
            yield f'[register.{register}.measure.{measure}]\n{operation} = "{field}"\nunit = "项"\ntitle = {{ zh = "{measure}" }}'
    for register, pattern in indicators():
        measure, where = PATTERNS[pattern]
        yield f'[indicator."{register}.{pattern}"]\ntitle = {{ zh = "{register} {pattern}" }}\nregister = "{register}"'
        yield f'measure = "{measure}"\ntime = "flow"\nwhere = {{ {where} }}'
