"""One bundle of each kind, made once; tests change copies of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from bundling import content_of, ledger
from youju.engine.bundle.packing import packed


@pytest.fixture(scope="package")
def inner(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The inner edition."""
    folder = tmp_path_factory.mktemp("inner")
    packed(content_of(folder, ledger()), folder / "bundle.zip")
    return folder / "bundle.zip"


@pytest.fixture(scope="package")
def public(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The public edition, in which the figure of the speakers who are there is withheld."""
    folder = tmp_path_factory.mktemp("public")
    packed(content_of(folder, ledger(), public=True, withheld=(6,)), folder / "bundle.zip")
    return folder / "bundle.zip"
