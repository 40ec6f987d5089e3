"""What a file is that is no return at all, told by its first bytes: so that its sender is told of that and nothing else."""

from __future__ import annotations

_BEGINNINGS = (
    (b"%PDF-", "a PDF"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"{\\rtf", "a text document"),
    (b"\xd0\xcf\x11\xe0", "an old Office file, or one with a password"),
    (b"PK\x03\x04", "a packed folder (ZIP) or a spreadsheet"),
    (b"PK\x05\x06", "an empty packed folder (ZIP)"),
    (b"Rar!", "a packed folder"),
    (b"7z\xbc\xaf", "a packed folder"),
    (b"\x1f\x8b", "a packed file"),
)


def other_kind(head: bytes) -> str:
    """What a file is by its beginning, as "a picture"; empty where it may be text or XML."""
    for beginning, words in _BEGINNINGS:
        if head.startswith(beginning):
            return words
    start = head[:1000].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    return "a web page" if start.startswith((b"<!doctype html", b"<html")) else ""
