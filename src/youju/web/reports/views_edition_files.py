"""The files of an edition: both Word files and their PDF, the sheets, the package for machines, the bundles."""

from __future__ import annotations

from collections.abc import Callable

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from youju.engine.document.package import Package
from youju.web.commands.desk.office import Office, current_office
from youju.web.commands.editions.bundle_run import WAIT, make
from youju.web.commands.editions.correcting import correction_sheet
from youju.web.commands.editions.drifting import drift
from youju.web.commands.editions.signing_off import TITLE, receipt_of, sign_off_sheet
from youju.web.commands.editions.standing import Standing, document_of, edition_of, standing
from youju.web.commands.editions.tagging import tagged_edition
from youju.web.commands.reports.printing import as_pdf
from youju.web.reports.sending import sent
from youju.web.reports.views import OFFICE
from youju.web.ui.access import PageRequest, allow
from youju.web.ui.templatetags.ui import language

ENDINGS = ("docx", "pdf")
MACHINES = ("xbri", "json")
Maker = Callable[[Office, Standing], tuple[Package, str]]


@allow(*OFFICE)
@require_safe
def edition_file(request: PageRequest, edition: str, which: str, ending: str) -> FileResponse:
    """`report`, `public`, `sheet` or `correction` as docx or pdf; the first two also as xbri or json; `receipt.txt`."""
    office = current_office()
    one = standing(office, edition, request.actor)
    if which in ("report", "public") and ending in MACHINES:
        machines = tagged_edition(office, one, public=which == "public")
        name = f"{one.id}{'-public' if which == 'public' else ''}.{ending}"
        return sent(machines.xbri() if ending == "xbri" else machines.json(), name)
    if (which, ending) == ("receipt", "txt") and (receipt := receipt_of(one)[0]):
        return sent(receipt.encode(), f"{one.id}-receipt.txt")
    if which not in _MAKERS or ending not in ENDINGS:
        raise Http404
    package, name = _MAKERS[which](office, one)
    return sent(package.save() if ending == "docx" else as_pdf(package)[0], f"{name}.{ending}")


@allow(*OFFICE)
@require_safe
def edition_bundle(request: PageRequest, edition: str, kind: str) -> FileResponse | HttpResponse:
    """The evidence bundle, `inner` or `public`; while it is made, how far it is."""
    office = current_office()
    if kind not in ("inner", "public"):
        raise Http404
    making = make(office, request.actor, edition, kind == "public", 0 if request.htmx else WAIT)
    shown = {"edition": edition, "kind": kind, "done": making.done, "total": making.of or 1, "ready": making.path}
    if request.htmx:
        return render(request, "reports/_bundle.html", shown)
    if making.path is None:
        return render(request, "reports/bundle.html", shown)
    answer = FileResponse(making.path.open("rb"), as_attachment=True, filename=f"{making.path.name.split('.')[0]}.zip")
    answer["X-Content-Type-Options"], answer["Cache-Control"] = "nosniff", "no-store"
    return answer


def _report(_office: Office, one: Standing) -> tuple[Package, str]:
    return Package.open(document_of(one), f"{one.id}.docx"), edition_of(one).title


def _public(_office: Office, one: Standing) -> tuple[Package, str]:
    return Package.open(document_of(one, public=True), f"{one.id}.docx"), f"{edition_of(one).title}-public"


def _sheet(office: Office, one: Standing) -> tuple[Package, str]:
    return sign_off_sheet(office, one, language()), f"{TITLE.in_(language())}-{one.id}"


def _correction(office: Office, one: Standing) -> tuple[Package, str]:
    return correction_sheet(office, drift(office, one, language())), f"correction-{one.id}"


_MAKERS: dict[str, Maker] = {"report": _report, "public": _public, "sheet": _sheet, "correction": _correction}
