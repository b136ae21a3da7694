"""The README of a bundle: how to check it in four steps, in Chinese and English."""

from __future__ import annotations

from importlib import resources
from typing import TYPE_CHECKING

from youju.engine.bundle.content import BundleContent

if TYPE_CHECKING:
    from youju.engine.bundle.packing import Packed

_KIND = {
    False: (
        "内部版：供审计和上级机关核对，不公开。",
        "Inner edition: for auditors and superior offices, not to be published.",
    ),
    True: ("公开版：可以公开。", "Public edition: it may be published."),
}


def readme(content: BundleContent, done: Packed) -> str:
    """The text."""
    edition, (kind, kind_en) = content.edition, _KIND[content.public]
    text = (resources.files("youju.engine.bundle") / "four_steps.txt").read_text("utf-8")
    return text.format(
        title=edition.title, period=edition.period, office=edition.office, id=edition.id, seq=edition.seq, kind=kind,
        kind_en=kind_en, recomputable=done.recomputable, figures=done.figures, rows=f"{done.rows:,}",
    )  # fmt: skip
