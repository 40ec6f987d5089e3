"""Hand-made hostile and odd children in need census files, and what must come of each."""

from __future__ import annotations

import re
from collections.abc import Callable

from safeboard.processes.socialcare.returns.cin.writing import (
    Form,
    assessment,
    before_court,
    census,
    child,
    enquiry,
    episode,
    in_need_plan,
    plan,
)
from tests.faults.corpus.recipes import Comes, Recipe, back, kept, refused

_FULL = child(
    episode(
        assessment("2B", "3B"),
        in_need_plan(CINPlanEndDate="2025-06-01"),
        enquiry(),
        plan("2025-08-01", "2025-11-01"),
    ),
    episode(CINreferralDate="2025-12-01"),
    disabilities=("AUT", "LD"),
)
_UNBORN = child(
    episode(), PersonBirthDate=None, ExpectedPersonBirthDate="2026-06-01", Sex="U", disabilities=()
)
_COURT = child(
    episode(before_court(PPOutcome="B", StepDecisionDate="2026-12-01"), CINreferralDate="2026-05-01")
)
CHILDREN = (_FULL, _UNBORN)
FULL_ROWS, UNBORN_ROWS = 14, 3
ROWS = FULL_ROWS + UNBORN_ROWS
BASE = census(CHILDREN)
_TEXT = BASE.decode()


def _with(old: str, new: str, times: int = 1, encoding: str = "utf-8") -> Callable[[], bytes]:
    """The base with one thing said otherwise. Raises AssertionError where that is not in it."""
    assert old in _TEXT, old
    return lambda: _TEXT.replace(old, new, times).encode(encoding)


def _without(pattern: str) -> Callable[[], bytes]:
    made, times = re.subn(pattern, "", _TEXT, count=1, flags=re.DOTALL)
    assert times, pattern
    return lambda: made.encode()


def _written(form: Form) -> Callable[[], bytes]:
    return lambda: census(CHILDREN, form=form)


def _prefixed() -> bytes:
    made = re.sub(r"<(/?)([A-Z])", r"<\1cin:\2", _TEXT)
    return made.replace("<cin:Message>", '<cin:Message xmlns:cin="urn:cin">').encode()


def _head_last() -> bytes:
    made = re.sub(r"(<Header>.*?</Header>)(.*)(</Message>)", r"\2\1\3", _TEXT, flags=re.DOTALL)
    return made.encode()


def _other_order() -> bytes:
    about = r"(<ChildIdentifiers>.*?</ChildIdentifiers>)(.*?)(</Child>)"
    return re.sub(about, r"\2\1\3", _TEXT, flags=re.DOTALL).encode()


def _laughs() -> bytes:
    rows = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    return _TEXT.replace("<Message>", f'<!DOCTYPE m [<!ENTITY a0 "ha">{rows}]><Message>').encode()


def _many_lines() -> bytes:
    """A fault far beyond line 65,535, where some readers lose count."""
    return _with("<Children>", "\n" * 70_000 + "<Children>")().replace(b"NEG", b"XXX", 1)


def _recipe(name: str, nasty: str, make: Callable[[], bytes], comes: Comes, *, slow: bool = False) -> Recipe:
    return Recipe(f"cin: {name}", nasty, make, comes, "census.xml", slow=slow)


_DATES = "<CPPreviewDate>2025-08-01</CPPreviewDate>\n<CPPreviewDate>2025-11-01</CPPreviewDate>\n"
_IDENTIFIERS = "<ChildIdentifiers>.*?</ChildIdentifiers>"

