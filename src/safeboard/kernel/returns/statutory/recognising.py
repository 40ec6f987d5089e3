"""Which statutory collection files are, by what stands at their beginning."""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib
from collections.abc import Sequence

from safeboard.grammar.declarations.collections import Collection
from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.kernel.files.opening import RefusedFile
from safeboard.kernel.returns.bundling import File

HEAD = 4000
_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    ValueError,
    NotImplementedError,
    RuntimeError,
    EOFError,
    OSError,
    OverflowError,
)


def collection_of(files: Sequence[File]) -> Collection | None:
    """The collection whose files these look like; None where they look like none, or are another kind of return."""
    heads = _all_heads(files)
    for collection in REGISTRY.collections.values():
        if collection.looks_like_one(heads):
            return collection
    return None


def refuse_another(files: Sequence[File], collection: Collection) -> None:
    """Raises RefusedFile where files are plainly of another collection than the one they were sent as."""
    found = collection_of(files)
    if found is None or found.code == collection.code or collection.looks_like_one(_all_heads(files)):
        return
    raise RefusedFile(
        f"This is a file of another collection: {found.title}. It was sent as: {collection.title}. Nothing was kept. "
        "Choose the right file, or the right return."
    )


def refuse_unknown_xml(files: Sequence[File]) -> None:
    """Raises RefusedFile where a file is XML and none of the collections that come as XML knew it."""
    for name, data in files:
        if data[:HEAD].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").startswith(b"<?xml"):
            known = "; ".join(each.title for each in REGISTRY.collections.values())
            raise RefusedFile(
                f"{name[:100]} is XML, but of no collection that we know by its beginning. We know: {known}. Nothing was "
                "kept. Choose the file that your system wrote, or say which return it is."
            )


def _all_heads(files: Sequence[File]) -> list[File]:
    return [head for each in files for head in _heads(each)]


def _heads(file: File) -> list[File]:
    """The beginning of a file, or of each file in a folder packed as ZIP."""
    name, data = file
    if not data.startswith(b"PK\x03\x04"):
        return [(name, data[:HEAD])]
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            heads = []
            for each in packed.namelist()[:50]:
                with packed.open(each) as member:
                    heads.append((each, member.read(HEAD)))
            return heads
    # A damaged folder is no collection's; whoever reads it next says what is wrong with it.
    except _DAMAGED:
        return [(name, data[:HEAD])]
