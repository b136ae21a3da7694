"""A demonstration site made once by the command itself, and a way to run commands."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from sites import made_once
from youju.cli.main import main
from youju.web.site.setup import close_site


@pytest.fixture
def demo(demo_made: Path, tmp_path: Path, django_db_blocker) -> Iterator[Path]:
    """A demonstration site of the test's own."""
    folder = tmp_path / "site"
    shutil.copytree(demo_made, folder)
    with django_db_blocker.unblock():
        yield folder
        close_site()


@pytest.fixture(scope="session")
def office_made(run_folder: Path, django_db_blocker) -> Path:
    """A new one-person office made by `youju init`, once in a run."""

    def make(folder: Path) -> None:
        made = ["init", str(folder), "--name", "清和区文化办", "--code", "990101", "--today", "2025-12-30"]
        assert main(made) == 0
        close_site()

    with django_db_blocker.unblock():
        return made_once(run_folder, "office", make)


@pytest.fixture
def office(office_made: Path, tmp_path: Path, django_db_blocker) -> Iterator[Path]:
    """A new one-person office of the test's own."""
    folder = tmp_path / "office"
    shutil.copytree(office_made, folder)
    with django_db_blocker.unblock():
        yield folder
        close_site()


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """Run a command; (exit code, stdout, stderr)."""

    def command(*words: object) -> tuple[int, str, str]:
        capsys.readouterr()
        code = main([str(word) for word in words])
        out, err = capsys.readouterr()
        return code, out, err

    return command


@pytest.fixture
def ask(run: Callable[..., tuple[int, str, str]]) -> Callable[..., Any]:
    """Run a command with machine output and read it."""

    def command(*words: object) -> Any:
        return json.loads(run(*words, "--format", "json")[1])

    return command


@pytest.fixture(scope="session")
def office_profile(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The settings of LibreOffice, made by its first run."""
    return f"-env:UserInstallation={tmp_path_factory.mktemp('profile').as_uri()}"


@pytest.fixture
def office_convert(tmp_path: Path, office_profile: str) -> Callable[..., bytes]:
    """A file of one ending written by LibreOffice with another; skipped where it is not installed."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice is not installed")

    def convert(data: bytes, ending: str, given: str = "xlsx") -> bytes:
        (tmp_path / f"in.{given}").write_bytes(data)
        command = [program, office_profile, "--headless", "--convert-to", ending, "--outdir"]
        subprocess.run(
            [*command, str(tmp_path / "converted"), str(tmp_path / f"in.{given}")],
            check=True,
            capture_output=True,
            timeout=120,
        )
        return (tmp_path / "converted" / f"in.{ending}").read_bytes()

    return convert
