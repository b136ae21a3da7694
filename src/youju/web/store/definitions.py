"""The definitions in force, read from the log: the register `definitions` holds every file's text."""

from __future__ import annotations

from functools import lru_cache

from youju.engine.base.problems import Refused
from youju.engine.definitions import Pack, read_texts
from youju.web.store import read

REGISTER = "definitions"

Text = tuple[str, str, str]
"""Layer (`pack`, `overlay`), file name, content."""

_LAYERS = ("system", "pack", "overlay")


def logged_texts(as_of: int | None = None) -> tuple[Text, ...]:
    """The definition files as of a seq (None: now), in reading order: shipped ones before the site's own."""
    last = read.last_of(REGISTER, as_of)
    return _texts(*last) if last else ()


def pack(as_of: int | None = None) -> Pack:
    """The definitions as of a seq. Raises `Refused` if the log holds none that can be read."""
    return _pack(logged_texts(as_of))


@lru_cache(maxsize=32)
def _texts(seq: int, digest: bytes) -> tuple[Text, ...]:
    """As of the last revision of a definition. Its hash stands for all before it: the same hash, the same texts."""
    live = (r.entry.data for r in read.last_revisions_of(REGISTER, seq).values() if r.entry.stage != "void")
    texts = [(str(data["layer"]), str(data["file"]), str(data.get("content", ""))) for data in live]
    return tuple(sorted(texts, key=lambda text: (_LAYERS.index(text[0]) if text[0] in _LAYERS else 9, text[1])))


@lru_cache(maxsize=8)
def _pack(texts: tuple[Text, ...]) -> Pack:
    found, problems = read_texts(texts, logged=True)
    if found is None:
        raise Refused(problems)
    return found
