"""LibreOffice for tests: several files in one call, in a profile of its own."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

SECONDS = 180

needs_office = pytest.mark.skipif(
    not (shutil.which("soffice") and shutil.which("pdftotext")), reason="LibreOffice or pdftotext is not installed"
)


def converted(files: Mapping[str, bytes], folder: Path, target: str) -> dict[str, Path]:
    """The files, by name without suffix, converted from .docx to `target`; fails where one was not."""
    for name, data in files.items():
        (folder / f"{name}.docx").write_bytes(data)
    out = folder / target
    command = [
        *("soffice", "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--convert-to", target),
        *("--outdir", str(out), *(str(folder / f"{name}.docx") for name in files)),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=SECONDS)
    found = {name: out / f"{name}.{target}" for name in files}
    assert [name for name, path in found.items() if not path.exists()] == []
    return found


def printed(path: Path) -> str:
    """The text of a PDF as it is laid out."""
    return subprocess.run(["pdftotext", "-layout", str(path), "-"], check=True, capture_output=True, text=True).stdout
