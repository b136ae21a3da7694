"""Indicators evaluated: figures, breakdowns, rows, cells, shares; see README.md."""

from youju.engine.figures.calculator import Calculator
from youju.engine.figures.engines import DuckEngine, Engine, LiveEngine, SqlEngine
from youju.engine.figures.model import Cells, Figure, Row, Scope, Shares, Value
from youju.engine.figures.tree import DayTree, Tree

__all__ = [
    "Calculator", "Cells", "DayTree", "DuckEngine", "Engine", "Figure", "LiveEngine", "Row", "Scope", "Shares", "SqlEngine",
    "Tree", "Value",
]  # fmt: skip
