"""A list whose records change on a day: outlets with a level, and histories of them that hypothesis invents."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from engine.figures.inventing import DAYS, UNITS
from engine.snapshot.notebook import OFFICE, Notebook, read_office
from youju.engine.base.labels import Label
from youju.engine.definitions import Condition, Indicator, ScopeDay

PACK = read_office(
    OFFICE
    + """
[register.outlets]
title = { zh = "媒体名录" }
group = "all"
loop = "list"
effective = "valid_from"
date = "opened_on"
from = "opened_on"
to = "closed_on"
label = "name"
field = [
  { id = "name", title = { zh = "名称" }, type = "text" },
  { id = "level", title = { zh = "级别" }, type = "choice", choices = { city = { zh = "市级" }, province = { zh = "省级" } } },
  { id = "staff", title = { zh = "人员" }, type = "integer", unit = "人" },
  { id = "valid_from", title = { zh = "生效" }, type = "date" },
  { id = "opened_on", title = { zh = "创办" }, type = "date" },
  { id = "closed_on", title = { zh = "停办" }, type = "date" },
]
[register.outlets.measure.staff]
sum = "staff"
unit = "人"
title = { zh = "人员" }
[register.outlets.measure.names]
distinct = "name"
unit = "家"
title = { zh = "名称" }
[indicator.outlets]
title = { zh = "媒体" }
register = "outlets"
time = "stock"
[indicator.province]
title = { zh = "省级媒体" }
register = "outlets"
time = "stock"
where = { level = "province" }
[indicator.staff]
title = { zh = "媒体人员" }
register = "outlets"
measure = "staff"
time = "stock"
[indicator.founded]
title = { zh = "新办媒体" }
register = "outlets"
where = { level = "province" }
[indicator.rise]
title = { zh = "省级媒体增长" }
kind = "growth"
of = "province"
[indicator.listed]
title = { zh = "媒体与讲师" }
kind = "sum"
parts = ["province", "outlets", "speakers"]
"""
)
FIELDS: dict[str, st.SearchStrategy[Any]] = {
    "name": st.sampled_from(["日报", "晚报"]),
    "level": st.sampled_from(["city", "province"]),
    "staff": st.integers(0, 90),
    "valid_from": DAYS,
    "opened_on": DAYS,
    "closed_on": DAYS,
}


def outlet(book: Notebook, since: str, record: int = 0, **more: Any) -> int:
    """A revision of an outlet that holds from the day `since` ("": it does not say), opened in 2020 unless said otherwise."""
    data = {"opened_on": "2020-01-01", **({"valid_from": since} if since else {}), **more}
    return book.write("outlets", data["opened_on"], record, **data)


def histories() -> st.SearchStrategy[list[tuple[Any, ...]]]:
    """Changes: (which outlet, 0 for a new one; unit; stage; data). Few outlets, so that most have several states."""
    stages = st.sampled_from(["accepted", "accepted", "accepted", "void"])
    change = st.tuples(st.integers(0, 4), UNITS, stages, st.fixed_dictionaries({}, optional=FIELDS))
    return st.lists(change, min_size=3, max_size=25)


def written(history: list[tuple[Any, ...]]) -> Notebook:
    """A notebook in which the changes were written, in order."""
    book, records = Notebook(), []
    for which, unit, stage, data in history:
        record = records[which - 1] if 0 < which <= len(records) else 0
        made = book.write("outlets", data.get("opened_on", ""), record, unit, stage=stage, **data)
        records += [] if record else [made]
    return book


def indicators() -> st.SearchStrategy[Indicator]:
    """A plain indicator over outlets."""
    level = st.builds(lambda value: Condition("level", "eq", (value,)), FIELDS["level"])
    begun = st.builds(lambda test: Condition("valid_from", test, (ScopeDay(),)), st.sampled_from(["lte", "gt", "ne"]))
    return st.builds(
        lambda where, measure, time: Indicator(
            "invented", Label("自拟"), "plain", "outlets", tuple(where), measure, time, unit="项"
        ),
        st.lists(st.one_of(level, begun), max_size=2),
        st.sampled_from(["items", "staff", "names"]),
        st.sampled_from(["stock", "stock", "flow", "cumulative"]),
    )
