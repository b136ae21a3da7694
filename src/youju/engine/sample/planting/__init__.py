"""The closed list of faults that can be planted, each with the check by which it is found again."""

from youju.engine.sample.planting.ground import Fault, Ground, Proof
from youju.engine.sample.planting.kinds import FAULTS, amount_of, plant

__all__ = ["FAULTS", "Fault", "Ground", "Proof", "amount_of", "plant"]
