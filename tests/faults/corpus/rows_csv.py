"""Nasty CSV files of Annex A, list 1 (contacts): what programs of councils write, and what an attacker would."""

from __future__ import annotations

from tests.faults.corpus.recipes import Recipe, back, kept, refused

HEADINGS = (
    "Child Unique ID,Gender,Ethnicity,Date of Birth,Age of Child (Years),Date of Contact,Contact Source"
)
GOOD = {
    "child": "C1",
    "sex": "Male",
    "ethnicity": "White",
    "born": "14/06/2009",
    "age": "6",
    "on": "03/02/2016",
    "source": "Police",
}


def row(**said: str) -> str:
    """A line of contacts, good but for what is said."""
    return ",".join({**GOOD, **said}.values())


def text(*lines: str, headings: str = HEADINGS, ends: str = "\n") -> str:
    """A file of these lines under the headings."""
    return ends.join((headings, *lines, ""))


PAIR = text(row(), row(child="C2"))


def one(name: str, nasty: str, comes, **said: str) -> Recipe:  # type: ignore[no-untyped-def]
    """A file of two rows, of which the second has one nasty cell."""
    return Recipe(
        name, nasty, lambda: text(row(), row(child=said.pop("child", "C2"), **said)).encode(), comes
    )


def whole(name: str, nasty: str, data: bytes | str, comes) -> Recipe:  # type: ignore[no-untyped-def]
    """A file given as it is."""
    return Recipe(name, nasty, lambda: data.encode() if isinstance(data, str) else data, comes)


