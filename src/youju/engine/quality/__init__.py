"""Plausibility questions and duplicate candidates: what is worth asking about a record, never a verdict."""

from youju.engine.quality.asking import ask, ask_one
from youju.engine.quality.doubles import Pair, candidates, fuzzy_of, pairs
from youju.engine.quality.model import Around, Question, Seen

__all__ = ["Around", "Pair", "Question", "Seen", "ask", "ask_one", "candidates", "fuzzy_of", "pairs"]
