"""Serves the pages with waitress; static files through Django's own finders."""

from __future__ import annotations

import errno
import socket

import waitress
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.wsgi import get_wsgi_application

from youju.engine.base.problems import Refused
from youju.web.commands.problems import PORT_TAKEN


def serve(port: int) -> None:
    """Serve on the loopback address until the process is stopped. The site must have been opened.

    Raises `Refused` CMD034 where another program has the port.
    """
    application = StaticFilesHandler(get_wsgi_application())
    try:
        listening = socket.create_server(("127.0.0.1", port))
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        raise Refused(PORT_TAKEN.at(port=port)) from None
    with listening:
        waitress.serve(application, sockets=[listening], threads=4, ident=None)
