"""A small office with a yearly report to freeze: 小王 writes, 老李 checks, 周主任 signs and issues; two towns, three persons."""

from __future__ import annotations

from pathlib import Path

from making import EAST_GATE, NOON, PACK, WILLOW_RIVER, lecture, listed
from offices import with_pack
from youju.engine.base.periods import Period
from youju.web.accounts.models import Account
from youju.web.commands.desk.office import Office
from youju.web.commands.editions.freezing import Frozen, freeze_report
from youju.web.commands.entry.entries import Given, accept_all, enter
from youju.web.commands.reports.reports import Asked
from youju.web.store.folder import Site
from youju.web.store.log import append

REPORT = (
    PACK.replace("person = true", 'person = true\nfrom = "since"')
    + """
[[register.people.field]]
id = "since"
title = { zh = "注册日期", en = "Since" }
type = "date"
[register.people.measure.persons]
count = true
unit = "人"
title = { zh = "志愿者", en = "Volunteers" }
[indicator."volunteers.count"]
title = { zh = "志愿者", en = "Volunteers" }
register = "people"
measure = "persons"
time = "stock"
[report.annual]
title = { zh = "年度总结", en = "Yearly report" }
figures = ["lectures.sessions", "lectures.people"]
template = "annual.txt"
"""
)

TEMPLATE = """+++
title = "{{单位}}{{年}}年工作总结"
issuer = "{{单位}}"
date = "{{今日}}"
+++
全年开展宣讲{{宣讲场次}}项，听众{{听众|wan_yu}}人次，比上年增长{{同比 听众}}％。联系人：王小明，电话13812345678。
现有志愿者{{志愿者}}人。
附件：各单位情况
| 单位 | 场次 | 志愿者 |
|----|----:|----:|
| {{每行 单位}}{{.名称}} | {{宣讲场次}} | {{志愿者}} |
"""

LECTURES = (
    ("宪法宣讲", 12_000, "2025-03-08", EAST_GATE),
    ("反诈宣讲", 20_500, "2025-06-01", WILLOW_RIVER),
    ("健康宣讲", 40, "2025-09-10", EAST_GATE),
    ("旧宣讲", 25_000, "2024-05-05", EAST_GATE),
)


def annual_office(site: Site, pack: Path, text: str = REPORT) -> Office:
    """The office, in an opened site: 32,540 attended three lectures of 2025, 25,000 the one of 2024."""
    office = with_pack(site, pack, text, annual=TEMPLATE)
    boss = Account.objects.create_user("zhuren", "周主任")
    grants = (("u1", "writer"), ("u2", "office_reviewer"), (boss.actor_id, "approver"))
    made = [listed("roles", user=user, role=role) for user, role in grants]
    made += [lecture(title, people, day, unit=unit, stage="accepted") for title, people, day, unit in LECTURES]
    assert not append(made, NOON).problems
    for name, unit in (("王小明", EAST_GATE), ("赵一", EAST_GATE), ("欧阳春华", EAST_GATE), ("钱二", WILLOW_RIVER)):
        saved, problems = enter(office, "cli:test", "people", Given(unit, {"name": name, "since": "2024-01-01"}))
        assert saved.record, problems
    return office


def frozen(office: Office, who: str = "小王", report: str = "annual") -> Frozen:
    """小王 freezes the report of 2025."""
    return freeze_report(office, who, Asked(report, Period.parse("2025")))


def another_lecture(office: Office, people: int, title: str = "补录宣讲", on: str = "2025-11-02") -> int:
    """One more lecture of 2025 is entered and accepted; its record."""
    saved, problems = enter(
        office, "小王", "lectures", Given(EAST_GATE, {"title": title, "held_on": on, "people": people})
    )
    assert saved.record, problems
    accept_all(office, "cli:test", [saved.record])
    return saved.record
