"""What is due and what came, for a reader."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, QuerySet

from safeboard.grammar import dates
from safeboard.grammar.declarations.figures import FigureReturn
from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.kernel.access.readers import Reader
from safeboard.kernel.returns import problem_words
from safeboard.kernel.returns.figures.checking import SUDDEN
from safeboard.kernel.returns.figures.sums import Sum
from safeboard.kernel.returns.figures.writing import name_of
from safeboard.kernel.returns.kinds import title_of
from safeboard.kernel.returns.models import Due, FigureDraft, Problem, Receipt, State
from safeboard.kernel.returns.permissions import CHECK, ROWS, SEND
from safeboard.kernel.returns.standing import DueNow, Standing

UNUSUAL = 5
RECENT_MONTHS = 12
PROBLEMS_A_PAGE = 100
_SHEET = re.compile(r"heet \*(.+?)\*(?=[\s:,.]|$)")


@dataclass(frozen=True, slots=True)
class ListCount:
    """How many rows of a list there are now, and how many there were before."""

    title: str
    now: int
    before: int | None

    @property
    def moved(self) -> bool:
        """Whether the count moved by more than a fifth: then the sender is asked why."""
        return self.before is not None and abs(self.now - self.before) * UNUSUAL > self.before


def list_counts(receipt: Receipt) -> list[ListCount]:
    """The lists of a checked file beside those of the file before, also those that are missing now.

    A return of figures is one list, of boxes.
    """
    declared = REGISTRY.returns.get(receipt.return_code)
    now, last = receipt.summary.get("lists", {}), receipt.summary.get("last", {})
    titles = {each.name: each.title for each in declared or ()} | receipt.summary.get("titles", {})
    return [
        ListCount(title, now.get(name, 0), last.get(name, 0) if last else None)
        for name, title in titles.items()
        if name in now or name in last
    ]


def final_or_not(receipt: Receipt) -> str:
    """What the sender of figures said of them; empty for rows, and where none was taken in."""
    said = set(receipt.figures.values_list("status", flat=True))
    if said == {"final"}:
        return "You said that they are final."
    if said == {"provisional"}:
        return "You said that they are provisional: they may still change."
    return "Some of them are final, the others provisional." if said else ""


def sums(receipt: Receipt) -> list[Sum]:
    """What the figures of a file add up to, for its sender; empty for a file of rows."""
    return [Sum(**each) for each in receipt.summary.get("sums", ())]


def must_say_why(receipt: Receipt) -> bool:
    """Whether something moved so much that the sender says why before sending (W22)."""
    if receipt.state != State.READY:
        return False
    if receipt.return_code in REGISTRY.figures:
        moved = any(each.moved for each in sums(receipt))
        return moved or receipt.problems.filter(kind=SUDDEN).exists()
    return any(each.moved for each in list_counts(receipt))


def compared_with(receipt: Receipt) -> str:
    """What the counts of a file are set beside: the file it replaces, or last time's; empty for neither."""
    last, as_at = receipt.summary.get("last"), receipt.summary.get("last_as_at")
    if not last:
        return ""
    if receipt.replaces:
        return f"In {receipt.replaces.reference}"
    if not as_at:
        return "Last time"
    day = dt.date.fromisoformat(as_at)
    return f"Last time, {day.day} {day:%B %Y}"


def of_same_day(reader: Reader, receipt: Receipt) -> Receipt | None:
    """Another received file of the same return and day, where this one neither replaces it nor adds to it."""
    if receipt.replaces_id or receipt.summary.get("adds_to"):
        return None
    received = files(reader).filter(
        state=State.ACCEPTED, return_code=receipt.return_code, as_at=receipt.as_at
    )
    return received.exclude(pk=receipt.pk).first()


@dataclass(frozen=True, slots=True)
class ProblemShown:
    """One problem as the sender reads it: where, under which heading, and what to do."""

    where: str
    heading: str
    words: str


def problems(receipt: Receipt, page: object) -> Page:
    """A page of the problems of a file, those that keep a row out first."""
    rows = receipt.problems.order_by("severity", "sheet", "row", "column", "pk")
    return Paginator(rows, PROBLEMS_A_PAGE).get_page(page)


def shown(problem: Problem) -> ProblemShown:
    """The words of a problem, with the place said once and as Excel says it."""
    words = problem.words
    figures = REGISTRY.figures.get(problem.receipt.return_code)
    if figures and problem.receipt.filename == name_of(figures, figures.period_with(problem.receipt.as_at)):
        return _of_typed(figures, words)
    return ProblemShown(_quoted(problem.where), problem.heading, _quoted(words))


def _of_typed(figures: FigureReturn, words: str) -> ProblemShown:
    """A problem of figures that were typed: there is no sheet and no row to go to, so the box is named instead."""
    titles = (box.title for box in figures.boxes.values())
    named = max((each for each in titles if words.startswith(f"{each}: ")), key=len, default="")
    return ProblemShown(named or "These figures", "", words.removeprefix(f"{named}: "))


def spellings(receipt: Receipt) -> list[tuple[str, str, str, int]]:
    """Local spellings and what they were read as, in the words of the official choices."""
    meant = {
        (column.heading, code): column.codes.label(code)
        for declared in REGISTRY.returns.get(receipt.return_code, ())
        for column in declared.columns
        if column.codes is not None
        for code in column.codes.codes
    }
    said = receipt.summary.get("spellings", [])
    return [
        (heading, written, meant.get((heading, code), code), count) for heading, written, code, count in said
    ]


