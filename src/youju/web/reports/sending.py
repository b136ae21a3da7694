"""Files out, under names that people gave them."""

from __future__ import annotations

import io

from django.http import FileResponse


def sent(content: bytes, name: str) -> FileResponse:
    """The file as a download; nothing that is sent is opened inside the page."""
    answer = FileResponse(io.BytesIO(content), as_attachment=True, filename=name.replace("/", "_"))
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "no-store"
    return answer
