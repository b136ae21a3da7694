"""The closed list of ways in which a recipe may have a value made."""

from youju.engine.sample.makers.binding import MAKERS, bind, parse, template_names

__all__ = ["MAKERS", "bind", "parse", "template_names"]
