"""The check of any Word file: bring it, see every number coloured, take the copy with comments home."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.http import FileResponse, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from youju.engine.base.problems import Problem, Refused
from youju.engine.check.findings import FINDINGS, UNSEEN, VERDICT, findings
from youju.engine.check.marking import marked
from youju.engine.check.model import VERDICTS, Checked
from youju.engine.report.converting import open_any
from youju.web.commands.desk.office import current_office
from youju.web.commands.editions.freezing import FREEZERS
from youju.web.commands.reports.checking import check_package
from youju.web.commands.reports.papers import KINDS, READERS, bring, paper, papers
from youju.web.reports.sending import sent
from youju.web.reports.telling import parts
from youju.web.ui.access import SIGNED_IN, PageRequest, allow
from youju.web.ui.templatetags.ui import language

NUMBER_OF_RECENT = 10


@allow(SIGNED_IN)
@require_http_methods(["GET", "POST"])
def check(request: PageRequest) -> HttpResponse:
    """Where a file is dropped; the ones that the reader brought before."""
    office = current_office()
    problems: tuple[Problem, ...] = ()
    if request.method == "POST" and (file := request.FILES.get("file")):
        try:
            found = bring(office, request.actor, file.name or "", file.read())
            return HttpResponseRedirect(f"/check/{found.number}", status=303)
        except Refused as refusal:
            problems = refusal.problems
    shown = {
        "problems": problems,
        "papers": papers(office, request.actor)[:NUMBER_OF_RECENT],
        "accept": ",".join(KINDS),
    }
    return render(request, "reports/check.html", shown, status=422 if problems else 200)


@allow(SIGNED_IN)
@require_safe
def checked(request: PageRequest, number: str) -> HttpResponse:
    """A file with every number coloured by its verdict, coverage first, then what has to be mended."""
    office = current_office()
    found = paper(office, request.actor, number)
    package = open_any(found.path)
    result, period = check_package(package, office, request.GET.get("period", ""), language())
    roles, word = request.actor.roles, found.path.suffix.lower() == ".docx"
    shown = shown_check(result, period) | {"paper": found, "writes": bool(roles & READERS)}
    shown["freezes"] = word and bool(roles & FREEZERS)
    return render(request, "reports/checked.html", shown)


@allow(SIGNED_IN)
@require_safe
def comments(request: PageRequest, number: str) -> FileResponse:
    """A copy of the file with a comment at each finding, nothing else changed."""
    office = current_office()
    found = paper(office, request.actor, number)
    package = open_any(found.path)
    result, _ = check_package(package, office, request.GET.get("period", ""), language())
    copy, _ = marked(package, result, office.now().strftime("%Y-%m-%dT%H:%M:%SZ"), language())
    ending = found.path.suffix if found.path.suffix in (".docx", ".xlsx") else ".docx"
    return sent(copy.save(), f"{Path(found.name).stem}（批注）{ending}")


def shown_check(result: Checked, period: str) -> dict[str, Any]:
    """What the templates of a check need: counts, bars, blocks of the text, findings, what was not examined."""
    counts, said = result.coverage(), language()
    told = [one for one in findings(result, said) if not one.echo]
    good = counts["traced"] + counts["stated"]
    wrong = sum(counts[v] for v in FINDINGS if v != "untraced")
    numbers = {(n.part, n.paragraph, n.start): place for place, n in enumerate(result.numerals, 1)}
    return {
        "counts": counts,
        "verdicts": [(VERDICT[v].in_(said), counts[v], v) for v in VERDICTS if counts[v]],
        "bars": _bars([("t", good), ("c", wrong), ("u", counts["untraced"])]),
        "parts": parts(result),
        "findings": [(one, numbers.get((one.part, one.paragraph, one.start), 0)) for one in told],
        "missing": result.missing,
        "not_examined": Counter(UNSEEN[one.kind].in_(said) for one in result.not_examined).items(),
        "checked_period": period,
    }


def _bars(counts: list[tuple[str, int]]) -> list[tuple[str, str, str]]:
    """(colour, x, width) of the bar over the text, in hundredths of its width."""
    whole = Decimal(sum(count for _, count in counts) or 1)
    drawn, at = [], Decimal(0)
    for colour, count in counts:
        width = 100 * count / whole
        drawn.append((colour, f"{at:.2f}", f"{width:.2f}"))
        at += width
    return drawn
