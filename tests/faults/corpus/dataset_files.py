"""Hand-made hostile and odd files of the Standard Safeguarding Dataset, and what must come of each."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable

from safeboard.processes.socialcare.returns.safeguarding_dataset.writing import csv_files, json_file
from tests.faults.corpus.dataset_rows import CSVS, JSON, OBJECTS, ROWS
from tests.faults.corpus.packages import pack
from tests.faults.corpus.recipes import Comes, Recipe, back, kept, refused

FEW = {name: OBJECTS[name] for name in ("ssd_person", "ssd_cin_episodes", "ssd_cin_assessments")}
FEW_ROWS = sum(map(len, FEW.values()))
_JSON = json_file(FEW).decode()
_CONTACT = "cont_contact_id,cont_person_id,cont_contact_date,cont_contact_source_code\n"
_FLAT = f"{_CONTACT}K1,C1,2015-04-28,6\n"


def _csv(name: str, nasty: str, text: str, comes: Comes, encoding: str = "utf-8") -> Recipe:
    return Recipe(f"dataset csv: {name}", nasty, lambda: text.encode(encoding), comes, "contacts.csv")


def _json(name: str, nasty: str, data: str | bytes | Callable[[], bytes], comes: Comes) -> Recipe:
    make = data if callable(data) else lambda: data if isinstance(data, bytes) else data.encode()
    return Recipe(f"dataset json: {name}", nasty, make, comes, "dataset.json")


def _zip(name: str, nasty: str, make: Callable[[], bytes], comes: Comes) -> Recipe:
    return Recipe(f"dataset zip: {name}", nasty, make, comes, "dataset.zip")


def _with(old: str, new: str) -> str:
    """The few rows as JSON with one thing said otherwise. Raises AssertionError where that is not in them."""
    assert old in _JSON, old
    return _JSON.replace(old, new, 1)


def _packed(changes: dict[str, bytes | None], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """The few rows as CSVs in a ZIP, with files put in, changed, or (None) left out."""
    files = {**dict(csv_files(FEW)), **changes}
    return pack({name: data for name, data in files.items() if data is not None}, method)


_PERSON = "ssd_person.csv"
_EPISODE = '"cine_referral_date": "2015-05-01"'
RECIPES = (
    # Every form that is accepted.
    _json("all objects", "nothing", JSON, kept(ROWS)),
    _zip("all objects", "nothing", lambda: pack(dict(CSVS), zipfile.ZIP_STORED), kept(ROWS)),
    _json("indented", "a line for each field", json.dumps(FEW, indent=2), kept(FEW_ROWS)),
    _json("byte order mark", "before the first letter", b"\xef\xbb\xbf" + _JSON.encode(), kept(FEW_ROWS)),
    _json("utf-16", "two bytes a letter", _JSON.encode("utf-16"), kept(FEW_ROWS)),
    _json("capitals", "names in capitals", _JSON.replace("ssd_", "SSD_").replace("cine_", "CINE_"), kept(FEW_ROWS)),
    _json("one object", "a list of its rows", json.dumps(FEW["ssd_cin_episodes"]), kept(2)),
    _json("empty lists", "an object without a row", _with('"ssd_person"', '"ssd_missing": [], "ssd_person"'), kept(FEW_ROWS)),
    _csv("plain", "nothing", _FLAT, kept()),
    _csv("semicolons", "another separator", _FLAT.replace(",", ";"), kept()),
    _csv("utf-16", "as a spreadsheet saves text", _FLAT.replace(",", "\t"), kept(), "utf-16"),
    _csv("title above", "a line above the headings", "Contacts of April\n" + _FLAT, kept(1, "stands above the headings")),
    _csv("quoted", "every cell in marks", '"' + _FLAT.strip().replace(",", '","').replace("\n", '"\n"') + '"\n', kept()),
    _csv("no last line break", "the last line is open", _FLAT.strip(), kept()),
    _csv("old line breaks", "one carriage return each", _FLAT.replace("\n", "\r"), kept()),
    _csv("nothing said", "NULL where there is nothing", _FLAT.replace(",6", ",NULL"), kept()),
    # What does not fit is told, and the row kept.
    _json("number", "an id that is a number", _with('"pers_person_id": "C1"', '"pers_person_id": 17'), kept(FEW_ROWS, "ssd_person has no row of this child")),
    _json("yes as true", "a flag of JSON", _with('"cine_referral_nfa": "N"', '"cine_referral_nfa": false'), kept(FEW_ROWS)),
    _json("group in a field", "where one value stands", _with('"F"', '{"code": "F"}'), kept(FEW_ROWS, "a group or list where one value stands")),
    _json("field twice", "said differently", _with('"pers_sex": "F"', '"pers_sex": "F", "pers_sex": "M"'), kept(FEW_ROWS, "stands twice in the row")),
    _json("field of nobody", "in every row", _with('"pers_sex"', '"pers_shoes": "5", "pers_sex"'), kept(FEW_ROWS, "has no column PERS_SHOES")),
    _json("another object beside", "an address", _with('{"ssd_person"', '{"ssd_address": [{"addr_table_id": "1"}], "ssd_person"'), kept(FEW_ROWS)),
    _json("no such day", "30 February", _with('"2008-06-01"', '"2008-02-30"'), kept(FEW_ROWS, "“2008-02-30” cannot be read as a date")),
    _json("link to nothing", "a referral that is not there", _with('"cina_referral_id": "R1"', '"cina_referral_id": "R9"'), kept(FEW_ROWS, "No row of ssd_cin_episodes has this")),
    _csv("fewer columns", "a field that is always sent is not", _FLAT.replace(",cont_contact_source_code", "").replace(",6", ""), kept(1, "has no column cont_contact_source_code")),
    _csv("a column more", "a heading of nobody's", _FLAT.replace("code\n", "code,shoes\n").replace(",6", ",6,5"), kept(1, "has no column SHOES")),
    _csv("hidden letters", "turned round in a date", _FLAT.replace("2015", "\u202e2015"), back("cannot be read as a date", 1, 0)),
    # Rows that cannot be placed are turned back.
    _json("no date", "an episode without a start", _with(_EPISODE, '"cine_referral_date": null'), back("no cine_referral_date", 1, FEW_ROWS - 1)),
    _json("unreadable start", "an episode of no day", _with(_EPISODE, '"cine_referral_date": "soon"'), back("“soon” cannot be read as a date", 1, FEW_ROWS - 1)),
    _json("no child", "a row of nobody", _with('{"pers_person_id": "C2", ', "{"), back("does not say which child", 1, FEW_ROWS - 1)),
    _json("no group", "a number where a row stands", _with('"ssd_person": [', '"ssd_person": [7, '), back("not a group of fields", 1, FEW_ROWS)),
    _json("list in a list", "rows one deeper", _with('"ssd_person": [', '"ssd_person": [[], '), back("not a group of fields", 1, FEW_ROWS)),
    _json("long value", "5,000 letters in a cell", _with('"WBRI"', f'"{"W" * 5000}"'), back("characters", 1, FEW_ROWS - 1)),
    _csv("long id", "a child of 300 letters", _FLAT.replace("C1", "C" * 300), back("more than 100 characters", 1, 0)),
    _csv("an open mark", "a quotation mark that is not closed", _FLAT + '"K2,C1,2015-04-29,6\n', back("quotation mark", 1, 1)),
    _csv("a cell too many", "in one line", _FLAT + "K2,C1,2015-04-29,6,x\n", back("cells", 1, 1)),
    _csv("no cell", "a line with separators alone", _FLAT + ",,,\n", kept()),
    # Files that are not whole, not this, or made to do harm.
    _json("cut", "the end is missing", _JSON[:-9], refused("not complete JSON")),
    _json("two files", "one after the other", _JSON * 2, refused("not complete JSON")),
    _json("deep", "200,000 lists in each other", b"[" * 200_000 + b"]" * 200_000, refused("deeper than in any dataset")),
    _json("deep row", "groups without end in a row", _with('"F"', '{"a":' * 100_000 + "1" + "}" * 100_000), refused("deeper than in any dataset")),
    _json("no number", "as some programs write nothing", _with('"F"', "NaN"), refused("NaN, which is no number")),
    _json("object twice", "the same again", _with('"ssd_person"', '"ssd_person": [], "ssd_person"'), refused("ssd_person twice")),
    _json("object twice in capitals", "the same in other letters", _with('"ssd_person"', '"SSD_Person": [], "ssd_person"'), refused("both have the headings of the table ssd_person")),
    _json("half a character", "no text", _with('"F"', '"\\ud800"'), refused("half a character")),
    _json("half a character in a name", "no text", _with('"pers_sex"', '"pers_\\ud800"'), refused("half a character")),
    _json("nought in a name", "a character that no database keeps", _with('"pers_sex"', '"pers\\u0000_sex"'), kept(FEW_ROWS)),
    _csv("nought", "a character that nobody sees", _FLAT.replace("C1", "C\x001"), kept()),
    _json("lines of JSON", "a group a line and no list", '{"pers_person_id": "C1"}\n{"pers_person_id": "C2"}', refused("not complete JSON")),
    _json("one row alone", "a group and no list", '{"pers_person_id": "C1"}', refused("no list of rows")),
    _json("nobody's", "a list of other things", '[{"name": "C1"}]', refused("no object of the dataset")),
    _json("only addresses", "an object that is not read", '{"ssd_address": [{"addr_table_id": "1"}]}', refused("Where a child lives is not kept")),
    _json("400 fields", "in one row", _with('"F"', '"F", ' + ", ".join(f'"f{n}": "1"' for n in range(400))), refused("more than 200 fields")),
    _json("empty", "no byte", b"", refused("It is empty")),
    _json("blanks", "only spaces", b" \r\n\t", refused("It is empty")),
    _csv("one day", "10,001 times the same contact", _FLAT + "K2,C1,2015-04-28,6\n" * 10_000, refused("10,001 rows of ssd_contacts on one day")),
    _csv("words", "no table at all", "Dear all, please find attached", refused("headings are those of no table")),
    _csv("no headings", "rows alone", "K1,C1,2015-04-28,6\n", refused("headings are those of no table")),
    _csv("bytes", "in no encoding", _FLAT + "\x81", refused("not text that can be read"), "latin-1"),
    _zip("empty", "no file in it", lambda: pack({}, zipfile.ZIP_STORED), refused("There is no file in it")),
    _zip("table twice", "in two files", lambda: _packed({"again.csv": dict(csv_files(FEW))[_PERSON]}), refused("both have the headings of the table ssd_person")),
    _zip("leads out", "a name of another folder", lambda: _packed({"../x.csv": b"a"}), kept(FEW_ROWS)),
    _zip("one of them bad", "a picture beside", lambda: _packed({"x.csv": b"\x89PNG\r\n"}), kept(FEW_ROWS)),
    _zip("nothing known", "no file of the dataset", lambda: pack({"x.csv": b"a,b\n1,2\n"}, zipfile.ZIP_STORED), refused("headings are those of no table")),
    _zip("broken", "cut in the middle", lambda: _packed({})[:300], refused("broken ZIP")),
    _zip("both forms", "CSV and JSON in one", lambda: _packed({_PERSON: None, "p.json": json_file({"ssd_person": FEW["ssd_person"]})}), kept(FEW_ROWS)),
)  # fmt: skip
