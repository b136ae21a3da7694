"""How to install the certificate of `serve --tls` on a device, and the certificate itself. Open to anyone."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from youju.web.commands.people import certificates
from youju.web.ui.access import ANYONE, PageRequest, allow


@allow(ANYONE, unsettled=True)
@require_safe
def certificate_page(request: PageRequest) -> HttpResponse:
    """Step by step for Windows, 麒麟/统信, Android and iOS, with the fingerprint to compare."""
    site = settings.YOUJU_SITE
    held = certificates.authority(site) if site else None
    return render(request, "signin/certificate.html", {"held": held, "secure": request.is_secure()})


@allow(ANYONE, unsettled=True)
@require_safe
def certificate_file(request: PageRequest) -> HttpResponse:
    """The certificate as devices install it (DER)."""
    site = settings.YOUJU_SITE
    data = certificates.authority_der(site) if site else None
    if data is None:
        raise Http404
    answer = HttpResponse(data, content_type="application/x-x509-ca-cert")
    answer["Content-Disposition"] = 'attachment; filename="youju.crt"'
    return answer