RECIPES = (
    # Every form that councils' systems write.
    _recipe("plain", "nothing", lambda: BASE, kept(ROWS)),
    _recipe("a review a group", "each date alone", _written(Form(group_a_review=True)), kept(ROWS)),
    _recipe("flags in words", "true and false", _written(Form(words=True)), kept(ROWS)),
    _recipe("namespace", "the default one", _written(Form(namespace=True)), kept(ROWS)),
    _recipe("prefix", "every name with a prefix", _prefixed, kept(ROWS)),
    _recipe("byte order mark", "before the first line", _written(Form(byte_order_mark=True)), kept(ROWS)),
    _recipe("utf-16", "two bytes a letter", _written(Form(encoding="utf-16")), kept(ROWS)),
    _recipe("latin", "iso-8859-1", _written(Form(encoding="iso-8859-1")), kept(ROWS)),
    _recipe("windows", "windows-1252", _written(Form(encoding="windows-1252")), kept(ROWS)),
    _recipe(
        "utf-16 in name", "declares utf-16, is utf-8", _with("utf-8", "utf-16"), kept(ROWS, "read as UTF-8")
    ),
    _recipe("head last", "the head after the children", _head_last, kept(ROWS)),
    _recipe("other order", "who the child is comes last", _other_order, kept(ROWS)),
    _recipe(
        "comments", "in the middle of a value",
        _with("<Sex>F</Sex>", "<!-- a --><Sex><?b c?><![CDATA[F]]><!-- d --></Sex>"), kept(ROWS),
    ),
    _recipe("no line breaks", "all in one line", lambda: BASE.replace(b"\n", b""), kept(ROWS)),
    _recipe("attributes", "that no layout knows", _with("<Child>", '<Child id="1" xml:lang="en">'), kept(ROWS)),
    _recipe("time zone", "a day with a zone", _with(">2025-05-02<", ">2025-05-02Z<"), kept(ROWS)),
    _recipe("utf8", "a name of UTF-8 of its own", lambda: _TEXT.replace('"utf-8"', '"utf8"').replace("C000001", "Cé1").encode(), kept(ROWS)),
    _recipe("blanks", "around a value", _with(">2025-05-02<", ">\n 2025-05-02\t<"), kept(ROWS)),
    # What does not fit the layout is told, and the row kept.
    _recipe("unknown", "an element of nobody's", _with("<Sex>", "<Shoe>4</Shoe><Sex>"), kept(ROWS, "do not know <Shoe>")),
    _recipe("unknown often", "an element of nobody's in every case", _with("<ReferralNFA>", "<Shoe>4</Shoe><ReferralNFA>", 3), kept(ROWS, "3 times, on the lines")),
    _recipe("before court", "the steps of 2026-27", lambda: census((_COURT,), 2027), kept(5)),
    _recipe("before court, too early", "a year before they are asked for", lambda: census((_COURT,), 2026), kept(5, "since 2026-27")),
    _recipe("before court, renamed", "under a name that no source gives", lambda: census((_COURT,), 2027).replace(b"PreProceedingsandFGDM", b"PreProceedings"), kept(4, "as in the one public example")),
    _recipe("before court, no such outcome", "an outcome of none", lambda: census((_COURT,), 2027).replace(b"PPOutcome>B", b"PPOutcome>Z"), kept(5, "“Z” is not one of")),
    _recipe("nested", "an element in a field", _with("<Sex>F", "<Sex>F<b>x</b>"), kept(ROWS, "inside a field")),
    _recipe("twice", "a field again", _with("<Sex>F", "<Sex>F</Sex><Sex>M"), kept(ROWS, "stands here twice")),
    _recipe("words between", "text in no field", _with("<Section47>", "lost<Section47>"), kept(ROWS, "“lost”")),
    _recipe("wrong way round", "a British day", _with(">2025-06-10<", ">10/06/2025<"), kept(ROWS, "“10/06/2025” is not a date")),
    _recipe("short day", "a month of one digit", _with(">2025-06-10<", ">2025-6-10<"), kept(ROWS, "“2025-6-10” is not a date")),
    _recipe("no such day", "30 February", _with(">2025-06-10<", ">2025-02-30<"), kept(ROWS, "“2025-02-30” is not a date")),
    _recipe("year nought", "a program's no date", _with(">2025-06-10<", ">0000-01-01<"), kept(ROWS, "“0000-01-01” is not a date")),
    _recipe("year one", "a program's no date", _with(">2025-06-10<", ">0001-01-01<"), kept(ROWS, "“0001-01-01” is not a date")),
    _recipe("with midnight", "a day with a time", _with(">2025-06-10<", ">2025-06-10T00:00:00<"), kept(ROWS, "is not a date")),
    _recipe("yes", "a flag in another word", _with("<ReferralNFA>0", "<ReferralNFA>N"), kept(ROWS, "“N” is neither")),
    _recipe("some plans", "a number in words", _with("CPP>0<", "CPP>none<"), kept(ROWS, "“none” is not a whole number")),
    _recipe("huge number", "more than is counted", _with("CPP>0<", f"CPP>{'9' * 30}<"), kept(ROWS, "is not a whole number")),
    _recipe("no such code", "a category of none", _with(">NEG<", ">XXX<"), kept(ROWS, "“XXX” is not one of")),
    _recipe("control number", "a code with 600 letters", _with(">NEG<", f">{'N' * 600}<"), kept(ROWS, "is not one of")),
    _recipe("long id", "an id of 300 letters", _with("C000001", "C" * 300), back("has more than 100 characters", FULL_ROWS, UNBORN_ROWS)),
    _recipe("missing", "a field that must be there", _with("<ReferralSource>1A</ReferralSource>\n", ""), kept(ROWS, "<ReferralSource> is missing")),
    _recipe("no description", "a group that must be there", _without("<ChildCharacteristics>.*?</ChildCharacteristics>"), kept(ROWS - 3, "has no <ChildCharacteristics>")),
    _recipe("empty group", "factors without a factor", _without(r"<AssessmentFactors>2B</AssessmentFactors>\n<AssessmentFactors>3B</AssessmentFactors>"), kept(ROWS - 2, "has nothing in it")),
    _recipe("empty reviews", "a review without a date", _with(_DATES, ""), kept(ROWS - 1)),
    _recipe("two descriptions", "a group again", _with("</ChildCharacteristics>", "</ChildCharacteristics><ChildCharacteristics><Ethnicity>WBRI</Ethnicity></ChildCharacteristics>"), kept(ROWS + 1, "stands more than once")),
    _recipe("two heads", "the head again", _with("<Children>", "<Header/><Children>"), kept(ROWS, "<Header> stands in the file more than once")),
    _recipe("another year's field", "before its time", lambda: census((_UNBORN,)).replace(b"2026-03-31", b"2024-03-31").replace(b">2026<", b">2024<"), kept(UNBORN_ROWS, "<Sex> is not part of this year's collection (since 2024-25)")),
    _recipe("another year's table", "before its time", lambda: census((_FULL,), 2016), kept(FULL_ROWS, "<CINPlanDates> is not part of this year's collection (since 2021-22)")),
    _recipe("no year", "a head that does not say", _without("<Header>.*?</Header>"), kept(ROWS, "does not give its Year")),
    _recipe("far down", "a fault beyond line 65,535", _many_lines, kept(ROWS, "“XXX” is not one of")),
    _recipe("nobody", "a head and no child", lambda: census(()), kept(0, "There is no <Child>")),
    _recipe("children outside", "not where they should be", lambda: BASE.replace(b"<Children>", b"").replace(b"</Children>", b""), kept(0, "do not know <Child>")),
    # Rows that cannot be placed are turned back, and what they hold with them.
    _recipe("no id", "a child without an id", _with("<LAchildID>C000001</LAchildID>", ""), back("has no LAchildID", FULL_ROWS, UNBORN_ROWS)),
    _recipe("blank id", "an id of blanks", _with("C000001", "  "), back("has no LAchildID", FULL_ROWS, UNBORN_ROWS)),
    _recipe("nobody's", "a child without the group", _without(_IDENTIFIERS), back("has no LAchildID", FULL_ROWS, UNBORN_ROWS)),
    _recipe("same id", "two children of one id", _with("C000002", "C000001"), back("used already for the child of line 18", UNBORN_ROWS, FULL_ROWS)),
    _recipe("no referral date", "an episode without a start", _with("<CINreferralDate>2025-12-01</CINreferralDate>", ""), back("This referral has no CINreferralDate", 1, ROWS - 1)),
    _recipe("unreadable start", "an assessment of no day", _with(">2025-05-02<", ">soon<"), back("This assessment has no AssessmentActualStartDate", 3, ROWS - 3)),
    _recipe("no enquiry date", "an enquiry without a start", _with("<S47ActualStartDate>2025-05-12</S47ActualStartDate>", ""), back("This section 47 enquiry has no S47ActualStartDate", 1, ROWS - 1)),
    _recipe("no plan date", "a plan without a start", _with("<CPPstartDate>2025-06-02</CPPstartDate>", ""), back("This child protection plan has no CPPstartDate", 3, ROWS - 3)),
    # Files that are not whole, not this, or made to do harm.
    _recipe("empty", "no byte", lambda: b"", refused("The file is empty")),
    _recipe("words", "no XML at all", lambda: b"Dear all, please find attached", refused("line 1, column 1")),
    _recipe("picture", "another kind of file", lambda: b"\x89PNG\r\n\x1a\n" + bytes(300), refused("Nothing was kept")),
    _recipe("cut", "the end is missing", lambda: BASE[:-40], refused("a part of it is missing")),
    _recipe("cut in a tag", "the end is missing", lambda: BASE[: BASE.index(b"<CINdetails>") + 5], refused("a part of it is missing")),
    _recipe("two files", "one after the other", lambda: BASE + BASE, refused("something stands")),
    _recipe("blank first", "a line before the first", lambda: b"\n" + BASE, refused("before its first line")),
    _recipe("crossed", "closed in another order", _with("</Sex>\n</ChildIdentifiers>", "</ChildIdentifiers>\n</Sex>"), refused("is closed that is not the one last opened")),
    _recipe("ampersand", "a bare &", _with("WBRI", "W & B"), refused("a bare &")),
    _recipe("nbsp", "a name of HTML", _with("WBRI", "&nbsp;"), refused("such as &nbsp;")),
    _recipe("nought", "a character that XML has not", _with("WBRI", "&#0;"), refused("does not allow")),
    _recipe("latin in utf-8", "é in another encoding", _with("WBRI", "é", encoding="iso-8859-1"), refused("another encoding than declared")),
    _recipe("unknown encoding", "of nobody's", _with("utf-8", "klingon"), refused("klingon, which we do not read")),
    _recipe("letters of two bytes", "an encoding of many bytes", _with("utf-8", "shift_jis"), refused("which we do not read")),
    _recipe("not letters at all", "a name that Python knows and XML does not", _with("utf-8", "rot13"), refused("which we do not read")),
    _recipe("wide and unknown", "two bytes a letter and no mark", lambda: _TEXT.replace("utf-8", "klingon").encode("utf-16le"), refused("which we do not read")),
    _recipe("laughs", "entities that grow without end", _laughs, refused("document type declaration")),
    _recipe("reaches out", "an entity of another file", _with("<Message>", '<!DOCTYPE m SYSTEM "file:///etc/hostname"><Message>'), refused("document type declaration")),
    _recipe("deep", "80 elements in each other", _with("<Sex>", "<x>" * 80 + "</x>" * 80 + "<Sex>"), refused("more than 50 deep")),
    _recipe("long value", "a field of a million letters", _with("WBRI", "W" * 1_000_000), refused("a field is longer than")),
    _recipe("long tag", "a tag of four million letters", _with("<Sex>", f'<Sex a="{"x" * 4_000_000}">'), refused("does not end within")),
    _recipe("other root", "another kind of XML", lambda: b"<SSDA903/>", refused("begins with <SSDA903>")),
    _recipe("other collection", "of another census", _with(">CIN<", ">SCHOOL<"), refused("of the collection")),
    _recipe("too old", "before the first census", _with(">2026<", ">2005<"), refused("we read 2009-10 to 2026-27")),
    _recipe(
        "one child of many rows", "a child with 500,000 reviews",
        _with(_DATES, "<CPPreviewDate>2025-08-01</CPPreviewDate>" * 500_000), refused("one child has more than"), slow=True,
    ),
)  # fmt: skip
