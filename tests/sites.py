"""Copies of a prepared site: tests copy a database instead of emptying one, which the log's triggers refuse."""

from __future__ import annotations

import fcntl
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from youju.web.site.setup import open_site
from youju.web.store.folder import SETTINGS_FILE, Site, site_text


def open_copy(original: Site, folder: Path, url: str) -> Site:
    """A copy of a site folder, opened on the database of `url` ("": the copy's own file)."""
    shutil.copytree(original.folder, folder)
    (folder / SETTINGS_FILE).write_text(site_text(replace(original, folder=folder, database_url=url)), "utf-8")
    return open_site(folder)


def made_once(run: Path, name: str, make: Callable[[Path], None]) -> Path:
    """The folder `name` of a test run, made by whichever of its processes comes first; the others wait for it.

    Whoever uses it works on a copy.
    """
    folder = run / name
    with (run / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            make(run / f"{name}.part")
            (run / f"{name}.part").rename(folder)
    return folder
