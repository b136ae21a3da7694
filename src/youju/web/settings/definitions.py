"""Registers and indicators as the administrator sees them, and the forms that propose a change of one."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from youju.engine.base.labels import Label
from youju.engine.definitions import Field, Indicator, Pack, Register, describe
from youju.engine.definitions.blocks import section_of
from youju.web.commands.definitions.editing import Change, Held, definition, judge, propose
from youju.web.commands.definitions.shaping import moved, new_register, retired, with_field, with_measure
from youju.web.commands.desk.office import current_office
from youju.web.settings.forms import FIELD_TYPES, FieldForm, MeasureForm, RegisterForm
from youju.web.settings.proposing import made_changes, propose_page
from youju.web.settings.shapes import label, new_id
from youju.web.store.definitions import logged_texts
from youju.web.ui.access import PageRequest, allow
from youju.web.ui.templatetags.ui import language

GET_POST = require_http_methods(["GET", "HEAD", "POST"])
_FIRST_FIELDS = 6


@dataclass(frozen=True, slots=True)
class Group:
    """A heading with its registers and indicators; `own` are the ids that the office has its own version of."""

    id: str
    title: Label | str
    registers: tuple[Register, ...]
    indicators: tuple[Indicator, ...]


@allow("admin", "auditor")
@require_safe
def definition_list(request: PageRequest) -> HttpResponse:
    """Every register and indicator by group, and which of them are the office's own."""
    pack = current_office().pack()
    ids = [*pack.groups, ""]
    groups = [
        Group(
            id_,
            pack.groups[id_].title if id_ else Label("其他", "Other"),
            tuple(r for r in pack.registers.values() if not r.system and r.group == id_),
            tuple(i for i in pack.indicators.values() if i.group == id_),
        )
        for id_ in ids
    ]
    shown = [g for g in groups if g.registers or g.indicators]
    own = {f"{s}.{i}" for s, i in _own()}
    lists = dict.fromkeys(id_ for _, _, text in logged_texts() for id_ in section_of(text, "codelist"))
    context = {
        "groups": shown,
        "own": own,
        "files": _files(),
        "codelists": list(lists),
        "reports": pack.reports.values(),
    }
    return render(request, "settings/definitions.html", context)


@allow("admin", "auditor")
@require_safe
def register_page(request: PageRequest, register: str) -> HttpResponse:
    """One register: its settings, fields, measures, the indicators on it, its text and its changes."""
    pack, found, held = _register(register)
    indicators = [i for i in pack.indicators.values() if i.register == register]
    context = {
        "register": found,
        "group": pack.groups.get(found.group),
        "loop": pack.loops[found.loop],
        "fields": [(f, FIELD_TYPES[f.type]) for f in found.fields.values() if f.derived is None],
        "copies": [f for f in found.fields.values() if f.derived],
        "measures": found.measures.values(),
        "indicators": [(i, describe(pack, i, language())) for i in indicators],
        "held": held,
        "changes": made_changes(current_office(), (f"register.{register}.toml", held.file)),
    }
    return render(request, "settings/register.html", context)


@allow("admin")
@GET_POST
def register_new(request: PageRequest) -> HttpResponse:
    """A whole new register: its title, how it runs, and its first fields."""
    pack = current_office().pack()
    form = RegisterForm(pack, request.POST or None, {"loop": "do-review"})
    for name in ("date", "key", "label", "start", "end"):
        del form.fields[name]
    rows = _rows(request)
    if request.method != "POST" or not form.is_valid():
        context = {"form": form, "rows": rows, "types": FIELD_TYPES.items()}
        return render(request, "settings/register_new.html", context, status=422 if form.is_bound else 200)
    id_ = new_id(form.text("title_zh"), form.text("title_en"), pack.registers)
    given = form.cleaned_data | {"date": "", "key": [], "label": "", "start": "", "end": ""}
    form.cleaned_data = given
    fields = _fields_of(rows)
    values, groups = _grouped(pack, form)
    title = values.pop("title")
    made = new_register(title, {**values, **_roles_of(fields)}, fields)
    back = reverse("settings-register", args=[id_])
    proposal = propose(current_office(), [*groups, Change("register", id_, made)])
    return propose_page(request, proposal, back, gettext("新建台账"))


@allow("admin")
@GET_POST
def register_edit(request: PageRequest, register: str) -> HttpResponse:
    """What a register says of itself, its fields aside."""
    pack, found, held = _register(register)
    form = RegisterForm(pack, request.POST or None, held.values)
    if request.method == "POST" and form.is_valid():
        values, groups = _grouped(pack, form)
        return _proposed(request, register, values, gettext("修改台账"), groups)
    return _form(request, form, found, gettext("修改台账"))


@allow("admin")
@GET_POST
def field_form(request: PageRequest, register: str, field: str = "") -> HttpResponse:
    """One field of a register, a new one or one that is there."""
    pack, found, held = _register(register)
    before = next((one for one in held.values.get("field", ()) if one.get("id") == field), None)
    if field and before is None:
        raise Http404
    form = FieldForm(pack, request.POST or None, before or {"type": "text"})
    title = gettext("修改字段") if field else gettext("新增字段")
    if request.method != "POST" or not form.is_valid():
        return _form(request, form, found, title)
    id_ = field or new_id(form.text("title_zh"), form.text("title_en"), found.fields)
    return _proposed(request, register, with_field(held.values, form.values(id_), _last_before_note(found)), title)


