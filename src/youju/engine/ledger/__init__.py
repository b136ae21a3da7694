"""What a record may be: rows normalised, rules checked, steps taken, revisions encoded and chained. See README.md."""

from youju.engine.ledger.body import Prepared, decode, fill, prepare
from youju.engine.ledger.chain import START, Head, Row, link, verify
from youju.engine.ledger.compare import Change, Comparison, classify, difference
from youju.engine.ledger.key import natural_key
from youju.engine.ledger.loops import Outcome, Standing, Step, start, take
from youju.engine.ledger.model import Entry, Lookup, Normalised, Peers, Revision, Seal, Stored
from youju.engine.ledger.normalise import Normaliser
from youju.engine.ledger.rules import Around, Candidate, check

__all__ = [
    "START", "Around", "Candidate", "Change", "Comparison", "Entry", "Head", "Lookup", "Normalised", "Normaliser",
    "Outcome", "Peers", "Prepared", "Revision", "Row", "Seal", "Standing", "Step", "Stored", "check", "classify",
    "decode", "difference", "fill", "link", "natural_key", "prepare", "start", "take", "verify",
]  # fmt: skip
