"""A demonstration site made once by the command itself, and a way to run commands."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from youju.cli.main import main
from youju.web.site.setup import close_site


@pytest.fixture(scope="session")
def demo_made(tmp_path_factory: pytest.TempPathFactory, django_db_blocker) -> Path:
    """`youju demo --small`, made once; tests work on copies."""
    folder = tmp_path_factory.mktemp("demo") / "site"
    with django_db_blocker.unblock():
        assert main(["demo", str(folder), "--small", "--no-serve"]) == 0
        close_site()
    return folder


@pytest.fixture
def demo(demo_made: Path, tmp_path: Path, django_db_blocker) -> Iterator[Path]:
    """A demonstration site of the test's own."""
    folder = tmp_path / "site"
    shutil.copytree(demo_made, folder)
    with django_db_blocker.unblock():
        yield folder
        close_site()


@pytest.fixture
def office(tmp_path: Path, django_db_blocker) -> Iterator[Path]:
    """A new one-person office made by `youju init`."""
    folder = tmp_path / "office"
    with django_db_blocker.unblock():
        made = ["init", str(folder), "--name", "清和区文化办", "--code", "990101", "--today", "2025-12-30"]
        assert main(made) == 0
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


@pytest.fixture
def office_convert(tmp_path: Path) -> Callable[..., bytes]:
    """A file of one ending written by LibreOffice with another; skipped where it is not installed."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice is not installed")

    def convert(data: bytes, ending: str, given: str = "xlsx") -> bytes:
        (tmp_path / f"in.{given}").write_bytes(data)
        profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
        command = [program, profile, "--headless", "--convert-to", ending, "--outdir", str(tmp_path / "converted")]
        subprocess.run([*command, str(tmp_path / f"in.{given}")], check=True, capture_output=True, timeout=120)
        return (tmp_path / "converted" / f"in.{ending}").read_bytes()

    return convert
