"""The words for a figure: 3万余 only when it is true. The inverse of `read_cell`."""

from __future__ import annotations

from collections.abc import Callable
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from youju.engine.numerals.exact import last_place

_WAN, _YI = 10**4, 10**8
_LEAST = 100  # below it every figure is printed as it is
_NEAR = 20  # 近 at most one part in this many below the round number
_HUNDRED = Decimal(100)


def phrase(value: int | Decimal, style: str = "exact", unit: str = "") -> str:
    """`value` in words of `style`, with its unit word.

    exact: 31240. wan: 3.2万 where that is exact, else in full. yu: 700余, 1200余, cut to hundreds where that drops at most
    a tenth, else as wan_yu. wan_yu: 760余, 3.1万余 (two leading digits). jin: 近4万 where at most 5 % is missing, else in
    full. auto: 近 with a number of one digit where that applies, else wan_yu. Nothing below 100 is approximated, and no
    mark is set where all lower digits are zero. exact/10000 and cell/10000: 31240 as 3.124, for a
    column whose head says 万. Raises KeyError for an unknown style.
    """
    _, _, scale = style.partition("/")
    return (_exact(_divided(Decimal(value), int(scale))) if scale else _STYLES[style](value)) + unit


def percent(part: int | Decimal, whole: int | Decimal, places: int = 1) -> Decimal:
    """part / whole in percent, half up to `places`; trailing zeros dropped (100, 98.5). Raises ZeroDivisionError."""
    if not whole:
        raise ZeroDivisionError("a percentage of nothing")
    return rounded(_HUNDRED * part / whole, places)


def rounded(value: Decimal, places: int) -> Decimal:
    """Half up to `places` decimals, without trailing zeros or exponent."""
    exact = value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    return exact.quantize(Decimal(1)) if exact == exact.to_integral_value() else exact.normalize()


def _divided(value: Decimal, by: int) -> int | Decimal:
    """Without exponent and idle zeros."""
    exact = value / by
    return int(exact) if exact == exact.to_integral_value() else exact.normalize()


def _exact(value: int | Decimal) -> str:
    return str(value) if isinstance(value, int) else format(value, "f")


def _printed(value: Decimal) -> str:
    """A round number in 万 or 亿, whichever is the larger that it reaches."""
    for scale, word in ((_YI, "亿"), (_WAN, "万")):
        if value >= scale:
            return format((value / scale).normalize(), "f") + word
    return format(value, "f")


def _down(value: Decimal, step: Decimal) -> Decimal:
    return (value / step).to_integral_value(ROUND_DOWN) * step


def _leading(value: Decimal, digits: int) -> Decimal:
    """Place of the last of the `digits` leading digits."""
    return Decimal(1).scaleb(value.adjusted() - digits + 1)


def _wan(value: int | Decimal) -> str:
    number = Decimal(value)
    for scale, word in ((_YI, "亿"), (_WAN, "万")):
        if number >= scale and number % (scale // 10) == 0:
            return format((number / scale).normalize(), "f") + word
    return _exact(value)


def _over(value: int | Decimal, step: Decimal) -> str:
    number = Decimal(value)
    kept = _down(number, step)
    return _printed(kept) if kept == number else _printed(kept) + "余"


def _wan_yu(value: int | Decimal) -> str:
    return _exact(value) if value < _LEAST else _over(value, _leading(Decimal(value), 2))


def _yu(value: int | Decimal) -> str:
    # 100余 for 160 is true and still says too little: more than a tenth is not cut off.
    coarse = _LEAST <= value < _WAN and value % _HUNDRED * 10 <= value
    return _over(value, _HUNDRED) if coarse else _wan_yu(value)


def _near(value: int | Decimal, digits: int) -> str:
    """近 with the next number of so many leading digits; "" where that would not be true."""
    number = Decimal(value)
    step = _leading(number, digits)
    goal = _down(number, step) + step
    missing = goal - number
    # Beyond half of its last digit 近 would no longer be true (numerals, interval table): 近1600 begins at 1550.
    true = missing < step and missing * _NEAR <= goal and missing * 2 <= last_place(goal)
    return "近" + _printed(goal) if true else ""


def _jin(value: int | Decimal) -> str:
    return (value >= _LEAST and (_near(value, 1) or _near(value, 2))) or _exact(value)


def _auto(value: int | Decimal) -> str:
    return (value >= _LEAST and _near(value, 1)) or _wan_yu(value)


_STYLES: dict[str, Callable[[int | Decimal], str]] = {
    "exact": _exact, "wan": _wan, "yu": _yu, "wan_yu": _wan_yu, "jin": _jin, "auto": _auto,
}  # fmt: skip
STYLES = frozenset(_STYLES)
"""Names of the wording styles that an indicator may choose."""
