"""Odd and hostile files of the return on children looked after, each with what it must say: never a crash, never a row lost."""

from __future__ import annotations

import io
import tracemalloc
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass

import pytest

from safeboard.grammar.statutory.reads import Unreadable
from safeboard.grammar.statutory.sheets.sheet import Limits
from safeboard.processes.socialcare.returns.ssda903.reading import read

HEADINGS = "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN"
ROW = "A1,01/05/2025,S,C2,N1,U6,PR1,,,,CK1 1AB,CK2 2CD,SC123456"
REVIEWS = b"CHILD,DOB,REVIEW,REVIEW_CODE\nA1,01/06/2015,22/05/2025,PN1\n"


def episodes(*rows: str, headings: str = HEADINGS, end: str = "\r\n") -> bytes:
    return end.join((headings, *rows, "")).encode()


def zipped(members: Iterable[tuple[str, bytes]]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in members:
            made.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


@dataclass(frozen=True)
class Odd:
    """A file, how many rows come in and are turned back, and words that it must be told with."""

    what: str
    data: bytes
    rows: int = 1
    back: int = 0
    says: tuple[str, ...] = ()
    name: str = "whatever.csv"


READ = (
    Odd("any order of headings, in small letters", b"urn,decom,child,RNE,ls,cin,place\n,01/05/2025,A1,S,C2,N1,U6\n",
        says=("no column PLACE_PROVIDER",)),
    Odd("a byte order mark", b"\xef\xbb\xbf" + episodes(ROW)),
    Odd("UTF-16 as a spreadsheet saves it", episodes(ROW).decode().encode("utf-16")),
    Odd("Windows-1252", episodes(ROW.replace("A1", "Ã©")).decode().encode("cp1252")),
    Odd("semicolons", episodes(ROW).replace(b",", b";")),
    Odd("tabs, and lines of an old Mac", episodes(ROW, end="\r").replace(b",", b"\t")),
    Odd("every cell in quotation marks", episodes(*(f'"{line}"'.replace(",", '","') for line in (ROW, ROW))), rows=2),
    Odd("a quotation mark inside a value", episodes(ROW.replace("U6", '"U6"')), rows=1),
    Odd("days as in XML, and with a midnight", episodes(ROW.replace("01/05/2025", "2025-05-01 00:00:00"))),
    Odd("blank lines and lines of commas", episodes("", ROW, "," * 12, "", ROW), rows=2),
    Odd("blank cells at the end of each line", episodes(ROW + ",,,", headings=HEADINGS + ",,,")),
    Odd("a title above the headings", b"Children looked after 2025-26\n" + episodes(ROW),
        says=("stands above the headings",)),
    Odd("sep= above the headings", b"sep=,\r\n" + episodes(ROW)),
    Odd("a formula is a text", episodes(ROW.replace("A1", "=1+1|'x'!A1"))),
    Odd("spaces around everything", episodes(ROW.replace(",", " , "))),
    Odd("a mark that is not closed swallows no row", episodes(ROW, ROW.replace("C2", '"C2'), ROW, ROW), rows=4, back=1,
        says=("quotation mark is opened and not closed",)),
    Odd("a line break inside a cell", episodes(ROW.replace("CK1 1AB", '"CK1\n1AB"'), ROW), rows=3, back=2,
        says=("quotation mark is opened and not closed", "3 cells where the headings have 13")),
    Odd("too few cells", episodes(ROW, "A2,01/05/2025"), rows=2, back=1, says=("has 2 cells where",)),
    Odd("a comma too many", episodes(ROW + ",x", ROW), rows=2, back=1, says=("has 14 cells where",)),
    Odd("no child", episodes(ROW.replace("A1", "  ")), back=1, says=("does not say which child",)),
    Odd("no start", episodes(ROW.replace("01/05/2025", ""), ROW), rows=2, back=1, says=("has no DECOM",)),
    Odd("a start that is no day", episodes(ROW.replace("01/05/2025", "31/04/2025"), ROW), rows=2, back=1,
        says=("“31/04/2025” cannot be read as a date",)),
    Odd("a year of two digits", episodes(ROW.replace("01/05/2025", "01/05/25"), ROW), rows=2, back=1,
        says=("cannot be read as a date",)),
    Odd("an end that is no day keeps the row", episodes(ROW.replace("PR1,,", "PR1,soon,X1")), says=("“soon” cannot",)),
    Odd("no column CHILD", episodes(ROW.partition(",")[2], headings=HEADINGS.partition(",")[2]), back=1,
        says=("no column CHILD", "does not say which child")),
    Odd("a heading twice", episodes(ROW + ",C1", headings=HEADINGS + ",LS"), says=("LS stands 2 times",)),
    Odd("a column of our own", episodes(ROW + ",mine", headings=HEADINGS + ",NOTE"), says=("no column NOTE",)),
    Odd("a cell without end", episodes(ROW.replace("CK1", "X" * 300)), back=1, says=("has 304 characters",)),
    Odd("a cell of a million characters", episodes(ROW.replace("CK1", "X" * 1_000_000), ROW), rows=2, back=1,
        says=("1,000,004 characters",)),
    Odd("NUL in a cell", episodes(ROW.replace("CK1", "\0"))),
    Odd("a cell under no heading", episodes(ROW + ",mine", headings=HEADINGS + ","), says=("without a heading",)),
    Odd("a ZIP with other things in it", zipped((("a/e.csv", episodes(ROW)), ("a/note.txt", b"hello"), ("a/", b""))),
        says=("a/note.txt", "headings are those of no table"), name="all.zip"),
    Odd("a ZIP with a file of no name", zipped((("e.csv", episodes(ROW)), ("\0", b"hello"))),
        says=("headings are those of no table",)),
    Odd("a ZIP with a ZIP in it", zipped((("e.csv", episodes(ROW)), ("r.zip", zipped([("r.csv", REVIEWS)])))),
        says=("packed twice",)),
    Odd("flat XML", b"<R><Episodes><E><CHILD>A1</CHILD><DECOM>2025-05-01</DECOM></E></Episodes></R>"),
    Odd("flat XML without groups of tables", b"<R><EPISODE><CHILD>A1</CHILD><DECOM>2025-05-01</DECOM></EPISODE></R>"),
    Odd("XML in a namespace, with comments", b"<R xmlns='urn:x'><!-- c --><Episode><CHILD>A1</CHILD><!-- c -->"
        b"<DECOM>2025-05-01</DECOM></Episode></R>"),
    Odd("XML with a group that nobody knows", b"<R><Odd><a/></Odd><EPISODE><CHILDID>A1</CHILDID>"
        b"<DECOM>2025-05-01</DECOM><Why>x</Why></EPISODE></R>", says=("ODD", "WHY")),
    Odd("XML rows without a field of ours", b"<R><EPISODE><x>1</x></EPISODE><EPISODE><x>2</x></EPISODE><EPISODE>"
        b"<CHILD>A1</CHILD><DECOM>2025-05-01</DECOM></EPISODE></R>", rows=3, back=2, says=("X", "which child")),
    Odd("XML with a field twice", b"<R><EPISODE><CHILD>A1</CHILD><CHILD>A2</CHILD><DECOM>2025-05-01</DECOM></EPISODE>"
        b"</R>", says=("more than once",)),
)  # fmt: skip

REFUSED = (
    ("nothing at all", b"", "It is empty. Export it again"),
    ("a picture", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "It is a picture, not a file of this return"),
    ("headings of no table", b"NAME,ADDRESS\nA,B\n", "headings are those of no table"),
    ("a spreadsheet", zipped([("[Content_Types].xml", b"<x/>")]), "spreadsheet"),
    ("half a ZIP", zipped([("e.csv", episodes(ROW))])[:-30], "broken ZIP"),
    ("an empty ZIP", zipped(()), "no file in it"),
    ("no date", b"CHILD,DOB,SEX,ETHNIC,UPN,MOTHER,MC_DOB\nA1,,F,WBRI,UN3,,\n", "Say the year"),
    ("dates of long ago", episodes(ROW.replace("2025", "1999")), "2009-10 to 2026-27"),
    ("half of an XML", b"<EXPSSDA903><CHILD><HEADER>", "cannot be read from line 1"),
    ("a page of the web", b"<html><body/></html>", "It is a web page, not a file of this return"),
    ("XML of something else", b"<rss><channel/></rss>", "no group of this return"),
    ("a file of the ZIP in a place elsewhere", zipped([("../e.csv", REVIEWS)]), "leads out of the ZIP"),
    ("headings and no row", episodes(), "no row of the return in them"),
    ("XML that declares entities", b'<!DOCTYPE R [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><R><EPISODE><CHILD>&b;</CHILD>'
     b"</EPISODE></R>", "document type"),
    ("XML that reads a file", b'<!DOCTYPE R [<!ENTITY a SYSTEM "file:///etc/hostname">]><R><EPISODE><CHILD>&a;</CHILD>'
     b"</EPISODE></R>", "document type"),
    ("XML of nothing that declares entities", b'<!DOCTYPE R [<!ENTITY a "aa">]><R><b>&a;</b></R>', "document type"),
    ("XML of great depth", b"<R>" + b"<EPISODE>" * 100_000, "cannot be read from line"),
)  # fmt: skip


@pytest.mark.parametrize("odd", READ, ids=lambda odd: odd.what)
def test_an_odd_file_is_read_and_every_row_is_accounted_for(odd: Odd) -> None:
    found = read([(odd.name, odd.data)])
    assert (found.rows_in, found.rejected) == (odd.rows, odd.back)
    assert found.accepted + found.rejected == found.rows_in
    told = " ".join((*found.faults["message"], *(f"{name} {why}" for name, why in found.not_read)))
    for words in odd.says:
        assert words in told
    if not odd.says:
        assert told == ""


@pytest.mark.parametrize(
    ("what", "data", "says"), REFUSED, ids=lambda value: value if isinstance(value, str) else ""
)
def test_what_cannot_be_read_is_refused_with_a_reason(what: str, data: bytes, says: str) -> None:
    with pytest.raises(Unreadable, match=says):
        read([("sent.csv", data)])


def test_each_fault_says_file_line_column_and_child() -> None:
    data = episodes(ROW, "", ROW.replace("PR1,,", "PR1,soon,X1").replace("A1", "B7"))
    fault = read([("ours.csv", data)]).faults.row(0, named=True)
    assert (fault["path"], fault["line"], fault["field"], fault["child_id"]) == ("ours.csv", 4, "DEC", "B7")


def test_a_mark_written_twice_stands_for_itself_and_of_two_columns_the_first_is_read() -> None:
    line = '"' + ROW.replace("CK1 1AB", 'CK1 ""1AB""').replace(",", '","') + '","C1"'
    row = read([("e.csv", episodes(line, headings=HEADINGS + ",LS"))]).tables["Episodes"].row(0, named=True)
    assert (row["HOME_POST"], row["LS"], row["URN"]) == ('CK1 "1AB"', "C2", "SC123456")


def test_a_zip_that_unpacks_without_end_is_left_unread() -> None:
    bomb = zipped([("e.csv", bytes(30_000_000))])
    tracemalloc.start()
    with pytest.raises(Unreadable, match="unpacked"):
        read([("all.zip", bomb)], limits=Limits(bytes=100_000))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 5_000_000


def test_two_files_of_one_table_are_refused_and_named() -> None:
    with pytest.raises(
        Unreadable, match=r"this\.csv and last\.csv both have the headings of the table Episodes"
    ):
        read([("this.csv", episodes(ROW)), ("last.csv", episodes(ROW))])


@pytest.mark.parametrize(
    ("limits", "says"),
    [
        (Limits(bytes=500), "more than 0 MB"),
        (Limits(rows=5), "more than 5 lines"),
        (Limits(columns=9), "at most 9"),
        (Limits(files=1), "more than 1 file"),
        (Limits(faults=3), "More than 3 of its"),
    ],
)
def test_what_is_beyond_the_limits_is_refused_whole(limits: Limits, says: str) -> None:
    packed = zipped((("e.csv", episodes(*[ROW] * 9, *["x,y"] * 9)), ("r.csv", REVIEWS)))
    with pytest.raises(Unreadable, match=says):
        found = read([("all.zip", packed)], limits=limits)
        # A file of several may be refused alone; then it is named with its reason.
        raise Unreadable(" ".join(why for _, why in found.not_read))
