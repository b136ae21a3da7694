"""Writings that once were read wrongly, or that look like something else. One line each: text, what is found."""

import pytest

from youju.engine.numerals import find

SHORT = {
    "claim": "c", "money": "m", "percent": "p", "change": "x", "plan-target": "t", "period": "d", "date": "d", "ordinal": "o",
    "name-or-idiom": "n", "document-number": "n", "redacted": "r",
}  # fmt: skip


def read(text, **more):
    """`span/kind` for each numeral: c claim, m money, p percent, x change, t target, d date or period, o ordinal, n name."""
    return " ".join(f"{span.text}/{SHORT[span.cls]}" for span in find(text, **more))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("50个重点专项和15个一般专项", "50个/c 15个/c"),
        ("县道110和县道106改造", "110/n 106/n"),
        ("第一产业增加值增长16.26%", "第一产业/n 16.26%/x"),
        ("贫困发生率由2014年的12.6%下降到3%", "2014年/d 12.6%/p 3%/p"),
        ("每千名老人拥有床位35张", "35张/c"),
        ("一期工程投资1.2亿元,二期投入8000万元", "一期/o 1.2亿元/m 二期/o 8000万元/m"),
        ("高考一本上线率31.6%", "一本上线/n 31.6%/p"),
        ("走出了一条特色发展新路子", ""),
        ("开创了一个又一个新局面", ""),
        ("未发生一起事故,无一人伤亡", ""),
        ("坚持一月一考核", "一月一考核/n"),
        ("办好十件民生实事", "十件民生实事/n"),
        ("用半年时间完成", "半年/d"),
        ("上半年完成,每半年一次", "一次/c"),
        ("前三季度增长5%", "前三季度/d 5%/x"),
        ("打造千亿级产业", ""),
        ("投资超百亿元", "超百亿元/m"),
        ("青年占1/3", "1/3/p"),
        ("20世纪90年代建成", "20世纪90年代/d"),
        ("进入全省前10名", "前10名/o"),
        ("平均到场7分30秒", "7分30秒/d"),
        ("应对“8·12”洪灾", "8·12/n"),
        ("二氧化硫下降5.6%", "5.6%/x"),
        ("正月十五灯会", "正月十五/n"),
        ("公交12路延长", "12/n"),
        ("347国道改造12公里", "347/n 12公里/c"),
        ("拨打12345热线", "12345/n"),
        ("接诉12345件", "12345件/c"),
        ("电话0431-87654321", "0431-87654321/n"),
        ("“300万+”点击", "300万+/c"),
        ("评为“一级图书馆”", "一级/n"),
        ("主要开展活动12场", "12场/c"),
        ("响应在3分钟内", "3分钟/d"),
        ("未来社区建成5个", "5个/c"),
        ("按计划完成120个", "120个/c"),
        ("争取资金2600万元", "2600万元/m"),
        ("三年行动计划完成投资5亿元", "三年行动/n 5亿元/m"),
        ("完成任务的120%", "120%/p"),
        ("目标任务500户,已完成486户", "500户/t 486户/c"),
        ("到2025年,规上企业达到200家", "2025年/d 200家/t"),
        ("到2022年底,已建成12个", "2022年/d 12个/c"),
        ("我们将改造8个;新增车位500个", "8个/t 500个/t"),
        ("每村至少配备1名", "1名/t"),
        ("预计2025年达到320亿元", "2025年/d 320亿元/t"),
        ("比上年增收2.17亿元", "2.17亿元/x"),
        ("每亩提高8斤", "8斤/x"),
        ("近三年完成3个", "近三年/d 3个/c"),
        ("录音资料300余小时", "300余小时/c"),
        ("县十七届人大二次会议", "十七届/o 二次/o"),
        ("召开二次会议", "二次/c"),
        ("围绕“一谷一带一廊一园”", "一谷一带一廊一园/n"),
        ("建成“三好两美”乡镇", "三好两美/n"),
        ("四棵树乡与五家渠市", "四棵树乡/n 五家渠市/n"),
        ("三家单位与两家社区", "三家/c 两家/c"),
        ("拨款20余万元,余额3万元", "20余万元/m 3万元/m"),
        ("签约120户,预约30人,节约5万元", "120户/c 30人/c 5万元/m"),
        ("多元化发展,300多元", "300多元/m"),
        ("3月、6月和9、10月", "3月、6月/d 9、10月/d"),
        ("全年收入100万,支出80万", "100万/m 80万/m"),
    ],
)
def test_each_is_read_as_it_is_meant(text, found):
    assert read(text) == found


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("省级1个,市级3,县级12", ["个", "个", "个"]),
        ("发放单(册)5000多份(册)", ["份(册)"]),
        ("收到来信560封", ["封"]),
        ("接听热线2.3万通", ["通"]),
        ("播放量达300万", ["次"]),
        ("GDP突破500亿大关", ["元"]),
        ("微信粉丝12.6万", ["人"]),
        ("培训500党员", ["名"]),
        ("检查网吧320家(次)", ["家(次)"]),
        ("户均增收2000元/年", ["元/年"]),
        ("PM10浓度58、32微克/立方米", [None, "微克/立方米", "微克/立方米"]),
    ],
)
def test_a_measure_word_is_found_where_it_stands(text, units):
    assert [span.unit for span in find(text)] == units


def test_a_plan_by_its_title_covers_its_points():
    assert read("2024年工作计划:一是开放300场;二是展览8个。") == "2024年/d 一是/o 300场/t 二是/o 8个/t"


def test_plans_end_with_their_paragraph():
    assert read("明年建成5个站。再建6个。\n今年建成7个。") == "5个/t 6个/t 7个/c"


def test_what_is_done_within_a_plan_stays_a_claim():
    assert read("2024年已安装150盏,再安装200盏", heading="下一步打算") == "2024年/d 150盏/c 200盏/t"


def test_a_text_of_one_long_digit_string_has_no_number():
    assert find("编码" + "1" * 500) == ()


def test_a_year_is_not_taken_for_a_count_nor_a_count_for_a_year():
    assert read("2018个村,2000余册,2018年") == "2018个/c 2000余册/c 2018年/d"


def test_nothing_is_found_in_nothing():
    assert (find(""), find(" \n"), find("没有数字")) == ((), (), ())
