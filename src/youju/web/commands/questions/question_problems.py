"""Problems of asking and answering (ASK)."""

from youju.engine.base.labels import Label
from youju.engine.base.problems import Kind

NO_QUESTION = Kind(
    "ASK001",
    Label("没有第 {number} 号待核实事项。", "There is no question {number}."),
    Label("请刷新列表。", "Load the list again."),
)
NO_REPLY = Kind(
    "ASK002",
    Label("没有选择答复。", "No answer was chosen."),
    Label("请选择：{choices}。", "Choose one of: {choices}."),
)
NO_WORDS = Kind(
    "ASK003",
    Label("选了“另有说明”，还没有写说明。", "“Explained” was chosen without an explanation."),
    Label("请写一两句。", "Write a sentence or two."),
)
NOT_A_PAIR = Kind(
    "ASK004",
    Label(
        "第 {number} 号事项问的不是两条记录是否同一项。", "Question {number} is not about two records being one event."
    ),
    Label("请用答复框。", "Use the reply box."),
)
PAIR_CHANGED = Kind(
    "ASK005",
    Label("这两条记录里有一条已经作废或不在了。", "One of the two records is void or gone."),
    Label("请打开记录看一看，再核实完毕。", "Open the records, then settle the question."),
)
NOT_IN_PAIR = Kind(
    "ASK006",
    Label("第 {record} 号记录不在这两条里。", "Record {record} is none of the two."),
    Label("请从两条里选留下的一条。", "Choose the one of the two that stays."),
)
NO_SCOPE = Kind(
    "ASK007",
    Label("{actor}没有审核这些单位的权限，不能提出核实事项。", "{actor} reviews none of these units and cannot ask."),
    Label("请由审核人提出。", "Let a reviewer ask."),
)
