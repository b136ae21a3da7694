"""Problems of packs: what is wrong in a definition, at file:line, with the nearest valid name."""

from youju.engine.base.labels import Label
from youju.engine.base.problems import Kind

SYNTAX = Kind(
    "DEF001",
    Label("这里不是合法的 TOML：{why}。", "This is not valid TOML: {why}."),
    Label("请检查引号、括号和等号。", "Check quotes, brackets and equals signs."),
)
UNKNOWN_KEY = Kind(
    "DEF002",
    Label("{where} 没有“{name}”这一项。", "{where} has no key “{name}”."),
    Label("最接近的是：{near}。", "The nearest is: {near}."),
)
MISSING = Kind(
    "DEF003",
    Label("{where} 缺少“{name}”。", "{where} lacks “{name}”."),
    Label("请补上。", "Add it."),
)
WRONG_TYPE = Kind(
    "DEF004",
    Label("{where} 的“{name}”应是{wanted}。", "“{name}” of {where} should be {wanted}."),
    Label("请改写。", "Write it so."),
)
UNKNOWN_NAME = Kind(
    "DEF005",
    Label("{where} 提到的{what}“{name}”不存在。", "{where} names the {what} “{name}”, which does not exist."),
    Label("最接近的是：{near}。", "The nearest is: {near}."),
)
TWICE = Kind(
    "DEF006",
    Label("{what}“{name}”定义了两次，另一处在 {other}。", "{what} “{name}” is defined twice, also at {other}."),
    Label("请删去一处。", "Remove one."),
)
BAD_ID = Kind(
    "DEF007",
    Label("“{name}”不能作标识。", "“{name}” cannot be an id."),
    Label(
        "请用小写字母开头，只含小写字母、数字和下划线。",
        "Begin with a small letter; use small letters, digits and underscores.",
    ),
)
LANGUAGE = Kind(
    "DEF008",
    Label("{where} 的“{name}”没有 {language} 文字。", "“{name}” of {where} has no text in {language}."),
    Label("方案包声明了这种语言，请补上。", "The pack declares this language; add it."),
)
WRONG_KIND = Kind(
    "DEF009",
    Label(
        "{where}：{name} 的类型是 {found}，这里需要{wanted}。",
        "{where}: {name} is of type {found}; this needs {wanted}.",
    ),
    Label("请换一个字段，或改它的类型。", "Choose another field, or change its type."),
)
PERSONAL = Kind(
    "DEF010",
    Label("{where} 用到个人信息字段“{name}”。", "{where} uses the personal field “{name}”."),
    Label(
        "个人信息不用来计数、筛选或判重，请改用指向人员台账的引用。",
        "Personal values are never counted, filtered or keys; use a ref to a person register.",
    ),
)
NO_REASON = Kind(
    "DEF011",
    Label(
        "{where} 要求佐证，却没有说明法定或财务理由。", "{where} requires evidence without a legal or financial reason."
    ),
    Label("请写 reason，或去掉 required。", "Write the reason, or drop required."),
)
TIME = Kind(
    "DEF012",
    Label(
        "{where} 的 time 是 {time}，而台账“{register}”没有{wanted}。",
        "{where} has time {time}, but register “{register}” has no {wanted}.",
    ),
    Label("请给台账加上，或改 time。", "Add it to the register, or change the time."),
)
DISTINCT_SUM = Kind(
    "DEF013",
    Label("{where} 把去重数“{name}”相加了。", "{where} adds the distinct count “{name}”."),
    Label("去重数不能相加，请另定义一个指标。", "Distinct counts never add up; define an indicator of its own."),
)
CYCLE = Kind(
    "DEF014",
    Label("{where} 绕回了自己。", "{where} leads back to itself."),
    Label("请断开这个圈。", "Break the circle."),
)
NO_FILES = Kind(
    "DEF015",
    Label("“{folder}”不是方案包：没有 pack.toml。", "“{folder}” is no pack: there is no pack.toml."),
    Label("请给出含 pack.toml 的文件夹。", "Name a folder that holds a pack.toml."),
)
NOT_UTF8 = Kind(
    "DEF018",
    Label("这个文件从这一行起不是 UTF-8 编码。", "From this line on, this file is not UTF-8."),
    Label("请用编辑器另存为 UTF-8。", "Save it as UTF-8 in your editor."),
)
BAD_TEST = Kind(
    "DEF016",
    Label("{where}：{name}（{type}）不能这样比较：{test}。", "{where}: {name} ({type}) cannot be tested with {test}."),
    Label("可用：{near}。", "It can be tested with: {near}."),
)
BAD_VALUE = Kind(
    "DEF017",
    Label("{where}：“{value}”不是 {name} 的值。", "{where}: “{value}” is no value of {name}."),
    Label("最接近的是：{near}。", "The nearest is: {near}."),
)
