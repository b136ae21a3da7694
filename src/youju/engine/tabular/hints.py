"""The line above a form's header that says what a cell takes, in a few words."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from youju.engine.definitions.model import PERSONAL_TYPES, Field
from youju.engine.tabular.export import Value

_LONGEST = 60
_EXAMPLES: Mapping[str, str] = {
    "date": "如 2025-03-08",
    "month": "如 2025-03",
    "datetime": "如 2025-03-08 14:30",
    "bool": "选 是 或 否",
    "choice": "点开选一项",
    "refs": "多个用、隔开",
    "units": "多个用、隔开",
    "hours": "小时，如 1.5",
}


def hint_of(field: Field, last: Value = None) -> str:
    """What a cell takes: 必填, its unit word, an example, what the office says of it, what was written last time."""
    parts = (
        "必填" if field.required else "",
        f"按{field.unit}填" if field.unit and field.numeric else "",
        _choices(field) or _EXAMPLES.get(field.type, ""),
        field.hint.zh if field.hint else "",
        "已登记的不显示，不改就留空" if field.personal or field.type in PERSONAL_TYPES else "",
    )
    said = "；".join(filter(None, parts))
    short = said if len(said) <= _LONGEST else said[: _LONGEST - 1] + "…"
    shown = _shown(last)
    return f"{short}{'；' if short and shown else ''}{f'上次：{shown}' if shown else ''}"


def _choices(field: Field) -> str:
    if field.type != "choices":
        return ""
    return "可多选，用、隔开：" + "、".join(choice.title.zh for choice in field.choices)


def _shown(value: Value) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    text = format(value, "f") if isinstance(value, Decimal) else str(value)
    return text if len(text) <= 20 else text[:19] + "…"
