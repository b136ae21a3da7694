"""What several definitions share, by a form: the choices of a code list, the figures of a report in their order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext

from youju.engine.base.problems import Place, Problem, Refused
from youju.engine.definitions import Pack
from youju.web.commands.definitions.editing import Change, Held, definition, propose
from youju.web.commands.desk.office import current_office
from youju.web.commands.desk.problems import NO_INDICATOR
from youju.web.settings.definitions import GET_POST
from youju.web.settings.proposing import propose_page
from youju.web.settings.shapes import label, new_id, words
from youju.web.ui.access import PageRequest, allow
from youju.web.ui.templatetags.ui import said

BLANK = 3
"""Empty rows that a form offers."""

_BETWEEN = " · "


@dataclass(frozen=True, slots=True)
class ChoiceRow:
    """One choice in a form: its code ("" for a new one), its words, what else it is called."""

    code: str = ""
    zh: str = ""
    en: str = ""
    aliases: str = ""


@allow("admin", "auditor")
@GET_POST
def codelist_form(request: PageRequest, codelist: str) -> HttpResponse:
    """The choices of a code list; the code of one that is there stays, for records hold it."""
    held = _held("codelist", codelist)
    if request.method == "POST":
        _refuse_readers(request)
        values = _choices(request, held.values)
        proposal = propose(current_office(), [Change("codelist", codelist, values)])
        return propose_page(request, proposal, reverse("settings-codelist", args=[codelist]), gettext("修改选项表"))
    rows = [_row(code, words_) for code, words_ in held.values.items()] + [ChoiceRow()] * BLANK
    pack = current_office().pack()
    context = {"codelist": codelist, "held": held, "rows": rows, "uses": _uses(pack, list(held.values))}
    return render(request, "settings/codelist.html", context)


@allow("admin", "auditor")
@GET_POST
def report_form(request: PageRequest, report: str) -> HttpResponse:
    """The title of a report and the figures that it prints, in their order."""
    pack, held = current_office().pack(), _held("report", report)
    title = held.values.get("title", {})
    given = {"title_zh": title.get("zh", ""), "title_en": title.get("en", "")}
    rows = [_named(pack, id_) for id_ in held.values.get("figures", ())]
    problems: tuple[Problem, ...] = ()
    if request.method == "POST":
        _refuse_readers(request)
        given = {name: request.POST.get(name, "").strip() for name in given}
        rows = _ordered(request)
        figures = [row.rpartition(_BETWEEN)[2] for row in rows]
        problems = tuple(_unknown(pack, figures))
        if not problems:
            values = {**held.values, "title": label(given["title_zh"], given["title_en"]), "figures": figures}
            proposal = propose(current_office(), [Change("report", report, values)])
            return propose_page(request, proposal, reverse("settings-report", args=[report]), gettext("修改报告"))
    options = [_named(pack, id_) for id_ in pack.indicators]
    context = {"report": report, "held": held, "rows": [*rows, *([""] * BLANK)], "options": options, "given": given}
    context["problems"] = problems
    return render(request, "settings/report_figures.html", context, status=422 if problems else 200)


def _held(section: str, id_: str) -> Held:
    try:
        return definition(section, id_)
    except Refused as refusal:
        raise Http404(refusal.problems[0].sentence()) from None


def _refuse_readers(request: PageRequest) -> None:
    if "admin" not in request.actor.roles:
        raise Http404


def _row(code: str, values: Mapping[str, Any]) -> ChoiceRow:
    return ChoiceRow(code, values.get("zh", ""), values.get("en", ""), "、".join(values.get("aliases", ())))


def _choices(request: PageRequest, held: Mapping[str, Any]) -> dict[str, Any]:
    """The rows as TOML holds them; one whose words were taken out is left out."""
    columns = (request.POST.getlist(name) for name in ("code", "zh", "en", "aliases"))
    found: dict[str, Any] = {}
    for code, zh, en, aliases in (tuple(map(str.strip, row)) for row in zip(*columns, strict=False)):
        if not zh:
            continue
        kept = {k: v for k, v in held.get(code, {}).items() if k not in ("zh", "en", "aliases")}
        named = {"aliases": words(aliases)} if words(aliases) else {}
        found[code or new_id(zh, en, {**held, **found})] = {**label(zh, en), **named, **kept}
    return found


def _uses(pack: Pack, codes: Sequence[str]) -> list[tuple[Any, Any]]:
    """The fields that offer these choices, with their registers."""
    fields = ((r, f) for r in pack.registers.values() for f in r.live_fields() if not r.system)
    return [(r, f) for r, f in fields if codes and [c.code for c in f.choices] == list(codes)]


def _named(pack: Pack, id_: str) -> str:
    """An indicator as the form writes it: its title, then its id, which tells those of one title apart."""
    found = pack.indicators.get(id_)
    return f"{said(found.title)}{_BETWEEN}{id_}" if found else id_


def _ordered(request: PageRequest) -> list[str]:
    """The rows that say something, by the place written before each."""
    places, figures = request.POST.getlist("place"), request.POST.getlist("figure")
    rows = [(_place(place, n), text.strip()) for n, (place, text) in enumerate(zip(places, figures, strict=False), 1)]
    return [text for _, text in sorted(rows, key=lambda row: row[0]) if text]


def _place(text: str, own: int) -> int:
    """Where a row goes: before the one that has its new place where it moves up, behind it where it moves down."""
    wanted = int(text) if text.strip().isdecimal() else own
    return 2 * wanted + (wanted > own) - (wanted < own)


def _unknown(pack: Pack, figures: Sequence[str]) -> list[Problem]:
    return [
        NO_INDICATOR.at(Place(field="figures"), name=id_, near="—") for id_ in figures if id_ not in pack.indicators
    ]
