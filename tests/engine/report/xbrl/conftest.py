"""A small report with every kind of number: figures, a change, a sum, units, fields of a record, a stated figure."""

from __future__ import annotations

import itertools
from datetime import date

import pytest

from engine.report.conftest import MORE
from engine.report.telling import Notebook
from making import PACK
from youju.engine.base.labels import Label
from youju.engine.base.periods import Period
from youju.engine.definitions import TemplateText, read_texts
from youju.engine.report.answers import Cited, Entered
from youju.engine.report.making import Basis, from_text
from youju.engine.report.naming import Names
from youju.engine.report.xbrl.facts import Told
from youju.engine.report.xbrl.model import Entity
from youju.engine.report.xbrl.writing import tagged

SUMS = """
[indicator."lectures.both"]
title = { zh = "合计", en = "Both" }
kind = "sum"
parts = ["lectures.people", "lectures.guests"]
[indicator."lectures.guests"]
title = { zh = "来宾", en = "Guests" }
register = "lectures"
measure = "people"
where = { place = "文化站" }
[indicator."lectures.share"]
title = { zh = "占比", en = "Share" }
kind = "ratio"
numerator = "lectures.guests"
denominator = "lectures.people"
[indicator."lectures.ever"]
title = { zh = "累计场次", en = "Lectures so far" }
register = "lectures"
time = "cumulative"
"""
TEMPLATE = """\
+++
title = "{{年}}年工作<报告>"
+++
一、情况
共办{{宣讲场次}}项，听众{{听众|wan_yu}}人次，比上年增{{同比 听众}}％；来宾{{来宾}}人次，合计{{合计}}人次，占{{占比}}％。
累计{{累计场次}}项。书屋设{{项目[书屋].座席}}个，{{项目[书屋].完成日期}}前完成。户籍人口{{引用 户籍人口|wan}}人，外来{{引用 外来}}人。
附件：数据表
{{图 听众 按月}}
| 单位 | 听众 |
|---|---|
| {{每行 单位}}{{.名称}} | {{听众}} |
"""
PEOPLE = "lectures.people"


@pytest.fixture(scope="session")
def book():
    """The figures of 2025."""
    pack, problems = read_texts([("pack", f"{n}.toml", text) for n, text in enumerate((PACK, MORE, SUMS))])
    assert pack is not None, problems
    values = {
        ("lectures.sessions", 0): 3, (PEOPLE, 0): 31240, (PEOPLE, -1): 25000, ("lectures.guests", 0): 628,
        ("lectures.both", 0): 31868, ("lectures.share", 0): 2, ("lectures.ever", 0): 12,
        (PEOPLE, 0, "东关街道"): 31000, (PEOPLE, 0, "柳河镇"): None,
    }  # fmt: skip
    entries = {
        ("书屋", "seats"): (Entered(7, 5, Label("座席", "Seats"), "30", 30, "个"),),
        ("书屋", "due"): (Entered(7, 5, Label("完成日期", "Due"), "2026年3月8日", dated=True, iso="2026-03-08"),),
    }
    cited = {("户籍人口", "2025"): Cited("2025", value=320000, unit="人", source="年鉴", office="统计局")}
    parts = {(PEOPLE, "month"): (("2025-01", 40), ("2025-02", None))}
    return Notebook(pack, values, entries, parts=parts, cited=cited)


@pytest.fixture(scope="session")
def make(book):
    """Makes a report from a template (the one above) and tags it."""

    def made(template: str = TEMPLATE, report: str = "annual", change=lambda out: None, language: str = "zh"):
        book.language = language
        numbers = itertools.count(1)
        names, of = Names(book.pack, {"户籍人口"}), Basis(report, "2025", "", 77)
        file = TemplateText("annual.txt", template)
        out = from_text(file, [], names, book, lambda: f"{next(numbers):012x}", of)
        change(out)
        told = Told(
            report, Label("年度报告", "Annual"), Period.parse("2025"), Entity("990101", "清和区"), date(2025, 12, 30)
        )
        found = tagged(out, book.pack, book, told)
        book.language = "zh"
        return found

    return made


@pytest.fixture(scope="session")
def report(make):
    """The report above, tagged."""
    return make()
