"""Problems about Word files. Untrusted files: DOC001-029; reading and binding: DOC030-059; layout: DOC060-099."""

from __future__ import annotations

from youju.engine.base.labels import Label
from youju.engine.base.problems import Kind

_SAVE_AS = Label(
    "请用 Word 或 WPS 打开，另存为“Word 文档 (.docx)”（表格另存为 .xlsx）再试。",
    "Open it in Word or WPS, save it as “Word document (.docx)” (a workbook as .xlsx) and try again.",
)
_WHOLE = Label(
    "请用 Word 或 WPS 打开看看；能打开就另存为新的 .docx 再试，打不开就请对方重新发送。",
    "Try it in Word or WPS: if it opens, save it as a new .docx; if not, ask for the file again.",
)
_ASK = Label(
    "请不要打开来路不明的文件；确认来源后，用 Word 或 WPS 另存为新的 .docx 再试。",
    "Do not open files of unknown origin; if you trust its sender, save it as a new .docx in Word or WPS and try again.",
)
_SPLIT = Label(
    "请压缩文中的图片，或分成几个文件再试。",
    "Compress the pictures in it or divide it into several files, and try again.",
)

NO_FILE = Kind("DOC001", Label("没有这个文件，或里面没有内容。", "There is no such file, or nothing in it."), _WHOLE)
TOO_BIG = Kind(
    "DOC002",
    Label(
        "文件有 {size} MB，超过了 {limit} MB 的上限。", "The file has {size} MB; {limit} MB is the most that is read."
    ),
    _SPLIT,
)
OLD_WORD = Kind(
    "DOC003",
    Label("这是旧版 Word 文件 (.doc)，不是 .docx。", "This is a file of an old Word (.doc), not a .docx."),
    _SAVE_AS,
)
PASSWORD = Kind(
    "DOC004",
    Label("文件有打开密码，读不了。", "The file is protected by a password and cannot be read."),
    Label(
        "请用 Word 或 WPS 去掉打开密码后另存为 .docx 再试。",
        "Remove the password in Word or WPS, save it as .docx and try again.",
    ),
)
OTHER_FORMAT = Kind(
    "DOC005",
    Label("这是{format}文件，这里不读这种格式。", "This is a file of the kind {format}, which is not read here."),
    _SAVE_AS,
)
DAMAGED = Kind(
    "DOC006",
    Label("文件打不开，内容不完整或已损坏。", "The file cannot be opened; it is incomplete or damaged."),
    _WHOLE,
)
TOO_MANY = Kind(
    "DOC007",
    Label(
        "文件里有 {count} 个部件，超过了 {limit} 个的上限。",
        "The file has {count} parts; {limit} is the most that is read.",
    ),
    _SPLIT,
)
BOMB = Kind(
    "DOC008",
    Label(
        "部件 {part} 展开后太大，或压缩得不合常理。",
        "The part {part} unpacks to too much or is packed too tightly.",
    ),
    _ASK,
)
DOUBLE = Kind(
    "DOC009",
    Label(
        "文件里有两个 {part}：不同的软件会看到不同的内容。",
        "The file holds {part} twice: programs would show different content.",
    ),
    _ASK,
)
BAD_NAME = Kind("DOC010", Label("部件的名字不合规矩：{part}。", "A part has a name that is not allowed: {part}."), _ASK)
ENCRYPTED = Kind(
    "DOC011",
    Label("压缩包里的 {part} 加了密，读不了。", "The part {part} is encrypted in the archive and cannot be read."),
    Label("请去掉密码后另存为 .docx 再试。", "Remove the password, save it as .docx and try again."),
)
COMPRESSION = Kind(
    "DOC012",
    Label(
        "{part} 用了不认识的压缩方法（{method}）。", "The part {part} is compressed by an unknown method ({method})."
    ),
    _SAVE_AS,
)
NO_TYPES = Kind(
    "DOC013",
    Label("文件缺少内容类型清单，或清单自相矛盾。", "The list of content types is missing or contradicts itself."),
    _WHOLE,
)
NO_MAIN = Kind(
    "DOC014",
    Label("文件里找不到唯一的正文部分。", "The file does not hold exactly one main document part."),
    _SAVE_AS,
)
MACROS = Kind(
    "DOC015",
    Label("文件带有宏（{what}），不能接收。", "The file holds macros ({what}) and is not accepted."),
    Label(
        "请用 Word 或 WPS 另存为不带宏的“Word 文档 (.docx)”（表格另存为 .xlsx）再试。",
        "Save it in Word or WPS as .docx (a workbook as .xlsx) without macros and try again.",
    ),
)
TEMPLATE = Kind(
    "DOC016",
    Label("这是 Word 模板 (.dotx)，不是文档。", "This is a Word template (.dotx), not a document."),
    _SAVE_AS,
)
ACTIVEX = Kind(
    "DOC017",
    Label(
        "文件带有 ActiveX 控件（{what}），不能接收。", "The file holds ActiveX controls ({what}) and is not accepted."
    ),
    Label("请删去这些控件后另存为 .docx 再试。", "Delete these controls, save it as .docx and try again."),
)
CUSTOM_UI = Kind(
    "DOC018",
    Label(
        "文件会改动 Word 的菜单（{what}），不能接收。", "The file changes Word's menus ({what}) and is not accepted."
    ),
    _ASK,
)
DOCTYPE = Kind(
    "DOC019",
    Label(
        "部件 {part} 带有 DOCTYPE 声明，不能接收。", "The part {part} has a DOCTYPE declaration and is not accepted."
    ),
    _ASK,
)
BAD_XML = Kind(
    "DOC020",
    Label("部件 {part} 的内容读不了（{why}）。", "The part {part} cannot be read ({why})."),
    _WHOLE,
)
STRICT = Kind(
    "DOC021",
    Label("这是“Strict Open XML 文档”，目前读不了。", "This is a “Strict Open XML Document”, which is not read."),
    _SAVE_AS,
)
EXTERNAL = Kind(
    "DOC022",
    Label(
        "{part} 引用了文件以外的内容（{kind}）：{target}。",
        "{part} refers to content outside of the file ({kind}): {target}.",
    ),
    Label(
        "转换时会去掉这个引用；请确认它是不是该有的。",
        "It is taken out of converted copies; please check whether it belongs there.",
    ),
    "warning",
)
FETCHING = Kind(
    "DOC023",
    Label("{part} 里有会取外部内容的域：{field}。", "{part} has a field that fetches content from outside: {field}."),
    Label("转换时只留下它现在显示的文字。", "Converted copies keep the text that it shows now."),
    "warning",
)
EMBEDDED = Kind(
    "DOC024",
    Label("文件里嵌有别的文件：{part}。", "Another file is embedded: {part}."),
    Label(
        "其中的数字没有核对；转换时会去掉。", "The numbers in it are not examined; it is taken out of converted copies."
    ),
    "warning",
)
TWO_TEXTS = Kind(
    "DOC026",
    Label(
        "{part} 里同一处有两种文字，不同的软件会显示不同的内容。",
        "{part} has two texts in one place; programs may show different ones.",
    ),
    Label("请用 Word 打开，核对后重新保存一次。", "Open it in Word, check the place and save it again."),
    "warning",
)
FOREIGN = Kind(
    "DOC025",
    Label(
        "{part} 整段引入了别的文件，读不到其中的文字。",
        "{part} pulls in another file whole; the text of that is not read.",
    ),
    Label(
        "请用 Word 打开并另存一次，让内容并入正文。",
        "Open it in Word and save it once, so that the content becomes part of the text.",
    ),
    "warning",
)

