"""A site served by `youju serve` in a process of its own, and browsers that fill in its forms."""

from __future__ import annotations

import http.client
import re
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

HOST = "127.0.0.1"
PATIENCE = 60
_HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)"')
_RECORD = re.compile(r"/records/(\d+)")
_WRONG = re.compile(r'class="errors".*?</', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Sent:
    """An entry as it was answered: the number of its record (0: not saved), the seconds that saving took."""

    title: str
    status: int
    record: int
    seconds: float
    said: str = ""


class Browser:
    """One signed-in person's browser: a connection of its own, cookies, forms with their hidden inputs."""

    def __init__(self, port: int, session: str) -> None:
        self._port, self._cookies = port, {"sessionid": session}

    def save(self, register: str, values: Mapping[str, str]) -> Sent:
        """Open the form of a new record, fill it in, send it; a connection that breaks is an answer too (status 0)."""
        address, begin = f"/registers/{register}/new", time.perf_counter()
        try:
            status, page, _ = self._ask("GET", address)
            if status != http.client.OK:
                return Sent(values["title"], status, 0, time.perf_counter() - begin, "the form")
            form = {**dict(_HIDDEN.findall(page)), **values}
            begin = time.perf_counter()
            status, page, location = self._ask("POST", address, urlencode(form))
        except (OSError, http.client.HTTPException) as error:
            return Sent(values["title"], 0, 0, time.perf_counter() - begin, repr(error))
        found = _RECORD.fullmatch(location) if status == http.client.SEE_OTHER else None
        said = "" if found else " ".join(_WRONG.findall(page))
        return Sent(values["title"], status, int(found[1]) if found else 0, time.perf_counter() - begin, said)

    def _ask(self, method: str, address: str, body: str | None = None) -> tuple[int, str, str]:
        connection = http.client.HTTPConnection(HOST, self._port, timeout=PATIENCE)
        cookies = "; ".join(f"{name}={value}" for name, value in self._cookies.items())
        headers = {"Cookie": cookies, "Content-Type": "application/x-www-form-urlencoded"}
        try:
            connection.request(method, address, body, headers)
            answer = connection.getresponse()
            for line in answer.headers.get_all("Set-Cookie", []):
                name, _, value = line.partition(";")[0].partition("=")
                self._cookies[name] = value
            return answer.status, answer.read().decode(), answer.headers.get("Location", "")
        finally:
            connection.close()


@contextmanager
def served(folder: Path) -> Iterator[int]:
    """The site in `folder` served until the end; the port. Raises RuntimeError with what it said where it does not start."""
    with socket.create_server((HOST, 0)) as free:
        port: int = free.getsockname()[1]
    program = Path(sys.executable).parent / "youju"
    command = [str(program), "serve", "--site", str(folder), "--port", str(port)]
    with (
        tempfile.TemporaryFile() as log,
        subprocess.Popen(command, stdout=log, stderr=log) as server,
    ):
        try:
            if not _answers(port, server):
                log.seek(0)
                raise RuntimeError(log.read().decode())
            yield port
        finally:
            server.terminate()


def _answers(port: int, server: subprocess.Popen[bytes]) -> bool:
    end = time.monotonic() + PATIENCE
    while server.poll() is None and time.monotonic() < end:
        try:
            socket.create_connection((HOST, port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return True
    return False
