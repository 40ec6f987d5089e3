"""Hand-made files for `safeboard intake --check-only --json`, of any kind, and what must be said of each."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from safeboard.processes.socialcare.returns.cin import writing as cin
from safeboard.processes.socialcare.returns.ssda903 import writing as care
from safeboard.processes.socialcare.returns.ssda903.writing_xml import flat
from tests.faults.corpus.dataset_rows import CSVS, ROWS
from tests.faults.corpus.dataset_rows import JSON as DATASET
from tests.faults.corpus.packages import pack, spoilt

YEAR = 2026
Made = Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Asked:
    """Files, with what they are said to be, and words of what must be told.

    `exits` is 1 where nothing of them is taken; else `rows` come in, and the words stand in a problem or in what is said
    of a file that was left aside.
    """

    name: str
    make: Callable[[], Made]
    said: str
    kind: str = "auto"
    exits: int = 1
    rows: int = 0


def census() -> bytes:
    """A census of one child."""
    return cin.census((cin.child(cin.episode()),))


def returned() -> dict[str, bytes]:
    """A return of one child looked after."""
    return care.files(care.ordinary(), YEAR)


def headings() -> Made:
    """A return of which every file has its headings and no row."""
    return care.files((), YEAR)


def locked() -> bytes:
    """A ZIP whose first file says that it has a password."""
    data = pack(returned())
    place = data.index(b"PK\x03\x04") + 6
    return spoilt(data[:place] + b"\x01\x00" + data[place + 2 :], "Header.csv", 8, b"\x01\x00")


def torn() -> bytes:
    """A ZIP whose first file is packed in a way that cannot be unpacked."""
    data = pack(returned())
    at = data.index(b"Header.csv") + len("Header.csv")
    return data[:at] + b"\xff" * 40 + data[at + 40 :]


def bomb() -> bytes:
    """A ZIP of 300 kB whose one file comes to 250 MB."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed, packed.open("Episodes.csv", "w") as file:
        file.write(b"CHILD,DECOM,RNE,LS,CIN,PLACE\n")
        for _ in range(250):
            file.write(b"," * 1_000_000)
    return out.getvalue()


def outside() -> bytes:
    """A ZIP whose files want to be written elsewhere."""
    return pack({f"../../../etc/{name}": data for name, data in returned().items()})


def declared() -> bytes:
    """The return as XML with a document type that reaches out."""
    xml = flat(care.ordinary(), YEAR)
    return xml.replace(
        b"<SSDA903>", b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>\n<SSDA903>', 1
    )


def wide(data: bytes) -> bytes:
    """A text as Excel saves "Unicode text"."""
    return b"\xff\xfe" + data.decode().encode("utf-16-le")


def one(name: str, data: bytes) -> Callable[[], Made]:
    """One file."""
    return lambda: {name: data}


PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4
PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< /Type /Catalog >>\nendobj\n"
PAGE = b"<!DOCTYPE html>\n<html><head><title>Sign in</title></head><body>Please sign in.</body></html>"
OTHER = b'<?xml version="1.0"?>\n<rss version="2.0"><channel><title>News</title></channel></rss>'
CIN, CARE = "cin-census", "ssda903"
CELL = b"CHILD,DOB,REVIEW,REVIEW_CODE\nA1,01/06/2015,22/05/2025," + b"w" * 20_000_000 + b"\n"
# fmt: off
ASKED = (
    Asked("empty", one("empty.csv", b""), "The file is empty"),
    Asked("empty 903", one("empty.csv", b" \r\n"), "empty.csv: It is empty", CARE),
    Asked("empty census", one("empty.xml", b""), "The file is empty", CIN),
    Asked("nothing but headings", headings, "no row of the return in them"),
    Asked("picture", one("a.csv", PICTURE), "looks like a picture"),
    Asked("picture 903", one("a.csv", PICTURE), "It is a picture", CARE),
    Asked("picture census", one("a.xml", PICTURE), "This is a picture", CIN),
    Asked("pdf", one("a.csv", PDF), "looks like a PDF"),
    Asked("pdf 903", one("a.csv", PDF), "It is a PDF", CARE),
    Asked("pdf census", one("a.xml", PDF), "This is a PDF", CIN),
    Asked("page", one("a.html", PAGE), "looks like a web page"),
    Asked("page 903", one("a.html", PAGE), "It is a web page", CARE),
    Asked("page census", one("a.html", PAGE), "This is a web page", CIN),
    Asked("password", lambda: {"a.zip": locked()}, "(.zip) with a password"),
    Asked("password 903", lambda: {"a.zip": locked()}, "locked with a password", CARE, exits=0, rows=6),
    Asked("torn", lambda: {"a.zip": torn()}, "This is a packed folder"),
    Asked("torn 903", lambda: {"a.zip": torn()}, "It cannot be unpacked", CARE, exits=0, rows=6),
    Asked("bomb", lambda: {"a.zip": bomb()}, "more than 200 MB unpacked"),
    Asked("path outside", lambda: {"a.zip": outside()}, "leads out of the ZIP"),
    Asked("other XML", one("a.xml", OTHER), "of no collection that we know"),
    Asked("other XML 903", one("a.xml", OTHER), "has no group of this return", CARE),
    Asked("other XML census", one("a.xml", OTHER), "begins with <rss>", CIN),
    Asked("document type", lambda: {"a.xml": declared()}, "declares a document type"),
    Asked("document type census", lambda: {"a.xml": census().replace(b"<Message>", b"<!DOCTYPE m><Message>")}, "document type declaration"),
    Asked("census as 903", lambda: {"a.xml": census()}, "another collection: Children in need census", CARE),
    Asked("903 as census", returned, "another collection: Return on children looked after", CIN),
    Asked("903 packed, as census", lambda: {"a.zip": pack(returned())}, "another collection: Return on children", CIN),
    Asked("wide letters", lambda: {"a.csv": wide(returned()["Episodes.csv"])}, "", exits=0, rows=1),
    Asked("dataset", one("a.json", DATASET), "", exits=0, rows=ROWS),
    Asked("dataset in CSVs", lambda: dict(CSVS), "", exits=0, rows=ROWS),
    Asked("dataset cut", one("a.json", DATASET[:-9]), "not complete JSON"),
    Asked("dataset as census", one("a.json", DATASET), "another collection: Standard Safeguarding Dataset", CIN),
    Asked("endless cell", one("a.csv", CELL), "20,000,000 characters", exits=0, rows=1),
)
# fmt: on
