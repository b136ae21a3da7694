"""The fixed periods of a whole year in one step: months, quarters, halves or the year, each due some days after its end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from youju.engine.base.periods import Period
from youju.engine.base.problems import Problem, Refused, errors
from youju.web.accounts.actors import Acting
from youju.web.commands.desk.office import Office
from youju.web.commands.requests.periods import periods, save_period
from youju.web.store.log import writing
from youju.web.store.workdays import calendar

Every = Literal["month", "quarter", "half", "year"]
_PARTS: dict[Every, tuple[str, ...]] = {
    "month": tuple(f"-{month:02}" for month in range(1, 13)),
    "quarter": ("Q1", "Q2", "Q3", "Q4"),
    "half": ("H1", "H2"),
    "year": ("",),
}
_TITLES: dict[Every, str] = {
    "month": "{year}年{n}月",
    "quarter": "{year}年第{n}季度",
    "half": "{year}年{n}半年",
    "year": "{year}年",
}
_HALVES = ("上", "下")


@dataclass(frozen=True, slots=True)
class Rule:
    """What the periods of a year have in common.

    `after`: the deadline lies so many days after the end, `working`: in working days; `opens` so many days before the
    end may be reported. `registers`, `group`, `kinds` are lists in one text, as `save_period` takes them.
    """

    year: int
    every: Every
    after: int = 5
    working: bool = True
    grace: int = 0
    registers: str = ""
    group: str = ""
    kinds: str = ""


def planned(rule: Rule) -> tuple[tuple[Period, str, date], ...]:
    """(period, title, deadline) for each period of the year; the deadline goes by the register of holidays."""
    known, found = calendar(), []
    for number, part in enumerate(_PARTS[rule.every], 1):
        period = Period.parse(f"{rule.year}{part}")
        nth = _HALVES[number - 1] if rule.every == "half" else number
        title = _TITLES[rule.every].format(year=rule.year, n=nth)
        due = known.add_working_days(period.end, rule.after).day if rule.working else period.end + timedelta(rule.after)
        found.append((period, title, due))
    return tuple(found)


def plan_year(office: Office, acting: Acting, rule: Rule) -> tuple[int, tuple[Problem, ...]]:
    """Write the periods of a year that are not there yet; how many. All or none."""
    there = {(one.period.text, tuple(r.id for r in one.registers), one.kinds) for one in periods(office)}
    new = [one for one in planned(rule) if not _known(office, there, one[0], rule)]
    problems: list[Problem] = []
    try:
        with writing():
            for period, title, due in new:
                raw = {"title": title, "period": period.text, "due": due.isoformat(), "grace": str(rule.grace)}
                raw |= {"registers": rule.registers, "group": rule.group, "kinds": rule.kinds}
                _, found = save_period(office, acting, raw)
                if errors(found):
                    raise Refused(found)
                problems += found
    except Refused as refusal:
        return 0, refusal.problems
    return len(new), tuple(problems)


def _known(
    office: Office, there: set[tuple[str, tuple[str, ...], tuple[str, ...]]], period: Period, rule: Rule
) -> bool:
    """Whether such a period is kept already."""
    pack = office.pack()
    named = tuple(name for name in rule.registers.replace("，", "、").split("、") if name)
    grouped = tuple(r.id for r in pack.registers.values() if not r.system and rule.group in ("", r.group))
    kinds = tuple(kind for kind in rule.kinds.replace("，", "、").split("、") if kind)
    return (period.text, named or grouped, kinds) in there
