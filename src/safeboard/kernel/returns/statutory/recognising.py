"""Which statutory collection files are, by what stands at their beginning."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence

from safeboard.grammar.declarations.collections import Collection
from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.kernel.returns.bundling import File

HEAD = 4000


def collection_of(files: Sequence[File]) -> Collection | None:
    """The collection whose files these look like; None where they look like none, or are another kind of return."""
    heads = [(name, data[:HEAD]) for each in files for name, data in _heads(each)]
    for collection in REGISTRY.collections.values():
        if collection.looks_like_one(heads):
            return collection
    return None


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
    except (zipfile.BadZipFile, ValueError, NotImplementedError, RuntimeError, EOFError, OSError):
        return [(name, data[:HEAD])]
