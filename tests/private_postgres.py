"""A PostgreSQL server of the test run's own: a new cluster in a temporary folder, reached by a socket, gone at the end.

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
from pathlib import Path

SETTINGS = {
    # A cluster that lives for one test run need not survive a power cut.
    "fsync": "off",
    "full_page_writes": "off",
    "listen_addresses": "''",
    "max_connections": "60",
    "shared_buffers": "64MB",
    "wal_level": "minimal",
    "max_wal_senders": "0",
}


def binaries() -> Path | None:
    """The folder that holds `initdb` and `pg_ctl`; None where no server is installed."""
    places = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    found = shutil.which("initdb")
    places += [Path(found).resolve().parent] if found else []
    return next((place for place in places if (place / "initdb").exists() and (place / "pg_ctl").exists()), None)


@contextlib.contextmanager
def cluster(programs: Path) -> Iterator[str]:
    """A running server; gives the start of a URL, to which a database's name is put: `url.format(name=...)`."""
    folder = Path(tempfile.mkdtemp(prefix="youju-pg-", dir="/tmp"))
    user = _server_user(folder)
    data = folder / "data"
    options = " ".join(f"-c {name}={value}" for name, value in SETTINGS.items())
    try:
        _run(user, programs / "initdb", "-D", data, "-U", "youju", "-A", "trust", "-E", "UTF8", "--no-locale", "-N")
        _run(user, programs / "pg_ctl", "-D", data, "-w", "-l", folder / "log", "-o", f"{options} -k {folder}", "start")
        yield f"postgresql://youju@/{{name}}?host={folder}"
    finally:
        if (data / "postmaster.pid").exists():
            _run(user, programs / "pg_ctl", "-D", data, "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)


def _server_user(folder: Path) -> str | None:
    if os.geteuid() != 0:
        return None
    account = pwd.getpwnam("postgres")
    os.chown(folder, account.pw_uid, account.pw_gid)
    return account.pw_name


def _run(user: str | None, *command: object) -> None:
    # Output goes to a file: the server would keep a pipe open and the call would never return.
    with tempfile.TemporaryFile() as output:
        done = subprocess.run([str(c) for c in command], user=user, cwd="/", stdout=output, stderr=output, check=False)
        output.seek(0)
        assert done.returncode == 0, output.read().decode()
