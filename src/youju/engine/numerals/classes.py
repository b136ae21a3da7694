"""Which class a quantity has, and why: period, plan-target, change, percent, money, claim, in this order."""

from __future__ import annotations

import re

from youju.engine.numerals.found import Found
from youju.engine.numerals.page import Page

_UP = "增长|增加|增多|提高|提升|上升|上涨|攀升|扩大|增收|增产|高出|高于|多出|增幅|增速|涨幅|升幅|快于|增|涨|升|多|翻|新增|增值|加快"
_DOWN = "下降|降低|减少|回落|下滑|收窄|压减|压缩|缩减|缩短|缩小|下跌|减产|减|降|跌|少|降幅|跌幅|低于|放缓|慢于"
_LINK = "(?:了|约|近|超过|超|达到|达|为|幅度|率|均|分别|各|将|:| |是|逾|幅|的|-|了约|人数|金额|至少)*"
_VERB = re.compile(rf"(?P<verb>{_UP}|{_DOWN}){_LINK}$")
_LEVEL = re.compile("(?:到|至|成|为)(?:了|约|近|超过|超|逾)*$")
_RATES = frozenset(("增幅", "增速", "涨幅", "升幅", "降幅", "跌幅"))
_DOWNS = frozenset(_DOWN.split("|"))
_COMPARED = re.compile(
    "同比|环比|(?:比|较)(?:上|去|前|往|同|\\d|年初|计划|全|[一-鿿]{0,4}年|历史|平均)|与(?:上|去|往|同)[^,]{0,8}相比|相比|同期|比.{0,10}(?:增|减|多|少|提高|下降)"
)
_STRONG_VERBS = re.compile("增长|下降|上升|回落|上涨|下滑|翻|提高|降低")
_FAR = re.compile(
    r"(?P<verb>增长|提高|提升|上升|下降|降低|减少|压减|压缩|缩减|节约|节省)(?!点|极|率|值|工程|行动|到|至|改造|计划|机制|能力|水平|质量)"
)
_STATE = re.compile("占|率|比重|比例|达|为|到|至|完成|成功")
_BEHIND = re.compile("^(?:(?:左右|以上)?的(?:速度)?|速度)(?:递增|增长|增幅|增速|下降|降幅|涨幅)(?![点极])")
_AND = re.compile("^(?:、|和|与|及|以及|,)$")

