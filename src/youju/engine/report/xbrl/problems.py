"""Problems about tagging a report: XBR..."""

from youju.engine.base.labels import Label
from youju.engine.base.problems import Kind

OTHER_TEXT = Kind(
    "XBR001",
    Label(
        "文中写着“{text}”，绑定的“{title}”是 {value}，没有标成机器可读的数。",
        "The text says “{text}”, but “{title}”, which is bound there, is {value}; it is not tagged.",
    ),
    Label("请改成报告的数，或解除绑定。", "Put the report's number there, or unbind it."),
    "question",
)
