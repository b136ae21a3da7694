"""Static files under lasting names, without a build step: the digest of all of them stands before each address.

Files keep their relative places, so styles and modules name each other as they lie. A new version of the program has
another digest, and browsers keep what they have for a year. Nothing is written beside an installation that may be
read-only: copies and their compressed twins lie in a temporary folder as long as the server runs.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.contrib.staticfiles.storage import StaticFilesStorage
from whitenoise import WhiteNoise
from whitenoise.compress import Compressor

_PREFIX = "static/"


class LastingStorage(StaticFilesStorage):
    """What `{% static %}` asks for addresses."""

    def url(self, name: str | None) -> str:
        """`/static/DIGEST/NAME`."""
        return f"{settings.STATIC_URL}{digest()}/{name}"


@lru_cache(maxsize=1)
def digest() -> str:
    """12 hex digits of the names and contents of all static files."""
    found = sha256()
    for name, path in static_files():
        found.update(f"{name}\0".encode())
        found.update(sha256(path.read_bytes()).digest())
    return found.hexdigest()[:12]


def static_files() -> Iterator[tuple[str, Path]]:
    """Every static file of every app by its name, in the order of names; the first app wins."""
    found: dict[str, Path] = {}
    for finder in get_finders():
        for name, storage in finder.list(["*.map"]):
            found.setdefault(name.replace("\\", "/"), Path(storage.path(name)))
    return iter(sorted(found.items()))


def with_static_files(application: Any, folder: Path) -> Any:
    """The application with all static files before it, copied to `folder` and compressed there."""
    compressor = Compressor(use_brotli=False, quiet=True)
    for name, path in static_files():
        copy = folder / name
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copy)
        if compressor.should_compress(name):
            compressor.compress(str(copy))
    lasting = f"{_PREFIX}{digest()}/"
    served = WhiteNoise(application, immutable_file_test=lambda _path, url: url.startswith(f"/{lasting}"))
    served.add_files(str(folder), prefix=lasting)
    served.add_files(str(folder), prefix=_PREFIX)
    return served