_TIME_OUT = re.compile(
    "时长|服务时间|累计服务|片|剧|节目|播出|资料|素材|音频|视频|影像|录制|制作|天数|里程|工时|飞行|志愿服务|学时|优良|优良天|直播|义务劳动|奉献"
)
_PROMISE = re.compile(
    "力争|争取(?=在|实现|达到|完成|到|年内|明年|尽快|早日|于|新|建|用|让|使|\\d)|确保(?!了)|预期目标|奋斗目标|主要目标|目标是|目标为|目标:|总体目标|明年|来年|下一?年度?|下一?步|今后|未来(?!社区|乡村|学校|网络|科技|城)"
    "|努力(?:实现|达到|完成|使|让|争取|打造)|打算|拟(?=新?建|投|在|于|申|引|组|开|举|用|对|安|选|定|实施|完成|总|培|建设|改)|谋划|规划(?=建|新|到|总|实|面|投|用|占|在)"
    "|(?:20\\d\\d年底?前?|年底前?|年内)?计划(?=总|投|新|建|在|于|实|开|用|到|引|举|完|再|安|培|招|改|粮|种|组|年|全|\\d|的[种新建总投实])|(?<!已)(?<!经)将(?=新|建|改|修|扩|购|聘|加|积|联|举|开|实施|投入|完成|达|增|组|打造|继|于|在|进|推|安|培|引|启|全|重|力|有|再|超|突|为|对\\d|选|落)"
    "|计划(?:数|任务|面积|投资|总投资|招生|产量)?(?:为|是|:)?$|(?:(?<![主重需])要|(?<![所急必])需|须|(?<![响供反相适对感])应|应当)(?:达到|完成|建成|新建|实现|确保|培训|组织|开展|不少于|不低于|举办|在)"
    "|(?<!截至)(?<!截止)(?<!至)到20\\d\\d年(?:底|末)?(?=,)"
    "|预计(?=到?20\\d\\d年(?!前|上|第|1|一)|明年|到年底)"
)
_FIRM = re.compile("明年|来年|下一?步|力争|(?<!已)(?<!经)我[们市县区镇乡局校院馆]将|拟(?=新|建|投|在|于|举|组)")
_TASK = re.compile("(?:任务|指标|目标|计划|任务数|目标数|计划数|目标值)(?:数|量|面积|值|书)?(?:为|是|:|数为|达到)?$")
_DONE = re.compile("已|目前|截至|截止|实际|了(?=\\d)|现有|累计|圆满|完成率|超额|按(?:照)?.{0,6}计划")
_FINISHED = re.compile("发放|为$|全年(?=共|累计|实际|完成)|完成(?!.{0,8}(?:任务|目标|以上))|建成|实现")
_REACHED = re.compile("达|控制|稳定|保持|不低于|不少于|新增|培育|新建")
_LISTED = re.compile("^[^,。;]{0,14}(?:列入|纳入).{0,10}(?:实事|计划|规划)")
_NORM = re.compile("每|各|须|应|要|必须|至少|确保|不得|原则上")
_AT_LEAST = re.compile("至少(?:要|应|须)?(?:建成|建设|建|开展|举办|组织|培训|配备|有|设置|安排|完成|打造|培育|参加)$")
_KEPT = re.compile("已|现|均|都|达到|实际|累计|了|年均")
_MODIFIERS = (
    "累计",
    "共计",
    "合计",
    "总计",
    "达到",
    "其中",
    "新增",
    "目前",
    "截至",
    "分别",
    "平均",
    "人均",
    "共",
    "达",
    "每",
)


def quantity_class(page: Page, span: Found) -> tuple[str, str | None, str]:
    """Class, direction (of a change) and reason of a quantity that has been read."""
    if span.unit in page.measures.periods and not _produced(page, span):
        return "period", None, "length of time"
    verb = _change(page, span)
    if reason := _planned(page, span):
        return "plan-target", _direction(verb) if verb else None, reason
    if verb:
        return "change", _direction(verb), f"after {verb}"
    if span.unit in ("%", "‰", "‱") or (span.unit == "ratio"):
        return "percent", None, "share"
    if span.dimension == "money":
        return "money", None, "money"
    return "claim", None, "count"


def modifiers(page: Page, start: int) -> tuple[str, ...]:
    """Words noted beside the amount, which do not change it."""
    near = page.clause(start)[-8:]
    return tuple(word for word in _MODIFIERS if word in near)


def _produced(page: Page, span: Found) -> bool:
    """Time that was given or made (89094分钟 of films, 志愿服务时长) is a claim; how long something takes is a period."""
    if span.unit in ("年", "周年", "月", "个月", "日", "周"):
        return False
    large = isinstance(span.low, type(span.value)) and span.low is not None and span.low >= 1000
    return large or bool(_TIME_OUT.search(page.clause(span.start)[-14:]))


def _direction(verb: str) -> str:
    return "down" if verb in _DOWNS or verb in ("节约", "节省") else "up"


def _change(page: Page, span: Found) -> str:
    """The verb of change that the quantity belongs to, "" if none."""
    clause = page.clause(span.start)
    share = span.unit in ("%", "‰", "个百分点", "百分点", "倍", "番")
    if share and (behind := _verb_behind(page, span)):
        return behind
    match = _VERB.search(clause.rstrip("(+-"))
    if match and (match["verb"] in _RATES or not _LEVEL.search(clause)):
        return match["verb"] if share or _counts_changed(page, span, clause, match["verb"]) else ""
    if chained := _chained(page, span):
        return chained
    return _far(span, clause) if share else ""


def _verb_behind(page: Page, span: Found) -> str:
    """12%的速度增长."""
    match = _BEHIND.search(page.rest(span.end))
    if match is None:
        return ""
    return "下降" if "降" in match[0] else "增长"


