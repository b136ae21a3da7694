"""LibreOffice as another editor."""

from converting import convert

__all__ = ["convert"]
