"""A card as full as it may be, and a sheet of thirty figures."""

from __future__ import annotations

from dataclasses import replace

import pytest

from youju.engine.report.cards.model import Card, Change, Line, Part, Printed, Proof, Sheet

PROOF = Proof("1a2b 3c4d 5e6f 7a8b", "annual-2025-1", "2025-12-30")
SENTENCE = (
    "数“宣讲场次”台账中 宣讲方式 = 线下、层级为社区或村、环节为已审核、日期在期间内 的记录，按“现场人数”相加（人次）。"
)
PRINTED = Printed(
    "2025年工作总结（annual-2025-1）", "全年开展线上宣讲8场次，受众480余人次；开展线下宣讲37场次，受众2.2万余人次。"
)


@pytest.fixture(scope="session")
def card():
    """An audience of 22,340, with a month without an answer, thirty units, five places in reports, under a receipt."""
    months = tuple(Part(f"{month}月", None if month == 5 else 100 * month) for month in range(1, 13))
    return Card(
        office="清和区<文化办>", id="lectures.people", title="线下宣讲受众", value=22340, unit="人次", wording="2.2万余人次",
        period="2025年", unit_name="", seq=5160, as_of="2025年12月30日", sentence=SENTENCE * 2, version="a" * 64, rows=412,
        before=Change("2024年", 18753, "+19.1%"), months=months,
        units=tuple(Part(f"第{number}街道", number * 37) for number in range(30)), adds_up=False,
        printed=(PRINTED,) * 5, proof=PROOF,
    )  # fmt: skip


@pytest.fixture(scope="session")
def sheet():
    """Thirty figures, one of them missing."""
    line = Line("a.b", "在中央媒体的新媒体主平台发稿", 38123, "人次", "3.8万余人次", 30000, "+27.1%")
    lines = (*(line,) * 29, replace(line, title="线上点击", value=None, before=None, growth="—", wording=""))
    return Sheet(
        "清和区文化办",
        "年度工作报告",
        "2025年",
        "",
        "2024年",
        5160,
        "2025年12月30日",
        lines,
        ("缺少线上点击。",) * 3,
        PROOF,
    )
