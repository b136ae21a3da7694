"""What readers share: how they answer, and how they say that a value cannot be stored."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from youju.engine.base.problems import Kind
from youju.engine.ledger.model import Normalised, Stored

Reader = Callable[[Any, Normalised], Stored | None]
"""Takes a raw value and the row being filled; gives the stored value, None where the cell says nothing, or raises
`Unfit`. Notes that do not stand in the way go into the row."""


class Unfit(Exception):
    """This value cannot be stored in its field: the kind of problem and the details of its sentence."""

    def __init__(self, kind: Kind, **details: object) -> None:
        super().__init__(kind.code)
        self.kind = kind
        self.details = details
