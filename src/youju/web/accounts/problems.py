"""Kinds of problem of the accounts (ACC)."""

from __future__ import annotations

from youju.engine.base.labels import Label
from youju.engine.base.problems import Kind

NO_ACCOUNT = Kind(
    "ACC001",
    Label("没有名为“{name}”的用户。", "There is no user named “{name}”."),
    Label("请核对登录名，或请管理员新建。", "Check the login name, or ask an administrator to add the user."),
)
AMBIGUOUS_NAME = Kind(
    "ACC002",
    Label("有不止一位用户叫“{name}”。", "More than one user is called “{name}”."),
    Label("请改用登录名。", "Use the login name instead."),
)
LOGIN_TAKEN = Kind(
    "ACC003",
    Label("登录名“{login}”已有人用。", "The login “{login}” is taken."),
    Label("请换一个登录名。", "Choose another login."),
)
BAD_LOGIN = Kind(
    "ACC004",
    Label("“{login}”不能作登录名。", "“{login}” cannot be a login."),
    Label(
        "请用 2 到 64 个字母、汉字、数字或 . _ - @，不含空格。",
        "Use 2 to 64 letters, digits or . _ - @, without spaces.",
    ),
)
NAME_NEEDED = Kind(
    "ACC005",
    Label("没有写姓名。", "There is no name."),
    Label(
        "请写这个人在页面上的称呼，64 个字以内。", "Write what the person is called on the pages, up to 64 characters."
    ),
)
NO_SUCH_ACCOUNT = Kind(
    "ACC006",
    Label("没有这个账号。", "There is no such account."),
    Label("请回到账号列表再选。", "Choose again from the list of accounts."),
)
NOT_ONESELF = Kind(
    "ACC007",
    Label("不能停用自己的账号。", "One cannot disable one's own account."),
    Label("请另一位管理员操作。", "Ask another administrator."),
)
SHORT = Kind(
    "ACC010",
    Label("密码太短：{length} 位。", "The password is too short: {length} characters."),
    Label(
        "至少 {least} 位；几个不相干的词连起来既长又好记。",
        "At least {least}; a few unrelated words are long and easy to remember.",
    ),
)
LONG = Kind(
    "ACC011",
    Label("密码太长：{length} 位。", "The password is too long: {length} characters."),
    Label("最多 {most} 位。", "At most {most}."),
)
COMMON = Kind(
    "ACC012",
    Label("这个密码太常见，容易被猜到。", "This password is too common and easily guessed."),
    Label("请另想一个，别人猜不到的。", "Think of another that nobody guesses."),
)
LIKE_NAME = Kind(
    "ACC013",
    Label("密码几乎就是姓名、登录名或单位名。", "The password is little more than a name or a login."),
    Label("请加上别的词，或另想一个。", "Add other words, or think of another."),
)
WRONG_PASSWORD = Kind(
    "ACC014",
    Label("现在的密码不对。", "The present password is wrong."),
    Label("请再输一次；忘了就请管理员重设。", "Type it again, or ask an administrator for a new one."),
)
SAME_PASSWORD = Kind(
    "ACC015",
    Label("新密码和现在的一样。", "The new password is the present one."),
    Label("请另想一个。", "Think of another."),
)
NOT_REPEATED = Kind(
    "ACC016",
    Label("两次输入的新密码不一样。", "The two new passwords differ."),
    Label("请再输一次。", "Type it again."),
)
BAD_CODE = Kind(
    "ACC020",
    Label("验证码不对，或已经用过。", "The code is wrong, or was used already."),
    Label(
        "请输入手机上现在显示的六位数字；手机时间要准。",
        "Type the six digits that the phone shows now; its clock must be right.",
    ),
)
NOT_BEGUN = Kind(
    "ACC021",
    Label("还没有开始设置动态验证码。", "Setting up one-time codes was not begun."),
    Label("请先扫描二维码。", "Scan the QR code first."),
)
TOKEN_NAME = Kind(
    "ACC030",
    Label("没有写令牌的名称。", "The token has no name."),
    Label("请写它给什么程序用，64 个字以内。", "Write which program it is for, up to 64 characters."),
)
TOKEN_DAYS = Kind(
    "ACC031",
    Label("令牌的期限不对。", "The term of the token is wrong."),
    Label("请选 1 到 {most} 天。", "Choose 1 to {most} days."),
)
NO_TOKEN = Kind(
    "ACC032",
    Label("没有这个令牌。", "There is no such token."),
    Label("它可能已经吊销；请刷新页面。", "It may be revoked already; reload the page."),
)
BAD_LANGUAGE = Kind(
    "ACC033",
    Label("没有这种语言。", "There is no such language."),
    Label("请选简体中文或英文。", "Choose Chinese or English."),
)
