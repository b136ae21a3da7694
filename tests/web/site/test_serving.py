"""Serving: over http and over TLS with the site's own certificate, static files under lasting names, compressed."""

import gzip
import re
import socket
import ssl
import threading
import urllib.request
from contextlib import contextmanager
from urllib.error import HTTPError

import pytest
from cheroot import wsgi

from youju.web.commands.desk.office import use
from youju.web.commands.people import certificates
from youju.web.site import serving, statics


@contextmanager
def running(site, *, tls=False):
    """The port of a server of the site in a thread of this process."""
    with serving.application(tls) as served:
        server = wsgi.Server(("127.0.0.1", 0), served, numthreads=2)
        if tls:
            server.ssl_adapter = serving._Adapter(site, serving.host_names())
        server.prepare()
        thread = threading.Thread(target=server.serve)
        thread.start()
        try:
            yield server.bind_addr[1]
        finally:
            server.stop()
            thread.join()


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("static")


@pytest.fixture(scope="module")
def files(folder):
    """Static files alone, before an application that knows nothing."""

    def nothing(environ, start_response):
        start_response("404 Not Found", [])
        return [b""]

    return statics.with_static_files(nothing, folder)


def ask(application, path, **headers):
    """Status, headers and body of a GET."""
    told = {}
    environ = {"REQUEST_METHOD": "GET", "PATH_INFO": path} | {f"HTTP_{k.upper()}": v for k, v in headers.items()}
    answer = application(environ, lambda status, found: told.update(status=status, headers=dict(found)))
    body = b"".join(answer)
    if hasattr(answer, "close"):
        answer.close()
    return int(told["status"][:3]), told["headers"], body


def test_a_static_file_keeps_its_address_until_a_file_changes(files):
    address = statics.LastingStorage().url("ui/base.css")
    assert re.fullmatch(r"/static/[0-9a-f]{12}/ui/base\.css", address)
    status, headers, _ = ask(files, address)
    assert (status, "immutable" in headers["Cache-Control"]) == (200, True)


def test_the_plain_address_works_too_and_is_asked_again_soon(files):
    status, headers, _ = ask(files, "/static/ui/base.css")
    assert (status, headers["Cache-Control"]) == (200, "max-age=60, public")


def test_static_files_come_compressed_to_whom_can_read_that(files):
    _, headers, body = ask(files, "/static/ui/base.css", accept_encoding="gzip")
    assert headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(body) == ask(files, "/static/ui/base.css")[2]


def test_what_is_no_static_file_goes_on_to_the_pages(files):
    assert ask(files, "/static/nothing.css")[0] == 404


@pytest.fixture
def office(site):
    return use(site)


def test_pages_are_served_over_http(office, site):
    with running(site) as port:
        answer = urllib.request.urlopen(f"http://127.0.0.1:{port}/signin", timeout=30)
        assert (answer.status, "登录" in answer.read().decode()) == (200, True)


def trusting(site):
    """What a device that has installed the site's certificate trusts."""
    return ssl.create_default_context(cadata=certificates.authority_der(site))


def test_a_device_with_the_certificate_trusts_the_pages(office, site):
    with running(site, tls=True) as port:
        answer = urllib.request.urlopen(f"https://localhost:{port}/signin", context=trusting(site), timeout=30)
        assert (answer.status, "Secure" in answer.headers["Set-Cookie"]) == (200, True)


def test_a_device_without_it_does_not(office, site):
    with running(site, tls=True) as port, pytest.raises(OSError, match="CERTIFICATE_VERIFY_FAILED"):
        urllib.request.urlopen(f"https://localhost:{port}/signin", timeout=30)


def test_who_speaks_plain_http_to_the_tls_port_is_told(office, site):
    with running(site, tls=True) as port, pytest.raises(HTTPError) as told:
        urllib.request.urlopen(f"http://127.0.0.1:{port}/signin", timeout=30)
    with told.value as answer:
        assert (answer.code, "https" in answer.read().decode()) == (400, True)


def test_a_silent_client_holds_up_nobody(office, site):
    with running(site, tls=True) as port, socket.create_connection(("127.0.0.1", port)):
        answer = urllib.request.urlopen(f"https://localhost:{port}/signin", context=trusting(site), timeout=8)
        assert answer.status == 200


def test_the_address_to_type_names_the_machine_where_the_network_is_served():
    assert serving.Listening(8443, "0.0.0.0", tls=True).address == f"https://{socket.gethostname()}:8443/"
    assert serving.Listening(8000).address == "http://127.0.0.1:8000/"


def test_the_machine_is_called_by_its_name_and_its_addresses():
    assert serving.host_names() >= {"127.0.0.1", "localhost", socket.gethostname()}
    assert serving.host_names("0.0.0.0") > serving.host_names()
    assert "10.0.0.8" in serving.host_names("10.0.0.8")
