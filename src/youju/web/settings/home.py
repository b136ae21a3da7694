"""The first page of the settings, and the log as an auditor reads it."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from youju.web.commands.desk.office import current_office
from youju.web.commands.desk.people import names_of, people
from youju.web.commands.desk.showing import Shown
from youju.web.commands.entry.history import action_title
from youju.web.store import read
from youju.web.ui.access import PageRequest, allow
from youju.web.ui.templatetags.ui import language

PAGE = 50


@allow("admin", "auditor")
@require_safe
def settings_home(request: PageRequest) -> HttpResponse:
    """Where everything is set."""
    office = current_office()
    pack = office.pack()
    own = [r for r in pack.registers.values() if not r.system]
    counts = {
        "units": len(office.tree().on(office.today).above),
        "people": len(people()),
        "registers": len(own),
        "indicators": len(pack.indicators),
        "lists": sum(1 for r in own if r.loop == "list"),
    }
    return render(request, "settings/home.html", {"counts": counts, "site": office.site, "pack": pack})


@allow("admin", "auditor")
@require_safe
def audit(request: PageRequest) -> HttpResponse:
    """Every revision of the log, the latest first."""
    office = current_office()
    head = read.head()
    asked = request.GET.get("before", "")
    before = min(int(asked), head + 1) if asked.isdecimal() else head + 1
    revisions = read.before(before, PAGE)
    shown = Shown(office, language())
    shown.prepare(revisions)
    names = names_of(r.entry.actor for r in revisions)
    pack = office.pack()
    lines = []
    for revision in revisions:
        register = pack.registers.get(revision.entry.register)
        loop = pack.loops[register.loop] if register else None
        action = action_title(revision.entry.action, loop) if loop else revision.entry.action
        title = register.title if register else revision.entry.register
        lines.append((revision, names[revision.entry.actor], action, title, shown.label(revision)))
    last = revisions[-1].seq if revisions else 0
    context = {"lines": lines, "head": head, "first": head - before + 2, "shown": len(lines)}
    return render(request, "settings/audit.html", context | {"next": f"?before={last}" if last > 1 else ""})
