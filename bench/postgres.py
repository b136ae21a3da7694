"""A PostgreSQL server of the run's own, with the settings that a new cluster has; gone at the end.

Nothing of an installed server is touched. As root the server runs as the user `postgres`, which it insists on.
"""

from __future__ import annotations

import contextlib
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_USER = "youju"


def binaries() -> Path | None:
    """The folder that holds `initdb` and `pg_ctl`; None where no server is installed."""
    found = shutil.which("initdb")
    places = [
        *sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True),
        *([Path(found).resolve().parent] if found else []),
    ]
    return next((place for place in places if (place / "initdb").exists() and (place / "pg_ctl").exists()), None)


@dataclass(frozen=True, slots=True)
class Server:
    """A running server, reached by a socket in `folder`; `account` is the system user it runs as (None: ours)."""

    programs: Path
    folder: Path
    account: str | None

    def database(self, name: str) -> str:
        """Make an empty database; its URL, as `youju.toml` has it."""
        self.run("createdb", "-h", self.folder, "-U", _USER, name)
        return f"postgresql://{_USER}@/{name}?host={self.folder}"

    def run(self, program: str, *arguments: object) -> None:
        """Run one of the server's programs; raises RuntimeError with what it said."""
        command = [str(self.programs / program), *map(str, arguments)]
        # Output goes to a file: the server would keep a pipe open and the call would never return.
        with tempfile.TemporaryFile() as output:
            done = subprocess.run(command, user=self.account, cwd="/", stdout=output, stderr=output, check=False)
            if done.returncode:
                output.seek(0)
                raise RuntimeError(output.read().decode())


@contextlib.contextmanager
def server(programs: Path) -> Iterator[Server]:
    """Start one, stop it at the end."""
    folder = Path(tempfile.mkdtemp(prefix="youju-pg-", dir="/tmp"))  # sockets need a short path
    running, data = Server(programs, folder, _account(folder)), folder / "data"
    try:
        running.run("initdb", "-D", data, "-U", _USER, "-A", "trust", "-E", "UTF8", "--no-locale")
        options = f"-c listen_addresses='' -k {folder}"
        running.run("pg_ctl", "-D", data, "-w", "-l", folder / "log", "-o", options, "start")
        yield running
    finally:
        if (data / "postmaster.pid").exists():
            running.run("pg_ctl", "-D", data, "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)


def _account(folder: Path) -> str | None:
    if os.geteuid() != 0:
        return None
    account = pwd.getpwnam("postgres")
    os.chown(folder, account.pw_uid, account.pw_gid)
    return account.pw_name
