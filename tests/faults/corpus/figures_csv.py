"""Nasty CSV files of figures: the return of allegations, a row for each box."""

from __future__ import annotations

from tests.faults.corpus.recipes import Comes, Recipe, back, kept, refused

HEADINGS = "Box,Number,Period,Status,Note"
FIRST, SECOND = "lado_contacts.contacts.health", "lado_contacts.contacts.sport"
PART = "lado_contacts.considered_in_time.health"
OVER = "2015-16Q4"
GOOD = f"{FIRST},12,{OVER},final,"


def text(*lines: str, headings: str = HEADINGS) -> str:
    """These lines under the headings."""
    return "\n".join((headings, *lines, ""))


def line(name: str, nasty: str, second: str, comes: Comes) -> Recipe:
    """A good box, and this line below it."""
    return Recipe(name, nasty, lambda: text(GOOD, second).encode(), comes)


def number(name: str, nasty: str, written: str, comes: Comes) -> Recipe:
    """A good box, and one answered like this."""
    return line(name, nasty, f"{SECOND},{written},{OVER},,", comes)


def whole(name: str, nasty: str, data: str | bytes, comes: Comes) -> Recipe:
    """A file given as it is."""
    return Recipe(name, nasty, lambda: data.encode() if isinstance(data, str) else data, comes)


