"""Forms of the definition editor <-> plain values, the way TOML holds them. Nothing here is stored."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from pypinyin import lazy_pinyin

from youju.engine.definitions import Choice, Field, Register

_WORD = re.compile(r"[a-z0-9]+")
_BETWEEN = re.compile(r"[、,，;；\n]+")
_SCOPE_DAY = ("统计当日", "the day of the figure")
_OTHER_FIELD = re.compile(r"^(?:字段|field)\s*[:： ]\s*(\w+)$")
_YES = ("是", "yes", "true", "1")
_NO = ("否", "no", "false", "0")


def label(zh: str, en: str) -> dict[str, str]:
    """A title in both languages; one that is not told in one is what the other says."""
    return {"zh": zh.strip() or en.strip(), "en": en.strip() or zh.strip()} if zh.strip() or en.strip() else {}


def new_id(zh: str, en: str, taken: Collection[str], prefix: str = "") -> str:
    """An id that nobody need think up: English words, else pinyin; small letters, digits, underscores; not `taken`."""
    words = _WORD.findall(en.lower()) or _WORD.findall(" ".join(lazy_pinyin(zh)).lower())
    stem = "_".join(words)[:40].strip("_")
    stem = stem if stem[:1].isalpha() else f"x_{stem}".rstrip("_")
    found, number = f"{prefix}{stem}", 2
    while found in taken:
        found, number = f"{prefix}{stem}_{number}", number + 1
    return found


def words(text: str) -> list[str]:
    """A list that people write with commas of either kind or on lines of their own."""
    return [part.strip() for part in _BETWEEN.split(text) if part.strip()]


def number(text: str) -> int | Decimal | str | None:
    """A number as written; text that is none stays, so that the linter can say so at its line."""
    plain = text.strip()
    if not plain:
        return None
    try:
        value = Decimal(plain)
    except InvalidOperation:
        return plain
    return int(value) if value == value.to_integral_value() and "." not in plain else value


def choices_text(choices: Iterable[Choice]) -> str:
    """Choices as lines that people can edit: Chinese | English | other words | code."""
    parts = ((c.title.zh, c.title.en, "、".join(c.aliases), c.code) for c in choices)
    return "\n".join(" | ".join(line) for line in parts)


def choices_of(text: str) -> dict[str, Any]:
    """Lines of choices as TOML holds them; a line needs only its Chinese words."""
    found: dict[str, Any] = {}
    for line in filter(None, (line.strip() for line in text.splitlines())):
        zh, en, aliases, code = [*(part.strip() for part in line.split("|")), "", "", ""][:4]
        values: dict[str, Any] = label(zh, en)
        if words(aliases):
            values["aliases"] = words(aliases)
        found[code or new_id(zh, en, found)] = values
    return found


def condition_rows(where: Mapping[str, Any], register: Register) -> list[dict[str, str]]:
    """The conditions of an indicator as rows of a form: field, test, value in words."""
    rows = []
    for key, value in where.items():
        name, _, test = key.partition("__")
        test = test or ("in" if isinstance(value, list) else "eq")
        rows.append({"field": name, "test": test, "value": _in_words(value, register.fields.get(name))})
    return rows


def where_of(rows: Iterable[Mapping[str, str]], register: Register) -> dict[str, Any]:
    """Rows of a form as the `where` of an indicator; a row without a field is none."""
    found: dict[str, Any] = {}
    for row in rows:
        name, test, text = row.get("field", ""), row.get("test") or "eq", row.get("value", "")
        if not name:
            continue
        field = register.fields.get(name)
        several = words(text) if test in ("eq", "in") and not _special(text) else [text]
        values = [_value(one, field, name) for one in several]
        if test == "empty":
            found[f"{name}__empty"] = text.strip() not in _NO
        elif test == "in" or (test == "eq" and len(values) > 1):
            found[name] = values
        else:
            found[name if test == "eq" else f"{name}__{test}"] = values[0] if values else ""
    return found


def _special(text: str) -> bool:
    return text.strip() in _SCOPE_DAY or bool(_OTHER_FIELD.match(text.strip()))


def _value(text: str, field: Field | None, name: str) -> Any:
    plain = text.strip()
    if plain in _SCOPE_DAY:
        return {"day": "scope"}
    if other := _OTHER_FIELD.match(plain):
        return {"field": other[1]}
    if field and field.choices:
        named = (c.code for c in field.choices if plain in (c.code, c.title.zh, c.title.en, *c.aliases))
        return next(named, plain)
    if field and field.type == "bool" and plain in (*_YES, *_NO):
        return plain in _YES
    if (field and (field.numeric or field.type in ("ref", "unit", "refs", "units"))) or name.endswith("_times"):
        read = number(plain)
        return "" if read is None else read
    return plain


def _in_words(value: Any, field: Field | None) -> str:
    if isinstance(value, list):
        return "、".join(_in_words(one, field) for one in value)
    if isinstance(value, Mapping):
        return _SCOPE_DAY[0] if "day" in value else f"字段 {value.get('field', '')}"
    if isinstance(value, bool):
        return _YES[0] if value else _NO[0]
    choice = field.choice(str(value)) if field else None
    return choice.title.zh if choice else str(value)
