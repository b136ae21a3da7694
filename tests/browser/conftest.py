"""A demonstration site served by the command itself, and the system's Chromium looking at it as a phone and as a desk."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

# The driver keeps an event loop running in this thread; Django would take that for asynchronous code.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 900}
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
SHOTS = Path(__file__).resolve().parents[2] / "docs" / "guide" / "images"


@dataclass(frozen=True, slots=True)
class Served:
    """A site being served: its folder, the address of its first page without a slash at the end, and the process."""

    folder: Path
    address: str
    server: subprocess.Popen[bytes]


@contextmanager
def serving(folder: Path) -> Iterator[Served]:
    """The site in `folder`, served by `youju serve`."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [Path(sys.executable).parent / "youju", "serve", "--site", str(folder), "--port", str(port)]
    with (folder / "serve.log").open("w") as log, subprocess.Popen(command, stdout=log, stderr=log) as server:
        address = f"http://127.0.0.1:{port}"
        try:
            _wait_for(address, server)
            yield Served(folder, address, server)
        finally:
            server.terminate()


@pytest.fixture(scope="session")
def served(demo_made: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A copy of the demonstration, served for the tests of all files but those that say otherwise."""
    folder = tmp_path_factory.mktemp("served") / "site"
    shutil.copytree(demo_made, folder)
    with serving(folder) as site:
        yield site


def _wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + 120
    while True:
        try:
            urllib.request.urlopen(f"{address}/styleguide", timeout=5).close()
            return
        except OSError:
            if server.poll() is not None or time.monotonic() > end:
                raise
            time.sleep(0.1)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The system's Chromium; a clear message where there is none."""
    program = shutil.which("chromium") or shutil.which("google-chrome")
    if program is None:
        pytest.skip("no Chromium on PATH: install the system's package `chromium` to run the browser tests")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=program, args=FLAGS)
        yield browser
        browser.close()


Visit = Callable[..., Page]


@pytest.fixture
def visit(chromium: Browser, served: Served) -> Iterator[Visit]:
    """Open a page: `visit("/figures", as_="xiaowang", size=PHONE)`. Errors of scripts fail the test."""
    contexts: list[BrowserContext] = []
    failures: list[str] = []

    def open_page(path: str = "/", as_: str = "", size: dict[str, int] | None = None, english: bool = False) -> Page:
        context = chromium.new_context(viewport=size or DESK, base_url=served.address, locale="zh-CN")
        contexts.append(context)
        context.set_default_timeout(15_000)
        if english:
            context.add_cookies([{"name": "youju_language", "value": "en", "url": served.address}])
        page = context.new_page()
        page.on("pageerror", lambda error: failures.append(str(error)))
        page.on("console", lambda message: failures.append(message.text) if message.type == "error" else None)
        if as_:
            sign_in(page, as_)
        page.goto(path)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not [f for f in failures if "status of 4" not in f], failures


def sign_in(page: Page, login: str) -> None:
    """Sign in as one of the cast with the demonstration's one click."""
    page.goto("/signin")
    page.locator(f"button[name=login][value={login}]").click()
    page.wait_for_url("**/")


@pytest.fixture
def shot() -> Callable[[Page, str], None]:
    """Save a screenshot for the user guide, only when asked for: YOUJU_SHOTS=1."""

    def save(page: Page, name: str) -> None:
        if os.environ.get("YOUJU_SHOTS"):
            SHOTS.mkdir(parents=True, exist_ok=True)
            picture = Image.open(BytesIO(page.screenshot(full_page=True)))
            picture = picture.crop((0, 0, picture.width, min(picture.height, 1400)))
            picture.quantize(64, dither=Image.Dither.NONE).save(SHOTS / f"{name}.png", optimize=True)

    return save
