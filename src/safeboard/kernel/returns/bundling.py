"""Several files sent together, such as one CSV for each list, kept as one."""

from __future__ import annotations

import json
from collections.abc import Sequence

from safeboard.kernel.files.opening import DAMAGED, RefusedFile

# Begins with an empty byte, so nothing that we read as a workbook or a CSV file can be taken for a bundle.
_MARK = b"\0safeboard files\n"
File = tuple[str, bytes]


def pack(files: Sequence[File]) -> bytes:
    """The bytes to keep for one file, or for several; the same files in any order give the same bytes."""
    if not files:
        raise ValueError("There is no file to keep.")
    if len(files) == 1 and not files[0][1].startswith(_MARK):
        return files[0][1]
    ordered = sorted(files)
    contents = json.dumps([[name, len(data)] for name, data in ordered]).encode("ascii")
    return _MARK + contents + b"\n" + b"".join(data for _, data in ordered)


def unpack(data: bytes, filename: str) -> list[File]:
    """The files as they were sent, by name. Raises RefusedFile where a bundle was not made by `pack`."""
    if not data.startswith(_MARK):
        return [(filename, data)]
    contents, _, rest = data.removeprefix(_MARK).partition(b"\n")
    try:
        sizes = [(str(name), int(size)) for name, size in json.loads(contents)]
    except (ValueError, TypeError) as fault:
        raise RefusedFile(DAMAGED) from fault
    if any(size < 0 for _, size in sizes) or sum(size for _, size in sizes) != len(rest):
        raise RefusedFile(DAMAGED)
    files: list[File] = []
    for name, size in sizes:
        files.append((name, rest[:size]))
        rest = rest[size:]
    return files


def name_of(files: Sequence[File]) -> str:
    """What the files are called together: `contacts.csv and 5 more`."""
    first = min(name for name, _ in files)
    return first if len(files) == 1 else f"{first} and {len(files) - 1} more"
