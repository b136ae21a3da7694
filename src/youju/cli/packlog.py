"""`youju pack lint PATH --site DIR`: apart from `pack`, so that a pack alone is checked without the framework."""

from __future__ import annotations

from pathlib import Path

from youju.engine.base.problems import Problem
from youju.web.commands.definitions.definitions import lint_against
from youju.web.commands.desk.office import use
from youju.web.site.setup import open_site


def problems(path: Path, site: Path) -> tuple[Problem, ...]:
    """What is wrong in the folder, and what of it the site's log does not allow. Nothing is written."""
    return lint_against(use(open_site(site)), path)