NONE = "is not a whole number"
# fmt: off
# A recipe is one line of a table, however long.
NUMBERS = (
    number("figure below nought", "-5", "-5", back("cannot be below 0")),
    number("figure with a plus", "+5", "+5", back(NONE)),
    number("figure without end", "1e400", "1e400", back(NONE)),
    number("figure in powers", "1e3", "1e3", back(NONE)),
    number("figure that is none", "NaN", "NaN", back(NONE)),
    number("figure infinite", "inf", "inf", back(NONE)),
    number("figure in hex", "0x1F", "0x1F", back(NONE)),
    number("figure with underscores", "1_000, which Python reads", "1_000", back(NONE)),
    number("figure with a half", "12.5", "12.5", back(NONE)),
    number("figure with a comma in quotes", '"1,234"', '"1,234"', kept(2)),
    number("figure with a comma amiss", '"12,34"', '"12,34"', back(NONE)),
    number("figure with a comma and no quotes", "1,234 without quotes slips a column", "1,234", back("is not a period")),
    number("figure in Arabic", "١٢", "١٢", back(NONE)),
    number("figure in full width", "１２", "１２", back(NONE)),
    number("figure in superscript", "²", "²", back(NONE)),
    number("figure of nine nines", "More than anybody counts", "999999999", back("more than anybody")),
    number("figure of a thousand figures", "A number of 1,000 figures", "9" * 1000, back(NONE)),
    number("figure of per cent", "12%", "12%", back(NONE)),
    number("figure of pounds", "£12", "£12", back(NONE)),
    number("figure as a formula", "=1+1", "=1+1", back(NONE)),
    number("figure as a command", "DDE", "=cmd|'/C calc'!A0", back(NONE)),
    number("figure in error", "#N/A", "#N/A", back(NONE)),
    number("figure a dash", "A dash for none", "-", back(NONE)),
    number("figure hidden", "An asterisk for a small number", "*", back(NONE)),
    number("figure blank", "Blank is not nought", "", back("there is no number")),
    number("figure of spaces", "Spaces that nobody sees", "\u00a0", back("there is no number")),
    number("figure yes", "TRUE", "TRUE", back(NONE)),
    number("figure with a hidden mark", "12 with a zero-width space", "1\u200b2", back(NONE)),
    number("figure turned round", "12 with a right-to-left mark", "\u202e12", back(NONE)),
    number("figure with noughts", "0012", "0012", kept(2)),
    number("nought", "0 is none", "0", kept(2)),
    number("none in capitals", "NONE", "NONE", kept(2)),
    number("not known, with spaces", "Spaces around", " Not Known ", kept(2)),
)
LINES = (
    line("box of nobody", "A box that is not asked", f"lado.other,1,{OVER},,", back("is not a box")),
    line("box in capitals", "Codes are small", f"{SECOND.upper()},1,{OVER},,", back("is not a box")),
    line("box with a Cyrillic letter", "lаdo", f"{SECOND.replace('a', chr(0x430))},1,{OVER},,", back("is not a box")),
    line("box not named", "Only a number", f",1,{OVER},,", back("not named")),
    line("box with a path", "Up and out", f"../../etc/passwd,1,{OVER},,", back("is not a box")),
    line("box of 10,000 letters", "A box without end", f"{'b' * 10_000},1,{OVER},,", back("is not a box")),
    line("box twice, same number", "The same again", GOOD, back("Keep one of the two")),
    line("box twice, other number", "Which of the two?", GOOD.replace("12", "13"), back("Keep one of the two")),
    line("period still to come", "Next year", f"{SECOND},1,2016-17Q1,,", back("ends after")),
    line("period of a year", "A year in a quarterly return", f"{SECOND},1,2015-16,,", back("sent for one quarter")),
    line("period Q5", "There is no fifth", f"{SECOND},1,2015-16Q5,,", back("is not a period")),
    line("period of year 9999", "9999-00Q1", f"{SECOND},1,9999-00Q1,,", back("")),
    line("period of year nought", "0000-01Q1", f"{SECOND},1,0000-01Q1,,", back("")),
    line("period in Arabic", "٢٠١٥-١٦Q4", f"{SECOND},1,٢٠١٥-١٦Q4,,", back("is not a period")),
    line("period as a formula", "=NOW()", f"{SECOND},1,=NOW(),,", back("is not a period")),
    line("status of nobody", "maybe", f"{SECOND},1,{OVER},maybe,", back("provisional")),
    line("note as a formula", "=1+1 in a note", f"{SECOND},1,{OVER},,=1+1", back("takes for a sum")),
    line("note with an NHS number", "A person in a note", f"{SECOND},1,{OVER},,943 476 5919", back("personal information")),
    line("note of 301", "One too many", f"{SECOND},1,{OVER},,{'n' * 301}", back("at most 300")),
    line("note with a script", "A script in a note", f"{SECOND},1,{OVER},,<script>alert(1)</script>", kept(2)),
    line("note turned round", "A right-to-left mark in a note", f"{SECOND},1,{OVER},,\u202eton", back("hidden character")),
    line("note with a bell", "A control sign in a note", f"{SECOND},1,{OVER},,ring\x07", back("hidden character")),
    line("part above its whole", "13 of 12 in time", f"{PART},13,{OVER},,", back("which it is a part of")),
    line("row too long", "Cells beyond the headings", f"{SECOND},1,{OVER},,note,5,6", back("needs quotation marks")),
)
FILES = (
    whole("number split by its comma", "Box,1,234 under two headings reads as 1", text(f"{FIRST},12", f"{SECOND},1,234", headings="Box,Number"), back("needs quotation marks")),
    whole("no headings", "Only the boxes", GOOD, refused("has the headings")),
    whole("number headed twice", "Which of the two counts?", text(f"{FIRST},1,2", headings="Box,Number,Number"), refused("one heading")),
    whole("another period only", "Last quarter's file again", text(GOOD.replace("Q4", "Q3")), refused("Choose the period")),
    whole("only bad boxes", "Nothing to keep", text(f"{FIRST},x,{OVER},,"), Comes(rejected=1, said=NONE)),
    whole("utf-16", "Unicode text", text(GOOD).encode("utf-16"), refused("Unicode text")),
    whole("20,001 rows", "More than any return has", text(*["x,1"] * 20_001), refused("the most we can read")),
    whole("six megabytes", "Much more than figures need", text(GOOD) + "x" * 6_000_000, refused("MB; we can read")),
    whole("sixty-one columns", "Wider than any form", text(GOOD, headings=HEADINGS + "," * 61), refused("columns; we can read")),
    whole("an Annex A file", "The wrong return", "Child Unique ID,Gender\nC1,Male\n", refused("has the headings")),
    whole("json", "The body of the interface as a file", '{"figures": [{"box": "a", "answer": 1}]}', refused("has the headings")),
)
# fmt: on
RECIPES = (*NUMBERS, *LINES, *FILES)
