"""An edition that was issued, as the log says it, without the rendering."""

from making import NOON, entry
from youju.web.store import read
from youju.web.store.log import append


def issue(name: str = "annual-2025-1", period: str = "2025", unit: int = 0, stage: str = "issued") -> int:
    """An edition computed at the present head; gives that seq."""
    said = {
        "name": name,
        "report": "annual",
        "title": "2025年工作总结",
        "period": period,
        "as_of": read.head(),
        "digest": "0" * 64,
    }
    made = entry(
        "editions", unit, stage=stage, actor="system", stages={"issued": ["2025-12-30", "2025-12-30", 1]}, **said
    )
    assert not append([made], NOON).problems
    return int(str(said["as_of"]))
