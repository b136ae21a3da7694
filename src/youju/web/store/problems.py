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
SEAL_GONE = Kind(
    "STO205",
    Label(
        "第 {record} 号记录的加密内容（{field}）不在了，账本里也没有删除它的记载。",
        "The sealed value of record {record} ({field}) is gone, and the log holds no erasure of it.",
    ),
    Label("请从备份中恢复这一项。", "Restore that value from a backup."),
)
END_DIFFERS = Kind(
    "STO206",
    Label("账本末尾的登记（{column}）被改动过。", "The note of where the log ends ({column}) was altered."),
    Label("请保留现状，用备份或回执核对。", "Keep everything as it is and compare with a backup or a receipt."),
)
UNREADABLE = Kind(
    "STO207",
    Label("表 {table} 读不完：{why}。", "The table {table} cannot be read to its end: {why}."),
    Label("请保留现状，从备份中恢复。", "Keep everything as it is and restore a backup."),
)
NO_PACK = Kind(
    "STO208",
    Label(
        "账本里的方案定义读不出来，有些核对做不了。",
        "The definitions in the log cannot be read; some checks cannot be made.",
    ),
    Label(
        "请先看定义（definitions）那几号修订的问题。", "See first what is wrong with the revisions of the definitions."
    ),
)
FILE_DIFFERS = Kind(
    "STO211",
    Label(
        "第 {record} 号记录的佐证文件（{digest}…）与存档时不同。",
        "The file of evidence of record {record} ({digest}…) is not what was kept.",
    ),
    Label("请从备份中恢复这个文件。", "Restore that file from a backup."),
)
FILE_GONE = Kind(
    "STO212",
    Label(
        "第 {record} 号记录的佐证文件（{digest}…）不在了。",
        "The file of evidence of record {record} ({digest}…) is gone.",
    ),
    Label("请从备份中恢复这个文件。", "Restore that file from a backup."),
)
FORKED = Kind(
    "STO221",
    Label(
        "账本与已签发的回执对不上：版次 {edition} 的回执（{code}）到第 {size} 号修订为止，现在的账本到第 {end} 号，内容不是当时那一份。",
        "The log does not fit a receipt that was given: that of edition {edition} ({code}) is up to revision {size}; "
        "this log ends at {end} and is not the one of then.",
    ),
    Label(
        "多半是恢复了较早的备份：请改用较新的备份。确实没有的，把文件夹 editions/{edition} 移到别处并记下此事，再打开；"
        "各单位手里的回执仍会显示这一段与当时不同。",
        "Most likely an older backup was restored: restore a later one. If there is none, move the folder editions/{edition} "
        "away, note down why, and open again; the receipts that units hold will go on showing the difference.",
    ),
)
RECEIPT_DIFFERS = Kind(
    "STO222",
    Label(
        "第 {first} 至 {size} 号修订与回执（{code}）不符：回执签发之后，其中有内容被换过、删过或插入过。",
        "Revisions {first} to {size} differ from the receipt {code}: since it was given something among them was replaced, "
        "removed or inserted.",
    ),
    Label("请保留现状，用当时的备份逐号核对。", "Keep everything as it is and compare with a backup of that time."),
)
RECEIPT_AHEAD = Kind(
    "STO223",
    Label(
        "回执（{code}）到第 {size} 号修订为止，账本只到第 {end} 号：末尾少了一段。",
        "The receipt {code} is up to revision {size}, but the log ends at {end}: its end is missing.",
    ),
    Label("请保留现状，从备份中找回。", "Keep everything as it is and look for it in a backup."),
)
RECEIPT_UNSOUND = Kind(
    "STO224",
    Label("账本里的回执（第 {record} 号记录）被改动过。", "The receipt in the log (record {record}) was altered."),
    Label("请用各单位手里的那一份核对。", "Compare with the copy that a unit holds."),
)
RECEIPT_FILE = Kind(
    "STO225",
    Label(
        "版次 {edition} 的回执文件与账本里的不同，或不在了。",
        "The file of the receipt of edition {edition} differs from the one in the log, or is gone.",
    ),
    Label(
        "请用账本里的全文（回执页）重新存一份，并弄清原因。",
        "Save it again from the page of receipts, and find out why.",
    ),
)
EDITION_ROW = Kind(
    "STO231",
    Label(
        "版次 {edition}（第 {record} 号记录）在数据库里的内容与账本的摘要不符，或者多了、少了。",
        "Edition {edition} (record {record}) in the database does not fit the digest in the log, or is one too many or too few.",
    ),
    Label(
        "请从备份中恢复；edition.json 若与账本相符，内容就在那里。",
        "Restore a backup; edition.json has it, if it fits the log.",
    ),
)
EDITION_FILE = Kind(
    "STO232",
    Label(
        "版次 {edition} 的文件 {file} 与账本的摘要不符，或不在了。",
        "The file {file} of edition {edition} does not fit the log, or is gone.",
    ),
    Label("请从备份中恢复这个文件。", "Restore that file from a backup."),
)
