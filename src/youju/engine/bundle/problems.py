"""Kinds of problem of the bundle (BUN): receipts 0xx, bundles 1xx."""

from __future__ import annotations

from youju.engine.base.labels import Label
from youju.engine.base.problems import Kind

_PASTE_WHOLE = Label(
    "请把回执从第一行到以“—”开头的签名行完整粘贴。",
    "Paste the whole receipt, from its first line to the line of the signature, which begins with “—”.",
)
NOT_A_RECEIPT = Kind("BUN001", Label("这段文字不是回执：{why}。", "This text is no receipt: {why_en}."), _PASTE_WHOLE)
RECEIPT_ALTERED = Kind(
    "BUN002",
    Label("回执的签名与它的文字不符：抄错了，或有人改过。", "The signature of the receipt does not fit its text."),
    Label("请用原来那一份；别的单位那里还有同样的回执。", "Take the original; other units hold the same receipt."),
)
OTHER_KEY = Kind(
    "BUN003",
    Label("这张回执不是用给出的密钥签的。", "This receipt was not signed with the key that is given."),
    Label(
        "请核对是不是这个办公室的回执；换过密钥的，请用当时的公钥。",
        "See whether it is a receipt of this office; if its key was changed, take the public key of then.",
    ),
)
_AGAIN = Label("请重新取一份存证包。", "Get the bundle anew from where it came from.")
NO_ZIP = Kind(
    "BUN100",
    Label("{file} 不是能打开的存证包：{why}。", "{file} is no bundle that can be opened: {why_en}."),
    _AGAIN,
)
UNSAFE = Kind(
    "BUN101",
    Label(
        "压缩包里的 {file} 不安全，没有解开：{why}。", "{file} in the zip is not safe and was not unpacked: {why_en}."
    ),
    Label("正常的存证包没有这样的文件；请问清来处。", "A bundle has no such file; ask where this one is from."),
)
FILE_CHANGED = Kind(
    "BUN102",
    Label(
        "文件 {file} 与清单里的摘要不符：被改过或已损坏。",
        "The file {file} is not what the manifest says: altered or damaged.",
    ),
    _AGAIN,
)
FILE_MISSING = Kind("BUN103", Label("少了文件 {file}。", "The file {file} is missing."), _AGAIN)
FILE_EXTRA = Kind(
    "BUN104",
    Label("多了清单里没有的文件 {file}。", "The file {file} is not in the manifest."),
    Label("不要相信它；请问清来处。", "Do not rely on it; ask where it is from."),
)
TAG_UNLIKE = Kind(
    "BUN105",
    Label(
        "标签清单的摘要与回执不符：打包以后换过文件。",
        "The tag manifest is not the one of the receipt: files were changed since.",
    ),
    Label("请与别的单位手里的回执核对短码。", "Compare the short code with a receipt that another unit holds."),
)
NO_RECEIPT = Kind(
    "BUN106",
    Label(
        "没有可用的回执，只能说存证包自身一致，不能说是谁做的。",
        "There is no receipt: the bundle may agree with itself, but anybody could have made it.",
    ),
    Label(
        "请向办公室或任何填报单位要一张回执，用 --receipt 给出。",
        "Ask the office or any reporting unit for one and give it with --receipt.",
    ),
    "warning",
)
EDITION_UNLIKE = Kind(
    "BUN107",
    Label("版次文件的摘要与回执不符。", "The edition is not the one of the receipt."),
    Label("请与别的单位手里的回执核对短码。", "Compare the short code with a receipt that another unit holds."),
)
ROWS_UNLIKE = Kind(
    "BUN108",
    Label(
        "台账 {register} 的行与回执里的不是同一批：少了、多了或换过。",
        "The rows of {register} are not those of the receipt: some are missing, added or replaced.",
    ),
    Label("请与台账核对。", "Compare them with the ledger."),
)
NO_DEFINITIONS = Kind(
    "BUN109",
    Label(
        "存证包里的口径读不通，无法重算：{why}",
        "The definitions in the bundle cannot be read, so nothing was computed: {why_en}",
    ),
    _AGAIN,
)
NO_TABLE = Kind(
    "BUN110",
    Label("台账文件 {file} 读不出来：{why}", "The table {file} cannot be read: {why}"),
    _AGAIN,
)
VALUE_UNLIKE = Kind(
    "BUN111",
    Label(
        "{figure}：版次写的是 {claimed}，按口径从数据重算是 {computed}。",
        "{figure}: the edition claims {claimed}, the rows give {computed}.",
    ),
    Label("请看 figures/ 里这个数的 SQL 和 records/ 里的行。", "See its SQL in figures/ and the rows in records/."),
)
ROWS_OF_UNLIKE = Kind(
    "BUN112",
    Label(
        "{figure}：背后的记录与版次写的不是同一批（{claimed} 条，重算 {computed} 条）。",
        "{figure}: the records behind it are not those of the edition ({claimed} claimed, {computed} found).",
    ),
    Label("请看 records/ 里的行。", "See the rows in records/."),
)
DEFINITION_UNLIKE = Kind(
    "BUN113",
    Label(
        "{figure}：口径不是版次写的那个版本。", "{figure}: its definition is not the version that the edition names."
    ),
    Label(
        "存证包里的口径改过；或者本程序自带的环节与当时不同，请用 bag-info.txt 写明的版本校验。",
        "The definitions were changed; or the loops of this program differ from those of then: "
        "verify with the version that bag-info.txt names.",
    ),
)
SQL_UNLIKE = Kind(
    "BUN114",
    Label(
        "{figure}：随包的 SQL 得 {shipped}，按口径重算是 {computed}：SQL 与口径不符。",
        "{figure}: the shipped SQL gives {shipped}, its definition {computed}: the two do not agree.",
    ),
    Label("不要用随包的 SQL。", "Do not rely on the shipped SQL."),
)
SQL_REFUSED = Kind(
    "BUN115",
    Label("随包的 {file} 没有运行：{why}", "The shipped {file} was not run: {why_en}"),
    Label(
        "重算的 SQL 只能是一条查询，只读 records/ 和 figures/。",
        "It has to be one SELECT that reads records/ and figures/ only.",
    ),
)
WORDS_UNLIKE = Kind(
    "BUN116",
    Label(
        "报告里印的“{text}”与 {value} 不符（{figure}）。",
        "The report prints “{text}”, which does not say {value} ({figure}).",
    ),
    Label("请看报告里的这一处。", "See this place of the report."),
)
REPORT_UNLIKE = Kind(
    "BUN117",
    Label("报告文件不是版次冻结的那一份。", "The report is not the file that the edition froze."),
    _AGAIN,
)
CLAIM_UNLIKE = Kind(
    "BUN118",
    Label(
        "figures.csv 第 {number} 行与版次文件不符（{column}）。",
        "Line {number} of figures.csv is not what the edition says ({column}).",
    ),
    _AGAIN,
)
TEXT_UNLIKE = Kind(
    "BUN119",
    Label(
        "报告里“{figure}”处印的是“{found}”，版次写的是“{text}”。",
        "At “{figure}” the report prints “{found}”; the edition says “{text}”.",
    ),
    Label("请看报告里的这一处。", "See this place of the report."),
)
NO_EDITION = Kind(
    "BUN120", Label("存证包里没有能读的版次文件。", "The bundle has no edition that can be read."), _AGAIN
)
UNTESTED = Kind(
    "BUN121",
    Label(
        "有 {count} 个数不能用公开版重算：没有放它们背后的行。",
        "{count} figures cannot be computed from the public edition, which leaves out the rows behind them.",
    ),
    Label("需要时请向办公室要内部版。", "Ask the office for the inner edition where you need them."),
    "warning",
)