BOM = b"\xef\xbb\xbf"
# fmt: off
# A recipe is one line of a table, however long.
ENCODINGS = (
    whole("utf-8 with a mark", "Excel's own CSV UTF-8", BOM + PAIR.encode(), kept(2)),
    whole("two marks", "Two programs each put one", BOM + BOM + PAIR.encode(), kept(2)),
    whole("utf-16 little", "Saved as Unicode text", PAIR.encode("utf-16"), refused("Unicode text")),
    whole("utf-16 big", "Unicode text of an old machine", b"\xfe\xff" + PAIR.encode("utf-16-be"), refused("Unicode text")),
    whole("utf-16 without a mark", "Every second byte is empty", PAIR.encode("utf-16-le"), refused("empty bytes")),
    whole("utf-32", "Four bytes a letter", PAIR.encode("utf-32"), refused("Unicode text")),
    whole("utf-7", "Plus signs stand for letters", text(row(), row(child="Zoé")).encode("utf-7"), kept(2)),
    whole("ebcdic", "From a mainframe", PAIR.encode("cp037"), refused("")),
    whole("windows letters", "é in Windows-1252", text(row(), row(child="Zoé")).encode("cp1252"), kept(2)),
    whole("mixed encodings", "One line UTF-8, one Windows", text(row(child="Zoé")).encode() + row(child="Zoé").encode("cp1252"), refused("two different ways")),
    whole("mark and windows letters", "A mark that lies", BOM + text(row(child="Zoé")).encode("cp1252"), refused("not UTF-8")),
    whole("byte of no encoding", "0x81 means nothing", text(row(), row(child="Z")).encode().replace(b"Z,", b"\x81,"), refused("a letter we cannot read")),
    whole("cut letter", "The last letter ends in the middle", text(row(), row(child="C2")).encode().rstrip()[:-6] + b"\xc3", back("is not one of the choices")),
    whole("overlong letter", "A slash written in two bytes", text(row(), row(child="C2")).encode().replace(b"C2", b"\xc0\xaf"), kept(2)),
    whole("half of a pair", "A lone surrogate in UTF-8", text(row(), row(child="C2")).encode().replace(b"C2", b"\xed\xa0\x80"), kept(2)),
    whole("letters in parts", "e and an accent apart", text(row(), row(child="Zoe\u0301")), kept(2)),
)
SHAPES = (
    whole("nothing", "An empty file", b"", refused("empty")),
    whole("only spaces", "Spaces and line ends", b"  \r\n \t \r\n", refused("empty")),
    whole("only a mark", "A mark and nothing", BOM, refused("empty")),
    whole("only empty bytes", "Four thousand empty bytes", b"\0" * 4000, refused("empty")),
    whole("only headings", "No row", text(), kept(0)),
    whole("only commas", "Every cell blank", ",,,,,,\n" * 10, refused("None of the lists")),
    whole("blank rows between", "Rows of commas only", text(row(), ",,,,,,", "", row(child="C2")), kept(2)),
    whole("headings at the foot", "The list stands on its head", text(row())[::-1], refused("None of the lists")),
    whole("headings after twenty rows", "A long letter above the list", "Dear Board\n" * 25 + PAIR, refused("None of the lists")),
    whole("title above", "Three lines of title", "Council\n\nList 1\n" + PAIR, kept(2)),
    whole("headings again", "Two files stuck together", PAIR + PAIR.replace("C1", "C3").replace("C2", "C4"), back("repeats the headings", kept=4)),
    whole("heading twice", "Two columns of one name", text(row() + ",Male", headings=HEADINGS + ",Gender"), back("both hold", kept=0)),
    whole("heading missing", "No date of contact", text(row(), headings=HEADINGS.replace("Date of Contact", "When")), back("no column headed", kept=0)),
    whole("homoglyph heading", "Gender with a Cyrillic e", text(row(), headings=HEADINGS.replace("Gender", "G\u0435nder")), back("no column headed", kept=0)),
    whole("heading with a hidden mark", "A zero-width space in a heading", text(row(), headings=HEADINGS.replace("Gender", "Gen\u200bder")), kept(1)),
    whole("wide letters in a heading", "Full-width letters", text(row(), headings=HEADINGS.replace("Gender", "Ｇｅｎｄｅｒ")), kept(1)),
    whole("heading in capitals", "Shouting, with points", text(row(), headings=HEADINGS.upper().replace(",", ":,")), kept(1)),
    whole("columns turned round", "Read from right to left", "\n".join(",".join(reversed(line.split(","))) for line in PAIR.splitlines()), kept(2)),
    whole("semicolons", "As Europe's Excel saves it", PAIR.replace(",", ";"), kept(2)),
    whole("tabs", "Pasted from a sheet", PAIR.replace(",", "\t"), kept(2)),
    whole("bars", "Separated by |", PAIR.replace(",", "|"), refused("None of the lists")),
    whole("sep line", "Excel's own line sep=;", "sep=;\n" + PAIR.replace(",", ";"), kept(2)),
    whole("two separators", "Semicolons below commas", HEADINGS + "\n" + row().replace(",", ";"), back("is blank", kept=0)),
    whole("windows line ends", "CR LF", text(row(), row(child="C2"), ends="\r\n"), kept(2)),
    whole("macintosh line ends", "CR only", text(row(), row(child="C2"), ends="\r"), kept(2)),
    whole("mixed line ends", "LF and a stray CR", PAIR.replace("C2", "C\r2"), refused("stray line end")),
    whole("line separator of Unicode", "U+2028 in a cell", text(row(), row(child="C\u20282")), kept(2)),
    whole("no last line end", "The file stops after the last cell", PAIR.rstrip("\n"), kept(2)),
    whole("end-of-file sign", "Ctrl-Z of old programs", PAIR + "\x1a", back("is blank", kept=2)),
    whole("row too long", "A comma in a name without quotes", text(row(), row(child="C2") + ",one,more"), back("quotation marks around the cell")),
    whole("row too short", "Half a row", text(row(), "C2,Male"), back("is blank")),
    whole("row of sixteen thousand columns", "A row that never ends", text(row(), row(child="C2") + "," * 16_384), refused("columns; we can read")),
    whole("cut in a row", "The transfer broke off", PAIR[: len(PAIR) - 25], back("is not a date")),
    whole("quote never closed", "A quotation mark swallows the rest", text(row(), row(child='"C2'), row(child="C3")), refused("never closed")),
    whole("text after a quote", "Quoted text goes on", text(row(), row(child='"C"2')), refused("quotation mark")),
    whole("doubled quotes", "Quotes inside quotes", text(row(), row(child='"C""2"')), kept(2)),
    whole("line end in a cell", "A cell of two lines", text(row(), row(child='"C\n2"')), kept(2)),
    whole("empty byte in a cell", "An empty byte amid text", PAIR.replace("C2", "C\0"), refused("empty bytes")),
    whole("cell of 40,000", "Longer than Excel's cell", text(row(), row(child="C" * 40_000)), refused("the most is")),
    whole("same row twice", "Copied by hand", text(row(), row()), back("same as row 2")),
    whole("same child and day, other source", "Two contacts of one day", text(row(), row(source="Schools")), kept(2)),
)
CELLS = (
    one("blank id", "No child", back("is blank"), child=""),
    one("id of spaces", "Spaces that nobody sees", back("is blank"), child=" \u00a0 "),
    one("id turned round", "A right-to-left mark in an id", back("hidden character"), child="C\u202e2"),
    one("id with a zero-width space", "Looks like C2 and is another", back("hidden character"), child="C\u200b2"),
    one("id with a bell", "A control sign", back("hidden character"), child="C\x072"),
    one("id of 60 letters", "Longer than any id", back("the most is 50"), child="C" * 60),
    one("id as a formula", "DDE: =cmd|' /C calc'!A0", kept(2), child="=cmd|' /C calc'!A0"),
    one("id as a link", "=HYPERLINK(...) in quotes", kept(2), child='"=HYPERLINK(""http://x.example"",""a"")"'),
    one("id with a script", "A script in an id", kept(2), child="<script>alert(1)</script>"),
    one("id with SQL", "A quote and a table", kept(2), child="C2'; DROP TABLE returns_receipt;--"),
    one("id with a template", "Braces that a page might run", kept(2), child="{{7*7}}"),
    one("id with a face", "An emoji", kept(2), child="C\U0001f9d22"),
    one("sex by another word", "A word of no list", back("is not one of the choices"), sex="Boyish"),
    one("sex with a Cyrillic letter", "Mаle", back("is not one of the choices"), sex="M\u0430le"),
    one("sex not available", "#N/A of a lookup", back("is not one of the choices"), sex="#N/A"),
    one("choice of 5,000 letters", "A novel in a choice", back("is not one of the choices"), ethnicity="W" * 5000),
    one("two-figure year", "03/02/16", back("year of two figures"), on="03/02/16"),
    one("american date", "Month first", back("looks like month/day/year"), on="02/23/2016"),
    one("date that is none", "30 February", back("is not a date"), on="30/02/2016"),
    one("day nought", "00/00/0000", back("is not a date"), on="00/00/0000"),
    one("date in words", "3 February 2016", kept(2), on="3 February 2016"),
    one("date with a time", "ISO with a Z", kept(2), on="2016-02-03T10:11:12Z"),
    one("date in Arabic figures", "٠٣/٠٢/٢٠١٦", kept(2), on="٠٣/٠٢/٢٠١٦"),
    one("day number", "42403 as Excel counts", kept(2), on="42403"),
    one("day number too small", "0 as a date", back("is not a date"), on="0"),
    one("date tomorrow", "After the as-at date", back("after the as-at date"), on="01/04/2016"),
    one("date of 1899", "An empty date of Excel", back("more than 30 years"), on="30/12/1899"),
    one("year 9999", "The open end of a database", back("after the as-at date"), on="31/12/9999"),
    one("born after contact", "Born later than known", back("born after this"), born="14/01/2017", on="03/02/2015"),
    one("age in words", "six", kept(2, "is not a whole number"), age="six"),
    one("age below nought", "-6", kept(2, "less than nought"), age="-6"),
    one("age without end", "1e400", kept(2, "is not a whole number"), age="1e400"),
    one("age that is none", "NaN", kept(2, "is not a whole number"), age="NaN"),
    one("age of a thousand figures", "A number of 1,000 figures", kept(2, "is not a whole number"), age="9" * 1000),
    one("age in superscript", "A six that is no figure", kept(2, "is not a whole number"), age="\u2076"),
)
# fmt: on
RECIPES = (*ENCODINGS, *SHAPES, *CELLS)
