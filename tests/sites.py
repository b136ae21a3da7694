"""Copies of a prepared site: tests copy a database instead of emptying one, which the log's triggers refuse."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

from youju.web.site.setup import open_site
from youju.web.store.folder import SETTINGS_FILE, Site, site_text


def open_copy(original: Site, folder: Path, url: str) -> Site:
    """A copy of a site folder, opened on the database of `url` ("": the copy's own file)."""
    shutil.copytree(original.folder, folder)
    (folder / SETTINGS_FILE).write_text(site_text(replace(original, folder=folder, database_url=url)), "utf-8")
    return open_site(folder)
