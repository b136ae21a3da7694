"""Line 6c: a template with 60 tags into a report with bound figures, against docxtpl, which prints the numbers only."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from importlib import resources
from io import BytesIO
from pathlib import Path

from docxtpl import DocxTemplate

from bench.cells import Unequal
from bench.table import Line, Sizes
from bench.timing import alternate, progress
from youju.engine.definitions import Pack, indicator_version, read_pack
from youju.engine.document.layout import Letter, Text, compose
from youju.engine.document.package import Package
from youju.engine.document.reading import read
from youju.engine.figures import Figure
from youju.engine.numerals import phrase
from youju.engine.report.answers import Asked, Entered, Row, Value
from youju.engine.report.making import Basis, from_file
from youju.engine.report.naming import EntryRef, Loop, Names

COUNT, _PER_PARAGRAPH = 60, 5
PEER = "docxtpl rendering the same paragraphs: plain numbers, bound to nothing, named in no manifest"


def lines(sizes: Sizes, folder: Path) -> Iterator[Line]:
    """For comparison: the peer does less."""
    pack, problems = read_pack([Path(str(resources.files("youju"))) / "packs" / "district_office"])
    if pack is None:
        raise Unequal(problems[0].line("en"))
    ids = [i.id for i in pack.indicators.values()][:COUNT]
    values = {id_: n * 37 + 11 for n, id_ in enumerate(ids)}
    ours = _document(f"{{{{{id_}}}}}" for id_ in ids)
    peer = _document(f"{{{{ f{n} }}}}" for n in range(len(ids)))
    words = {f"f{n}": phrase(values[id_], pack.indicators[id_].wording) for n, id_ in enumerate(ids)}
    answers, names = _Answers({id_: _figure(pack, id_, value) for id_, value in values.items()}), Names(pack)
    pair = alternate(partial(_make, ours, names, answers), partial(_render, peer, words), sizes.runs * 3)
    if _text(pair.our_result) != _text(pair.peer_result):
        raise Unequal("rendered reports: the texts differ")
    progress(f"{len(ids)} tags rendered: texts equal")
    yield Line(f"6c {len(ids)} tags of a template into bound figures", pair.ours, pair.peer, None, PEER, True)


@dataclass(frozen=True)
class _Answers:
    """Figures that are there already: what the calculator takes is measured by other lines."""

    known: Mapping[str, Figure]
    language: str = "zh"

    def figures(self, asked: Collection[Asked]) -> Mapping[Asked, Figure]:
        return {one: self.known[one.indicator] for one in asked}

    def particular(self, name: str) -> str:
        return name

    def rows(self, loop: Loop) -> Sequence[Row]:
        return ()

    def entry(self, ref: EntryRef, row: Row | None) -> Sequence[Entered]:
        return ()

    def breakdown(self, indicator: str, by: str) -> Sequence[tuple[str, Value]]:
        return ()


def _figure(pack: Pack, id_: str, value: int) -> Figure:
    indicator, version = pack.indicators[id_], indicator_version(pack, id_)
    return Figure(id_, indicator.title, value, indicator.unit, "flow", "2025", "", 1, value, version)


def _make(template: bytes, names: Names, answers: _Answers) -> bytes:
    numbers = itertools.count(1)
    package = Package.open(template)
    out = from_file(package, names, answers, lambda: f"{next(numbers):012x}", Basis("bench", "2025", "", 1))
    if len(out.bound) != COUNT:
        raise Unequal(f"{len(out.bound)} figures bound")
    return out.package.save()


def _render(template: bytes, words: dict[str, str]) -> bytes:
    document = DocxTemplate(BytesIO(template))
    document.render(words)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _document(marks: Iterator[str]) -> bytes:
    every = list(marks)
    parts = (every[at : at + _PER_PARAGRAPH] for at in range(0, len(every), _PER_PARAGRAPH))
    texts = ("各单位结合实际开展活动，".join(f"全年共计{mark}，" for mark in some) for some in parts)
    return compose(Letter("年度工作总结", tuple(Text(text) for text in texts), issuer="清和区")).save()


def _text(data: bytes) -> list[str]:
    return [paragraph.text for paragraph in read(Package.open(data))]
