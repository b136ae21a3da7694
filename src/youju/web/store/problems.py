"""Kinds of problem of the store (STO): the site folder, writing to the log, verifying it."""

from __future__ import annotations

from youju.engine.base.labels import Label
from youju.engine.base.problems import Kind

NO_SITE = Kind(
    "STO001",
    Label("“{folder}”里没有 youju.toml，不是有据的台账文件夹。", "“{folder}” holds no youju.toml; it is not a site."),
    Label(
        "请核对 --site 的路径，或用 youju init 新建一个。",
        "Check the path given with --site, or make a site with `youju init`.",
    ),
)
BAD_SITE = Kind(
    "STO002",
    Label("youju.toml 读不了：{why}。", "youju.toml cannot be read: {why}."),
    Label("请改正这一行后再试。", "Mend that line and try again."),
)
BAD_SETTING = Kind(
    "STO003",
    Label(
        "youju.toml 里 [{section}] {name} 的写法不对：{why}。", "[{section}] {name} in youju.toml is not right: {why}."
    ),
    Label("请照 README 的例子改。", "Write it like the example in the README."),
)
SITE_EXISTS = Kind(
    "STO004",
    Label("“{folder}”里已经有一个台账。", "“{folder}” already holds a site."),
    Label("请换一个空文件夹。", "Choose an empty folder."),
)
NO_KEY = Kind(
    "STO005",
    Label(
        "缺少密钥 {name}，已加密的个人信息打不开。", "The key {name} is missing; sealed personal values stay closed."
    ),
    Label(
        "请把备份里的 keys 文件夹放回台账文件夹，或设置环境变量 {variable}。",
        "Put the folder keys back from the backup, or set the environment variable {variable}.",
    ),
)
NO_DRIVER = Kind(
    "STO006",
    Label(
        "这个台账放在 PostgreSQL 里，但没有装它的驱动。",
        "This site lies in PostgreSQL, but its driver is not installed.",
    ),
    Label("请安装 youju[postgres]。", "Install youju[postgres]."),
)
NO_DATABASE = Kind(
    "STO007",
    Label("数据库打不开：{why}。", "The database cannot be opened: {why}."),
    Label(
        "请核对 youju.toml 里 [database] 的地址，并确认数据库在运行。",
        "Check the address under [database] in youju.toml and that the server runs.",
    ),
)
NO_GUARD = Kind(
    "STO008",
    Label("数据库里少了防改动的触发器：{names}。", "The triggers that refuse changes to the log are missing: {names}."),
    Label(
        "请先校验（youju log verify），找出是谁去掉的；升级时的数据库迁移会把触发器补上。",
        "Verify the log (`youju log verify`) and find out who took them away; any migration makes them again.",
    ),
)
NO_TABLES = Kind(
    "STO009",
    Label("数据库里没有账本的表。", "The database holds no tables of a ledger."),
    Label(
        "请核对 youju.toml 里的数据库地址，或从备份恢复。",
        "Check the database that youju.toml names, or restore a backup.",
    ),
)

STALE = Kind(
    "STO101",
    Label(
        "这条记录在您打开之后被改过（您看到的是第 {expected} 号修订，现在是第 {found} 号）。",
        "This record was changed after you opened it (you saw revision {expected}, it is now at {found}).",
    ),
    Label(
        "请对照两个版本，再决定保留哪一个；您的内容没有丢。",
        "Compare the two versions and keep the right one; what you wrote is not lost.",
    ),
)
SAME_KEY = Kind(
    "STO102",
    Label("已有一条相同的记录（第 {other} 号）。", "There already is a record with the same key (number {other})."),
    Label(
        "请打开那一条核对；若确是两件事，请把题目或地点写得更具体。", "Open that one; if they differ, name them apart."
    ),
)
SAME_KEY_HERE = Kind(
    "STO103",
    Label("这一批里有两条相同的记录。", "Two records of this batch have the same key."),
    Label("请留下一条，或把题目或地点写得更具体。", "Keep one of them, or name them apart."),
)
NO_RECORD = Kind(
    "STO104",
    Label("没有第 {record} 号记录。", "There is no record number {record}."),
    Label("请刷新页面，从列表里重新打开。", "Reload the page and open it from the list again."),
)

HEAD_DIFFERS = Kind(
    "STO201",
    Label(
        "账本末尾与登记的不符：登记为第 {expected} 号，实际为第 {found} 号。",
        "The end of the log differs from what is noted: noted {expected}, found {found}.",
    ),
    Label("请保留现状，用备份或回执核对。", "Keep everything as it is and compare with a backup or a receipt."),
)
RECORD_DIFFERS = Kind(
    "STO202",
    Label(
        "第 {record} 号记录的当前状态（{column}）与账本不符。",
        "The head of record {record} ({column}) differs from the log.",
    ),
    Label("当前状态可以由账本重建，账本本身没有问题。", "Heads can be rebuilt from the log; the log itself is sound."),
)
SEAL_DIFFERS = Kind(
    "STO203",
    Label(
        "第 {record} 号记录的加密内容（{field}）与账本里的指纹不符。",
        "The sealed value of record {record} ({field}) does not match its digest in the log.",
    ),
    Label("请从备份中恢复这一项，或重新填写。", "Restore that value from a backup, or enter it again."),
)
SEAL_UNREADABLE = Kind(
    "STO204",
    Label(
        "第 {record} 号记录的加密内容（{field}）打不开。",
        "The sealed value of record {record} ({field}) cannot be opened.",
    ),
    Label("请确认 keys 文件夹是这个台账的。", "Make sure that the folder keys belongs to this site."),
)
