"""Days as ordinals: which are off, which are near a festival, and how a year's rows fall on its days."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from youju.engine.sample.chance import Weighted, dice, some
from youju.engine.sample.recipe import Part, Peak, Profile, Recipe, Year

_FIRST, _LAST = date(1900, 1, 1), date(2050, 12, 31)
_FINE = 1_000_000


class Calendar:
    """The days of a recipe. A day is an ordinal (`date.toordinal`); its text is `YYYY-MM-DD`."""

    def __init__(self, recipe: Recipe, seed: int) -> None:
        self._texts = [date.fromordinal(n).isoformat() for n in range(_FIRST.toordinal(), _LAST.toordinal() + 1)]
        self._ordinals = {text: _FIRST.toordinal() + i for i, text in enumerate(self._texts)}
        self.first, self.today = self.ordinal(recipe.first), self.ordinal(recipe.today)
        self.years = tuple(range(int(recipe.first[:4]), int(recipe.today[:4]) + 1))
        self._off: set[int] = set()
        self._worked: set[int] = set()
        self.festive: dict[int, list[str]] = {}
        self.weather: set[int] = set()
        for year in recipe.years.values():
            self._off |= self._set(year.off)
            self._worked |= self._set(year.worked)
            self._feasts(year, recipe.festival_days)
        for number in self.years:
            self.weather.update(some(dice(seed, "weather", str(number)), self.year_days(number), recipe.weather_days))

    def text(self, day: int) -> str:
        """`YYYY-MM-DD` of an ordinal."""
        return self._texts[day - _FIRST.toordinal()]

    def ordinal(self, text: str) -> int:
        """The ordinal of `YYYY-MM-DD`; KeyError for a day that does not exist."""
        return self._ordinals[text]

    def off(self, day: int) -> bool:
        """Whether nobody works: a holiday, or a weekend without make-up work."""
        return day in self._off or (day % 7 in (6, 0) and day not in self._worked)

    def year_days(self, year: int) -> range:
        """The days of a year that lie in the ledger's time."""
        start, end = date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
        return range(max(start, self.first), min(end, self.today) + 1)

    def table(self, year: int, part: Part, profile: Profile) -> Weighted[int]:
        """The days of a year, weighted by month, peak, day off, festival and weather."""
        days = self.year_days(year)
        weights: list[int] = []
        for month in range(1, 13):
            inside = [d for d in days if int(self.text(d)[5:7]) == month]
            weights += self._month(inside, part.months[month - 1], part.peaks, profile)
        return Weighted(days, weights)

    def _month(self, days: Sequence[int], share: Decimal, peaks: Sequence[Peak], profile: Profile) -> list[int]:
        """Weights of one month's days; they add up to the month's share, whatever its number of days off."""
        peak = next((p for p in peaks if days and p.start[:2] == self.text(days[0])[5:7]), None)
        inside = [d for d in days if peak is not None and peak.start <= self.text(d)[5:] <= peak.end]
        outside = [d for d in days if d not in inside]
        part = Decimal(peak.share) / 100 if peak and inside else Decimal(0)
        weights = {**self._spread(inside, share * part, profile), **self._spread(outside, share * (1 - part), profile)}
        return [weights[d] for d in days]

    def _spread(self, days: Sequence[int], share: Decimal, profile: Profile) -> dict[int, int]:
        """A share divided among days by their factors."""
        factors = {d: self._factor(d, profile) for d in days}
        total = sum(factors.values(), Decimal(0)) or Decimal(1)
        return {d: int(share * _FINE * f / total) for d, f in factors.items()}

    def _factor(self, day: int, profile: Profile) -> Decimal:
        factor = profile.off if self.off(day) else Decimal(1)
        factor *= profile.festival if day in self.festive else 1
        return factor * (profile.weather if day in self.weather else 1)

    def _set(self, texts: Iterable[str]) -> set[int]:
        return {self.ordinal(t) for t in texts}

    def _feasts(self, year: Year, reach: int) -> None:
        """Days within `reach` of a festival carry its code."""
        for code, text in year.festivals.items():
            for day in range(self.ordinal(text) - reach, self.ordinal(text) + reach + 1):
                self.festive.setdefault(day, []).append(code)
