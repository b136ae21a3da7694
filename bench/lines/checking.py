"""Lines 10: a report of ten pages and 200 numbers checked against 60 figures, beside docxtpl that only renders it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from bench.cells import Unequal
from bench.lines.documents import rendered, template
from bench.table import Line, Sizes
from bench.timing import alternate, progress
from youju.engine.base.periods import Period
from youju.engine.check.checking import check
from youju.engine.check.model import Asked, Checked, Stated
from youju.engine.definitions import Pack, read_texts
from youju.engine.document.carriers import Carrier, ids_of, wrap
from youju.engine.document.editing import Editor
from youju.engine.document.manifest import Manifest, Row, write_manifest
from youju.engine.document.package import Package
from youju.engine.document.reading import read
from youju.engine.figures import Figure

NUMBERS = 200
PEER = "docxtpl rendering the same report, which reads nothing back"
_TOPICS = [
    "敬老", "助学", "义诊", "普法", "环保", "科普", "应急", "文艺", "理论", "助残",
    "阅读", "戏曲", "书法", "剪纸", "合唱", "摄影", "健身", "反诈", "家风", "河道",
]  # fmt: skip
_MEASURES = (("sessions", "场次"), ("people", "人次"), ("items", "项"))
_FILLER = "各单位结合实际，进社区、进学校、进企业，"


@dataclass
class Known:
    """A ledger whose figures are at hand: what is timed is the check, not the calculator."""

    pack: Pack
    values: Mapping[str, int]
    period: Period = field(default_factory=lambda: Period.parse("2025"))
    stated: tuple[Stated, ...] = ()
    unit: str = ""

    def figures(self, asked: tuple[Asked, ...]) -> dict[Asked, Figure]:
        """The same value in every scope, none in another year."""
        return {one: self._figure(one) for one in asked}

    def unit_code(self, text: str) -> str:
        """No unit is named."""
        return ""

    def entry(self, name: str) -> None:
        """No record is bound."""

    def _figure(self, asked: Asked) -> Figure:
        indicator = self.pack.indicators[asked.indicator]
        value = None if asked.years else self.values[asked.indicator]
        return Figure(indicator.id, indicator.title, value, indicator.unit, "flow", "2025", "", 1, 1, "0" * 64)


def lines(sizes: Sizes, folder: Path) -> Iterator[Line]:
    """Its numbers bound, as in our own reports; and typed, as in anybody's."""
    ledger = _ledger()
    names = list(ledger.pack.indicators)
    used = [names[n % len(names)] for n in range(NUMBERS)]
    values = {f"f{n}": str(ledger.values[name]) for n, name in enumerate(used)}
    peer = template([f"{{{{ f{n} }}}}" for n in range(NUMBERS)], partial(_sentence, ledger.pack, used))
    typed = rendered(peer, values)
    for letter, file, told in (("a", _bound(typed, used, ledger), "bound"), ("b", typed, "typed")):
        pair = alternate(partial(_check, file, ledger), partial(rendered, peer, values), sizes.runs * 2)
        counts = pair.our_result.coverage()
        if (counts["traced"], counts["claims"]) != (NUMBERS, NUMBERS):
            raise Unequal(f"{told} numbers: {counts}")
        progress(f"{NUMBERS} {told} numbers: all traced")
        yield Line(f"10{letter} ten pages, {NUMBERS} {told} numbers checked", pair.ours, pair.peer, 1, PEER)


def _check(file: bytes, ledger: Known) -> Checked:
    return check(Package.open(file), ledger)


def _sentence(pack: Pack, used: list[str], number: int, mark: str) -> str:
    indicator = pack.indicators[used[number]]
    words = indicator.title.zh.removesuffix(indicator.unit)
    return f"{_FILLER}{words}{mark}{indicator.unit}。"


def _bound(file: bytes, used: list[str], ledger: Known) -> bytes:
    package, rows = Package.open(file), list[Row]()
    taken, found = ids_of(package), check(Package.open(file), ledger).numerals
    editors = {(p.part, p.index): Editor(p) for p in read(package)}
    for place, numeral in reversed([*enumerate(n for n in found if n.verdict == "traced")]):
        end = numeral.end - len(numeral.unit)
        editor, name = editors[numeral.part, numeral.paragraph], used[place]
        wrap(editor, numeral.start, end, Carrier(f"{place:012x}", name), taken)
        value, unit = str(ledger.values[name]), ledger.pack.indicators[name].unit
        rows.append(Row(f"{place:012x}", "figure", name, "2025", issued=value, value=value, unit=unit))
    package.touch(package.main)
    write_manifest(package, Manifest("bench", "", 1, tuple(reversed(rows))))
    return package.save()


def _ledger() -> Known:
    topics = ", ".join(f't{n} = {{ zh = "{word}" }}' for n, word in enumerate(_TOPICS))
    fields = [
        ("held_on", "日期", "date", "required = true"), ("topic", "主题", "choice", f"choices = {{ {topics} }}"),
        ("sessions", "场数", "integer", 'unit = "场次"'), ("people", "人数", "integer", 'unit = "人次"'),
    ]  # fmt: skip
    text = ['[pack]\nid = "bench"\ntitle = { zh = "测" }\nlanguages = ["zh"]', _REGISTER]
    for name, title, kind, more in fields:
        text.append(f'[[register.events.field]]\nid = "{name}"\ntitle = {{ zh = "{title}" }}\ntype = "{kind}"\n{more}')
    text += [f'[register.events.measure.{m}]\nsum = "{m}"\nunit = "{unit}"' for m, unit in _MEASURES[:2]]
    for n, topic in enumerate(_TOPICS):
        for measure, unit in _MEASURES:
            text.append(
                f'[indicator."e{n}.{measure}"]\ntitle = {{ zh = "{topic}活动{unit}" }}\nregister = "events"\n'
                f'measure = "{measure}"\nwhere = {{ topic = "t{n}" }}'
            )
    pack, problems = read_texts([("pack", "pack.toml", "\n".join(text))])
    if pack is None:
        raise ValueError(problems)
    return Known(pack, {name: 137 + 61 * n for n, name in enumerate(pack.indicators)})


_REGISTER = """[register.events]
title = { zh = "活动" }
loop = "do-review"
date = "held_on"
key = ["held_on"]"""
