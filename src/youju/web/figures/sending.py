"""Cards and sheets out, as files."""

from __future__ import annotations

import io

from django.http import FileResponse


def sent(content: bytes, name: str) -> FileResponse:
    """The file as a download: never opened inside the page, whose rules it does not follow."""
    answer = FileResponse(io.BytesIO(content), as_attachment=True, filename=name.replace("/", "_"))
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "no-store"
    return answer
