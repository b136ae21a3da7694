"""The seeded sample ledger: a recipe and a pack become the steps by which an office might have filled its ledger."""

from youju.engine.sample.checking import check_recipe
from youju.engine.sample.generate import answer_key, generate
from youju.engine.sample.model import Batch, Defect, EarlierText, Raw, Sample, Step, Taken, UnitChange, UnitRow
from youju.engine.sample.proving import unproved
from youju.engine.sample.reading import read_recipe
from youju.engine.sample.recipe import Recipe

__all__ = [
    "Batch",
    "Defect",
    "EarlierText",
    "Raw",
    "Recipe",
    "Sample",
    "Step",
    "Taken",
    "UnitChange",
    "UnitRow",
    "answer_key",
    "check_recipe",
    "generate",
    "read_recipe",
    "unproved",
]
