"""Problems of files that people bring to be checked."""

from youju.engine.base.labels import Label
from youju.engine.base.problems import Kind

NO_PAPER = Kind(
    "PAP001",
    Label("没有这份文件。", "There is no such file."),
    Label("请重新上传。", "Upload it again."),
)
OTHER_KIND = Kind(
    "PAP002",
    Label("“{name}”不是能核对的文件。", "“{name}” is not a file that can be checked."),
    Label("可以是：{kinds}。", "It may be: {kinds}."),
)
TOO_LARGE = Kind(
    "PAP003",
    Label("“{name}”太大了。", "“{name}” is too large."),
    Label("请压缩其中的图片，到 {limit} MB 以内。", "Make its pictures smaller, to at most {limit} MB."),
)
