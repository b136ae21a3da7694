"""The families that the standard asks for, and what a computer without them draws them with.

The five families are nobody's to ship. A file names them, never embeds them; where a page is drawn on a computer without
them, a fontconfig file maps each name to a free family that is nearest.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import astuple, dataclass
from xml.sax.saxutils import escape


@dataclass(frozen=True, slots=True)
class Fonts:
    """Family names as the office's own computers know them; `latin` is for letters and digits, the Chinese family's where empty."""

    title: str = "方正小标宋简体"
    body: str = "仿宋_GB2312"
    black: str = "黑体"
    kai: str = "楷体_GB2312"
    song: str = "宋体"
    latin: str = ""

    def names(self) -> tuple[str, ...]:
        """Every family once."""
        return tuple(dict.fromkeys(name for name in astuple(self) if name))


OFFICIAL = Fonts()


@dataclass(frozen=True, slots=True)
class Substitute:
    """What stands for a family: other names of the same one, then free families, the nearest first."""

    names: tuple[str, ...]
    free: tuple[str, ...]
    bold: bool = False


SUBSTITUTES = (
    Substitute(
        ("方正小标宋简体", "方正小标宋_GBK", "FZXiaoBiaoSong-B05S", "小标宋体", "华文中宋", "STZhongsong"),
        ("Noto Serif CJK SC", "Source Han Serif SC", "思源宋体"),
        bold=True,
    ),
    Substitute(
        (
            "仿宋_GB2312",
            "仿宋",
            "FangSong",
            "FangSong_GB2312",
            "方正仿宋_GBK",
            "方正仿宋简体",
            "华文仿宋",
            "STFangsong",
        ),
        ("Noto Serif CJK SC", "Source Han Serif SC", "思源宋体"),
    ),
    Substitute(
        ("楷体_GB2312", "楷体", "KaiTi", "KaiTi_GB2312", "方正楷体_GBK", "方正楷体简体", "华文楷体", "STKaiti"),
        ("LXGW WenKai", "霞鹜文楷", "AR PL UKai CN", "Noto Serif CJK SC"),
    ),
    Substitute(
        ("黑体", "SimHei", "方正黑体_GBK", "方正黑体简体", "华文黑体", "STHeiti"),
        ("Noto Sans CJK SC", "Source Han Sans SC", "思源黑体"),
    ),
    Substitute(
        ("宋体", "SimSun", "NSimSun", "新宋体", "方正书宋_GBK", "华文宋体", "STSong"),
        ("Noto Serif CJK SC", "Source Han Serif SC", "思源宋体"),
    ),
    Substitute(("Times New Roman",), ("Liberation Serif", "Noto Serif", "DejaVu Serif")),
)


def others(family: str) -> tuple[str, ...]:
    """The family with the other names of the same one."""
    return next((substitute.names for substitute in SUBSTITUTES if family in substitute.names), (family,))


def alternative(family: str) -> str:
    """Another name under which the same family may be installed, for the font table of a file; "" where none is known."""
    return next((name for name in others(family) if name != family), "")


def fonts_conf(folders: Iterable[str] = (), cache: str = "") -> str:
    """A fontconfig file: the computer's own, the office's font `folders`, and what stands for families that are missing.

    A family that is installed is always drawn with itself. `cache` is a folder for fontconfig to write to.
    """
    lines = ['<?xml version="1.0"?>', '<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">', "<fontconfig>"]
    lines += [f"  <dir>{escape(folder)}</dir>" for folder in folders]
    lines += ['  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>']
    lines += [f"  <cachedir>{escape(cache)}</cachedir>"] if cache else []
    lines += [_rule(name, substitute) for substitute in SUBSTITUTES for name in substitute.names]
    return "\n".join([*lines, "</fontconfig>", ""])


def font_report(fonts: Fonts, match: Callable[[str], str]) -> tuple[tuple[str, str], ...]:
    """Each family of `fonts` with the family that draws it here; `match` asks fontconfig (`fc-match`) for one name.

    Where the two differ the page is drawn with a substitute; "" means that nothing was found.
    """
    return tuple((name, match(name).strip()) for name in fonts.names())


def _rule(name: str, substitute: Substitute) -> str:
    others = [other for other in substitute.names if other != name]
    families = "".join(f"<string>{escape(family)}</string>" for family in (*others, *substitute.free))
    edits = f'\n    <edit name="family" mode="append" binding="same">{families}</edit>'  # one edit keeps their order
    if substitute.bold:
        edits += '\n    <edit name="weight" mode="assign"><const>bold</const></edit>'
    test = f'<test name="family" compare="eq"><string>{escape(name)}</string></test>'
    return f'  <match target="pattern">\n    {test}{edits}\n  </match>'
