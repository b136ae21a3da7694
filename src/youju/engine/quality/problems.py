"""Kinds of question (QUA). Each says what was seen and asks; none says that anything is wrong."""

from __future__ import annotations

from collections.abc import Mapping

from youju.engine.base.labels import Label
from youju.engine.base.problems import Kind

_ANSWER = Label(
    "如属实请答“属实”；填错了请更正；有别的情况请说明。",
    "If it is so, answer “it is so”; if it was a slip, correct it; if there is more to it, explain.",
)
_SAME = Label(
    "是同一项的，留一条，另一个单位计入参与单位；不是的，请答“不是同一项”。",
    "If it is one event, keep one record and credit the other unit; if not, answer “different events”.",
)
CAPACITY = Kind(
    "QUA001",
    Label(
        "“{title}”填的是 {value}{unit}，按“{bound}”推算最多约 {limit}{unit}，请核实。",
        "“{title_en}” says {value} {unit}; by “{bound_en}” at most about {limit} {unit} would be expected. Is it so?",
    ),
    _ANSWER,
    "question",
)
LARGE = Kind(
    "QUA002",
    Label(
        "“{title}”填的是 {value}{unit}，同类记录很少超过 {limit}{unit}，本单位往常约 {usual}{unit}，请核实。",
        "“{title_en}” says {value} {unit}; such records seldom exceed {limit} {unit}, "
        "and this unit usually has about {usual} {unit}. Is it so?",
    ),
    _ANSWER,
    "question",
)
UNLIKE = Kind(
    "QUA003",
    Label(
        "“{title}”填的是 {value}{unit}，本单位 {count} 条记录往常约 {usual}{unit}，请核实。",
        "“{title_en}” says {value} {unit}; over {count} records this unit usually has about {usual} {unit}. Is it so?",
    ),
    _ANSWER,
    "question",
)
UNIT_WORD = Kind(
    "QUA004",
    Label(
        "“{title}”填的是 {value}{unit}，往常约 {usual}{unit}。如果是按“千{unit}”填的，应为 {thousand}{unit}，请核实。",
        "“{title_en}” says {value} {unit}; about {usual} {unit} is usual. "
        "If it was written in thousands it is {thousand} {unit}. Is it so?",
    ),
    _ANSWER,
    "question",
)
SAME_PHOTO = Kind(
    "QUA005",
    Label(
        "这条记录和 {others} 用了同一张照片，请核实是不是放错了。",
        "This record and {others} keep the same picture. Was one of them mixed up?",
    ),
    _ANSWER,
    "question",
)
SAME_TEXT = Kind(
    "QUA006",
    Label(
        "“{title}”与 {others} 的文字除日期外相同，请核实写的是不是这一次。",
        "“{title_en}” is the text of {others} but for its dates. Does it describe this event?",
    ),
    _ANSWER,
    "question",
)
DAY_OFF = Kind(
    "QUA007",
    Label(
        "{day}（{weekday}）是休息日，请核实日期。",
        "{day} ({weekday_en}) is a day off. Is the date right?",
    ),
    _ANSWER,
    "question",
)
MAKE_UP = Kind(
    "QUA008",
    Label(
        "文字里说是调休上班日，而放假安排里 {day}（{weekday}）不是，请核实日期。",
        "The text says a make-up working day; by the official holidays {day} ({weekday_en}) is none. Is the date right?",
    ),
    _ANSWER,
    "question",
)
EARLY = Kind(
    "QUA009",
    Label(
        "活动 {day} 结束，内容是 {entered} 填的，请在活动后核对一次数字。",
        "The event ended on {day} and this was entered on {entered}. Please look at the numbers again now that it is over.",
    ),
    _ANSWER,
    "question",
)
HEAP = Kind(
    "QUA010",
    Label(
        "{year} 年“{title}”的 {count} 个数里有 {round} 个是 5 的倍数（其他单位 {others} 个里有 {others_round} 个），请说明是清点还是估计。",
        "Of {count} numbers of “{title_en}” in {year}, {round} are multiples of 5 "
        "(of other units {others_round} of {others}). Were they counted or estimated?",
    ),
    _ANSWER,
    "question",
)
JUMP = Kind(
    "QUA011",
    Label(
        "{year} 年“{title}”平均{per} {now}{unit}，上年 {before}{unit}，变化较大，请核实。",
        "“{title_en}” was {now} {unit} {per_en} in {year} and {before} {unit} the year before. Is the change so?",
    ),
    _ANSWER,
    "question",
)
AS_LAST_YEAR = Kind(
    "QUA012",
    Label(
        "{year} 年“{title}”合计 {now}{unit}，与上年一个不差（今年 {count} 条，上年 {before_count} 条），请核实是不是沿用了上年的数。",
        "The total of “{title_en}” in {year}, {now} {unit}, is exactly that of the year before "
        "({count} records, then {before_count}). Was last year's number carried over?",
    ),
    _ANSWER,
    "question",
)
EACH_AS_LAST_YEAR = Kind(
    "QUA014",
    Label(
        "{year} 年有 {count} 项活动与上年同名，“{title}”也项项相同，请核实是不是沿用了上年的数。",
        "{count} events of {year} have both the title and the “{title_en}” of the year before. Were last year's numbers carried over?",
    ),
    _ANSWER,
    "question",
)
SAME_EVENT = Kind(
    "QUA013",
    Label(
        "与{owner} {day} 的“{other}”（{number}）像是同一项：{why}。请核实是不是填了两次。",
        "This looks like “{other}” of {owner_en} on {day} ({number}): {why_en}. Was one event entered twice?",
    ),
    _SAME,
    "question",
)

TITLES: Mapping[str, Label] = {
    CAPACITY.code: Label("超过容纳人数", "More than the place holds"),
    LARGE.code: Label("数字偏大", "A large number"),
    UNLIKE.code: Label("与本单位往常不同", "Unlike the unit's own numbers"),
    UNIT_WORD.code: Label("计量单位", "Unit of counting"),
    SAME_PHOTO.code: Label("同一张照片", "Same picture"),
    SAME_TEXT.code: Label("文字相同", "Same text"),
    DAY_OFF.code: Label("休息日", "Day off"),
    MAKE_UP.code: Label("调休日期", "Make-up working day"),
    EARLY.code: Label("活动前填报", "Entered before the event"),
    HEAP.code: Label("整数较多", "Many round numbers"),
    JUMP.code: Label("同比变化较大", "Change on last year"),
    AS_LAST_YEAR.code: Label("合计与上年相同", "Total as last year"),
    EACH_AS_LAST_YEAR.code: Label("各项与上年相同", "Each as last year"),
    SAME_EVENT.code: Label("可能是同一项", "Perhaps the same event"),
}
"""Short names of the kinds by code, for lists and filters."""
