"""New texts into the figures of a file. Clean controls are filled at once, all others by reading the paragraphs."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy

from lxml import etree

from youju.engine.base.problems import Problem
from youju.engine.document.carriers import BOOKMARK, LETTERS, instances, place_of
from youju.engine.document.editing import Editor
from youju.engine.document.markup import TAG_SIGN, instance_of
from youju.engine.document.names import W, w
from youju.engine.document.package import Package
from youju.engine.document.problems import NO_NUMBER_HERE, NOT_IN_FILE
from youju.engine.document.reading import read
from youju.engine.document.stories import story_parts

_PROPERTIES, _CONTENT, _TAG, _PROMPT, _VAL = w("sdtPr"), w("sdtContent"), w("tag"), w("showingPlcHdr"), w("val")
_RUN, _LOOK, _TEXT, _ABOUT = w("r"), w("rPr"), w("t"), w("pPr")
_MARK, _NAME = w("bookmarkStart"), w("name")
_BOOKMARKS = (_MARK, w("bookmarkEnd"))
_PREFIX = {"w": W}
_MARKS = etree.XPath(f"count(//w:bookmarkStart[starts-with(@w:name, '{BOOKMARK}')])", namespaces=_PREFIX)
_PROMPTS = etree.XPath("boolean(//w:sdtPr[w:showingPlcHdr or not(w:tag)])", namespaces=_PREFIX)
"""Whether a part has controls that show a prompt of the editor, or that may be known by their title alone."""


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
    if _PROMPTS(root):
        return False
    clean, marked = True, 0
    for tag in root.iter(_TAG):
        properties = tag.getparent()
        control = None if properties is None else properties.getparent()
        if properties is None or control is None:
            continue
        instance = tag.get(_VAL, "")
        alone = _alone(properties, control, instance)
        if alone is None:
            clean = clean and not instance_of(control)
            continue
        text, marks = alone
        marked += marks
        instance = instance[len(TAG_SIGN) :]
        if instance in texts:
            text.text = texts[instance]
            there.add(instance)
    return clean and marked == _MARKS(root)  # a bookmark elsewhere may be all that is left of a figure


def _alone(properties: etree._Element, control: etree._Element, instance: str) -> tuple[etree._Element, int] | None:
    """The text element of a control that can be filled at once, and how many bookmarks of ours begin before it."""
    text = _only_text(properties) if instance.startswith(TAG_SIGN) else None
    marks = None if text is None else _marks_if_alone(control)
    return None if text is None or marks is None else (text, marks)


def _only_text(properties: etree._Element) -> etree._Element | None:
    """The one text element of a control that holds a single run; None where it holds more."""
    content = properties.getnext()
    if content is None or content.tag != _CONTENT or len(content) != 1:
        return None
    run = content[0]
    children = len(run)
    if run.tag != _RUN or not 1 <= children <= 2 or (children == 2 and run[0].tag != _LOOK):
        return None
    text = run[-1]
    return text if text.tag == _TEXT else None


def _marks_if_alone(control: etree._Element) -> int | None:
    """How many bookmarks of ours begin before a control; None where what stands beside may belong to its number."""
    marks, before, after = 0, control.getprevious(), control.getnext()
    while before is not None and before.tag in _BOOKMARKS:
        marks += before.tag == _MARK and before.get(_NAME, "").startswith(BOOKMARK)
        before = before.getprevious()
    while after is not None and after.tag in _BOOKMARKS:
        after = after.getnext()
    return marks if _edge(before, -1) and _edge(after, 0) else None


def _edge(node: etree._Element | None, at: int) -> bool:
    if node is None:
        return True
    if node.tag != _RUN:
        return node.tag == _ABOUT
    children = len(node)
    if not children:
        return False
    child = node[-1] if at or children == 1 else node[1] if node[0].tag == _LOOK else node[0]
    text = child.text or ""
    return text != "" and child.tag == _TEXT and text[at] not in LETTERS


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
    return control is not None and control.find(f"{_PROPERTIES}/{_PROMPT}") is not None


def _be_text(control: etree._Element | None) -> None:
    """Say that a control holds text, not an editor's prompt: a prompt goes when one types, and LibreOffice doubles it."""
    prompt = None if control is None else control.find(f"{_PROPERTIES}/{_PROMPT}")
    if control is None or prompt is None:
        return
    prompt.getparent().remove(prompt)  # type: ignore[union-attr]  # it was found below the control
    look = control.find(f"{_PROPERTIES}/{_LOOK}")
    for run in control.iter(_RUN):
        for old in run.findall(_LOOK):
            run.remove(old)
        if look is not None:
            run.insert(0, deepcopy(look))
