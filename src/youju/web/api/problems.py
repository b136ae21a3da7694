"""Kinds of problem of the API (API)."""

from youju.engine.base.labels import Label
from youju.engine.base.problems import Kind

NO_TOKEN = Kind(
    "API001",
    Label("没有登录，或令牌无效、已到期。", "Nobody has signed in, or the token is unknown or has ended."),
    Label("请在“我的账号—接口令牌”里新建一个。", "Make one on the page “My account”, “API tokens”."),
)
BAD_INPUT = Kind(
    "API002",
    Label("{where} 不合接口说明：{why}。", "{where} does not fit the description: {why}."),
    Label("请对照 /api/openapi.json。", "Compare with /api/openapi.json."),
)
NOT_ALLOWED = Kind(
    "API003",
    Label("不允许：{why}。", "Not allowed: {why}."),
    Label("请换有此职责的人，或先完成登录设置。", "Ask somebody with the role, or finish signing in first."),
)
NOTHING_HERE = Kind(
    "API004",
    Label("没有这个地址。", "There is no such address."),
    Label("请对照 /api/openapi.json。", "Compare with /api/openapi.json."),
)
