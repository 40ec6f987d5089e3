"""A file handed to the browser to keep, under a name that no browser and no system stumbles over."""

from __future__ import annotations

import unicodedata
from urllib.parse import quote

from django.http import HttpResponse

LONGEST_NAME = 120


def download(data: bytes, filename: str, content_type: str) -> HttpResponse:
    """The file as an attachment; letters that a name may not hold become "_", letters beyond ASCII are kept beside.

    The headers of the house (kernel/ui/headers.py) keep it out of every cache.
    """
    name = safe_name(filename)
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    plain = (
        plain
        if plain.partition(".")[0].strip("_ ")
        else f"file{plain[plain.rfind('.') :] if '.' in plain else ''}"
    )
    response = HttpResponse(data, content_type=content_type)
    kept = f'attachment; filename="{plain}"'
    response["Content-Disposition"] = kept if plain == name else f"{kept}; filename*=UTF-8''{quote(name)}"
    return response


def safe_name(wanted: str) -> str:
    """A name without folders, control signs or anything that a system reads as more than a letter."""
    clean = "".join(each if each.isalnum() or each in " .-_()" else "_" for each in wanted).strip("._ ")
    stem, dot, ending = clean.rpartition(".")
    if not dot:
        stem, ending = clean, ""
    return f"{stem[: LONGEST_NAME - len(ending)].strip()}{dot}{ending}" if stem else f"file{dot}{ending}"
