"""Nasty requests to the interface for programs: bodies that are no JSON or too much of it, tokens that open nothing."""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.faults.corpus.figures_csv import FIRST, OVER, PART, SECOND

SEND = f"/api/v1/returns/lado/periods/{OVER}/"
JSON = "application/json"
OWN, OVER_DUE, ENDED, OTHER, NOBODY = "own", "run out", "ended", "of another agency", "of nobody"


@dataclass(frozen=True, slots=True)
class Ask:
    """One request: what is nasty about it, what is asked, what must come of it (`said` stands in the answer)."""

    name: str
    nasty: str
    status: int
    said: str = ""
    body: bytes = b""
    method: str = "PUT"
    path: str = SEND
    token: str = OWN
    kind: str = JSON
    headers: Mapping[str, str] = field(default_factory=dict)


def body(*figures: Any, **more: Any) -> bytes:
    """The body of a submission, as a good program writes it."""
    return json.dumps({"figures": list(figures), **more}).encode()


def figure(answer: Any, box: str = FIRST, **more: Any) -> dict[str, Any]:
    """The answer to one box."""
    return {"box": box, "answer": answer, **more}


def says(name: str, nasty: str, answer: Any, status: int = 422, said: str = "Write a whole number") -> Ask:
    """A submission of one answer."""
    return Ask(f"answer {name}", nasty, status, said, body(figure(answer)))


def raw(name: str, nasty: str, written: bytes, said: str = "", status: int = 400) -> Ask:
    """A body given as it is."""
    return Ask(f"body {name}", nasty, status, said, written)


