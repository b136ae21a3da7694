"""Where a file departs from GB/T 9704-2012: DOC060-099. `{count}` is how many paragraphs share the departure."""

from __future__ import annotations

from youju.engine.base.labels import Label
from youju.engine.base.problems import Kind

PAPER = Kind(
    "DOC060",
    Label("纸张是 {found} 毫米，不是 A4。", "The paper is {found} mm, not A4."),
    Label("请在“页面设置”里选 A4（210×297 毫米）。", "Choose A4 (210 x 297 mm) in the page setup."),
)
MARGIN = Kind(
    "DOC061",
    Label(
        "{side}边距是 {found} 毫米，应为 {wanted} 毫米。",
        "The {side_en} margin is {found} mm; it should be {wanted} mm.",
    ),
    Label(
        "请在“页面设置”里把上、下、左、右边距设为 37、35、28、26 毫米。",
        "Set top, bottom, left and right to 37, 35, 28 and 26 mm.",
    ),
)
GRID = Kind(
    "DOC062",
    Label("没有按每页 22 行设文档网格（{found}）。", "The document grid is not set to 22 lines a page ({found})."),
    Label("请在“页面设置—文档网格”里指定每页 22 行。", "Set 22 lines a page under page setup, document grid."),
)
SAME_FOOTERS = Kind(
    "DOC063",
    Label("单双页的页码在同一边。", "Page numbers of odd and even pages stand on the same side."),
    Label(
        "请勾选“奇偶页不同”，并给双页也加上页码。", "Tick “different odd and even pages” and number the even pages too."
    ),
)
NO_NUMBER = Kind(
    "DOC064",
    Label("{pages}没有页码。", "The {pages_en} pages have no number."),
    Label("请在页脚插入页码。", "Insert a page number in the footer."),
)
NO_DASHES = Kind(
    "DOC065",
    Label("{pages}的页码左右没有一字线。", "The number of the {pages_en} pages does not stand between dashes."),
    Label("请写成“— 1 —”。", "Write it as “— 1 —”."),
)
NUMBER_FONT = Kind(
    "DOC066",
    Label(
        "{pages}的页码是{found}，应为 4 号宋体。",
        "The number of the {pages_en} pages is set in {found}; it should be 14 pt 宋体.",
    ),
    Label("请改页脚的字体和字号。", "Change the footer's font and size."),
)
NUMBER_SIDE = Kind(
    "DOC067",
    Label("{pages}的页码没有{wanted}。", "The number of the {pages_en} pages does not stand {wanted_en}."),
    Label("单页码居右空一字，双页码居左空一字。", "Odd numbers stand right, even ones left, one character in."),
)
FONT = Kind(
    "DOC070",
    Label(
        "{role}的字体是“{found}”，应为“{wanted}”（{count} 处）。",
        "{role_en}: set in “{found}”, should be “{wanted}” ({count} times).",
    ),
    Label("请改样式“{style}”的中文字体。", "Change the Chinese font of the style “{style}”."),
)
SIZE = Kind(
    "DOC071",
    Label(
        "{role}的字号是 {found} 磅，应为 {wanted} 磅（{count} 处）。",
        "{role_en}: {found} pt, should be {wanted} pt ({count} times).",
    ),
    Label("请改样式“{style}”的字号。", "Change the size of the style “{style}”."),
)
COLOUR = Kind(
    "DOC072",
    Label(
        "{role}的颜色是 {found}，应为黑色（{count} 处）。",
        "{role_en}: coloured {found}, should be black ({count} times).",
    ),
    Label("只有发文机关标志和它下面的线用红色。", "Only the red name and the rule below it are coloured."),
)
LINE_HEIGHT = Kind(
    "DOC073",
    Label(
        "{role}的行距是 {found}，应为固定值 28.95 磅（{count} 处）。",
        "{role_en}: line {found}, should be exactly 28.95 pt ({count} times).",
    ),
    Label(
        "请把样式“{style}”的行距设为固定值 28.95 磅，每页才是 22 行。",
        "Set the style “{style}” to exactly 28.95 pt: 22 lines a page.",
    ),
)
FIRST_LINE = Kind(
    "DOC074",
    Label(
        "{role}的首行没有缩进 2 字符（{count} 处）。",
        "{role_en}: the first line is not indented by 2 characters ({count} times).",
    ),
    Label("请在段落里设“首行缩进 2 字符”，不要敲空格。", "Set “first line, 2 characters” instead of typing spaces."),
)
NO_HEADING = Kind(
    "DOC075",
    Label("{role}没有用标题样式（{count} 处）。", "{role_en}: not in a heading style ({count} times)."),
    Label("请用“标题 {level}”，目录和导航才认得。", "Use “heading {level}”, so that outlines find it."),
    "warning",
)
OTHER_LEVEL = Kind(
    "DOC076",
    Label(
        "“{text}”的编号是第 {wanted} 层，样式是标题 {found}。",
        "“{text}” is numbered as level {wanted} but styled as heading {found}.",
    ),
    Label("层次依次为“一、”“（一）”“1．”“（1）”。", "The levels are 一、, （一）, 1． and （1）."),
)
ALIGNMENT = Kind(
    "DOC077",
    Label("{role}没有{wanted}（{count} 处）。", "{role_en}: not {wanted_en} ({count} times)."),
    Label("请改样式“{style}”的对齐方式和缩进。", "Change alignment and indents of the style “{style}”."),
)
COLON = Kind(
    "DOC078",
    Label("主送机关后面不是全角冒号。", "The addressee does not end with a full-width colon."),
    Label("请改成“：”。", "Write “：”."),
)
BOLD = Kind(
    "DOC079",
    Label("{role}加了粗（{count} 处）。", "{role_en}: bold ({count} times)."),
    Label("标准用字体分层次，不加粗。", "The standard tells levels apart by family, not by weight."),
    "warning",
)
TOO_WIDE = Kind(
    "DOC080",
    Label(
        "字距没有收紧，每行只排得下 27 字（{count} 处）。",
        "Characters are not set closer: a line holds 27 of them ({count} times).",
    ),
    Label(
        "请把样式“{style}”的字符间距紧缩 0.25 磅，或用“行和字符网格”指定每行 28 字。",
        "Condense “{style}” by 0.25 pt or set 28 to a line.",
    ),
)
WIDOWS = Kind(
    "DOC081",
    Label(
        "打开了“孤行控制”，有的页会只有 21 行（{count} 处）。",
        "Widow control is on: some pages will have 21 lines ({count} times).",
    ),
    Label("请在样式“{style}”里关掉孤行控制。", "Turn widow control off in the style “{style}”."),
    "warning",
)
ANNEX_PAGE = Kind(
    "DOC082",
    Label("“{text}”没有另起一页。", "“{text}” does not begin a page."),
    Label("请勾选“段前分页”。", "Tick “page break before”."),
)
ANNEX_LABEL_FORM = Kind(
    "DOC083",
    Label("“{text}”应写成“附件”或“附件1”，不加冒号。", "“{text}” should be 附件 or 附件1, without a colon."),
    Label("请用阿拉伯数字，去掉标点。", "Use Arabic digits and no mark."),
)
ANNEX_MARK = Kind(
    "DOC084",
    Label("附件名称“{text}”后面有标点。", "The name of an attachment, “{text}”, ends with a mark."),
    Label("请去掉末尾的标点。", "Remove the mark."),
)
DATE_FORM = Kind(
    "DOC085",
    Label("成文日期“{text}”应写成 {wanted}。", "The date “{text}” should be written {wanted}."),
    Label("请用阿拉伯数字，月、日前面不补零。", "Use Arabic digits without leading zeros."),
)
IMPRINT_ORDER = Kind(
    "DOC086",
    Label("版记里抄送机关应在印发机关上面。", "In the imprint the copies stand above the printer."),
    Label("请调换两行。", "Exchange the two lines."),
)
IMPRINT_RULE = Kind(
    "DOC087",
    Label(
        "版记的{rule}线粗 {found} 毫米，应为 {wanted} 毫米。",
        "The {rule_en} rule of the imprint is {found} mm thick; it should be {wanted} mm.",
    ),
    Label(
        "首尾两条线 0.35 毫米（1 磅），中间 0.25 毫米（0.75 磅）。",
        "Outer rules are 0.35 mm (1 pt), inner ones 0.25 mm (0.75 pt).",
    ),
)
IMPRINT_LAST = Kind(
    "DOC088",
    Label("版记后面还有文字“{text}”。", "There is text after the imprint: “{text}”."),
    Label(
        "版记在最后一页的最下面，请把后面的内容移到前面。", "The imprint ends the last page; move the text above it."
    ),
)
DIRECT = Kind(
    "DOC089",
    Label(
        "{role}直接改了格式，和样式“{style}”不一样（{count} 处）。",
        "{role_en}: formatted by hand, unlike its style “{style}” ({count} times).",
    ),
    Label("请改样式本身，再清除段落和文字上的格式。", "Change the style and clear the formatting by hand."),
    "warning",
)
NO_TEXT_HERE = Kind(
    "DOC090",
    Label("标准不许用“此页无正文”。", "The standard forbids “此页无正文” (no text on this page)."),
    Label("请调整行距、字距，让落款和正文在同一页。", "Change the spacing so that the signature stands under text."),
)
RED_RULE = Kind(
    "DOC091",
    Label(
        "发文字号下面没有红线，或线是 {found}。", "There is no red rule below the document number, or it is {found}."
    ),
    Label(
        "请给发文字号那一段加红色下框线，和版心同宽。", "Give that paragraph a red lower border as wide as the text."
    ),
)
NOT_COMPLETE = Kind(
    "DOC092",
    Label("没有找到标题：没有 2 号字的段落。", "No title was found: no paragraph of 22 pt."),
    Label("请用样式“标题”。", "Use the style “Title”."),
)