def _far(span: Found, clause: str) -> str:
    """The verb of a percentage that stands further off in the clause."""
    if span.unit in ("个百分点", "百分点"):
        far = re.findall(f"{_UP}|{_DOWN}", clause)
        return far[-1] if far else "变化"
    found = list(_FAR.finditer(clause))
    if found and span.unit == "%" and not _STATE.search(clause, found[-1].end()):
        return found[-1]["verb"]
    return ""


def _counts_changed(page: Page, span: Found, clause: str, verb: str) -> bool:
    """Counts and money are a change where something is compared, or the verb says nothing else (增长120人)."""
    if verb in _RATES or _STRONG_VERBS.fullmatch(verb):
        return True
    if _COMPARED.search(clause):
        return True
    return (
        verb not in ("新增", "增收")
        and bool(re.search("同比|比上年|比去年|较上年|较去年", page.sentence(span.start)[-30:]))
        and _adjacent(page, span)
    )


def _adjacent(page: Page, span: Found) -> bool:
    """Whether the comparison has no other amount between it and this one."""
    return not page.spans or (page.sentence(span.start).find("比") >= 0 and page.spans[-1].end < span.start)


def _chained(page: Page, span: Found) -> str:
    """分别增长5.2%和3.1%: the second belongs to the verb of the first."""
    if not page.spans:
        return ""
    last = page.spans[-1]
    same = last.unit == span.unit or {last.unit, span.unit} <= {"%", "个百分点"}
    if last.direction is None or not same or not _AND.match(page.s[last.end : span.start].strip()):
        return ""
    return "下降" if last.direction == "down" else "增长"


def _planned(page: Page, span: Found) -> str:
    """Why the quantity is a target, "" if it is none."""
    if page.ahead(span.start):
        return "" if _reported(page, span) else "in a section on plans"
    clause = page.clause(span.start)
    if span.unit != "%" and _TASK.search(clause) and not re.search("完成|超额|占", clause[-12:]):
        return "named as a task"
    if promise := _promised(page, span):
        return f"after {promise}"
    if _LISTED.search(page.s[span.end : span.end + 40]):
        return "listed in a plan"
    return "a norm" if _is_norm(span, clause) else ""


def _promised(page: Page, span: Found) -> str:
    """The words that promise the quantity and stay open up to it, "" if none do."""
    sentence, whole = page.sentence(span.start), page.period(span.start)
    for promise in _PROMISE.finditer(sentence):
        if _kept_open(sentence, promise):
            return promise[0]
    if len(whole) > len(sentence):
        for promise in _FIRM.finditer(whole):
            if not _DONE.search(whole, promise.end()) and not _FINISHED.search(whole, promise.end()):
                return promise[0]
    return ""


def _is_norm(span: Found, clause: str) -> bool:
    """Whether the amount is a least that is asked for, not one that was reached."""
    if _AT_LEAST.search(clause):
        return True
    if span.approx != "不少于":
        return False
    if span.text.startswith("不"):
        return not _KEPT.search(clause)
    return span.text.startswith("至少") and bool(_NORM.search(clause))


def _kept_open(sentence: str, promise: re.Match[str]) -> bool:
    """Whether nothing between a promise and the amount says that it is done already."""
    between = sentence[promise.end() :]
    if _DONE.search(between):
        return False
    if promise[0].startswith("到"):
        return bool(_REACHED.search(between))
    if promise[0].startswith(("计划", "预计", "规划")) or promise[0].endswith("计划"):
        before = sentence[max(0, promise.start() - 4) : promise.start()]
        return not (_FINISHED.search(between) or "按" in before or "行动" in before)
    return True


def _reported(page: Page, span: Found) -> bool:
    """A past fact told within a section on plans: 2023年已建成12个."""
    sentence = page.sentence(span.start)
    return bool(
        re.search("已|目前|截至|今年以来|现有", page.clause(span.start))
        or re.match("今年(?:以来)?,?[我全]?.?共", sentence)
    )
