"""The Annex A workbooks Chalkshire's County Council sent: what was known on each day, as it was written down."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from safeboard.demo.annex_a_rows import FIELDS, Cell, rows_known_on
from safeboard.demo.records import County
from safeboard.demo.workbooks import workbook
from safeboard.grammar.declarations.returns import ReturnList
from safeboard.processes.socialcare.returns.annex_a import ANNEX_A

LOOK_BACK_MONTHS = 12
SENT_AS_AT = tuple(
    date(year, month, day)
    for year in (2013, 2014, 2015)
    for year, month, day in ((year, 9, 30), (year + 1, 3, 31))
)
# Of the years before, the council kept one file a year, and none of them lists contacts: nobody kept those then.
EARLIER_AS_AT = tuple(date(year, 3, 31) for year in (2010, 2011, 2012, 2013))
NOT_IN_EARLIER = ("1",)
WITH_DATES_AS_TEXT = date(2014, 3, 31)
WITH_LOCAL_WORDS = date(2014, 9, 30)

# How the council wrote its choices in one file, before it took up the official wording again.
LOCAL_WORDS: Mapping[str, Mapping[str, str]] = {
    "sex": {"male": "M", "female": "F", "not_stated": "Not known"},
    "ethnicity": {"white": "White British", "asian": "Asian British", "not_stated": "Not known"},
    "source": {"schools": "School", "police": "Police Service", "anonymous": "Anon", "unknown": "Not known"},
    "no_further_action": {"yes": "Y", "no": "N"},
    "disabled": {"yes": "Y", "no": "N", "unknown": "Not known"},
    "status": {"protection_plan": "CP", "in_need_plan": "CIN", "looked_after": "LAC"},
}


@dataclass(frozen=True, slots=True)
class AnnexAFile:
    """One workbook: rows of cells by list number, without their headings.

    `lists` and `headings` have the same keys; a row has a cell for every heading of its list. Dates stay dates
    here, and become dd/mm/yyyy text on writing where `dates_as_text`.
    """

    filename: str
    as_at: date
    look_back_months: int
    lists: Mapping[str, list[tuple[Cell, ...]]]
    headings: Mapping[str, tuple[str, ...]]
    dates_as_text: bool = False

    def __post_init__(self) -> None:
        if self.lists.keys() != self.headings.keys():
            raise ValueError(f"{self.filename}: every list needs its headings, and no other.")


def files(county: County) -> list[AnnexAFile]:
    """The six workbooks, oldest first."""
    return [file_as_at(county, as_at) for as_at in SENT_AS_AT]


def earlier_files(county: County) -> list[AnnexAFile]:
    """The four workbooks of 2009-10 to 2012-13, the newest first: each year joins on to what is there already."""
    return [
        file_as_at(county, as_at, leave_out=NOT_IN_EARLIER) for as_at in sorted(EARLIER_AS_AT, reverse=True)
    ]


def file_as_at(
    county: County, as_at: date, look_back_months: int = LOOK_BACK_MONTHS, leave_out: Collection[str] = ()
) -> AnnexAFile:
    """The workbook of one day: every list but those left out, looking back that many months."""
    local = as_at == WITH_LOCAL_WORDS
    rows = rows_known_on(county, as_at, look_back_months)
    return AnnexAFile(
        filename=f"Chalkshire Annex A as at {as_at:%d-%m-%Y}.xlsx",
        as_at=as_at,
        look_back_months=look_back_months,
        lists={code: in_words(code, rows[code], local) for code in FIELDS if code not in leave_out},
        headings={code: headings(code, local) for code in FIELDS if code not in leave_out},
        dates_as_text=as_at == WITH_DATES_AS_TEXT,
    )


def headings(code: str, local: bool = False) -> tuple[str, ...]:
    """The headings of a list as the layout has them, or as the council's own system did."""
    columns = [_declared(code).column(name) for name in FIELDS[code]]
    return tuple(column.headings[0] if local and column.headings else column.heading for column in columns)


def in_words(code: str, rows: list[tuple[Cell, ...]], local: bool = False) -> list[tuple[Cell, ...]]:
    """Rows with our short codes written out in the wording of the layout, or the council's own."""
    wordings: list[tuple[int, dict[Cell, Cell]]] = []
    for place, name in enumerate(FIELDS[code]):
        codes = _declared(code).column(name).codes
        if codes is not None:
            words = {**codes.codes, **(LOCAL_WORDS.get(name, {}) if local else {})}
            wordings.append((place, {**words, None: None}))
    written = []
    for row in rows:
        cells = list(row)
        for place, words in wordings:
            cells[place] = words[cells[place]]
        written.append(tuple(cells))
    return written


def write_xlsx(file: AnnexAFile) -> bytes:
    """The workbook's bytes: a sheet a list, and the same bytes every time."""
    sheets = {f"List {code}": (file.headings[code], rows) for code, rows in file.lists.items()}
    return workbook(sheets, dates_as_text=file.dates_as_text)


def _declared(code: str) -> ReturnList:
    return next(each for each in ANNEX_A if each.code == code)
