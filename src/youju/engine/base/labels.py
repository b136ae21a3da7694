"""Text that people read, in the languages a pack declares."""

from __future__ import annotations

from dataclasses import dataclass

LANGUAGES = ("zh", "en")


@dataclass(frozen=True, slots=True)
class Label:
    """One title or sentence in Chinese and English; a pack for one language fills only that one."""

    zh: str
    en: str = ""

    def in_(self, language: str) -> str:
        """The text in `language` ("zh" or "en"), the other one where that is not written."""
        return (self.en or self.zh) if language == "en" else (self.zh or self.en)

    def __str__(self) -> str:
        return self.in_("zh")
