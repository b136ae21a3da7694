"""What a bundle is made of; everything is an argument, so that the same content gives the same bytes."""

from __future__ import annotations

import hmac
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

from youju.engine.bundle.veil import Veil
from youju.engine.definitions import Pack, Text
from youju.engine.figures import Tree
from youju.engine.ledger.model import Revision
from youju.engine.report.cards.model import Card
from youju.engine.report.edition import Edition
from youju.engine.snapshot import State

Step = Callable[[str, int, int], None]
"""Told how far the work is: what is being written, how much is done, of how much."""

PERSON_DIGITS = 20
KEY_BYTES = 32


@dataclass(frozen=True, slots=True)
class Attached:
    """A file that supports a record: what it is called, its type, its digest (64 hex) and how to read it (None: erased)."""

    target: int
    register: str
    name: str
    media_type: str
    size: int
    digest: str
    read: Callable[[], bytes | None]


@dataclass(frozen=True, slots=True)
class BundleContent:
    """An edition with the ledger behind it.

    `texts`, `pack`, `tree` and `state` are those of the edition's seq. `late` are the revisions after it, up to seq `head`, by
    register. `report`: files by name (`report.docx`, `report.pdf`, ...), `cards`: answer cards by the number of their
    figure. `veil` knows the personal values of the ledger; `key` (32 bytes) makes the pseudonyms, another one for each
    edition and kind. `sign` gives the receipt for the digest of the tag manifest. `stage`: how far the edition is
    (`frozen`, `signed`, `issued`, ...). `agent`: program and version.
    """

    edition: Edition
    texts: Sequence[Text]
    pack: Pack
    tree: Tree
    state: State
    veil: Veil
    key: bytes
    sign: Callable[[str], str]
    public: bool = False
    late: Mapping[str, Sequence[Revision]] = field(default_factory=dict)
    head: int = 0
    evidence: Sequence[Attached] = ()
    report: Mapping[str, bytes] = field(default_factory=dict)
    cards: Mapping[int, Card] = field(default_factory=dict)
    stage: str = "frozen"
    agent: str = "youju"

    @property
    def folder(self) -> str:
        """The name of the bag's root folder."""
        return f"youju-{self.edition.id}{'-public' if self.public else ''}"

    def pseudonym(self, register: str, record: int) -> str:
        """What stands for a person: the same within this bundle, another in any other."""
        mac = hmac.new(self.key, f"{register}\0{record}".encode(), sha256).hexdigest()
        return f"P-{mac[:PERSON_DIGITS]}"


def bundle_key(site_key: bytes, edition: str, public: bool) -> bytes:
    """The key of a bundle's pseudonyms, from a secret of the site; it is kept nowhere."""
    kind = "public" if public else "inner"
    return hmac.new(site_key, f"youju bundle\0{edition}\0{kind}".encode(), sha256).digest()
