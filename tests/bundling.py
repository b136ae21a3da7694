"""A small office's edition and its bundle for tests: ten figures of lectures and speakers, for the office and for 柳河镇."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from engine.snapshot.notebook import OFFICE, WILLOW_RIVER, Notebook, cast_units, read_office, unit_revisions
from youju.engine.base.periods import Period
from youju.engine.bundle.bag import TAG_MANIFEST, TAGS
from youju.engine.bundle.content import BundleContent, bundle_key
from youju.engine.bundle.receipt import Receipt, signed
from youju.engine.bundle.veil import Veil
from youju.engine.bundle.verify import Trust, Verdict, verified
from youju.engine.figures import Calculator, DuckEngine, Scope, Tree
from youju.engine.figures.frozen import frozen_all
from youju.engine.report.edition import Edition, Shown
from youju.engine.snapshot import Snapshot

KEY = bytes(range(32))
TODAY = date(2025, 12, 30)
ROOT = "youju-annual-2025-1"
Change = bytes | Callable[[bytes], bytes] | None


def ledger() -> Notebook:
    """Two speakers, one gone; four accepted lectures of 2025, one returned, one of the year before."""
    book = Notebook()
    for _, data in cast_units():
        book.write("units", unit=0, **data)
    first = book.write("speakers", unit=0, since="2024-01-01")
    second = book.write("speakers", unit=0, since="2024-01-01", until="2025-07-01")
    book.write("lectures", "2025-03-08", title="宪法", people=40, cost=10050, mode="offline", speaker=first)
    book.write(
        "lectures", "2025-03-20", title="反诈", people=60, cost=200, mode="online", speaker=first, guests=[second]
    )
    book.write("lectures", "2025-06-01", unit=WILLOW_RIVER, title="健康", people=25, mode="offline", speaker=second)
    book.write("lectures", "2025-12-20", unit=4, title="宪法，再讲", mode="offline", programme=["health", "law"])
    book.write("lectures", "2025-05-05", title="退回", people=999, stage="returned")
    book.write("lectures", "2024-06-01", unit=WILLOW_RIVER, title="反诈", people=30, speaker=second)
    return book


def edition_of(calculator: Calculator, seq: int, **more: Any) -> Edition:
    """All figures of the pack for the office, then for 柳河镇; two of them printed."""
    ids = list(calculator.pack.indicators)
    whole = Scope(Period.parse("2025"), None, seq, "then", TODAY)
    figures = [*frozen_all(calculator, ids, whole), *frozen_all(calculator, ids, replace(whole, unit=WILLOW_RIVER))]
    shown = (
        Shown("word/document.xml", 1, 3, "4", "wan_yu", figure=ids.index("sessions"), name="sessions", value="4"),
        Shown("word/document.xml", 1, 9, "125", "exact", figure=ids.index("people"), name="people", value="125"),
    )
    told: dict[str, Any] = {
        "id": "annual-2025-1", "report": "annual", "title": "年度工作报告", "office": "清和区", "period": "2025", "seq": seq,
        "tree": "then", "today": TODAY.isoformat(), "frozen_at": "2025-12-30T04:00:00.000Z", "frozen_by": "u2",
        "figures": tuple(figures), "shown": shown, "docx": "0" * 64,
        "definitions": {figure.id: figure.definition for figure in figures},
    }  # fmt: skip
    return Edition(**(told | more))


def content_of(folder: Path, book: Notebook, public: bool = False, **more: Any) -> BundleContent:
    """What the bundle of the edition of a ledger's head is made of."""
    pack, tree = read_office(), Tree(unit_revisions(*cast_units()))
    snapshot, seq = Snapshot(folder / "snapshot", book, pack), book.head()
    of_edition = {name: more.pop(name) for name in list(more) if name in Edition.__dataclass_fields__}
    edition = edition_of(Calculator(pack, DuckEngine(snapshot), tree), seq, **of_edition)

    def sign(tagmanifest: str) -> str:
        bare = Receipt("youju/990101", seq + 1, b"h" * 32, "2025-12-30T04:00:01.000Z", edition.id, edition.digest)
        return signed(replace(bare, tagmanifest=tagmanifest), KEY)

    told: dict[str, Any] = {
        "edition": edition, "texts": [("pack", "office.toml", OFFICE)], "pack": pack, "tree": tree, "state": snapshot.at(seq),
        "veil": Veil(["王芳"]), "key": bundle_key(KEY, edition.id, public), "sign": sign, "public": public,
    }  # fmt: skip
    return BundleContent(**(told | more))


def changed(bundle: Path, changes: Mapping[str, Change], rehash: bool = False) -> Path:
    """A copy with members (below the root) changed, added or (None) taken out; `rehash`: the manifests are made to fit."""
    out = bundle.with_name(f"changed-{len(list(bundle.parent.iterdir()))}.zip")
    with zipfile.ZipFile(bundle) as archive:
        root = archive.namelist()[0].partition("/")[0]
        members = {name.removeprefix(f"{root}/"): archive.read(name) for name in archive.namelist()}
    for name, change in changes.items():
        made = change(members[name]) if callable(change) else change
        if made is None:
            del members[name]
        else:
            members[name] = made
    if rehash:
        payload = {name: data for name, data in members.items() if name.startswith("data/")}
        members["manifest-sha256.txt"] = _manifest(payload)
        members[TAG_MANIFEST] = _manifest({tag: members[tag] for tag in TAGS})
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(f"{root}/{name}", data)
    return out


def _manifest(files: Mapping[str, bytes]) -> bytes:
    return "".join(f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in sorted(files.items())).encode()


def members(bundle: Path) -> dict[str, bytes]:
    """What is in a bundle, by name below its root."""
    with zipfile.ZipFile(bundle) as archive:
        return {name.partition("/")[2]: archive.read(name) for name in archive.namelist()}


def codes(bundle: Path, trust: Trust | None = None) -> list[str]:
    """The codes of what `verify` finds, each once."""
    return sorted({problem.code for problem in verified(bundle, trust or Trust()).problems})


def different(verdict: Verdict) -> list[str]:
    """The figures that are not what is claimed, those of 柳河镇 with its code."""
    return [f"{one.id}{one.unit_code and '@'}{one.unit_code}" for one in verdict.figures if one.state == "different"]
