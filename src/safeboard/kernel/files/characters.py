"""Characters that no file can hold: control signs, halves of a pair, non-characters."""

from __future__ import annotations

import re

# XML 1.0 (5th edition) 2.2 and its note: a Word or Excel file with any other character cannot be opened.
_UNHOLDABLE = re.compile("[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0010ffff]")
SHOWN_AS = "\ufffd"


def printable(text: str) -> str:
    """The text with one kind of line end, and "\N{REPLACEMENT CHARACTER}" in place of what no file can hold."""
    return _UNHOLDABLE.sub(SHOWN_AS, text.replace("\r\n", "\n").replace("\r", "\n").replace("\x85", "\n"))