IN_CONTROL = Kind(
    "DOC030",
    Label(
        "“{text}”在域或别的内容控件里，不能再绑定。",
        "“{text}” stands in a field or in another control and cannot be bound.",
    ),
    Label(
        "请在 Word 里把它改成普通文字后再试。",
        "Turn it into plain text in Word (Ctrl+Shift+F9 for a field) and try again.",
    ),
    "warning",
)
CUT = Kind(
    "DOC031",
    Label(
        "“{text}”只有一部分在修订、超链接或别的标记里，不能绑定。",
        "Only a part of “{text}” stands in a tracked change, a link or another mark, so it cannot be bound.",
    ),
    Label("请先接受修订或重新输入这个数，再试一次。", "Accept the change or type the number again, and try once more."),
    "warning",
)
NOT_IN_FILE = Kind(
    "DOC032",
    Label("绑定的数 {instance} 已不在文件里。", "The bound figure {instance} is no longer in the file."),
    Label(
        "如果是有意删去的，不用处理；否则请从底稿重新复制这一句。",
        "If it was deleted on purpose nothing needs doing; else copy its sentence from the draft again.",
    ),
    "question",
)
NO_NUMBER_HERE = Kind(
    "DOC033",
    Label(
        "绑定的数 {instance} 的位置上不是文字，没有改动。",
        "Where {instance} is bound there is no text; nothing was changed.",
    ),
    Label("请在那里输入这个数。", "Type the number there."),
    "warning",
)
MANIFEST_CHANGED = Kind(
    "DOC034",
    Label(
        "文件里的绑定清单被改动过，和它自己的摘要对不上。",
        "The list of bound figures in the file was changed: it does not have its own digest.",
    ),
    Label("请以台账重新生成的报告为准。", "Rely on a report made anew from the ledger."),
    "warning",
)
OPEN_TAG = Kind(
    "DOC035",
    Label("“{context}”里的 {{{{ 没有配对的 }}}}。", "The {{{{ in “{context}” has no }}}}."),
    Label("请补上 }}}}，或删去多余的 {{{{。", "Add }}}}, or remove the {{{{."),
    "warning",
)
EMPTY_TAG = Kind(
    "DOC036",
    Label("“{context}”里有一个空的 {{{{}}}}。", "“{context}” holds an empty {{{{}}}}."),
    Label("请在里面写指标的名称。", "Write the name of an indicator in it."),
    "warning",
)
