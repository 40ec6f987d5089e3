"""The finger-print of every paper of an issue, and what drew it: so that anybody can say later whether it still comes out the same.

Same image and same lock, same bytes (docs/adr/0028). Where the bytes differ, what drew them then and now says why.
"""

from __future__ import annotations

import hashlib
import json
import platform
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import metadata
from typing import Any

# What puts a mark on a page, a cell or a drawing.
DRAWING = ("safeboard", "typst", "vl-convert-python", "xlsxwriter", "python-docx", "jinja2", "markupsafe")
PRINTS, MADE_WITH, CONTENT = "prints", "made_with", "content"
Files = Mapping[str, Callable[[], bytes]]


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """One paper drawn again: whether its bytes are the same, and if not, why."""

    name: str
    equal: bool
    why: str = ""

    def __str__(self) -> str:
        return f"{self.name}: {'the same' if self.equal else f'differs. {self.why}'}"


def plain(data: Mapping[str, Any]) -> dict[str, Any]:
    """The data as a database gives them back: a paper is drawn from nothing that would not be kept."""
    kept: dict[str, Any] = json.loads(json.dumps(data))
    return kept


def printed(data: Mapping[str, Any], files: Files) -> dict[str, Any]:
    """What is kept beside the data of an issue: the finger-print of the data and of each paper, and what drew them."""
    return {
        CONTENT: content(data),
        PRINTS: {name: _hash(draw()) for name, draw in files.items()},
        MADE_WITH: made_with(),
    }


def content(data: Mapping[str, Any]) -> str:
    """The finger-print of plain data without what is kept about its papers."""
    own = {name: value for name, value in data.items() if name not in (PRINTS, MADE_WITH, CONTENT)}
    return _hash(json.dumps(own, sort_keys=True).encode())


def made_with() -> dict[str, str]:
    """The versions of what draws papers here."""
    found = {"python": platform.python_version()}
    for name in DRAWING:
        try:
            found[name] = metadata.version(name)
        except metadata.PackageNotFoundError:
            found[name] = "not installed"
    return found


def compared(data: Mapping[str, Any], files: Files) -> list[Rebuilt]:
    """Each paper of an issue drawn again from what was kept."""
    if PRINTS not in data:
        return [Rebuilt(name, False, "It was issued before finger-prints were kept.") for name in files]
    then: dict[str, str] = data[PRINTS]
    why = _why(data)
    found = []
    for name, was in then.items():
        if name not in files:
            found.append(Rebuilt(name, False, "This kind of paper is not made any more."))
            continue
        equal = _hash(files[name]()) == was
        found.append(Rebuilt(name, equal, "" if equal else why))
    return found


def _why(data: Mapping[str, Any]) -> str:
    if data.get(CONTENT) != content(data):
        return "What was kept has been changed since it was issued."
    then, now = data.get(MADE_WITH, {}), made_with()
    other = [
        f"{name} {then.get(name, 'not noted')}, now {version}"
        for name, version in now.items()
        if then.get(name) != version
    ]
    if other:
        return f"It was drawn with {'; '.join(other)}. Take the image and the lock of then."
    return "The same words and the same tools draw it otherwise: the program or its templates have changed since."


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
