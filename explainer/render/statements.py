"""Statements and timelines in the rendered tree: marks become a light line of words, dates become `<time>`."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from explainer.model.dates import DateError, Edtf, parse_date
from explainer.render.context import Asked, context_of

_MARKS = ("since", "until", "known", "by", "about", "opened", "answered")
_SILENT = ("on", "concerns", "state", "allow", "because")
"""Marks that say nothing to a reader where they stand."""

_DATED = ("since", "until", "known", "opened", "answered")
_OURS = frozenset((*_MARKS, *_SILENT))

_LABELS = {"differs": "Another source differs", "open": "Open question"}
_EVENT_DATE = re.compile(r"\s*([0-9./X~?%-]+):(?:\s+|$)")
_HEADING = re.compile(r"h([1-6])")


class MarksProcessor(Treeprocessor):
    """Takes our marks, which are no HTML attributes, off the elements and says them in words behind the text."""

    def run(self, root: Element) -> None:
        context = context_of(self.md)
        for element in list(root.iter()):
            attributes = element.attrib
            if not attributes:
                continue
            classes = attributes.get("class", "").split()
            labels = [_LABELS[name] for name in _LABELS if name in classes]
            if _OURS.isdisjoint(attributes) and not labels:
                continue
            for mark in _SILENT:
                attributes.pop(mark, None)
            values = {mark: attributes.pop(mark) for mark in _MARKS if mark in attributes}
            if "answered" in values:
                labels = ["Answered question" if label == _LABELS["open"] else label for label in labels]
            if values or labels:
                element.set("class", " ".join([*classes, "marked"]))
                _append(element, _marks_line(values, labels, context))


class TimelineProcessor(Treeprocessor):
    """Turns the dates that begin the items of a timeline into `<time>` elements."""

    def run(self, root: Element) -> None:
        context = context_of(self.md)
        for element in root:
            heading = _HEADING.fullmatch(str(element.tag))
            if heading:
                context.heading(int(heading[1]), "timeline" in element.get("class", "").split())
            elif element.tag == "ul" and context.dated():
                element.set("class", "timeline")
                for item in element:
                    _date_item(item)


class BesideProcessor(Treeprocessor):
    """Keeps a place behind the statements that another source differs from."""

    def run(self, root: Element) -> None:
        beside = context_of(self.md).beside
        if not beside:
            return
        for parent in list(root.iter()):
            for child in list(parent):
                mark = beside.pop(child.get("id", ""), None)
                if mark:
                    box = Element("div", {"class": "difference"})
                    label = SubElement(box, "strong")
                    label.text = _LABELS["differs"]
                    label.tail = mark
                    if child.tag == "li":
                        child.append(box)
                    else:
                        parent.insert(list(parent).index(child) + 1, box)


def _date_item(item: Element) -> None:
    holder = item[0] if len(item) and item[0].tag == "p" and not (item.text or "").strip() else item
    found = _EVENT_DATE.match(holder.text or "")
    date = _parsed(found[1]) if found else None
    if not found or not date:
        return
    # HTML has no form for “about April 2019”: only whole days, months and years are <time>.
    time = Element("time", {"datetime": date.datetime}) if date.datetime else Element("span", {"class": "date"})
    time.text = date.words
    time.tail = " " + (holder.text or "")[found.end() :]
    holder.text = ""
    holder.insert(0, time)


def _marks_line(values: dict[str, str], labels: list[str], context: Asked) -> Element:
    line = Element("small", {"class": "marks"})
    parts: list[Element] = []
    for label in labels:
        part = Element("strong")
        part.text = label
        parts.append(part)
    by = values.get("by", "").replace(",", " ").split()
    if by:
        parts.append(_named(by, "by", context))
    about = values.get("about", "").replace(",", " ").split()
    if about:
        parts.append(_named(about, "about", context))
    when = _when(values)
    if when:
        part = Element("span", {"class": "when"})
        part.text = when
        parts.append(part)
    for index, part in enumerate(parts):
        part.tail = " · " if index + 1 < len(parts) else ""
        line.append(part)
    return line


def _named(targets: list[str], mark: str, context: Asked) -> Element:
    element = Element("span", {"class": mark})
    lead = "on " if mark == "about" else ""
    for target in targets:
        href, title = context.mark(target) or ("", target)
        inner = SubElement(element, "a", {"href": href}) if href else SubElement(element, "span")
        inner.text = title
        inner.tail = ", "
    element.text = lead
    element[-1].tail = ""
    return element


def _when(values: dict[str, str]) -> str:
    dates = {key: _parsed(values.get(key, "")) for key in _DATED}
    since, until = dates["since"], dates["until"]
    said: list[str] = []
    if since and until:
        said.append(f"{since.words} – {until.words}")
    elif since:
        said.append(f"since {since.words}")
    elif until:
        said.append(f"until {until.words}")
    for key, word in (("known", "known since"), ("opened", "opened"), ("answered", "answered")):
        date = dates[key]
        if date:
            said.append(f"{word} {date.words}")
    return ", ".join(said)


def _append(element: Element, line: Element) -> None:
    """Put the line behind the element's own text, before a list nested in it."""
    place = len(element)
    for index, child in enumerate(element):
        if child.tag in ("ul", "ol"):
            place = index
            break
    before = element[place - 1] if place else None
    if before is None:
        element.text = (element.text or "").rstrip() + " "
    else:
        before.tail = (before.tail or "").rstrip() + " "
    element.insert(place, line)


def _parsed(text: str) -> Edtf | None:
    try:
        return parse_date(text) if text else None
    except DateError:
        return None


def register_statements(md: Markdown) -> None:
    """Add all to an instance: after `attr_list` (8) has read the marks."""
    md.treeprocessors.register(TimelineProcessor(md), "explainer-timeline", 7)
    md.treeprocessors.register(MarksProcessor(md), "explainer-marks", 6)
    md.treeprocessors.register(BesideProcessor(md), "explainer-beside", 5.7)
