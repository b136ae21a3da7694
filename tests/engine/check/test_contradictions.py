"""Sixty passages: thirty that contradict themselves, thirty that only look as if they did."""

from __future__ import annotations

import pytest

from youju.engine.check.contradictions import Line, find
from youju.engine.numerals import find as numerals

WRONG = [
    ("part_of", "全年发稿95篇，其中中央媒体120篇。"),
    ("part_of", "共有志愿服务队伍310支，其中常备队伍400支、特色队伍18支。"),
    ("part_of", "参与群众3万余人次，其中线上5.2万人次。"),
    ("part_of", "争取资金120万元，其中中央资金200万元。"),
    ("part_of", "非遗项目62项，其中国家级1项、省级6项、市级17项、区级380项。"),
    ("sum", "举办培训12场、讲座8场、展览5场，共计30场。"),
    ("sum", "东片区120人、西片区80人，合计210人。"),
    ("sum", "全区阵地226个，分为中心1个、实践所14个、实践站168个、实践点42个。"),
    ("sum", "投入资金50万元，包括演出30万元、展览10万元。"),
    ("sum", "发放图书300册、期刊200册，总计600册。"),
    ("growth", "演出由200场增加到260场，增长20％。"),
    ("growth", "注册志愿者从5.0万人增加到5.8万人，增长26％。"),
    ("growth", "去年受众4.0万人次，今年4.8万人次，同比增长30％。"),
    ("growth", "投诉由50件下降到40件，下降30％。"),
    ("growth", "今年发稿615篇，去年500篇，同比增长33％。"),
    ("share", "发现问题1350个，已销号1258个，整改率为90.1％。"),
    ("share", "应到学校62所，参与62所，参与率98％。"),
    ("share", "不可移动文物212处，四有齐备77处，占46.3％。"),
    ("share", "三类活动分别占45％、35％、30％。"),
    ("share", "发放问卷500份，收回480份，回收率达86％。"),
    ("twice", "完成惠民演出260场。|在文化惠民方面，各镇积极参与。|全年完成惠民演出280场。"),
    ("twice", "组建理论宣讲团18支。|目前，理论宣讲团12支。"),
    ("twice", "注册志愿者5.8万人。|全区注册志愿者6.2万人，活跃度有待提高。"),
    ("list", "推出《河畔灯火》《青石谣》《长渠》4部作品。"),
    ("list", "打造剧《彩云路》、话剧《渡口》、电视剧《长风》2个项目。"),
    ("list", "完成3项创作：《归田记》《稻香》。"),
    ("title", "话剧《牵“牛”花开的好日子》已定稿。|《牵牛花开的好日子》将于明年上演。"),
    ("title", "出版图书《村名故事》。|《村民故事》深受欢迎。"),
    ("edition", "成功举办第九届诗人节。|▶筹备第十一届诗人节。"),
    ("edition", "承办第三届社区文化节。|▶办好第三十届社区文化节。"),
]
CLEAN = [
    "全年发稿95篇，其中中央媒体39篇、省级媒体56篇。",
    "参与群众3万余人次，其中线上1.2万人次。",
    "线上宣讲117场次，受众7089人次；线下宣讲655场次，受众4万余人次，其中基层宣讲181场次，受众1万余人次。",
    "非遗项目62项，其中国家级1项；代表性传承人84人。",
    "争取资金120万元，其中中央资金80万元，惠及群众3000人。",
    "举办培训12场、讲座8场、展览5场，共计25场。",
    "东片区120余人、西片区80余人，合计200余人。",
    "全区阵地225个，分为中心1个、实践所14个、实践站168个、实践点42个。",
    "投入约50万元，包括演出30万元、展览20.3万元。",
    "受众300余人次、6000人次、500人次，总计6800余人次。",
    "演出由200场增加到260场，增长30％。",
    "注册志愿者从5万人增加到5.8万人，增长16％。",
    "去年受众4万人次，今年4.8万人次，同比增长20％。",
    "投诉由50件下降到40件，下降20％。",
    "阅读时间由上午9点改为8点，借阅量增长12％。",
    "发现问题1350个，已销号1258个，整改率为93.2％。",
    "应到学校62所，参与62所，参与率100％。",
    "活动满意率98.6％，参与群众3200人，服务1200人次。",
    "三类活动分别占45％、35％、20％。",
    "三类活动分别占33.3％、33.3％、33.4％。",
    "完成惠民演出260场。|完成惠民演出观众4万余人次。|惠民演出260场全部结束。",
    "上半年开展主题宣讲30场。|下半年开展主题宣讲42场。",
    "东关街道开展宣讲5场。|柳河镇开展宣讲8场。",
    "推出《河畔灯火》《青石谣》《长渠》3部作品。",
    "推出《河畔灯火》《青石谣》等5部作品。",
    "印发《2024年工作方案》。|印发《2025年工作方案》，明确任务12项。",
    "阅读《红楼梦》《西游记》，参加读者300人。",
    "成功举办第九届诗人节。|▶筹备第十届诗人节。",
    "举办第二届诗词大会。|承办第九届诗人节。",
    "▶完成惠民演出300场。|完成惠民演出260场。",
]


def checked(passage: str) -> list[tuple[str, str, str]]:
    """(kind, first place, second place) of what contradicts itself in a passage."""
    lines = []
    for index, text in enumerate(passage.split("|")):
        planned, plain = text.startswith("▶"), text.removeprefix("▶")
        found = numerals(plain, heading="三、下一步工作措施" if planned else "")
        lines.append(Line("word/document.xml", index, plain, found, planned))
    return [(c.kind, c.first.text, c.second.text) for c in find(lines)]


@pytest.mark.parametrize(("kind", "passage"), WRONG)
def test_a_contradiction_is_found_once_with_its_kind(kind, passage):
    assert [found[0] for found in checked(passage)] == [kind]


@pytest.mark.parametrize("passage", CLEAN)
def test_what_agrees_is_left_in_peace(passage):
    assert checked(passage) == []


def test_both_places_are_named_and_the_sentence_says_them():
    passage = "发现问题1350个，已销号1258个，整改率为90.1％。"
    (found,) = find([Line("word/document.xml", 0, passage, numerals(passage))])
    assert (found.first.text, found.second.text) == ("90.1％", "1350个")
    assert found.problem.sentence() == "1350个与1258个之比不是90.1％。"
    assert found.problem.code == "CHK004"
