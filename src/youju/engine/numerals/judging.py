"""Whether a numeral in a text is true of an exact figure, and how well it says it."""

from __future__ import annotations

from decimal import Decimal

from youju.engine.numerals.found import Found
from youju.engine.numerals.reading import accepts

VERDICTS = ("accepted", "loose", "understated", "outside")

_HARDLY = 100  # 余 for less than one part in this many of its step: nothing is really left over


def judge(found: Found, exact: int | Decimal) -> str:
    """accepted: true. loose: true, though hardly anything is left over (3万余 for 30,001). understated: 超, 以上 for a
    figure more than one step above. outside: not true of the figure, or no number at all.
    """
    if not accepts(found, exact):
        return "outside"
    if found.low is None or found.step is None:
        return "accepted"
    over = exact - found.low
    if found.approx in ("超", "不少于"):
        return "understated" if over > found.step else "accepted"
    if found.approx == "余" and over * _HARDLY < found.step:
        return "loose"
    return "accepted"
