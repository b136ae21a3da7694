"""LibreOffice as another editor: files converted, many at once, in a profile of its own."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

Convert = Callable[[Mapping[str, bytes], str], dict[str, bytes]]


@pytest.fixture(scope="session")
def convert(tmp_path_factory: pytest.TempPathFactory) -> Convert:
    """Convert files by name (`x.docx`) to another ending; skipped where LibreOffice is not installed."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice is not installed")
    profile = tmp_path_factory.mktemp("profile")

    def run(files: Mapping[str, bytes], ending: str) -> dict[str, bytes]:
        source, target = tmp_path_factory.mktemp("in"), tmp_path_factory.mktemp("out")
        for name, data in files.items():
            (source / name).write_bytes(data)
        command = [program, "--headless", f"-env:UserInstallation={profile.as_uri()}", "--convert-to", ending]
        command += ["--outdir", str(target), *(str(source / name) for name in files)]
        subprocess.run(command, check=True, capture_output=True, timeout=180)
        return {Path(name).stem: (target / f"{Path(name).stem}.{ending}").read_bytes() for name in files}

    return run