def problem_kinds(receipt: Receipt) -> list[dict[str, Any]]:
    """How many problems of each kind each list has: counts of rows, no row and nothing that was written in one."""
    if receipt.return_code in REGISTRY.collections:
        return _rules_broken(receipt)
    titles = {
        sheet: receipt.summary["titles"][name] for name, sheet in receipt.summary.get("sheets", {}).items()
    }
    words = problem_words.titles(receipt.return_code)
    counted = receipt.problems.order_by().values("severity", "sheet", "kind").annotate(rows=Count("pk"))
    rows = [
        {
            "title": titles.get(each["sheet"], "Another sheet"),
            "words": words.get(each["kind"], each["kind"].capitalize()),
            "severity": each["severity"],
            "rows": each["rows"],
        }
        for each in counted
    ]
    return sorted(rows, key=lambda each: (each["severity"], -each["rows"], each["title"], each["words"]))


def _rules_broken(receipt: Receipt) -> list[dict[str, Any]]:
    """How often each rule of a collection is broken. What a fault of the layout quotes from the file is left out."""
    return [
        {
            "title": "Rule" if words else "Layout",
            "words": f"{rule}: {words}" if words else rule.partition(": ")[2].capitalize(),
            "severity": "query" if severity != "error" else "to correct",
            "rows": lines,
        }
        for rule, severity, _, message, lines, _ in receipt.summary.get("broken", [])
        for words in ("" if rule.startswith("layout: ") else message,)
    ]


@dataclass(frozen=True, slots=True)
class Owed:
    """What an agency's data lead has to do: what is late and what is due next."""

    late: list[DueNow]
    open: list[DueNow]

    @property
    def sentence(self) -> str:
        """You owe 1 return by 15 April. It is 6 days late."""
        if not self.open:
            return "You owe no return."
        first = self.open[0]
        by = f"{first.due.due_on.day} {first.due.due_on:%B}"
        if len(self.open) == 1:
            more = f" It is {first.words}." if first.late else ""
            if first.standing is Standing.PROMISED:
                more = f" You said it comes on {first.due.promised_on.day} {first.due.promised_on:%B}."
            return f"You owe 1 return by {by}.{more}"
        late = f" {len(self.late)} of them late: the first is {first.words}." if self.late else ""
        return f"You owe {len(self.open)} returns, the first by {by}.{late}"


def recent(waiting: list[DueNow], on: dt.date) -> list[DueNow]:
    """What is still to come of periods that are over, and what was due within a year: the rest is in the calendar."""
    first = dates.add_months(on, -RECENT_MONTHS)
    return [
        each
        for each in waiting
        if each.due.as_at <= on and (each.due.receipt_id is None or each.due.due_on >= first)
    ]


def owed(waiting: list[DueNow], on: dt.date) -> Owed:
    """The returns that did not come yet and whose period is over, the oldest first."""
    still = [each for each in waiting if each.due.receipt_id is None and each.due.as_at <= on]
    return Owed([each for each in still if each.late], still)


@dataclass(frozen=True, slots=True)
class GridRow:
    """One agency and where its newest return of each kind stands."""

    agency: str
    cells: list[DueNow | None]


def grid(waiting: list[DueNow]) -> tuple[list[str], list[GridRow]]:
    """Agency by return, the newest of each: the headings, and a row for each agency."""
    newest: dict[tuple[str, str], DueNow] = {}
    for each in sorted(waiting, key=lambda each: each.due.due_on):
        newest[each.due.agency.name, each.due.return_code] = each
    codes = list(dict.fromkeys(code for _, code in newest))
    rows = [
        GridRow(agency, [newest.get((agency, code)) for code in codes])
        for agency in sorted({agency for agency, _ in newest})
    ]
    return [_title(code, newest) for code in codes], rows


def _title(code: str, newest: dict[tuple[str, str], DueNow]) -> str:
    return title_of(
        code, (each.due.title.partition(",")[0] for (_, of), each in newest.items() if of == code)
    )


def files(reader: Reader) -> QuerySet[Receipt]:
    """The files of one's own agency, the newest first; those of which nothing was kept are left out."""
    kept = Receipt.visible(reader, ROWS).exclude(state__in=(State.DISCARDED, State.REFUSED))
    return kept.select_related("replaces", "replaced_by")


def to_check(reader: Reader) -> list[Receipt]:
    """The received files that nobody checked, or whose question was answered since."""
    received = Receipt.visible(reader, CHECK).filter(state=State.ACCEPTED).select_related("agency")
    found = []
    for receipt in received.prefetch_related("checks"):
        last = receipt.checks.all()[::-1][:1]
        if not last or last[0].answer:
            found.append(receipt)
    return found


def can_send(reader: Reader) -> dict[str, str]:
    """The returns that this reader's agency sends and that we can read: titles by code."""
    expected = Due.visible(reader, SEND).order_by().values_list("return_code", flat=True).distinct()
    found = {code: REGISTRY.any_return(code) for code in sorted(expected)}
    return {code: declared.title for code, declared in found.items() if declared}


def can_prepare(reader: Reader) -> dict[str, str]:
    """Of these the returns of rows about children, from whose files names can be taken out."""
    return {code: title for code, title in can_send(reader).items() if code in REGISTRY.returns}


def begun(reader: Reader) -> set[int]:
    """The returns of figures that somebody of this agency has begun to type, by the id of what is due."""
    drafts = FigureDraft.visible(reader, SEND).filter(sent_as=None)
    open_now = set(drafts.values_list("agency_id", "return_code", "ends_on"))
    dues = Due.visible(reader, SEND).filter(return_code__in={code for _, code, _ in open_now})
    return {each.pk for each in dues if (each.agency_id, each.return_code, each.as_at) in open_now}


def _quoted(words: str) -> str:
    return _SHEET.sub(r"heet “\1”", words)