GOOD = body(figure(12))
WITH = '{"figures": [{"box": "%s", "answer": %%s}]}' % FIRST  # noqa: UP031 - the braces are JSON's
# fmt: off
# A recipe is one line of a table, however long.
BODIES = (
    Ask("good body", "Nothing: what all others are compared with", 201, "Received", GOOD),
    raw("of nothing", "No byte", b"", "It is missing", 422),
    raw("of spaces", "Only spaces", b"   "),
    raw("cut", "The transfer broke off", GOOD[:-4]),
    raw("with more behind", "Two bodies in one", GOOD + GOOD),
    raw("with a mark", "UTF-8 with a mark", b"\xef\xbb\xbf" + GOOD),
    raw("in utf-16", "Unicode text", GOOD.decode().encode("utf-16")),
    raw("in windows letters", "é in Windows-1252", body(figure(1, note="Zoe")).replace(b"Zoe", b"Zo\xe9")),
    raw("with an empty byte", "An empty byte amid JSON", GOOD.replace(b"12", b"1\0")),
    raw("packed", "gzip, as nobody asked", gzip.compress(GOOD, mtime=0)),
    raw("as a form", "Fields of a form", b"figures=1&answer=2"),
    raw("as XML", "XML with an entity", b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'),
    raw("in single quotes", "As Python prints it", str({"figures": []}).encode()),
    raw("with comments", "JSON with a word beside", b"// ours\n" + GOOD),
    raw("with a last comma", "A comma too many", GOOD.replace(b"}]", b"},]")),
    raw("named twice", "figures twice: which one counts?", GOOD[:-1] + b', "figures": []}', "stands twice"),
    raw("answer twice", "Two answers in one box", (WITH % '1, "answer": 2').encode(), "stands twice"),
    raw("of NaN", "NaN is no JSON", (WITH % "NaN").encode(), "is not a number"),
    raw("of Infinity", "Infinity is no JSON", (WITH % "-Infinity").encode(), "is not a number"),
    raw("deep", "Forty brackets", b"[" * 40 + b"]" * 40, "nested deeper"),
    raw("very deep", "A hundred thousand brackets", b"[" * 100_000, "nested deeper"),
    raw("deep names", "Objects in objects", b'{"a":' * 20_000 + b"1" + b"}" * 20_000, "nested deeper"),
    raw("of a number of 5,000 figures", "More figures than Python turns into a number", (WITH % ("9" * 5000)).encode()),
    raw("with half a pair", "A lone surrogate", (WITH % '1, "note": "\\ud800"').encode(), "stand for no letter"),
    raw("with an empty letter", "\\u0000 in a note", (WITH % '1, "note": "\\u0000"').encode(), "stand for no letter"),
    raw("with a control sign", "A raw line end in a text", (WITH % '1, "note": "a\nb"').encode()),
    raw("with a wrong escape", "\\x41 is no JSON", (WITH % '1, "note": "\\x41"').encode()),
    raw("a list", "A list where an object is meant", b"[1, 2]", "", 422),
    raw("a word", "A word", b'"none"', "", 422),
    raw("nothing, said", "null", b"null", "", 422),
    raw("true", "true", b"true", "", 422),
    raw("a number", "12", b"12", "", 422),
    raw("of no figures", "An empty list", body(), "", 422),
    raw("without figures", "An empty object", b"{}", "It is missing", 422),
    raw("with more than asked", "A field of nobody", body(figure(1), agency="police"), "Nobody asks for this", 422),
    raw("figures as an object", "Names in place of a list", b'{"figures": {"a": 1}}', "", 422),
    raw("figures as text", "A text", b'{"figures": "12"}', "", 422),
    raw("a figure as text", "A list of words", b'{"figures": ["12"]}', "", 422),
    raw("a figure as nothing", "A list of nothing", b'{"figures": [null]}', "", 422),
    raw("of 2,401 figures", "More than any return has", body(*[figure(1)] * 2401), "too many", 422),
    raw("of 300 KB", "Bigger than it may be", body(figure(1), why="x" * 300_000), "at most 256 KB", 413),
    raw("of 3 MB", "Bigger than anything is read", body(figure(1), why="x" * 3_000_000), "", 413),
)
ANSWERS = (
    says("below nought", "-1", -1),
    says("of a half", "12.5", 12.5),
    says("of 12.0", "A whole number with a point", 12.0),
    raw("of 1e400", "Reads as infinity", (WITH % "1e400").encode(), "Write a whole number", 422),
    says("of a hundred million and one", "More than anybody counts", 100_000_001),
    says("of a thousand figures", "A number of 1,000 figures", int("9" * 1000)),
    says("as text", '"12"', "12"),
    says("as a tick", "true", True),
    says("of nothing", "null", None),
    says("as a list", "[12]", [12]),
    says("as an object", "{}", {}),
    says("in capitals", '"NONE"', "NONE"),
    says("blank", "Blank is not nought", ""),
    says("as a formula", '"=1+1"', "=1+1"),
    says("in Arabic figures", "١٢", "١٢"),
    says("none", "The word", "none", 201, "Received"),
    says("nought", "0 is none", 0, 201, "Received"),
    says("not known", "The word", "not known", 201, "Received"),
)
BOXES = (
    Ask("box of nobody", "A box that is not asked", 422, "has no such box", body(figure(1, "lado.other"))),
    Ask("box twice", "Two numbers for one box", 422, "stands twice", body(figure(1), figure(2))),
    Ask("box blank", "No name", 422, "It is empty", body(figure(1, ""))),
    Ask("box of 201 letters", "Longer than any", 422, "too long", body(figure(1, "b" * 201))),
    Ask("box as a number", "7", 422, "", body(figure(1, 7))),  # type: ignore[arg-type]
    Ask("box that climbs out", "../../etc/passwd", 422, "has no such box", body(figure(1, "../../etc/passwd"))),
    Ask("box with a line end", "A row of its own in the file", 422, "has no such box", body(figure(1, f"{FIRST}\n{SECOND},9"))),
    Ask("one bad box among good", "Nothing of it may be kept", 422, "which it is a part of", body(figure(12), figure(13, PART))),
    Ask("note as a formula", "=cmd in a note", 422, "", body(figure(1, note="=cmd|'/C calc'!A0"))),
    Ask("note with an NHS number", "A person in a note", 422, "personal information", body(figure(1, note="943 476 5919"))),
    Ask("note of 301", "One too many", 422, "too long", body(figure(1, note="n" * 301))),
    Ask("note turned round", "A right-to-left mark", 422, "hidden character", body(figure(1, note="\u202eton"))),
    Ask("note with lines of a file", "A note that would be a row", 201, "Received", body(figure(1, note=f"a\r\n{SECOND},9"))),
    Ask("note with quotes", "Quotation marks in the file", 201, "Received", body(figure(1, note='a "b", c'))),
    Ask("status of nobody", "maybe", 422, "", body(figure(1), status="maybe")),
    Ask("reason with a person", "A date of birth in the reason", 422, "take that out", body(figure(1), why="Born 3/4/2009.")),
    Ask("reason of 501", "One too many", 422, "too long", body(figure(1), why="w" * 501)),
)
DOORS = (
    Ask("no token", "Nobody", 401, "Bearer", GOOD, token=""),
    Ask("token of nobody", "Never given", 401, "Bearer", GOOD, token=NOBODY),
    Ask("token run out", "Its last day was yesterday", 401, "ran out", GOOD, token=OVER_DUE),
    Ask("token ended", "Taken back", 401, "was ended", GOOD, token=ENDED),
    Ask("token of another agency", "An agency that owes nothing of this", 404, "may see", GOOD, token=OTHER),
    Ask("token as a cookie", "In the wrong place", 401, "Bearer", GOOD, token="", headers={"Cookie": "token=sbt_x"}),
    Ask("token of 100,000 letters", "A header without end", 401, "Bearer", GOOD, token="", headers={"Authorization": "Bearer sbt_" + "x" * 100_000}),
    Ask("basic authorisation", "A name and a password", 401, "Bearer", GOOD, token="", headers={"Authorization": "Basic eDp5"}),
    Ask("kind csv", "A CSV where JSON is meant", 415, "application/json", b"Box,Number\n", kind="text/csv"),
    Ask("kind form", "A form of a browser", 415, "application/json", b"a=1", kind="application/x-www-form-urlencoded"),
    Ask("kind text", "What a browser sends without asking", 415, "application/json", GOOD, kind="text/plain"),
    Ask("kind with other letters", "charset=utf-16, and it is not", 201, "Received", GOOD, kind="application/json; charset=utf-16"),
    Ask("said to be packed", "Content-Encoding: gzip", 400, "not JSON", gzip.compress(GOOD, mtime=0), headers={"Content-Encoding": "gzip"}),
    Ask("in pieces", "Transfer-Encoding: chunked, without a length", 400, "Content-Length", b"", headers={"Transfer-Encoding": "chunked"}),
    Ask("posted", "POST where PUT is meant", 405, "", GOOD, method="POST"),
    Ask("deleted", "DELETE", 405, "", b"", method="DELETE"),
    Ask("method of nobody", "BREW", 405, "", b"", method="BREW"),
    Ask("return of nobody", "No such return", 404, "may see", GOOD, path=SEND.replace("lado", "nothing")),
    Ask("return of rows", "Annex A by the interface of figures", 404, "may see", GOOD, path=SEND.replace("lado", "annex-a")),
    Ask("period Q5", "There is no fifth", 422, "", GOOD, path=SEND.replace("Q4", "Q5")),
    Ask("period of a year", "A year in a quarterly return", 422, "sent for one quarter", GOOD, path=SEND.replace("Q4", "")),
    Ask("period M13", "There is no thirteenth month", 422, "is not a period", GOOD, path=SEND.replace(OVER, "2015-M13")),
    Ask("period 0000-01Q1", "A year before all years", 422, "", GOOD, path=SEND.replace(OVER, "0000-01Q1")),
    Ask("period 9999-00Q1", "A year after all years", 422, "", GOOD, path=SEND.replace(OVER, "9999-00Q1")),
    Ask("period to come", "It is not over", 409, "not over yet", GOOD, path=SEND.replace(OVER, "2016-17Q1")),
    Ask("period with a quote", "SQL in an address", 422, "", GOOD, path=SEND.replace(OVER, "2015-16Q4'%20OR%201=1")),
    Ask("receipt of nobody", "A reference made up", 404, "may see", b"", method="GET", path="/api/v1/receipts/K4-7293/"),
    Ask("receipt that climbs out", "%2e%2e in an address", 422, "", b"", method="GET", path="/api/v1/receipts/%2e%2e/"),
)
# fmt: on
REQUESTS = (*BODIES, *ANSWERS, *BOXES, *DOORS)
