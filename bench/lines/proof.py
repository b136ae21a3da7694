"""Lines 14: a bundle packed and verified, against a plain export and a plain read of the same bytes."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator
from functools import partial
from hashlib import sha256
from pathlib import Path

from bench.cells import Unequal
from bench.ledger import NOW, Ledger, filled
from bench.registers import ids
from bench.table import Line, Sizes
from bench.timing import alternate, progress
from youju.engine.bundle.content import BundleContent
from youju.engine.bundle.packing import packed
from youju.engine.bundle.receipt import Receipt, signed
from youju.engine.bundle.veil import Veil
from youju.engine.bundle.verify import verified
from youju.engine.figures.frozen import frozen_all
from youju.engine.report.edition import Edition
from youju.web.store.definitions import logged_texts
from youju.web.store.tree import unit_tree

_FAMILY = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何"
_GIVEN = "伟芳娜敏静丽强磊洋勇艳杰娟涛明超霞平刚英"
EXPORT = "the same rows by Python's csv and zipfile, without edition, digests, pseudonyms or a look at what is typed"
READ = "the same zip unpacked in memory, the SHA-256 of every member taken"


def lines(sizes: Sizes, folder: Path) -> Iterator[Line]:
    """For comparison: neither peer can say whether a figure is right."""
    ledger = filled(folder / "ledger", sizes.medium)
    content, out = content_of(ledger), folder / "bundle.zip"
    runs = max(sizes.runs // 2, 1)
    pack = alternate(partial(packed, content, out), partial(_exported, ledger, folder / "export.zip"), runs)
    if pack.our_result.rows != pack.peer_result + len(ledger.leaves) + _ABOVE:
        raise Unequal(f"bundle of {pack.our_result.rows:,} rows, export of {pack.peer_result:,}")
    check = alternate(partial(verified, out), partial(_read, out), runs)
    if check.our_result.problems or len(check.our_result.figures) != len(ids()):
        raise Unequal(f"the bundle does not verify: {check.our_result.problems[:1]}")
    progress(f"bundle of {pack.our_result.rows:,} rows: {out.stat().st_size / 1e6:.1f} MB, {len(ids())} figures agree")
    rows = f"{sizes.medium:,} rows"
    yield Line(f"14a bundle of {rows} packed", pack.ours, pack.peer, None, EXPORT, rows=sizes.medium)
    yield Line(f"14b the bundle of {rows} verified", check.ours, check.peer, None, READ, rows=sizes.medium)


_ABOVE = 41
"""Units above the villages: the office and its towns."""


def content_of(ledger: Ledger) -> BundleContent:
    """The 60 figures of the year frozen at the head; 8,000 names to look for."""
    calculator, seq = ledger.calculator, ledger.office.source.head()
    figures = tuple(frozen_all(calculator, ids(), ledger.scope(seq)))
    edition = Edition(
        "annual-2026-1", "annual", "年度工作报告", "清和区", "2026", seq, "then", NOW.date().isoformat(),
        "2026-12-30T04:00:00.000Z", "u1", figures, (), "0" * 64,
    )  # fmt: skip

    def sign(tagmanifest: str) -> str:
        bare = Receipt("youju/990101", seq, bytes(32), edition.frozen_at, edition.id, edition.digest, tagmanifest)
        return signed(bare, bytes(range(32)))

    names = (f"{a}{b}{c}" for a in _FAMILY for b in _GIVEN for c in _GIVEN)
    pack, state = calculator.pack, ledger.snapshot.at(seq)
    return BundleContent(edition, logged_texts(), pack, unit_tree(), state, Veil(names), bytes(32), sign)


def _exported(ledger: Ledger, out: Path) -> int:
    """Every register as a CSV file in a zip; how many rows."""
    state, count = ledger.snapshot.at(), 0
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for id_, columns in state.columns.items():
            if not id_.startswith("r") or not id_[1:].isdigit():
                continue
            relation = state.relation(id_, tuple(columns.values()))
            with archive.open(f"{id_}.csv", "w") as file, io.TextIOWrapper(file, "utf-8", newline="") as text:
                writer = csv.writer(text)
                writer.writerow(columns)
                for part in state.shop.stream(f"SELECT * FROM {relation} ORDER BY record", 10_000):
                    writer.writerows(part)
                    count += len(part)
    return count


def _read(bundle: Path) -> list[str]:
    with zipfile.ZipFile(bundle) as archive:
        return [sha256(archive.read(name)).hexdigest() for name in archive.namelist()]
