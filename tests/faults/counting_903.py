"""Counts the groups of a return on children looked after as XML by other means than the program's."""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree import ElementTree

from safeboard.grammar.statutory.reads import Read
from safeboard.processes.socialcare.returns.ssda903.reading import XML_FORM


def groups_in(data: bytes, result: Read) -> int | None:
    """How many rows an XML file says, in the tables of the year; None where ElementTree cannot tell."""
    try:
        root = ElementTree.fromstring(data)
    except (ElementTree.ParseError, ValueError, LookupError):
        return None
    tables = {name.upper(): name for name in result.tables.layout.by_name} | dict(XML_FORM.groups)
    known = {tag for tag, name in tables.items() if name in result.tables.layout.by_name}
    return sum(_of_group(group, known) for group in root)


def _of_group(group: ElementTree.Element, known: set[str]) -> int:
    tag, parts = _tag(group), list(group)
    if tag == "CHILD" and parts:
        return _of_child(group, known)
    if tag not in known or not parts:
        return 0
    return len(parts) if any(len(part) for part in parts) else 1


def _of_child(child: ElementTree.Element, known: set[str]) -> int:
    head = next((each for each in child if _tag(each) == "HEADER"), None)
    groups = [each for place in (child, head) if place is not None for each in place if len(each)]
    rows = sum(_tag(each) in known for each in groups if each is not head)
    said: Mapping[str, str] = _said(child if head is None else head)
    if head is not None or not groups or said.keys() - {"CHILD"}:
        rows += 1
        for each in XML_FORM.in_head:
            rows += any(said.get(name, "") not in ("", *each.not_by) for name in each.by)
    return rows


def _said(place: ElementTree.Element) -> dict[str, str]:
    """The fields of a group; of one that stands twice the first."""
    said: dict[str, str] = {}
    for each in place:
        if not len(each):
            name = XML_FORM.renamed.get(_tag(each), _tag(each))
            said.setdefault(name, (each.text or "").strip())
    return said


def _tag(element: ElementTree.Element) -> str:
    return str(element.tag).rpartition("}")[2].upper()
