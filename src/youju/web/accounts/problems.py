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
