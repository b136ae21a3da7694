"""Serves the pages with cheroot, over TLS where asked; static files through whitenoise."""

from __future__ import annotations

import errno
import signal
import socket
import ssl
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cheroot import wsgi
from cheroot.ssl.builtin import BuiltinSSLAdapter
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

from youju.engine.base.problems import Refused
from youju.web.commands.desk.office import current_office
from youju.web.commands.desk.problems import PORT_TAKEN
from youju.web.commands.people import certificates
from youju.web.site.statics import with_static_files
from youju.web.site.warming import warmed
from youju.web.store.folder import Site

THREADS = 8
LOOPBACK = "127.0.0.1"
_ANY = ("", "0.0.0.0", "::")  # noqa: S104 - what an administrator asks for with --host
_LOOKED_AT_EVERY = 3600.0
_WRONG_SCHEME = "HTTP/1.1 400 Bad Request\r\nContent-Type: text/plain; charset=utf-8\r\nConnection: close\r\n\r\n请用 https:// 打开。Use https://.\r\n"


@dataclass(frozen=True, slots=True)
class Listening:
    """Where to serve: `host` is an address of this machine, `tls` with a certificate of the site's own."""

    port: int
    host: str = LOOPBACK
    tls: bool = False

    @property
    def address(self) -> str:
        """What to type into a browser: by name where the whole network is served."""
        shown = socket.gethostname() if self.host in _ANY else self.host
        return f"{'https' if self.tls else 'http'}://{f'[{shown}]' if ':' in shown else shown}:{self.port}/"


def serve(site: Site, where: Listening) -> None:
    """Serve until the process is told to stop, then finish what is being answered. The site must have been opened.

    Raises `Refused` CMD034 where another program has the port.
    """
    _refuse_taken(where)
    with application(where.tls) as served, warmed(current_office()):
        server = wsgi.Server((where.host, where.port), served, numthreads=THREADS, request_queue_size=128)
        server.ssl_adapter = _Adapter(site, host_names(where.host)) if where.tls else None
        _stop_when_told()
        try:
            server.start()
        finally:
            server.stop()


@contextmanager
def application(secure: bool = False) -> Iterator[Any]:
    """The pages with their static files; `secure` keeps cookies to TLS."""
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = secure
    get_resolver().check()  # imports every page, which the first reader would else wait for
    with tempfile.TemporaryDirectory(prefix="youju-static-") as folder:
        yield with_static_files(get_wsgi_application(), Path(folder))


def host_names(host: str = LOOPBACK) -> frozenset[str]:
    """The names and addresses by which this machine may be called when it serves on `host`."""
    name = socket.gethostname()
    found = {name, "localhost", LOOPBACK, "::1", *({host} - set(_ANY))}
    if host in _ANY:
        found |= {socket.getfqdn(), f"{name}.local", *_addresses(name)}
    return frozenset(one for one in found if one and "%" not in one and one.isascii())


def _addresses(name: str) -> Iterator[str]:
    with suppress(OSError):  # a machine that does not know its own name still has the address below
        yield from {str(info[4][0]) for info in socket.getaddrinfo(name, None)}
    for family, other in ((socket.AF_INET, "192.0.2.1"), (socket.AF_INET6, "2001:db8::1")):
        # Nothing is sent: the system only chooses the address that it would send from.
        with socket.socket(family, socket.SOCK_DGRAM) as probe:
            try:
                probe.connect((other, 9))
                yield str(probe.getsockname()[0])
            except OSError:
                continue


def _refuse_taken(where: Listening) -> None:
    family = socket.AF_INET6 if ":" in where.host else socket.AF_INET
    try:
        socket.create_server((where.host, where.port), family=family).close()
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        raise Refused(PORT_TAKEN.at(port=where.port)) from None


def _stop_when_told() -> None:
    """Let a service manager's SIGTERM end the server as Ctrl+C does: requests under way are answered."""

    def stop(_signal: int, _frame: object) -> None:
        raise KeyboardInterrupt

    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, stop)


class _Socket(ssl.SSLSocket):
    """A connection that shakes hands when it is first read, in a worker: a silent client holds up nobody else."""

    def recv_into(self, *args: Any, **more: Any) -> int:
        """Read; whoever speaks no TLS is told so and let go. Browsers that just leave are no error."""
        try:
            return super().recv_into(*args, **more)
        except (ssl.SSLEOFError, ssl.SSLZeroReturnError):
            return 0
        except ssl.SSLError as error:
            if error.reason == "HTTP_REQUEST":
                socket.socket.sendall(self, _WRONG_SCHEME.encode())
            raise ConnectionResetError(errno.ECONNRESET, str(error)) from error

    def send(self, *args: Any, **more: Any) -> int:
        """Write; the other side may have left."""
        try:
            return super().send(*args, **more)
        except ssl.SSLError as error:
            raise ConnectionResetError(errno.ECONNRESET, str(error)) from error


class _Adapter(BuiltinSSLAdapter):
    """TLS with the site's certificate, which is looked at every hour and renewed before it ends."""

    def __init__(self, site: Site, names: frozenset[str]) -> None:
        self._site, self._names = site, names
        held = certificates.ensure(site, names, certificates.now())
        super().__init__(str(held.file), str(held.key))
        self.context.sslsocket_class = _Socket
        self.context.minimum_version = ssl.TLSVersion.TLSv1_2
        self._looked = time.monotonic()

    def wrap(self, sock: socket.socket) -> tuple[ssl.SSLSocket, dict[str, str]]:
        """A connection on this socket, and what the application is told of it."""
        self._renew()
        wrapped = self.context.wrap_socket(sock, server_side=True, do_handshake_on_connect=False)
        return wrapped, {"wsgi.url_scheme": "https", "HTTPS": "on"}

    def _renew(self) -> None:
        if time.monotonic() - self._looked < _LOOKED_AT_EVERY:
            return
        self._looked = time.monotonic()
        held = certificates.ensure(self._site, self._names, certificates.now())
        self.context.load_cert_chain(held.file, held.key)
