"""What the data cannot say, made from what is missing, late, hidden, too early, counted otherwise or not recorded.

Nobody types it: each line follows from the snapshot, the returns that are due, and the declarations. Small counts are asked
for as the Board's side sees them, so nothing hidden comes in here.
"""

from __future__ import annotations

from collections.abc import Iterator

from safeboard.grammar.declarations.indicators import Indicator, Unit
from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.grammar.measure.periods import period
from safeboard.kernel.indicators.disclosure import (
    HIDDEN,
    NO_DATA,
    TOO_EARLY,
    Figure,
    breakdown,
    figure,
    read_at_once,
)
from safeboard.kernel.indicators.models import Snapshot
from safeboard.kernel.indicators.quality.unknowns import UNKNOWN, most_unknown
from safeboard.kernel.reporting.annual.awaiting import awaited
from safeboard.kernel.reporting.annual.binding import Book
from safeboard.kernel.reporting.annual.checking import check
from safeboard.kernel.reporting.annual.made_parts import Made, made, table
from safeboard.kernel.returns.models import Due
from safeboard.kernel.ui.templating import day, plural
from safeboard.kernel.work.today import today


def limits(book: Book) -> list[Made]:
    """The parts of the chapter, in the order in which a reader should know of them."""
    return [
        each
        for each in (*_by_figures(book), _late(), _changed(book), _not_recorded(book), _printed(book))
        if each
    ]


def _by_figures(book: Book) -> Iterator[Made | None]:
    snapshot, year, area = book.snapshot, book.year, book.area
    with read_at_once(snapshot, REGISTRY.indicators, area):
        found = {code: figure(snapshot, code, year, area) for code in sorted(REGISTRY.indicators)}
    yield _missing({code: each for code, each in found.items() if each.words == NO_DATA})
    hidden = [(code, _hidden_in(snapshot, each, area)) for code, each in found.items()]
    yield _hidden([(code, count) for code, count in hidden if count])
    yield _too_early([code for code, each in found.items() if each.words == TOO_EARLY])


def _missing(found: dict[str, Figure]) -> Made | None:
    if not found:
        return None
    rows = [(awaited(code).title, awaited(code).comes_with) for code in found]
    return made(
        "What nobody has told us",
        f"We have no figure of the year for {plural(len(found), 'measure')} of the {len(REGISTRY.indicators)} we would count.",
        "No figure does not mean none. It means that we do not know.",
        table=table(
            "Measures without a figure for the year", ("What we would count", "It would come with"), rows
        ),
    )


def _hidden_in(snapshot: Snapshot, of: Figure, area: str) -> int:
    """How many figures of the year are hidden: the whole, and the rows of its breakdowns."""
    splits = REGISTRY.indicators[of.code].measure.breakdowns
    rows = [each for by in splits for each in breakdown(snapshot, of.code, of.period, area, by)]
    return sum(each.words == HIDDEN for each in (of, *rows))


def _hidden(found: list[tuple[str, int]]) -> Made | None:
    if not found:
        return None
    return made(
        "What we hide to keep children safe",
        f"{plural(sum(count for _, count in found), 'figure')} of the year cannot be shown.",
        "A count of 1 to 5 could point to a child. So it is hidden, and so is what would give it away.",
        table=table(
            "Figures hidden in the year",
            ("Measure", "Hidden figures"),
            [(REGISTRY.indicators[code].title, str(count)) for code, count in found],
        ),
    )


def _too_early(codes: list[str]) -> Made | None:
    if not codes:
        return None
    return made(
        "What it is too early to say",
        f"For {plural(len(codes), 'measure')} we must wait to see what became of the children.",
        table=table(
            "Measures of which it is too early to say",
            ("Measure", "Why we must wait"),
            [(REGISTRY.indicators[code].title, REGISTRY.indicators[code].linked) for code in codes],
        ),
    )


def _late() -> Made | None:
    late = (
        Due.objects.filter(receipt=None, due_on__lt=today()).select_related("agency").order_by("due_on", "pk")
    )
    rows = [
        (each.title, each.agency.name, day(each.due_on), each.excuse or "No reason given") for each in late
    ]
    if not rows:
        return None
    return made(
        "What is late",
        f"{plural(len(rows), 'return')} had not come when these words were made.",
        "What they would tell is not in this report.",
        table=table("Returns that are late", ("Return", "From", "Due", "What they say"), rows),
    )


def _changed(book: Book) -> Made | None:
    over = period(book.year)
    first = over.previous().start
    rows = [
        (indicator.title, day(each.on), each.why)
        for indicator in _declared()
        for each in indicator.breaks
        if each.on <= over.end and (each.until is None or each.until >= first)
    ]
    if not rows:
        return None
    return made(
        "Where the way of counting changed",
        "These years cannot be set side by side. What looks like a change may be only a new way to count.",
        table=table("Changes in the way of counting", ("Measure", "From", "What changed"), rows),
    )


def _not_recorded(book: Book) -> Made | None:
    rows, most = [], most_unknown(period(book.year).end)
    for indicator in _declared():
        if indicator.unit is not Unit.SHARE:
            continue
        for by in indicator.measure.breakdowns:
            for each in breakdown(book.snapshot, indicator.code, book.year, book.area, by):
                if each.category in UNKNOWN and each.value is not None:
                    too_much = "Yes" if each.value > most else "No"
                    rows.append((indicator.title, f"{each.shown} ({each.parts})", too_much))
    if not rows:
        return None
    return made(
        "What was not written down",
        f"Where more than {most:g}% is not known, we say nothing about the groups. The rest may not be like them.",
        table=table(
            "What was not recorded", ("Measure", "Not recorded", "Too much to speak of groups"), rows
        ),
    )


def _printed(book: Book) -> Made | None:
    rows = []
    for section in sorted(REGISTRY.sections.values(), key=lambda each: each.order):
        own = Book(section, book.year, book.snapshot, book.area)
        for each in section.printed_in(book.year):
            why = " ".join(str(refusal) for refusal in check(each.claim, own).refusals)
            rows.append((each.says, section.title, f"{why} {each.note}".strip()))
    if not rows:
        return None
    return made(
        "What was said and does not hold",
        "A report of this year was printed before this one. We ran its words through the same check.",
        table=table(
            "Sentences of the printed report", ("It said", "Chapter", "Why it would not pass today"), rows
        ),
    )


def _declared() -> list[Indicator]:
    return [REGISTRY.indicators[code] for code in sorted(REGISTRY.indicators)]
