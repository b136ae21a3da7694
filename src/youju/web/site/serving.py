"""Serves the pages with waitress; static files through Django's own finders."""

from __future__ import annotations

import waitress
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.wsgi import get_wsgi_application


def serve(port: int) -> None:
    """Serve on the loopback address until the process is stopped. The site must have been opened."""
    application = StaticFilesHandler(get_wsgi_application())
    waitress.serve(application, listen=f"127.0.0.1:{port}", threads=4, ident=None)
