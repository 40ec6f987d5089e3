"""What the page for an information governance lead says, taken from the declarations and the rule table."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from safeboard.grammar.declarations.permissions import Anything, Permission
from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.grammar.declarations.returns import Preparation, Return
from safeboard.grammar.declarations.tables import FieldClass
from safeboard.kernel.access import policy
from safeboard.kernel.journeys.permissions import QUERY, READ, WHO_LOOKED
from safeboard.kernel.returns.models import Due, Schedule
from safeboard.kernel.returns.permissions import AGREEMENT, CHECK, FOLLOW, ROWS, SEND
from safeboard.kernel.ui.templating import day, plural

SHOWN = (ROWS, SEND, READ, QUERY, WHO_LOOKED, CHECK, FOLLOW, AGREEMENT)
CLASSES = {
    FieldClass.IDENTIFYING: "Identifies somebody",
    FieldClass.SENSITIVE: "Sensitive",
    FieldClass.PLAIN: "Neither",
}
PREPARED = {
    Preparation.KEPT: "Kept as it is",
    Preparation.CODED: "Replaced by a code that only your agency’s key can make",
    Preparation.MONTH_AND_YEAR: "Cut to month and year",
    Preparation.BLANKED: "Left blank",
}


@dataclass(frozen=True, slots=True)
class ColumnTold:
    """One column of a return: its heading, the lists it is in, how careful we are, what preparing does."""

    heading: str
    lists: tuple[str, ...]
    careful: str
    prepared: str
    kept: bool


@dataclass(frozen=True, slots=True)
class ReadersTold:
    """What may be done, by which roles, and whether only in the agency that sent the file."""

    what: str
    roles: tuple[str, ...]
    own_agency_only: bool


@dataclass(frozen=True, slots=True)
class Agreement:
    """All that is agreed of a return, as the page and the paper say it: lines of key and words, columns, numbers asked."""

    title: str
    agency: str
    lines: tuple[tuple[str, str], ...]
    columns: tuple[ColumnTold, ...]
    asked: tuple[tuple[str, str, str], ...]

    @property
    def careful_columns(self) -> list[ColumnTold]:
        """The columns that identify, are sensitive, or are changed by preparing."""
        return [each for each in self.columns if not each.kept or each.careful != CLASSES[FieldClass.PLAIN]]

    @property
    def plain_columns(self) -> str:
        """The headings of all others, in one line."""
        careful = set(map(id, self.careful_columns))
        return "; ".join(each.heading for each in self.columns if id(each) not in careful)


def of_due(due: Due) -> Agreement:
    """What was agreed of one return that is asked for, on the terms it was asked for on."""
    review = due.schedule.review_on if due.schedule else None
    every = due.schedule.get_every_display() if due.schedule else ""
    return _agreed(
        due,
        due.title,
        review,
        ("When", f"{every + '. ' if every else ''}This one by {day(due.due_on)}"),
        day(due.delete_on),
    )


def of_schedule(schedule: Schedule) -> Agreement:
    """What is agreed of all that an agency sends under one schedule."""
    when = f"{schedule.get_every_display()}, {plural(schedule.working_days, 'working day')} after the period"
    until = f" until {day(schedule.until)}" if schedule.until else ""
    deleted = f"{plural(schedule.keep_months, 'month')} after the last day of its period"
    return _agreed(
        schedule,
        schedule.title,
        schedule.review_on,
        ("When", f"{when}. Counts from {day(schedule.since)}{until}"),
        deleted,
    )


def _agreed(
    terms: Due | Schedule, title: str, review_on: dt.date | None, when: tuple[str, str], deleted: str
) -> Agreement:
    declared, figures = REGISTRY.returns.get(terms.return_code), REGISTRY.figures.get(terms.return_code)
    review = f", to be reviewed on {day(review_on)}" if review_on else ""
    who, kept, board = _KINDS["rows" if declared else "figures" if figures else "none"]
    return Agreement(
        title,
        terms.agency.name,
        (
            ("Who sends it", terms.agency.name),
            when,
            ("Why", terms.purpose),
            ("Lawful basis", terms.lawful_basis),
            ("Agreement", f"{terms.agreement}, {day(terms.agreed_on)}{review}"),
            ("Who can see it", who.format(agency=terms.agency.name)),
            ("What is kept of the file", kept),
            ("Deleted on" if isinstance(terms, Due) else "Deleted", deleted),
            ("What the Board gets", board),
        ),
        tuple(columns(declared)) if declared else (),
        tuple(
            (
                grid.title,
                "; ".join(part.title for part in grid.parts),
                ", ".join(by.title for by in grid.by) or "None",
            )
            for grid in (figures or ())
        ),
    )


_KINDS = {
    "rows": (
        "Rows and the file: {agency}’s own data lead. Chronologies: {agency}’s own team managers. The Board’s side sees "
        "counts only.",
        "The file as sent and its rows, each child under a code of our own, until the day below; then two people delete "
        "both. The receipt with its counts, a certificate of destruction and results worked out before stay.",
        "Counts and percentages only, worked out inside Safeboard. A count of 1 to 5 is hidden. No row, no id, no date of birth.",
    ),
    "figures": (
        "The figures: {agency}’s own data lead and the Board’s analyst. Members see results, with small counts of "
        "children hidden.",
        "The figures, as the Board’s record. The file as sent until the day below; then it is deleted, with a certificate.",
        "Counts and percentages. A count of 1 to 5 children is hidden. No row about anybody is sent.",
    ),
    "none": (
        "Safeboard cannot read this return yet: nobody sees it here.",
        "Nothing: it is sent to the Board office the way it is now.",
        "Nothing through Safeboard yet.",
    ),
}


def columns(declared: Return) -> list[ColumnTold]:
    """The columns of a return, each once; those that preparing changes first, then the sensitive ones."""
    lists: dict[tuple[str, FieldClass, Preparation, bool], list[str]] = {}
    for each in declared:
        for column in each.columns:
            key = (column.heading, column.field_class, column.preparation, column.kept and each.kept)
            lists.setdefault(key, []).append(each.code)
    found = [
        ColumnTold(
            heading,
            tuple(codes),
            CLASSES[careful],
            PREPARED[prepared] + ("" if remembered else ". Read for the checks, then forgotten"),
            prepared is Preparation.KEPT,
        )
        for (heading, careful, prepared, remembered), codes in lists.items()
    ]
    return sorted(found, key=lambda each: (each.kept, each.careful == CLASSES[FieldClass.PLAIN]))


def readers() -> list[ReadersTold]:
    """Who may see what, straight from the rule table that every page asks."""
    return [told for permission in SHOWN for told in _told(permission)]


def _told(permission: Permission) -> list[ReadersTold]:
    roles: dict[bool, list[str]] = {True: [], False: []}
    for grant in policy.rule_table().get(permission.code, ()):
        roles[not isinstance(grant.where, Anything)] += [role.title for role in grant.roles]
    return [ReadersTold(permission.title, tuple(names), own) for own, names in roles.items() if names]
