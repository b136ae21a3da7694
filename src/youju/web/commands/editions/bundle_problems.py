"""Problems of making bundles (EDI02x)."""

from youju.engine.base.labels import Label
from youju.engine.base.problems import Kind

NO_RIGHT_TO_BUNDLE = Kind(
    "EDI020",
    Label("{actor}不能取内部版存证包。", "{actor} may not have the inner edition of this bundle."),
    Label(
        "请审计、本办审核人或签发人来取；公开版可以直接取。",
        "Let an auditor, office reviewer or approver get it; the public one is free to have.",
    ),
)
NOT_YET_ISSUED = Kind(
    "EDI021",
    Label(
        "版次“{name}”还没有印发（{stage}），存证包里写明了。",
        "Edition “{name}” is not yet issued ({stage_en}); the bundle says so.",
    ),
    Label("印发以后再取一次。", "Get it again once it is issued."),
    "warning",
)