@allow("admin")
@require_POST
def field_step(request: PageRequest, register: str, field: str) -> HttpResponse:
    """Retire a field, take it up again, or move it in the form."""
    _, _, held = _register(register)
    steps: Mapping[str, Callable[[], dict[str, Any]]] = {
        "retire": lambda: retired(held.values, field),
        "return": lambda: retired(held.values, field, yes=False),
        "up": lambda: moved(held.values, field, -1),
        "down": lambda: moved(held.values, field, 1),
    }
    step = steps.get(request.POST.get("step", ""))
    if step is None:
        raise Http404
    return _proposed(request, register, step(), gettext("修改字段"))


@allow("admin")
@GET_POST
def measure_form(request: PageRequest, register: str, measure: str = "") -> HttpResponse:
    """One countable of a register."""
    _, found, held = _register(register)
    before = held.values.get("measure", {}).get(measure)
    if measure and before is None:
        raise Http404
    form = MeasureForm(found, request.POST or None, before)
    title = gettext("修改量") if measure else gettext("新增量")
    if request.method == "POST" and "drop" in request.POST:
        return _proposed(request, register, with_measure(held.values, measure, None), gettext("删去量"))
    if request.method != "POST" or not form.is_valid():
        return _form(request, form, found, title, drop=bool(measure))
    id_ = measure or new_id(form.text("title_zh"), form.text("title_en"), found.measures)
    return _proposed(request, register, with_measure(held.values, id_, form.values()), title)


@allow("admin")
@require_POST
def own_dropped(request: PageRequest, section: str, name: str) -> HttpResponse:
    """Give up the office's own version of a definition; the pack's returns."""
    back = reverse("settings-definitions")
    proposal = propose(current_office(), [Change(section, name, None)])
    return propose_page(request, proposal, back, gettext("改回方案包的写法"))


@allow("admin")
@GET_POST
def file_form(request: PageRequest, file: str) -> HttpResponse:
    """A file of the overlay as text, for what the forms do not cover."""
    texts = {name: text for layer, name, text in logged_texts() if layer == "overlay"}
    if request.method == "POST":
        text = request.POST.get("text", "").replace("\r\n", "\n")
        proposal = judge(current_office(), {file: text})
        return propose_page(request, proposal, reverse("settings-definitions"), file)
    return render(request, "settings/file.html", {"file": file, "text": texts.get(file, "")})


def _register(id_: str) -> tuple[Pack, Register, Held]:
    pack = current_office().pack()
    found = pack.registers.get(id_)
    if found is None or found.system:
        raise Http404
    return pack, found, definition("register", id_)


def _grouped(pack: Pack, form: RegisterForm) -> tuple[dict[str, Any], list[Change]]:
    """The values of a register, and the new group that it asks for, if any."""
    values, title = form.values(), form.text("new_group")
    if not title:
        return values, []
    id_ = new_id(title, "", pack.groups)
    return {**values, "group": id_}, [Change("group", id_, {"title": label(title, "")})]


def _proposed(
    request: PageRequest, register: str, values: Mapping[str, Any], title: str, more: Sequence[Change] = ()
) -> HttpResponse:
    proposal = propose(current_office(), [*more, Change("register", register, values)])
    return propose_page(request, proposal, reverse("settings-register", args=[register]), title)


def _form(request: PageRequest, form: Any, register: Register, title: str, drop: bool = False) -> HttpResponse:
    context = {"form": form, "register": register, "title": title, "drop": drop}
    return render(request, "settings/form.html", context, status=422 if form.is_bound else 200)


def _rows(request: PageRequest) -> list[dict[str, str]]:
    names = ("row_title", "row_type", "row_unit")
    columns = [request.POST.getlist(name) for name in names]
    rows = [dict(zip(("title", "type", "unit"), cells, strict=True)) for cells in zip(*columns, strict=False)]
    needed = request.POST.getlist("row_required")
    for number, row in enumerate(rows):
        row["required"] = "yes" if str(number) in needed else ""
    first = {"title": gettext("日期"), "type": "date", "unit": "", "required": "yes"}
    second = {"title": gettext("名称"), "type": "text", "unit": "", "required": "yes"}
    blank = {"title": "", "type": "text", "unit": "", "required": ""}
    return rows or [first, second, *([blank] * (_FIRST_FIELDS - 2))]


def _fields_of(rows: list[dict[str, str]]) -> list[dict[str, Any]]:
    fields: dict[str, dict[str, Any]] = {}
    for row in rows:
        if not row["title"].strip():
            continue
        id_ = new_id(row["title"], "", fields)
        kind = {"type": row["type"], "unit": row["unit"].strip(), "required": bool(row["required"])}
        choices = {"choices": {"yes": label("是", "Yes"), "no": label("否", "No")}} if "choice" in row["type"] else {}
        fields[id_] = {"id": id_, "title": label(row["title"], ""), **kind, **choices}
    return list(fields.values())


def _roles_of(fields: list[dict[str, Any]]) -> dict[str, Any]:
    """What dates a record, names it, and makes two the same: the first fields that can; the form says it may be changed."""
    date = next((f["id"] for f in fields if f["type"] == "date" and f["required"]), "")
    title = next((f["id"] for f in fields if f["type"] == "text"), "")
    return {"date": date, "label": title, "key": [id_ for id_ in (date, title) if id_]}


def _last_before_note(register: Register) -> str | None:
    """A new field stands before the note that ends most forms."""
    fields: list[Field] = [f for f in register.fields.values() if f.derived is None]
    if len(fields) > 1 and fields[-1].type == "long_text":
        return fields[-2].id
    return None


def _own() -> list[tuple[str, str]]:
    texts = [text for layer, _, text in logged_texts() if layer == "overlay"]
    return [
        (section, id_) for text in texts for section in ("register", "indicator") for id_ in section_of(text, section)
    ]


def _files() -> list[str]:
    return [file for layer, file, _ in logged_texts() if layer == "overlay"]
