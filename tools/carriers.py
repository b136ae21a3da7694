"""What an editor did to bound figures: `python tools/carriers.py FILE.docx` prints it; `--make OUT.docx` writes the test file.

The test file is docs/figure-carriers.docx; docs/editors.md says what to do with it in Word, WPS and other editors.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from youju.engine.document.carriers import Carrier, ids_of, instances, wrap
from youju.engine.document.editing import Editor
from youju.engine.document.layout import Heading, Letter, Text, compose
from youju.engine.document.manifest import Manifest, Row, issued_as, read_manifest, write_manifest
from youju.engine.document.package import Package
from youju.engine.document.reading import read

CASES = (
    ("原样保存", "打开、保存，不改这一行：全年开展线下宣讲", "655", "场次。"),
    ("带余的数", "打开、保存，不改这一行：线上活动点击浏览量", "88万余", "次。"),
    ("数中间打字", "请在这个数的 2 和 6 之间输入 5：完成惠民演出", "260", "场。"),
    ("数前打字", "请在这个数的最前面输入 1：组建志愿服务队伍", "12", "支。"),
    ("数后打字", "请在这个数的最后面输入 9：下发督导通报", "36", "期。"),
    ("整个替换", "请选中这个数，改成 70：现有非遗项目", "62", "项。"),
    ("复制段落", "请把这一段整段复制，粘贴在下面：参与志愿者", "5000余", "人。"),
    ("修订模式", "请打开修订模式，把这个数改成 118，再接受修订：宣讲团成员", "120", "人。"),
    ("删除整句", "请删掉这一行：中央媒体发稿", "39", "篇。"),
)


def main() -> int:
    """Print the table of a file, or make the test file."""
    if len(sys.argv) == 3 and sys.argv[1] == "--make":
        Path(sys.argv[2]).write_bytes(make().save())
        return 0
    if len(sys.argv) != 2:
        print(__doc__)
        return 2
    show(Package.open(Path(sys.argv[1])))
    return 0


def make() -> Package:
    """A file with one bound figure for each case; instances count up, so that files can be compared."""
    body = [Heading(1, "一、请照每行的话做，然后保存"), *(Text("".join(case[1:])) for case in CASES)]
    file = compose(Letter("绑定的数在各种编辑软件里的表现", tuple(body), issuer="有据"))
    taken = ids_of(file)
    for paragraph in read(file):
        for number, (_, before, figure, _) in enumerate(CASES, 1):
            if paragraph.text.startswith(before):
                start = len(before)
                wrap(
                    Editor(paragraph),
                    start,
                    start + len(figure),
                    Carrier(f"{number:012x}", CASES[number - 1][0]),
                    taken,
                )
    file.touch(file.main)
    rows = (Row(f"{n:012x}", "figure", case[0], "2025", issued=case[2]) for n, case in enumerate(CASES, 1))
    write_manifest(file, Manifest("figure-carriers", "", 0, tuple(rows)))
    return file


def show(file: Package) -> None:
    """One line per case: what was issued, what is there now, by which signs it was found."""
    manifest, problems = read_manifest(file)
    known = [f"{n:012x}" for n in range(1, len(CASES) + 1)]
    found = instances(read(file), known)
    count = Counter(item.instance for item in found)
    signs = "、".join(sorted({sign for item in found for sign in item.by})) or "无"
    print(
        f"清单 {len(manifest.rows) if manifest else '已丢失'}；文档属性 {issued_as(file)[0] or '已丢失'}；标记 {signs}"
    )
    for name, case in zip(known, CASES, strict=True):
        texts = "、".join(item.text for item in found if item.instance == name) or "找不到（如实报告缺失）"
        by = "+".join(sorted({sign for item in found if item.instance == name for sign in item.by}))
        print(f"{case[0]}\t原为 {case[2]}\t现为 {texts}\t{by}{'　重复' if count[name] > 1 else ''}")
    for problem in problems:
        print(problem)


if __name__ == "__main__":
    sys.exit(main())
