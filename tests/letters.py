"""Letters that the layout tests set: an office's notice, a long report, an annex of tables."""

from __future__ import annotations

from datetime import date

from youju.engine.document.layout import Chart, Heading, Letter, Series, Table, Text

PLAIN = (
    "全区公共文化服务坚持以人民为中心的发展思想围绕建设高质量公共文化服务体系的目标突出重点补齐短板各项工作取得了新的进展"
    "群众文化生活更加丰富基层文化队伍更加稳定乡村文化阵地更加完善全民阅读氛围更加浓厚"
)
MIXED = (
    "一年来，全区开展惠民演出126场，观众4.2万人次；组织全民阅读活动318场次，参加群众15.6万人次，新建村级文化服务中心12个，"
    "志愿服务时长达到23456小时，群众满意率为98.7%。"
)
TOWNS = Table(
    ("街道（镇）", "场次", "观众（人次）", "备注"),
    (("东华街道", "32", "12,345", "含专场"), ("西山镇", "28", "9,876", ""), ("南河镇", "66", "—", "新增村级舞台")),
)
MONTHS = tuple(f"{month}月" for month in range(1, 13))
SHOWS = Series("2025年", (8, 6, 9, 11, 14, 12, None, 7, 13, 16, 18, 12))
BEFORE = Series("2024年", (7, 6, 8, 10, 12, 11, 9, 7, 11, 13, 15, 10))
BY_MONTH = Chart("bar", "各月惠民演出", MONTHS, (SHOWS,), "场")
TWO_YEARS = Chart("line", "两年对比", MONTHS, (SHOWS, BEFORE), "场")
BY_UNIT = Chart("lying", "各镇演出", ("东华街道", "西山镇", "南河镇"), (Series("2025年", (32, 28, 66)),), "场")


def notice(**changes: object) -> Letter:
    """A short notice with every part; `changes` are fields given otherwise."""
    parts: dict[str, object] = {
        "title": "关于做好总结工作的通知",
        "body": (Text("请各单位认真做好总结工作。"), Heading(1, "一、时间"), Text("12月31日前报送。")),
        "addressee": "各街道、镇文化站",
        "issuer": "青石区文化和旅游局",
        "date": date(2025, 3, 8),
    }
    return Letter(**{**parts, **changes})  # type: ignore[arg-type]


def official(**changes: object) -> Letter:
    """A notice under a red name, with an imprint."""
    return notice(
        **{
            "letterhead": "青石区文化和旅游局文件",
            "number": "青文旅〔2025〕36号",
            "copies_to": ("区政府办公室", "区委宣传部"),
            "printed_by": "青石区文化和旅游局办公室",
            "printed_on": date(2025, 3, 9),
            **changes,
        }
    )
