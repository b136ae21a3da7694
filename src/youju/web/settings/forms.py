"""The forms of the definition editor. Each starts from values as TOML holds them and gives such values back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from youju.engine.definitions import Pack, Register
from youju.engine.numerals import STYLES, phrase
from youju.web.commands.definitions.shaping import with_settings, without_blanks
from youju.web.settings.shapes import choices_of, label, number, words
from youju.web.ui.templatetags.ui import language, said

FIELD_TYPES = {
    "text": gettext_lazy("文字（一行）"),
    "long_text": gettext_lazy("文字（几段）"),
    "integer": gettext_lazy("整数"),
    "decimal": gettext_lazy("小数"),
    "money": gettext_lazy("金额（元）"),
    "hours": gettext_lazy("小时"),
    "date": gettext_lazy("日期"),
    "month": gettext_lazy("月份"),
    "datetime": gettext_lazy("日期和时间"),
    "bool": gettext_lazy("是或否"),
    "choice": gettext_lazy("选项（选一个）"),
    "choices": gettext_lazy("选项（可选几个）"),
    "ref": gettext_lazy("指向另一台账的一条"),
    "refs": gettext_lazy("指向另一台账的几条"),
    "unit": gettext_lazy("单位"),
    "units": gettext_lazy("几个单位"),
    "person_name": gettext_lazy("姓名（个人信息）"),
    "phone": gettext_lazy("电话（个人信息）"),
    "id_number": gettext_lazy("证件号（个人信息）"),
    "url": gettext_lazy("网址"),
    "file": gettext_lazy("文件"),
}
"""What a field may hold, in words; the closed list of the definitions."""
OPERATIONS = {
    "count": gettext_lazy("数条数"),
    "sum": gettext_lazy("把一个数值字段加起来"),
    "distinct": gettext_lazy("数一个字段有多少个不同的值"),
}
TIMES = {
    "flow": gettext_lazy("日期在期间内"),
    "cumulative": gettext_lazy("日期不晚于期末（累计）"),
    "stock": gettext_lazy("期末时有效（存量）"),
}
TESTS = {
    "eq": gettext_lazy("等于"),
    "in": gettext_lazy("是其中之一"),
    "ne": gettext_lazy("不等于"),
    "gt": gettext_lazy("大于"),
    "gte": gettext_lazy("不小于"),
    "lt": gettext_lazy("小于"),
    "lte": gettext_lazy("不大于"),
    "has": gettext_lazy("包含"),
    "empty": gettext_lazy("没有填"),
}
EXAMPLE = 31_264
"""A number by which the ways of wording are shown."""
GRADES = {
    "none": gettext_lazy("不要佐证"),
    "description": gettext_lazy("文字说明"),
    "document": gettext_lazy("文件"),
    "photo": gettext_lazy("照片"),
    "sealed_receipt": gettext_lazy("盖章凭证"),
}


class Plain(forms.Form):
    """A form whose fields have the ids that error summaries link to."""

    more: Sequence[str] = ()
    """Fields that are shown on demand."""

    def __init__(self, data: Any = None, initial: Mapping[str, Any] | None = None) -> None:
        super().__init__(
            data, initial=dict(initial or {}), auto_id="f-%s", use_required_attribute=False, label_suffix=""
        )

    def first_fields(self) -> list[forms.BoundField]:
        """Those that are always shown."""
        return [self[name] for name in self.fields if name not in self.more]

    def more_fields(self) -> list[forms.BoundField]:
        """Those behind "more"."""
        return [self[name] for name in self.more if name in self.fields]

    def text(self, name: str) -> str:
        """A value as typed, without blanks around it."""
        return str(self.cleaned_data.get(name) or "").strip()

    def choose(self, name: str, options: Iterable[tuple[str, Any]], blank: Any = None) -> None:
        """The options of a choice field, with a blank one before where it may be left."""
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - a slip in this module, not somebody's data
        field.choices = [*([("", blank)] if blank is not None else []), *options]
        if not isinstance(field, forms.MultipleChoiceField):
            field.required = blank is None


def _texts(required: bool = False, **more: Any) -> forms.CharField:
    return forms.CharField(required=required, strip=True, max_length=400, **more)


def _long(**more: Any) -> forms.CharField:
    return forms.CharField(required=False, widget=forms.Textarea(attrs={"rows": 4}), max_length=20_000, **more)


def _choice(**more: Any) -> forms.ChoiceField:
    return forms.ChoiceField(required=False, **more)


class FieldForm(Plain):
    """One field of a register."""

    title_zh = _texts(True, label=gettext_lazy("名称"))
    title_en = _texts(label=gettext_lazy("英文名称"), help_text=gettext_lazy("不填时与中文相同。"))
    type = forms.ChoiceField(choices=list(FIELD_TYPES.items()), label=gettext_lazy("填什么"))
    required = forms.BooleanField(required=False, label=gettext_lazy("必填"))
    unit = _texts(label=gettext_lazy("计量单位"), help_text=gettext_lazy("数值才有，例如 场、人次、元。"))
    codelist = _choice(label=gettext_lazy("选项用哪个代码表"))
    choices = _long(
        label=gettext_lazy("自己的选项"),
        help_text=gettext_lazy("一行一个：中文 | 英文 | 别名 | 代码。只写中文就行；已有记录的代码不能删。"),
    )
    register = _choice(label=gettext_lazy("指向哪个台账"))
    hint_zh = _texts(label=gettext_lazy("填写提示"))
    hint_en = _texts(label=gettext_lazy("英文提示"))
    aliases = _texts(label=gettext_lazy("表格里的其他叫法"), help_text=gettext_lazy("导入时用来认列，用顿号分开。"))
    min = _texts(label=gettext_lazy("最小"))
    max = _texts(label=gettext_lazy("最大"))
    places = forms.IntegerField(required=False, min_value=0, max_value=6, label=gettext_lazy("小数位数"))
    copy = _texts(
        label=gettext_lazy("一并抄下的字段"),
        help_text=gettext_lazy("指向台账时，把对方当日的这些字段抄到本条，写字段标识。"),
    )
    sensitive = forms.BooleanField(
        required=False, label=gettext_lazy("敏感"), help_text=gettext_lazy("公开的内容里不出现。")
    )
    purpose_zh = _texts(label=gettext_lazy("收集个人信息的目的"))
    purpose_en = _texts(label=gettext_lazy("目的（英文）"))
    retention_days = forms.IntegerField(required=False, min_value=1, label=gettext_lazy("保存天数"))

    more = (
        "title_en", "hint_zh", "hint_en", "aliases", "min", "max", "places", "copy", "sensitive", "purpose_zh",
        "purpose_en", "retention_days",
    )  # fmt: skip

    def __init__(self, pack: Pack, data: Any = None, held: Mapping[str, Any] | None = None) -> None:
        self.held = held or {}
        super().__init__(data, self._initial(pack, self.held))
        self.choose("codelist", ((id_, id_) for id_ in pack.code_lists), gettext_lazy("不用，写在下面"))
        self.choose(
            "register", ((r.id, said(r.title)) for r in pack.registers.values() if _pointed(r)), gettext_lazy("不指向")
        )

    @staticmethod
    def _initial(pack: Pack, held: Mapping[str, Any]) -> dict[str, Any]:
        shown = {name: value for name, value in held.items() if isinstance(value, str | int | bool)}
        for name in ("title", "hint", "purpose"):
            shown |= {f"{name}_{language}": held.get(name, {}).get(language, "") for language in ("zh", "en")}
        shown |= {name: str(held[name]) for name in ("min", "max") if name in held}
        shown |= {name: "、".join(held.get(name, ())) for name in ("aliases", "copy")}
        choices = held.get("choices")
        shown["codelist"] = choices if isinstance(choices, str) else ""
        shown["choices"] = _lines(choices) if isinstance(choices, Mapping) else ""
        return shown

    def values(self, id_: str) -> dict[str, Any]:
        """The field as TOML holds it, keys that the form does not show kept."""
        given = self.cleaned_data
        choosing = given["type"] in ("choice", "choices")
        own = choices_of(self.text("choices")) if choosing else {}
        settings: dict[str, Any] = {"title": label(self.text("title_zh"), self.text("title_en"))}
        settings |= {name: self.text(name) for name in ("type", "unit")}
        settings["register"] = self.text("register") if given["type"] in ("ref", "refs") else ""
        settings |= {name: bool(given.get(name)) for name in ("required", "sensitive")}
        settings |= {name: number(self.text(name)) for name in ("min", "max")}
        settings |= {name: given.get(name) for name in ("places", "retention_days")}
        settings |= {name: words(self.text(name)) for name in ("aliases", "copy")}
        for name in ("hint", "purpose"):
            settings[name] = label(self.text(f"{name}_zh"), self.text(f"{name}_en"))
        settings["choices"] = (self.text("codelist") or own) if choosing else ""
        return with_settings({"id": id_, **{k: v for k, v in self.held.items() if k != "id"}}, settings)


def _named(fields: Iterable[Mapping[str, Any]]) -> list[tuple[str, str]]:
    """Those in use, by id and title."""
    titles = ((one["id"], one.get("title", {})) for one in fields if not one.get("retired"))
    return [(id_, title.get(language()) or title.get("zh", id_)) for id_, title in titles]


class RegisterForm(Plain):
    """What a register says of itself, its fields aside."""

    title_zh = _texts(True, label=gettext_lazy("名称"))
    title_en = _texts(label=gettext_lazy("英文名称"), help_text=gettext_lazy("不填时与中文相同。"))
    group = _choice(label=gettext_lazy("分组"))
    new_group = _texts(label=gettext_lazy("新分组"), help_text=gettext_lazy("要放进一个新的分组时写在这里。"))
    loop = forms.ChoiceField(label=gettext_lazy("流程"))
    date = _choice(label=gettext_lazy("按哪个日期统计"))
    key = forms.MultipleChoiceField(
        required=False,
        widget=forms.CheckboxSelectMultiple,
        label=gettext_lazy("怎样算同一件事"),
        help_text=gettext_lazy("这些字段都相同的两条，算作同一条。"),
    )
    label = _choice(label=gettext_lazy("用哪个字段称呼一条记录"))
    grade = forms.ChoiceField(choices=list(GRADES.items()), label=gettext_lazy("佐证"))
    evidence_required = forms.BooleanField(required=False, label=gettext_lazy("必须有佐证"))
    reason = _texts(label=gettext_lazy("为什么必须"), help_text=gettext_lazy("要求佐证须说明依据，例如 财政支付凭证。"))
    start = _choice(label=gettext_lazy("存量从哪天起"))
    end = _choice(label=gettext_lazy("存量到哪天止"))
    across_units = forms.BooleanField(required=False, label=gettext_lazy("全区范围内不重复"))
    basis = _texts(label=gettext_lazy("依据"))
    form_no = _texts(label=gettext_lazy("表号"))

    more = ("title_en", "new_group", "start", "end", "across_units", "basis", "form_no")

    def __init__(self, pack: Pack, data: Any = None, held: Mapping[str, Any] | None = None) -> None:
        self.held = held or {}
        super().__init__(data, self._initial(self.held))
        named = _named(self.held.get("field", ()))
        days = _named(one for one in self.held.get("field", ()) if one.get("type") == "date")
        self.choose("group", ((g.id, said(g.title)) for g in pack.groups.values()), gettext_lazy("不分组"))
        self.choose("loop", ((loop.id, said(loop.title)) for loop in pack.loops.values()))
        for name in ("date", "start", "end"):
            self.choose(name, days, gettext_lazy("没有"))
        self.choose("key", named)
        self.choose("label", named, gettext_lazy("没有"))

    @staticmethod
    def _initial(held: Mapping[str, Any]) -> dict[str, Any]:
        evidence = held.get("evidence", {})
        shown = {name: value for name, value in held.items() if isinstance(value, str | bool | list)}
        shown |= {f"title_{language}": held.get("title", {}).get(language, "") for language in ("zh", "en")}
        shown |= {"start": held.get("from", ""), "end": held.get("to", ""), "grade": evidence.get("grade", "none")}
        return shown | {"evidence_required": evidence.get("required", False), "reason": evidence.get("reason", "")}

    def values(self) -> dict[str, Any]:
        """The register as TOML holds it, its fields and measures kept."""
        evidence = {"required": bool(self.cleaned_data["evidence_required"]), "reason": self.text("reason")}
        settings: dict[str, Any] = {
            name: self.text(name) for name in ("group", "loop", "date", "label", "basis", "form_no")
        }
        settings |= {
            "title": label(self.text("title_zh"), self.text("title_en")),
            "key": list(self.cleaned_data["key"]),
        }
        settings |= {"from": self.text("start"), "to": self.text("end")}
        settings["across_units"] = bool(self.cleaned_data["across_units"])
        settings["evidence"] = without_blanks({"grade": self.text("grade"), **evidence})
        if settings["evidence"] == {"grade": "none"}:
            settings["evidence"] = {}
        return with_settings(self.held, settings)


class MeasureForm(Plain):
    """One countable of a register."""

    title_zh = _texts(True, label=gettext_lazy("名称"))
    title_en = _texts(label=gettext_lazy("英文名称"), help_text=gettext_lazy("不填时与中文相同。"))
    operation = forms.ChoiceField(choices=list(OPERATIONS.items()), label=gettext_lazy("怎么数"))
    field = _choice(label=gettext_lazy("哪个字段"))
    unit = _texts(True, label=gettext_lazy("计量单位"), help_text=gettext_lazy("场、场次、人、人次各是不同的量。"))

    def __init__(self, register: Register, data: Any = None, held: Mapping[str, Any] | None = None) -> None:
        held = held or {}
        shown = {f"title_{language}": held.get("title", {}).get(language, "") for language in ("zh", "en")}
        operation = next((name for name in ("sum", "distinct") if name in held), "count")
        super().__init__(
            data, {**shown, "unit": held.get("unit", ""), "operation": operation, "field": held.get(operation)}
        )
        usable = (f for f in register.fields.values() if not f.personal)
        self.choose("field", ((f.id, said(f.title)) for f in usable), gettext_lazy("没有"))

    def values(self) -> dict[str, Any]:
        """The measure as TOML holds it."""
        operation = self.text("operation")
        made = {"title": label(self.text("title_zh"), self.text("title_en")), "unit": self.text("unit")}
        return {operation: True if operation == "count" else self.text("field"), **made}


class IndicatorForm(Plain):
    """An indicator, its conditions aside: of a register, or worked out from others."""

    title_zh = _texts(True, label=gettext_lazy("名称"))
    title_en = _texts(label=gettext_lazy("英文名称"), help_text=gettext_lazy("不填时与中文相同。"))
    group = _choice(label=gettext_lazy("分组"))
    measure = _choice(label=gettext_lazy("数什么"))
    time = forms.ChoiceField(choices=list(TIMES.items()), label=gettext_lazy("哪些日期的算在内"))
    counts = forms.MultipleChoiceField(
        required=False,
        widget=forms.CheckboxSelectMultiple,
        label=gettext_lazy("哪些环节的算在内"),
        help_text=gettext_lazy("不选时按流程的规定。"),
    )
    numerator = _choice(label=gettext_lazy("分子"))
    denominator = _choice(label=gettext_lazy("分母"))
    of = _choice(label=gettext_lazy("哪个数与上年同期比"))
    parts = forms.MultipleChoiceField(label=gettext_lazy("由哪些数相加"))
    places = forms.IntegerField(required=False, min_value=0, max_value=6, label=gettext_lazy("小数位数"))
    wording = _choice(label=gettext_lazy("报告里怎么写"))
    aliases = _texts(
        label=gettext_lazy("报告里的其他叫法"), help_text=gettext_lazy("核对报告时用来认出它，用顿号分开。")
    )
    note_zh = _texts(label=gettext_lazy("说明"))
    note_en = _texts(label=gettext_lazy("说明（英文）"))

    more = ("title_en", "counts", "wording", "aliases", "note_zh", "note_en")
    OF_KIND: Mapping[str, tuple[str, ...]] = {
        "plain": ("measure", "time", "counts"), "ratio": ("numerator", "denominator", "places"),
        "growth": ("of", "places"), "sum": ("parts",),
    }  # fmt: skip

    def __init__(self, pack: Pack, kind: str, register: Register | None, data: Any = None, held: Any = None) -> None:
        self.held, self.kind, self.register = held or {}, kind, register
        shown = self._initial(self.held)
        super().__init__(data, {"measure": "items", "wording": "exact", **shown})
        others = [(i.id, said(i.title)) for i in pack.indicators.values()]
        wanted = {name for names in self.OF_KIND.values() for name in names} - set(self.OF_KIND[kind])
        self.choose("group", ((g.id, said(g.title)) for g in pack.groups.values()), gettext_lazy("不分组"))
        self.choose("wording", ((name, f"{EXAMPLE:,} → {phrase(EXAMPLE, name)}") for name in sorted(STYLES)))
        for name in ("numerator", "denominator", "of"):
            self.choose(name, others, gettext_lazy("请选"))
        self.choose("parts", others)
        if register:
            self.choose("measure", ((m.id, _measure(m.title, m.unit, m.id)) for m in register.measures.values()))
            stages = (s for s in pack.loops[register.loop].stages.values() if s.id != "void")
            self.choose("counts", ((s.id, said(s.title)) for s in stages))
        for name in wanted:
            del self.fields[name]

    @staticmethod
    def _initial(held: Mapping[str, Any]) -> dict[str, Any]:
        shown = {name: value for name, value in held.items() if isinstance(value, str | int | list)}
        for name in ("title", "note"):
            shown |= {f"{name}_{language}": held.get(name, {}).get(language, "") for language in ("zh", "en")}
        shown["aliases"] = "、".join(words("、".join(_listed(held.get("aliases", ())))))
        return shown

    def values(self, where: Mapping[str, Any]) -> dict[str, Any]:
        """The indicator as TOML holds it."""
        settings: dict[str, Any] = {"title": label(self.text("title_zh"), self.text("title_en"))}
        settings["group"] = self.text("group")
        if self.register:
            settings |= {"register": self.register.id, "where": dict(where)}
        else:
            settings["kind"] = self.kind
        for name in self.OF_KIND[self.kind]:
            value = self.cleaned_data.get(name)
            settings[name] = list(value) if isinstance(value, list) else value
        settings["wording"] = "" if self.text("wording") == "exact" else self.text("wording")
        settings |= {"note": label(self.text("note_zh"), self.text("note_en")), "aliases": words(self.text("aliases"))}
        return with_settings(self.held, settings)


def _listed(value: Any) -> list[str]:
    return [value] if isinstance(value, str) else list(value)


def _lines(choices: Mapping[str, Any]) -> str:
    parts = ((v.get("zh", ""), v.get("en", ""), "、".join(v.get("aliases", ())), code) for code, v in choices.items())
    return "\n".join(" | ".join(line) for line in parts)


def _measure(title: Any, unit: str, id_: str) -> str:
    return f"{said(title) or id_}（{unit}）"


def _pointed(register: Register) -> bool:
    return not register.system or register.id == "units"
