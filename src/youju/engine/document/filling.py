"""New texts into the figures of a file. Clean controls are filled at once, all others by reading the paragraphs."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy

from lxml import etree

from youju.engine.base.problems import Problem
from youju.engine.document.carriers import BOOKMARK, LETTERS, SHORT, instances, place_of
from youju.engine.document.editing import Editor
from youju.engine.document.markup import instance_of
from youju.engine.document.names import w
from youju.engine.document.package import Package
from youju.engine.document.problems import NO_NUMBER_HERE, NOT_IN_FILE
from youju.engine.document.reading import read
from youju.engine.document.stories import story_parts

_SDT, _CONTENT, _RUN, _TEXT, _MARK, _MARK_END = (
    w("sdt"), w("sdtContent"), w("r"), w("t"), w("bookmarkStart"), w("bookmarkEnd"),
)  # fmt: skip
_NAME, _LOOK = w("name"), w("rPr")
_PLACEHOLDER = f"{w('sdtPr')}/{w('showingPlcHdr')}"


def fill(package: Package, texts: Mapping[str, str]) -> tuple[Problem, ...]:
    """Write a text for each instance, wherever it stands; formatting stays. Instances not in the file are problems."""
    there: set[str] = set()
    clean = True
    for _, part in story_parts(package):
        root = package.tree(part)
        before = len(there)
        clean = _at_once(root, texts, there) and clean
        if len(there) > before:
            package.touch(part)
    problems = () if clean else _by_reading(package, texts, there)
    return (*problems, *(NOT_IN_FILE.at(package.place, instance=name) for name in texts if name not in there))


def _at_once(root: etree._Element, texts: Mapping[str, str], there: set[str]) -> bool:
    """Fill the controls of ours that hold one run with nothing of a numeral beside it; whether all figures are such."""
    clean = True
    for node in root.iter(_SDT, _MARK):
        if node.tag == _MARK:
            name = node.get(_NAME, "")
            following = node.getnext() if name.startswith(BOOKMARK) else None
            if name.startswith(BOOKMARK) and (following is None or following.tag != _SDT):
                clean = False
            continue
        instance = instance_of(node)
        if not instance:
            continue
        text = _only_text(node) if len(instance) > SHORT and _alone(node) else None
        if text is None:
            clean = False
        elif instance in texts:
            text.text = texts[instance]
            there.add(instance)
    return clean


def _only_text(control: etree._Element) -> etree._Element | None:
    """The one text element of a control with a single run; None where it holds more."""
    content = control.find(_CONTENT)
    if content is None or len(content) != 1 or content[0].tag != _RUN or control.find(_PLACEHOLDER) is not None:
        return None
    parts = [node for node in content[0] if node.tag != _LOOK]
    return parts[0] if len(parts) == 1 and parts[0].tag == _TEXT else None


def _alone(control: etree._Element) -> bool:
    """Whether what stands beside a control, its bookmark apart, is text that cannot belong to its number."""
    before, after = control.getprevious(), control.getnext()
    while before is not None and before.tag in (_MARK, _MARK_END):
        before = before.getprevious()
    while after is not None and after.tag in (_MARK, _MARK_END):
        after = after.getnext()
    return _edge(before, -1) and _edge(after, 0)


def _edge(node: etree._Element | None, at: int) -> bool:
    if node is None:
        return True
    if node.tag != _RUN or not len(node):
        return node.tag == w("pPr")
    text = node[at if at else (1 if node[0].tag == _LOOK and len(node) > 1 else 0)]
    return text.tag == _TEXT and bool(text.text) and (text.text or "")[at] not in LETTERS


def _by_reading(package: Package, texts: Mapping[str, str], there: set[str]) -> tuple[Problem, ...]:
    problems: list[Problem] = []
    editors: dict[int, Editor] = {}
    for item in reversed(instances(read(package, looks=False), texts)):
        if item.instance in texts:
            there.add(item.instance)
        if item.instance in texts and (texts[item.instance] != item.text or _prompts(item.control)):
            editor = editors.setdefault(id(item.paragraph), Editor(item.paragraph))
            if editor.replace(*item.own, texts[item.instance], item.control):
                _be_text(item.control)
                package.touch(item.paragraph.part)
            else:
                problems.append(NO_NUMBER_HERE.at(place_of(item.paragraph), instance=item.instance))
    return tuple(reversed(problems))


def _prompts(control: etree._Element | None) -> bool:
    return control is not None and control.find(_PLACEHOLDER) is not None


def _be_text(control: etree._Element | None) -> None:
    """Say that a control holds text, not an editor's prompt: a prompt goes when one types, and LibreOffice doubles it."""
    prompt = None if control is None else control.find(_PLACEHOLDER)
    if control is None or prompt is None:
        return
    prompt.getparent().remove(prompt)  # type: ignore[union-attr]  # it was found below the control
    look = control.find(f"{w('sdtPr')}/{_LOOK}")
    for run in control.iter(_RUN):
        for old in run.findall(_LOOK):
            run.remove(old)
        if look is not None:
            run.insert(0, deepcopy(look))
