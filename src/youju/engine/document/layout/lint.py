"""Where a file departs from GB/T 9704-2012, as far as its XML tells; what needs drawing (22 lines, rule at the foot) is not looked at."""

from __future__ import annotations

from youju.engine.base.problems import Problem
from youju.engine.document.layout.fonts import OFFICIAL, Fonts
from youju.engine.document.layout.lint_ends import ends
from youju.engine.document.layout.lint_pages import pages
from youju.engine.document.layout.lint_texts import texts
from youju.engine.document.layout.looks import Looks
from youju.engine.document.layout.roles import tell
from youju.engine.document.package import Package


def lint(package: Package, fonts: Fonts = OFFICIAL) -> tuple[Problem, ...]:
    """One problem per departure, at its first paragraph: `line` of its place counts the paragraphs of the part, from 1.

    Families that are other names of those of `fonts` are accepted.
    """
    looks = Looks(package)
    told = tell(package, looks)
    return (*pages(package, looks), *texts(told, looks, package, fonts), *ends(told, looks, package))
