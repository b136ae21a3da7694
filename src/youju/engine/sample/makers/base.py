"""What every way of making a value offers."""

from __future__ import annotations

from typing import Protocol

from youju.engine.definitions.model import Field
from youju.engine.sample.world import Maker, World


class Way(Protocol):
    """A way of making: its attributes are the options that the recipe gives."""

    def bind(self, field: Field, world: World) -> Maker:
        """The maker for this field; everything that can be worked out once is worked out here."""
