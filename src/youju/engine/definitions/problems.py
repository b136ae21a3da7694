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
        "个人信息不用来计数、筛选、判重或公开，请改用指向人员台账的引用。",
        "Personal values are never counted, filtered, keys or public; use a ref to a person register.",
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
CROSSED = Kind(
    "DEF019",
    Label(
        "{where} 的 {low}（{low_value}）大于 {high}（{high_value}）。",
        "In {where}, {low} ({low_value}) is above {high} ({high_value}).",
    ),
    Label("请对调或改正。", "Swap them or correct one."),
)
MIXED_UNITS = Kind(
    "DEF020",
    Label("{where} 把计量单位不同的数相加：{units}。", "{where} adds figures of different unit words: {units}."),
    Label("请只加同一计量单位的指标。", "Add only indicators with the same unit word."),
)
NO_EFFECT = Kind(
    "DEF021",
    Label("{where} 的“{name}”对 {what} 不起作用。", "“{name}” of {where} has no effect on {what}."),
    Label("请删去；起作用的是：{near}。", "Remove it; these have an effect: {near}."),
)
HIDDEN = Kind(
    "DEF022",
    Label(
        "另有 {count} 处提到的名称可能就写在读不了的文件里，先不列出。",
        "{count} more problems are about names that may stand in files that cannot be read; they are not listed.",
    ),
    Label("请先改好读不了的文件，再检查一次。", "Mend those files first, then lint again."),
    "warning",
)
TWO_MEANINGS = Kind(
    "DEF023",
    Label("{where}：“{word}”既指 {one}，又指 {other}。", "{where}: “{word}” means both {one} and {other}."),
    Label("请让每个写法只指一样东西。", "Let each word mean one thing only."),
)
REPEATED = Kind(
    "DEF024",
    Label("{where} 的“{name}”里，“{value}”写了两次。", "“{name}” of {where} lists “{value}” twice."),
    Label("请删去一个。", "Remove one."),
)
NO_WAY = Kind(
    "DEF025",
    Label("{where} 没有“{name}”，这一步谁也走不了。", "{where} has no “{name}”, so nobody can ever take this step."),
    Label("请补上。", "Add it."),
)
FINAL_LEFT = Kind(
    "DEF026",
    Label("{where} 从终结环节“{stage}”出发。", "{where} leaves the final stage “{stage}”."),
    Label("请去掉这个环节的 final，或改 from。", "Drop final from the stage, or change from."),
)
UNREACHED = Kind(
    "DEF027",
    Label("{where}：没有一步通向环节“{stage}”。", "{where}: no step leads to the stage “{stage}”."),
    Label("请加一步，或删去这个环节。", "Add a step, or remove the stage."),
)
LACKS = Kind(
    "DEF028",
    Label(
        "台账“{register}”用流程“{loop}”，其中“{step}”一步要求字段“{name}”，而台账没有。",
        "Register “{register}” uses the loop “{loop}”, whose step “{step}” requires the field “{name}”, which it lacks.",
    ),
    Label(
        "请加上这个字段，或改 requires（{step_at}）；最接近的是：{near}。",
        "Add the field, or change requires ({step_at}); the nearest is: {near}.",
    ),
)
CANNOT_BE = Kind(
    "DEF029",
    Label("{where} 的“{name}”不能是 {found}。", "“{name}” of {where} cannot be {found}."),
    Label("这里需要：{wanted}。", "This needs: {wanted}."),
)
STANDING = Kind(
    "DEF030",
    Label(
        "{where} 取代系统台账，却没有字段“{name}”（{type}）。",
        "{where} replaces a register of the system without its field “{name}” ({type}).",
    ),
    Label("程序要用这个字段，请照原样写上。", "The program needs this field; write it as it was."),
)
LATER = frozenset(
    (
        CROSSED,
        MIXED_UNITS,
        NO_EFFECT,
        TWO_MEANINGS,
        REPEATED,
        NO_WAY,
        FINAL_LEFT,
        UNREACHED,
        LACKS,
        CANNOT_BE,
        STANDING,
    )
)
"""What lint learnt to refuse after sites had definitions in their logs: those stay readable, new ones are refused."""

RETYPED = Kind(
    "DEF031",
    Label(
        "台账“{register}”的字段“{field}”已有 {count} 条记录，{what}不能由 {old} 改为 {new}。",
        "Field “{field}” of register “{register}” has {count} records; its {what_en} cannot change from {old} to {new}.",
    ),
    Label("请恢复原样并写 retired = true，另设一个新字段。", "Restore it with retired = true, and add another field."),
)
REMOVED = Kind(
    "DEF032",
    Label(
        "台账“{register}”的字段“{field}”已有 {count} 条记录，不能删去。",
        "Field “{field}” of register “{register}” has {count} records and cannot be removed.",
    ),
    Label("请恢复它并写 retired = true。", "Restore it with retired = true."),
)
COPY_REMOVED = Kind(
    "DEF033",
    Label(
        "台账“{register}”的“{field}”（抄自引用）已有 {count} 条记录，不能从 copy 中删去。",
        "“{field}” of register “{register}”, copied by a reference, has {count} records and cannot leave copy.",
    ),
    Label("请把它写回 copy。", "Put it back into copy."),
)
CODE_REMOVED = Kind(
    "DEF034",
    Label(
        "台账“{register}”的字段“{field}”有 {count} 条记录用到代码“{codes}”，不能删去。",
        "Field “{field}” of register “{register}” has {count} records with the code “{codes}”, which cannot be removed.",
    ),
    Label("请把代码写回去；可以改它的文字。", "Put the code back; its words may change."),
)
REGISTER_REMOVED = Kind(
    "DEF035",
    Label(
        "台账“{register}”已有 {count} 条记录，不能删去。",
        "Register “{register}” has {count} records and cannot be removed.",
    ),
    Label("请恢复它，把各字段写成 retired = true。", "Restore it, with retired = true in its fields."),
)
NO_TEMPLATE = Kind(
    "DEF036",
    Label("{where} 的模板“{name}”不在方案包里。", "The template “{name}” of {where} is not in the pack."),
    Label(
        "请把文件放进方案包的文件夹，或改 template；最接近的是：{near}。",
        "Put the file into the pack's folder, or change template; the nearest is: {near}.",
    ),
    "warning",
)
BAD_TEMPLATE = Kind(
    "DEF037",
    Label("{where} 的模板“{name}”不是模板文件。", "“{name}” of {where} is no template file."),
    Label("请用 .txt 文本或 .docx 文件，只写文件名。", "Use a .txt text or a .docx file, by its name alone."),
    "warning",
)
