"""Opens an XML file safely: its encoding, its limits, and what is said where it is not well formed.

No document type, no entity of the file's own, no piece that grows without end is let through. What is refused is refused
whole, with the line and column where reading stopped: of a file that is cut off nobody can know what is missing.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.parsers import expat

from safeboard.grammar.statutory.other_files import other_kind
from safeboard.grammar.statutory.reads import Unreadable
from safeboard.grammar.statutory.xml.places import Limits

Source = bytes | Path
Start = Callable[[str, dict[str, str]], None]
End = Callable[[str], None]

_AT_ONCE = 1 << 18
_DECLARED = re.compile(rb"""<\?xml[^>]*\bencoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")
_TWO_BYTES = ("utf-16", "utf-16le", "utf-16be", "unicode")
_CHOOSE = "Choose the file that your system wrote for this collection."
_DECLARE = "Correct the declaration."
_AGAIN = "Nothing was kept. Write the file again from your system and send that."
_WORDS = {
    2: "a tag is not written as it should be",
    3: "it ends before its first element is closed, so a part of it is missing",
    4: "there is a character here that does not belong: a bare & or <, or a letter in another encoding than declared",
    5: "it ends in the middle of a tag, so a part of it is missing",
    6: "it ends in the middle of a character, so a part of it is missing",
    7: "an element is closed that is not the one last opened",
    8: "one tag says the same thing twice",
    9: "something stands after the end of the file's outermost element",
    11: "it uses a name such as &nbsp; that XML does not know; only &amp; &lt; &gt; &quot; and &apos; are",
    14: "a character that XML does not allow is written as a number (&#...;)",
    17: "something stands before its first line (<?xml ...?>); take that away, also blank lines",
    19: "it is in another encoding than it declares",
    20: "a CDATA section is not closed, so a part of it is missing",
}


def pieces(source: Source, limits: Limits) -> Iterator[bytes]:
    """The bytes of a file, some at a time. Raises Unreadable where there are too many or none."""
    size = 0
    for piece in _pieces(source):
        size += len(piece)
        if size > limits.size:
            raise Unreadable(
                f"The file is larger than {limits.size // 1_000_000:,} MB, the most we read. Nothing was kept. "
                "Send one collection year of one authority."
            )
        if size == len(piece) and (kind := other_kind(piece)):
            raise Unreadable(f"This is {kind}, not the XML file of a return. Nothing was kept. {_CHOOSE}")
        yield piece
    if not size:
        raise Unreadable("The file is empty. Nothing was kept. Choose the file again and send that.")


def _pieces(source: Source) -> Iterator[bytes]:
    if isinstance(source, bytes):
        for at in range(0, len(source), _AT_ONCE):
            yield source[at : at + _AT_ONCE]
        return
    with source.open("rb") as file:
        while piece := file.read(_AT_ONCE):
            yield piece


def encoding_instead(head: bytes) -> tuple[str | None, str]:
    """The encoding to read a file in where what it declares cannot be right, and what to tell; mostly (None, "").

    Many a program writes "utf-16" into the declaration and then saves the file as UTF-8. Raises Unreadable where the
    encoding that is declared is none that a file of one byte a letter can be in.
    """
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16", ""
    found = _DECLARED.search(head.replace(b"\0", b""))
    declared = found[1].decode().lower() if found else ""
    marked, wide = head.startswith(b"\xef\xbb\xbf"), b"\0" in head
    if marked or (declared in _TWO_BYTES and not wide):
        told = f"The file declares the encoding {declared}, but is written in UTF-8. It was read as UTF-8. {_DECLARE}"
        return "utf-8", told if declared not in ("", "utf-8", "utf8") else ""
    if not declared or declared in _TWO_BYTES:
        return None, ""
    try:
        letters = len(bytes(range(256)).decode(declared, "replace"))
        if codecs.lookup(declared).name == "utf-8":
            # Also "utf8" and the like, which expat itself does not know.
            return "utf-8", ""
    except (LookupError, ValueError):
        letters = 0
    if letters != 256:
        raise Unreadable(
            f"The file is declared to be in the encoding {declared[:40]}, which we do not read. Nothing was kept. "
            "Write it in UTF-8 and send that."
        )
    return None, ""


class Reader:
    """An expat parser that refuses what no return needs."""

    def __init__(self, encoding: str | None, limits: Limits) -> None:
        self.expat = expat.ParserCreate(encoding)
        self.expat.buffer_text = True
        self.expat.StartDoctypeDeclHandler = self._refuse_doctype
        self._limits, self._fed = limits, 0

    def feed(self, piece: bytes) -> None:
        """Read on. Raises Unreadable where the file is not well formed or one tag of it does not end."""
        try:
            self.expat.Parse(piece, False)
        except expat.ExpatError as fault:
            raise broken(fault) from fault
        self._fed += len(piece)
        # expat reads an unfinished tag again from its start with every piece: one that never ends would take for ever.
        if self._fed - max(self.expat.CurrentByteIndex, 0) > self._limits.piece + _AT_ONCE:
            raise Unreadable(
                f"Line {self.expat.CurrentLineNumber:,}: a tag or comment does not end within "
                f"{self._limits.piece:,} characters. {_AGAIN}"
            )

    def close(self) -> None:
        """The file is at its end. Raises Unreadable where its XML is not."""
        try:
            self.expat.Parse(b"", True)
        except expat.ExpatError as fault:
            raise broken(fault) from fault

    def _refuse_doctype(self, *_: object) -> None:
        raise Unreadable(
            f"Line {self.expat.CurrentLineNumber:,}: the file has a document type declaration (<!DOCTYPE ...>), which "
            f"no return has and which can be made to do harm. {_AGAIN}"
        )


def broken(fault: expat.ExpatError) -> Unreadable:
    """What to say of a file that is not well formed."""
    words = _WORDS.get(fault.code, f"it is not well-formed XML ({expat.ErrorString(fault.code)})")
    return Unreadable(
        f"The file is not whole: reading stopped at line {fault.lineno:,}, column {fault.offset + 1:,}: {words}. {_AGAIN}"
    )
