"""One reader for each type of field: from what a cell or a form holds to what the ledger stores."""

from __future__ import annotations

from youju.engine.ledger.cells.refs import Suggest
from youju.engine.ledger.cells.table import reader_of
from youju.engine.ledger.cells.unfit import Reader, Unfit

__all__ = ["Reader", "Suggest", "Unfit", "reader_of"]
