"""What every change of a definition passes through: the page of its effect, then into force, then the way back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from youju.engine.base.problems import errors
from youju.web.commands.definitions.editing import Edit, Proposal, apply, judge, reverted
from youju.web.commands.definitions.impact import impact
from youju.web.commands.desk.office import Office, current_office
from youju.web.commands.desk.people import names_of
from youju.web.store import read
from youju.web.store.definitions import REGISTER
from youju.web.ui.access import PageRequest, allow

LATEST = 50


@dataclass(frozen=True, slots=True)
class Made:
    """One change of an own definition file: when, by whom, why, and its lines; `undo` where it can be taken back."""

    seq: int
    file: str
    when: str
    who: str
    why: str
    lines: tuple[tuple[str, str], ...]
    undo: bool


def propose_page(request: PageRequest, proposal: Proposal, back: str, title: str, reason: str = "") -> HttpResponse:
    """The page of the effect; where something stands against the proposal, that and nothing to press."""
    found = impact(current_office(), proposal.pack) if proposal.pack else None
    context = {
        "proposal": proposal,
        "impact": found,
        "moved": [e for e in found.effects if e.moved] if found else (),
        "still": [e for e in found.effects if not e.moved] if found else (),
        "edits": [(edit, diff_lines(edit.diff)) for edit in proposal.edits],
        "problems": errors(proposal.problems),
        "notes": [p for p in proposal.problems if p not in errors(proposal.problems)],
        "back": back,
        "title": title,
        "reason": reason,
    }
    return render(request, "settings/proposal.html", context, status=200 if proposal.ready else 422)


@allow("admin")
@require_POST
def apply_proposal(request: PageRequest) -> HttpResponse:
    """Put into force exactly the texts that were shown."""
    office = current_office()
    names, texts = request.POST.getlist("file"), request.POST.getlist("text")
    files = {name: text.replace("\r\n", "\n") for name, text in zip(names, texts, strict=False)}
    seen = request.POST.get("seen", "")
    found = judge(office, files)
    asked = Proposal(found.edits, found.pack, found.problems, int(seen) if seen.isdecimal() else 0)
    seq, problems = apply(office, request.actor, asked, request.POST.get("reason", "").strip())
    back = _inside(request.POST.get("back", ""))
    if not seq:
        return propose_page(request, Proposal(found.edits, found.pack, problems, found.seen), back, gettext("没有生效"))
    messages.success(request, gettext("已生效，表单、模板和数字都按新口径。"))
    return HttpResponseRedirect(back, status=303)


@allow("admin", "auditor")
@require_safe
def definition_changes(request: PageRequest) -> HttpResponse:
    """What the office changed in its definitions, the latest first."""
    return render(request, "settings/changes.html", {"changes": made_changes(current_office())})


@allow("admin")
@require_POST
def undo_change(request: PageRequest, seq: int) -> HttpResponse:
    """The effect of taking a change back; it comes into force like any other."""
    proposal = reverted(current_office(), seq)
    reason = gettext("撤回第 %(seq)d 号修订") % {"seq": seq}
    return propose_page(request, proposal, reverse("settings-definition-changes"), gettext("撤回口径改动"), reason)


def made_changes(office: Office, files: Sequence[str] = ()) -> list[Made]:
    """The last changes of the overlay, of some files or of all."""
    before: dict[int, str] = {}
    found: list[Made] = []
    last: dict[int, int] = {}
    for revision in read.revisions_of(REGISTER):
        entry = revision.entry
        if entry.data.get("layer") != "overlay":
            continue
        text = "" if entry.stage == "void" else str(entry.data.get("content", ""))
        file, why = str(entry.data["file"]), str(entry.source.get("reason", ""))
        edit = Edit(file, before.get(revision.record, ""), text)
        last[revision.record] = revision.seq
        before[revision.record] = text
        lines = diff_lines(edit.diff)
        found.append(Made(revision.seq, file, revision.recorded_at, entry.actor, why, lines, undo=False))
    shown = [made for made in reversed(found) if not files or made.file in files][:LATEST]
    who = names_of([made.who for made in shown])
    return [_named(made, who.get(made.who, made.who), made.seq in last.values()) for made in shown]


def _named(made: Made, who: str, undo: bool) -> Made:
    return Made(made.seq, made.file, made.when, who, made.why, made.lines, undo)


def diff_lines(diff: str) -> tuple[tuple[str, str], ...]:
    """A unified diff as ("ins" | "del" | "", line) without its head."""
    kinds = {"+": "ins", "-": "del"}
    lines = (line for line in diff.splitlines()[2:] if not line.startswith("@@"))
    return tuple((kinds.get(line[:1], ""), line[1:]) for line in lines)


def _inside(address: str) -> str:
    """Where to go back to: a page of the settings."""
    return address if address.startswith("/settings") and "\\" not in address else reverse("settings-definitions")
