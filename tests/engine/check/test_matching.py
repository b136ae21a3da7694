"""Which indicator a number speaks of: the words decide, its value is never asked."""

import re

import pytest

from engine.check.conftest import FOLDER  # type: ignore[import-not-found]
from youju.engine.check.matching import alone, unit_fits

SENTENCES = [
    ("年初以来，理论学习中心组集体学习▢场，做到有计划、有成果。", "study.group.sessions"),
    ("组建青年、巾帼、园丁等▢支理论宣讲团，宣讲团共▢人。", "lectures.teams.count lectures.teams.members"),
    ("线上宣讲▢万余场次，受众▢余万人次；线下▢万余场次，受众▢余万人次。",
     "lectures.online.sessions lectures.online.audience lectures.offline.sessions lectures.offline.audience"),
    ("其中，大会精神基层宣讲▢场次，受众▢万人次。", "lectures.theme.sessions lectures.theme.audience"),
    ("在客户端开设宣讲展播专栏，目前已刊播▢条宣讲视频。", "media.own.lecture_videos"),
    ("共在中央▢家传统媒体发稿▢篇。", "coverage.central.traditional.outlets coverage.central.traditional.items"),
    ("在中央媒体所属新媒体主平台发稿▢篇，中央其他媒体发稿▢篇。",
     "coverage.central.newmedia_main.items coverage.central.other.items"),
    ("自治区级传统媒体发稿▢篇；其他网络新媒体发稿▢篇。", "coverage.province.traditional.items coverage.online_other.items"),
    ("共推荐▢人获得“身边好人”荣誉称号。", "awards.good_people.awarded"),
    ("在自有专栏中发布各级各类模范事迹▢余篇。", "media.own.role_model_items"),
    ("志愿服务常备队伍▢支，区级特色志愿服务队伍▢支。", "volunteer.teams.standing volunteer.teams.speciality"),
    ("开展文明实践主题月活动▢余场次，▢余人参与志愿服务。", "practice.monthly.events practice.monthly.volunteers"),
    ("下发督导通报▢期，迎接中央明察暗访测评▢次，自治区暗访测评▢次。",
     "inspection.bulletins.issues assessment.central.visits assessment.province.visits"),
    ("目前已有▢家文明团结超市挂牌运行，文明校园创建参与率达到▢％。", "points.shops.open campus.participation.rate"),
    ("完成惠民演出▢场，线上活动点击浏览量▢万次。", "performances.benefit.shows activities.online.views"),
    ("拥有国家、省、市、区各级非物质文化遗产项目▢项。", "heritage.intangible.items"),
    ("省级以上媒体刊发▢篇，其中中央媒体▢篇。", "coverage.province_up.items coverage.central.items"),
    ("群众文化活动▢项▢场，参与群众▢人次。", "culture.events.items culture.events.sessions culture.events.people"),
]  # fmt: skip

FOREIGN = [
    "全县粮食总产量达到▢万吨，比上年增加▢万吨。", "新建公路▢公里，改造危桥▢座。", "完成植树造林▢亩，成活率▢％。",
    "门诊部接诊▢人次，出院病人▢人。", "查处交通违法行为▢起，办理案件▢件。", "发放助学贷款▢笔，惠及学生▢人。",
    "接待来访群众▢批▢人次。", "培训新型职业农民▢人，举办技术培训班▢期。", "设立便民服务窗口▢个，办理业务▢件。",
    "组织干部职工参加健步走活动▢次。", "维修路灯▢盏，疏通下水道▢处。", "新增养老床位▢张，建成助餐点▢个。",
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), SENTENCES, ids=[s[0][:12] for s in SENTENCES])
def test_a_sentence_in_the_writers_own_words_speaks_of_one_indicator(ranked, text, wanted):
    found = [alone(fits) for fits in ranked(text)]
    assert [fit and fit.indicator.id for fit in found] == wanted.split()


def test_every_figure_of_the_yearly_report_is_known_again_by_its_sentence(office, ranked):
    titles = {i.title.zh: i.id for i in office.indicators.values()}
    wrong = []
    for line in (FOLDER / "annual.txt").read_text("utf-8").split("+++")[2].splitlines():
        line = re.sub(r"{{(?:若有|下年 |任务清单|下年|年|单位|今日)[^}]*}}", "", line)
        wanted = [titles[name] for name in re.findall(r"{{([^}|]+)[^}]*}}", line) if name in titles]
        if wanted and not line.startswith("|"):
            found = [alone(fits) for fits in ranked(re.sub(r"{{[^}]*}}", "▢", line))]
            wrong += [(w, line) for f, w in zip(found, wanted, strict=True) if f is None or f.indicator.id != w]
    assert wrong == []


@pytest.mark.parametrize("text", FOREIGN)
def test_a_sentence_about_other_things_speaks_of_none(ranked, text):
    assert [alone(fits) for fits in ranked(text)] == [None] * text.count("▢")


def test_a_sentence_that_names_another_level_does_not_fit(ranked):
    (fits,) = ranked("在市级传统媒体发稿▢篇。")
    assert "coverage.central.traditional.items" not in {fit.indicator.id for fit in fits}


def test_a_wider_indicator_is_not_taken_for_a_narrower_sentence(ranked):
    (wide,), (narrow,) = ranked("全年开展宣讲▢场次。"), ranked("全年开展线上宣讲▢场次。")
    assert alone(wide).indicator.id == "lectures.sessions.all"
    assert alone(narrow).indicator.id == "lectures.online.sessions"


def test_persons_for_attendances_fit_with_another_unit_word(ranked):
    (_, fits) = ranked("开展线下宣讲▢场次，受众▢人。")
    assert fits[0].indicator.id == "lectures.offline.audience"
    assert not fits[0].same_unit


def test_heads_of_row_and_column_count_like_the_clause(ranked):
    (fits,) = ranked("▢场", heads=("惠民演出", "场次"))
    assert alone(fits).indicator.id == "performances.benefit.shows"


@pytest.mark.parametrize(
    ("printed", "own", "fits"),
    [
        ("场", "场", True),
        ("", "场", True),
        ("人", "人次", False),
        ("场", "场次", False),
        ("元", "场", None),
        ("%", "人", None),
    ],
)
def test_unit_words_are_the_same_or_akin_or_strangers(printed, own, fits):
    assert unit_fits(printed, own) is fits
