"""Receipts for whoever keeps a copy, the comparison of one that is brought back, and the list of late entries."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from youju.engine.bundle.receipt import short_code
from youju.web.commands.desk.office import current_office
from youju.web.commands.receipts.comparing import compared
from youju.web.commands.receipts.holding import receipt_held, receipts_held
from youju.web.commands.receipts.issued import issued
from youju.web.commands.receipts.late import give_reason, late_entries
from youju.web.ui.access import SIGNED_IN, PageRequest, allow
from youju.web.ui.templatetags.ui import language, sentence


@allow(SIGNED_IN)
@require_safe
def receipt_list(request: PageRequest) -> HttpResponse:
    """The receipts that there are, and what they are for."""
    return render(request, "reports/receipts.html", {"held": receipts_held(current_office())})


@allow(SIGNED_IN)
@require_safe
def receipt_page(request: PageRequest, number: int) -> HttpResponse:
    """One, ready to be copied, downloaded or printed."""
    return render(request, "reports/receipt.html", {"held": receipt_held(current_office(), number)})


@allow(SIGNED_IN)
@require_safe
def receipt_file(request: PageRequest, number: int) -> HttpResponse:
    """The text as a file."""
    held = receipt_held(current_office(), number)
    name = f"receipt-{held.edition or held.number}.txt"
    return HttpResponse(
        held.written,
        content_type="text/plain; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"', "X-Content-Type-Options": "nosniff"},
    )


@allow(SIGNED_IN)
@require_http_methods(["GET", "POST"])
def receipt_compare(request: PageRequest) -> HttpResponse:
    """Compare a receipt that somebody brings back, pasted or as a file."""
    if request.method != "POST":
        return render(request, "reports/receipt_compare.html", {"text": ""})
    file = request.FILES.get("file")
    text = file.read(100_000).decode("utf-8", "replace") if file else request.POST.get("receipt", "")
    found = compared(current_office(), text)
    code = short_code(found.receipt) if found.receipt else ""
    shown = {"text": text, "found": found, "code": code, "problems": () if found.receipt else found.problems}
    return render(request, "reports/receipt_compare.html", shown, status=200 if found.receipt else 422)


@allow(SIGNED_IN)
@require_safe
def late_list(request: PageRequest) -> HttpResponse:
    """What was entered of a period after its report had been issued, within the reader's reach."""
    office, asked = current_office(), request.GET.get("edition", "")
    titles = {register.id: register.title for register in office.pack().registers.values()}
    late = late_entries(office, request.actor, asked, language())
    lines = [(one, titles[one.register]) for one in late]
    return render(request, "reports/late.html", {"lines": lines, "editions": issued(), "asked": asked})


@allow("clerk", "reviewer", "office_reviewer", "admin")
@require_POST
def late_reason(request: PageRequest, record: int) -> HttpResponse:
    """Say why a record came late."""
    problems = give_reason(current_office(), request.actor, record, request.POST.get("reason", ""))
    for problem in problems:
        messages.warning(request, sentence(problem))
    if not problems:
        messages.success(request, gettext("缘由已记下。"))
    return HttpResponseRedirect(f"/records/{record}", status=303)
