"""What can be wrong with a recipe. Codes SMP001 to SMP012; the place names the file and the table of the recipe."""

from __future__ import annotations

from youju.engine.base.labels import Label
from youju.engine.base.problems import Kind

NOT_TOML = Kind(
    "SMP001",
    Label("样例配方不是有效的 TOML：{reason}。", "The sample recipe is not valid TOML: {reason}."),
    Label("请改正该处的写法。", "Mend the text at that place."),
)
MISSING = Kind(
    "SMP002",
    Label("样例配方缺少“{key}”。", "The sample recipe lacks “{key}”."),
    Label("请补上这一项。", "Add this entry."),
)
BAD_VALUE = Kind(
    "SMP003",
    Label("“{key}”的值不能使用：{value}。", "The value of “{key}” cannot be used: {value}."),
    Label("应为{wanted}。", "It should be {wanted_en}."),
)
UNKNOWN_KEY = Kind(
    "SMP004",
    Label("样例配方中没有“{key}”这一项。", "A sample recipe has no entry “{key}”."),
    Label("最接近的是“{nearest}”。", "The nearest is “{nearest}”."),
)
UNKNOWN_REGISTER = Kind(
    "SMP005",
    Label("方案包中没有台账“{name}”。", "The pack has no register “{name}”."),
    Label("最接近的是“{nearest}”。", "The nearest is “{nearest}”."),
)
UNKNOWN_FIELD = Kind(
    "SMP006",
    Label("台账“{register}”没有字段“{name}”。", "Register “{register}” has no field “{name}”."),
    Label("最接近的是“{nearest}”。", "The nearest is “{nearest}”."),
)
NO_MAKER = Kind(
    "SMP007",
    Label("必填字段“{name}”没有写明怎样生成。", "The required field “{name}” has no way of being made."),
    Label("请在配方中给它一项。", "Give it an entry in the recipe."),
)
UNKNOWN_MAKER = Kind(
    "SMP008",
    Label("没有“{name}”这种生成方式。", "There is no way of making called “{name}”."),
    Label("最接近的是“{nearest}”。", "The nearest is “{nearest}”."),
)
UNKNOWN_CODE = Kind(
    "SMP009",
    Label("字段“{name}”没有选项“{code}”。", "Field “{name}” has no choice “{code}”."),
    Label("最接近的是“{nearest}”。", "The nearest is “{nearest}”."),
)
UNKNOWN_WORDS = Kind(
    "SMP010",
    Label("配方中没有词表“{name}”。", "The recipe has no word list “{name}”."),
    Label("最接近的是“{nearest}”。", "The nearest is “{nearest}”."),
)
UNKNOWN_STEP = Kind(
    "SMP011",
    Label("流程“{loop}”没有步骤“{name}”。", "Loop “{loop}” has no step “{name}”."),
    Label("最接近的是“{nearest}”。", "The nearest is “{nearest}”."),
)
CIRCLE = Kind(
    "SMP012",
    Label("这些台账互相引用成环，排不出先后：{names}。", "These registers point to each other in a circle: {names}."),
    Label("请去掉其中一个引用字段的生成方式。", "Leave one of these reference fields out of the recipe."),
)
