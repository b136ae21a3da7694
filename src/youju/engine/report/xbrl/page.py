"""The report as one XHTML page in which every bound number is a fact."""

from __future__ import annotations

from base64 import b64encode
from collections import defaultdict
from collections.abc import Mapping

from youju.engine.base.problems import Problem
from youju.engine.document.carriers import Instance
from youju.engine.document.layout.charts import described
from youju.engine.document.layout.letter import Chart
from youju.engine.report.body import Body, plain
from youju.engine.report.bound import Bound
from youju.engine.report.public import NO_CHART, shows_few
from youju.engine.report.rendering import Rendered
from youju.engine.report.slots import place_of
from youju.engine.report.svg import picture
from youju.engine.report.xbrl.facts import Veiled
from youju.engine.report.xbrl.header import FORMAT, Resources
from youju.engine.report.xbrl.markup import element, text
from youju.engine.report.xbrl.model import Content, Fact
from youju.engine.report.xbrl.printed import Digits, digits_of, holds
from youju.engine.report.xbrl.problems import OTHER_TEXT

_PICTURE = ' xmlns="http://www.w3.org/2000/svg" width="640"'
_LOOKS = "<style>text{font:12px sans-serif;fill:#1b1f24}.t{font-size:14px;font-weight:600}rect{fill:#3d6fb6}line{stroke:#dfe3e8}</style>"


class PageBody(Body):
    """Writes the text of one report; keeps which facts were tagged where, which are hidden, what is not true."""

    def __init__(self, out: Rendered, content: Content, veiled: Veiled | None = None) -> None:
        self._veiled = veiled or Veiled({}, str)
        super().__init__(out, content.bound.keys() | self._veiled.texts.keys(), content.language)
        self.resources, self._content, self._public = Resources(content), content, veiled is not None
        self._bounds: Mapping[str, Bound] = {one.instance: one for one in out.bound}
        self.times: dict[int, int] = defaultdict(int)
        self._linked: set[int] = set()
        self.hidden: dict[int, Fact] = {}
        self.tagged: dict[int, list[str]] = defaultdict(list)
        self.problems: list[Problem] = []

    def number(self, found: Instance) -> str:
        """A tag around the digits, or words bound to the hidden fact; "" where the text is not true of it."""
        if found.instance in self._veiled.texts:
            return plain(self._veiled.texts[found.instance])
        fact, one = self._content.bound.get(found.instance), self._bounds.get(found.instance)
        if fact is None or one is None:
            return ""
        digits = digits_of(found.text, fact, one.reference.rule)
        if digits is None and not holds(found.text, one, fact):
            place = place_of(self._out.package, found.paragraph)
            self.problems.append(OTHER_TEXT.at(place, title=one.title, text=found.text, value=one.text))
            return ""
        inside = self._tag(fact, digits) if digits else self._words(fact, found.text)
        first = {} if fact.note in self._linked else {"id": f"r{fact.note}"}
        self._linked.add(fact.note)
        return element("a", {"class": "n", "href": f"#n{fact.note}"} | first, inside)

    def words(self, words: str) -> str:
        """Text, its persons masked in a public version."""
        return plain(self._veiled.mask(words))

    def chart(self, chart: Chart) -> str:
        """A picture in the page: the standard's XHTML knows no SVG. A public version shows no small cells."""
        if self._public and shows_few(chart):
            return element("p", {"class": "plain"}, text(NO_CHART.in_(self.language).format(title=chart.title)))
        drawing = picture(chart, _PICTURE).replace("<text", _LOOKS + "<text", 1)
        data = b64encode(drawing.encode()).decode()
        image = element("img", {"src": f"data:image/svg+xml;base64,{data}", "alt": described(chart), "width": "100%"})
        return element("div", {"class": "figure"}, image)

    def wide(self) -> str:
        """XHTML 1.1 knows no roles."""
        return ""

    def _tag(self, fact: Fact, digits: Digits) -> str:
        self.times[fact.number] += 1
        times = self.times[fact.number]
        id_ = fact.id if times == 1 else f"{fact.id}.{times}"
        self.tagged[fact.note].append(id_)
        attributes = {"id": id_} | self.resources.references(fact) | {"decimals": fact.decimals, "format": FORMAT}
        more = {"scale": str(digits.scale) if digits.scale else "", "sign": digits.sign}
        return text(digits.sign) + element("ix:nonFraction", attributes | more, digits.digits) + text(digits.word)

    def _words(self, fact: Fact, words: str) -> str:
        if fact.number not in self.hidden:
            self.hidden[fact.number] = fact
            self.tagged[fact.note].append(fact.hidden_id)
        return element("span", {"style": f"-ix-hidden:{fact.hidden_id}"}, text(words))
