"""The form of one record: new, changed, changed by two people at once; drafts as it is typed; names to choose from."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from youju.engine.base.problems import Problem, errors
from youju.engine.ledger import Revision
from youju.web.commands.desk.office import current_office
from youju.web.commands.entry.drafts import Kept, discard_draft, draft, drafts, save_draft
from youju.web.commands.entry.entering import (
    as_of,
    differences,
    record_of,
    returned_for,
    sent_before,
    suggest,
    taken_by,
)
from youju.web.commands.entry.entries import Given, Saved, correct, enter
from youju.web.commands.entry.entry_values import Raw, Texts, changed_only, readable
from youju.web.commands.questions.noticing import notices
from youju.web.commands.registers.evidence import attach
from youju.web.commands.review.queue import may_take_up
from youju.web.commands.review.reviewing import correct_and_accept
from youju.web.entry.posted import given
from youju.web.entry.problems import CHOOSE_ONE, OTHER_PERSON
from youju.web.entry.sheet import Sheet, blank, changing, posted, register_of
from youju.web.store.problems import SAME_KEY, STALE
from youju.web.ui.access import PageRequest, allow
from youju.web.ui.templatetags.ui import language, mend, sentence

ENTERING = ("clerk", "reviewer", "office_reviewer", "admin")
QUEUE = "X-Youju-Queue"
"""A request of the queue names the account that filled the form in, and is answered in JSON."""


@allow(*ENTERING)
def new_record(request: PageRequest, register: str) -> HttpResponse:
    """A new record. A form that cannot be saved comes back with everything that was typed, and what to mend."""
    if request.method != "POST":
        sheet = blank(request, register)
        if "draft" in request.GET:
            _take_up(sheet, request.GET["draft"])
        return _page(request, sheet)
    sheet = posted(request, register)
    if refused := _of_another(request):
        return refused
    do = request.POST.get("do-what", "save")
    if do == "draft":
        return _keep(request, sheet)
    if do == "look":
        return _page(request, sheet)
    if do.startswith("same-"):
        return _compare(request, record_of(sheet.office, int(do.removeprefix("same-"))), None, sheet.raw)
    return _enter(request, sheet, confirmed=do == "anyway")


def _enter(request: PageRequest, sheet: Sheet, confirmed: bool) -> HttpResponse:
    saved = sent_before(sheet.client_id)
    if not saved.record and not sheet.problems and sheet.unit is not None:
        raw = readable(sheet.register, given(sheet.raw))
        if not confirmed and _noticed(request, sheet, raw):
            return _page(request, sheet)
        told = Given(sheet.unit, raw, sheet.client_id)
        saved, found = enter(sheet.office, sheet.actor, sheet.register.id, told)
        sheet.problems += found
    if not saved.record:
        return _page(request, sheet)
    discard_draft(sheet.actor, sheet.client_id)
    _attach(request, sheet, saved.record)
    return _done(request, sheet, saved)


def _noticed(request: PageRequest, sheet: Sheet, raw: Raw) -> bool:
    """Whether there is something to look at before it is saved; the queue is only stopped by what may be there already."""
    if taken_by(sheet.office, sheet.actor, sheet.register, sheet.unit or 0, raw):
        return False  # saving it will say so
    told = notices(sheet.office, sheet.actor, sheet.register.id, raw, sheet.unit or 0)
    sheet.alike = [double.record for double in told.duplicates]
    sheet.questions = [] if QUEUE in request.headers else list(told.questions)
    return bool(sheet.alike or sheet.questions)


def _attach(request: PageRequest, sheet: Sheet, record: int) -> None:
    """Photos that came with the form; one that cannot be kept is said, the record stands."""
    for file in request.FILES.getlist("evidence-files"):
        _, found = attach(sheet.office, sheet.actor, record, str(file.name), file.read())
        for problem in found:
            messages.warning(request, f"{sentence(problem)} {mend(problem)}")


@allow(*ENTERING)
def edit_record(request: PageRequest, record: int) -> HttpResponse:
    """Change a record. Where somebody changed it meanwhile, both versions are shown side by side."""
    office = current_office()
    revision = record_of(office, record)
    sheet = changing(request, revision)
    if request.method != "POST":
        return _page(request, sheet)
    if refused := _of_another(request):
        return refused
    opened = as_of(record, sheet.seq)
    if request.POST.get("do-what") == "draft":
        return _keep(request, sheet)
    if opened is None or opened.seq != revision.seq:
        return _compare(request, revision, opened, sheet.raw)
    was = Texts(office, language()).of(sheet.register, opened)
    return _revise(request, sheet, opened, changed_only(sheet.raw, was))


@allow(*ENTERING)
@require_POST
def merge_record(request: PageRequest, record: int) -> HttpResponse:
    """The choice between two versions, field by field, saved."""
    office = current_office()
    revision = record_of(office, record)
    sheet = changing(request, revision)
    opened = as_of(record, int(request.POST.get("opened-seq") or 0))
    if sheet.seq != revision.seq:
        return _compare(request, revision, opened, sheet.raw)
    undecided = [name for name in sheet.raw if request.POST.get(f"take--{name}") not in ("mine", "now")]
    if undecided:
        asked = [CHOOSE_ONE.at(field=sheet.register.fields[name].title.zh) for name in undecided]
        return _compare(request, revision, opened, sheet.raw, asked)
    mine: Raw = {name: value for name, value in sheet.raw.items() if request.POST.get(f"take--{name}") == "mine"}
    return _revise(request, sheet, revision, mine)


def _revise(request: PageRequest, sheet: Sheet, before: Revision, raw: Raw) -> HttpResponse:
    accepts = request.POST.get("do-what") == "accept"
    if not raw and not accepts:
        discard_draft(sheet.actor, sheet.client_id)
        return _done(request, sheet, Saved(before.record, before.seq), gettext("没有改动。"))
    verb = correct_and_accept if accepts else correct
    saved, found = verb(sheet.office, sheet.actor, before.record, before.seq, readable(sheet.register, raw))
    sheet.problems += found
    if any(problem.kind is STALE for problem in found):
        return _compare(request, record_of(sheet.office, before.record), before, sheet.raw)
    if not saved.seq:
        return _page(request, sheet)
    _attach(request, sheet, saved.record)
    discard_draft(sheet.actor, sheet.client_id)
    return _done(request, sheet, saved, gettext("已改正并通过；填报单位会看到改了什么。") if accepts and raw else "")


def _compare(
    request: PageRequest, now: Revision, opened: Revision | None, raw: Raw, asked: list[Problem] | None = None
) -> HttpResponse:
    """Both versions side by side; nothing differs where an earlier send was saved and only its answer was lost."""
    office = current_office()
    register = register_of(office, now.entry.register)
    found = differences(office, now, opened, given(raw) if opened is None else raw, language())
    if not found:
        return _done(request, changing(request, now), Saved(now.record, now.seq))
    if QUEUE in request.headers:
        return JsonResponse({"state": "conflict", "record": now.record}, status=409)
    shown = {
        "register": register, "now": now, "opened": opened, "rows": found, "problems": asked or [],
        "client_id": request.POST.get("client-id", ""), "picked": request.POST,
    }  # fmt: skip
    return render(request, "entry/compare.html", shown, status=422 if asked else 409)


def _page(request: PageRequest, sheet: Sheet) -> HttpResponse:
    """The form; 422 where something stands against it, in JSON for the queue."""
    failed = bool(errors(sheet.problems) or sheet.alike or sheet.questions)
    if failed and QUEUE in request.headers:
        return _told(sheet)
    kept = [] if request.method == "POST" or sheet.record else drafts(sheet.office, sheet.actor, sheet.register.id)
    shown = sheet.context(drafts=kept, reason=returned_for(sheet.before) if sheet.before else "")
    shown["reviews"] = sheet.before is not None and may_take_up(sheet.office, sheet.actor, sheet.before)
    shown["fresh"] = request.method == "GET" and not sheet.record and "draft" not in request.GET
    return render(request, "entry/form.html", shown, status=422 if failed else 200)


def _told(sheet: Sheet) -> HttpResponse:
    """What stands against an entry of the queue. The same thing in the ledger already is a conflict: both are kept."""
    twin = next((p for p in sheet.problems if p.kind is SAME_KEY), None)
    said = [f"{sentence(problem)} {mend(problem)}" for problem in sheet.problems]
    state = "conflict" if twin else "refused" if errors(sheet.problems) else "ask"
    record = int(dict(twin.details)["other"]) if twin else 0
    return JsonResponse({"state": state, "said": said, "record": record}, status=409 if twin else 422)


def _done(request: PageRequest, sheet: Sheet, saved: Saved, said: str = "") -> HttpResponse:
    address = f"/records/{saved.record}"
    if QUEUE in request.headers:
        return JsonResponse({"state": "saved", "record": saved.record, "url": address})
    messages.success(request, said or gettext("已保存：第 %(record)s 号记录。") % {"record": saved.record})
    does = request.POST.get("do-what")
    onward = {"again": f"/registers/{sheet.register.id}/new", "accept": "/review"}.get(does or "", address)
    return HttpResponseRedirect(onward, status=303)


def _of_another(request: PageRequest) -> HttpResponse | None:
    """The refusal of what another account filled in offline."""
    if request.headers.get(QUEUE, request.actor.id) == request.actor.id:
        return None
    problem = OTHER_PERSON.at()
    return JsonResponse({"state": "other", "said": [f"{sentence(problem)} {mend(problem)}"]}, status=409)


def _keep(request: PageRequest, sheet: Sheet) -> HttpResponse:
    """A draft, kept as it is typed or by its button."""
    kept, found = None, tuple(sheet.problems)
    if sheet.unit is not None:
        told = Kept(sheet.client_id, sheet.register.id, sheet.record, sheet.unit, given(sheet.raw))
        kept, found = save_draft(sheet.office, sheet.actor, told)
    if QUEUE in request.headers:
        return JsonResponse({"state": "kept" if kept else "refused", "said": [sentence(p) for p in found]})
    sheet.problems = list(found)
    if kept:
        messages.success(request, gettext("草稿已存。"))
        return HttpResponseRedirect(f"{request.path}?draft={sheet.client_id}", status=303)
    return _page(request, sheet)


def _take_up(sheet: Sheet, client_id: str) -> None:
    """Go on with a draft."""
    found = next((d for d in drafts(sheet.office, sheet.actor, sheet.register.id) if d.client_id == client_id), None)
    if found is not None:
        sheet.client_id, sheet.raw = found.client_id, dict(found.raw)
        sheet.unit = found.unit
        sheet.unit_text = dict(sheet.units).get(found.unit, sheet.unit_text)


@allow(*ENTERING)
@require_POST
def drop_draft(request: PageRequest, client_id: str) -> HttpResponse:
    """Let a draft go."""
    register = draft(current_office(), request.actor, client_id).register
    discard_draft(request.actor, client_id)
    messages.success(request, gettext("草稿已删。"))
    return HttpResponseRedirect(f"/registers/{register}/new", status=303)


@allow(*ENTERING)
@require_safe
def suggestions(request: PageRequest, register: str) -> HttpResponse:
    """Names of a list that hold the text `q`, or whose pinyin begins so: `[{text, label}]`."""
    found = suggest(current_office(), request.actor, register, request.GET.get("q", "")[:60])
    return JsonResponse([{"text": each.text, "label": each.label} for each in found], safe=False)
