"""What may be counted of the returns themselves: what was due and when it came, and how good what came was (R-DAT-06)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from safeboard.grammar.declarations.tables import Counts, FactTable, FieldClass
from safeboard.grammar.measure.nodes import Kind
from safeboard.grammar.measure.tables import Field, Table
from safeboard.kernel.partnership.models import Agency
from safeboard.kernel.returns.models import Due, Receipt, State
from safeboard.kernel.returns.standing import first_came
from safeboard.kernel.work.today import today

AS_SENT = (State.ACCEPTED, State.REPLACED, State.DELETED)

returns_due = Table(
    "returns_due",
    (
        Field("area", Kind.TEXT, nullable=False, title="Authority"),
        Field("due_on", Kind.DATE, nullable=False, title="Due on"),
        Field("came_on", Kind.DATE, title="First file received on"),
        Field("agency", Kind.TEXT, nullable=False, title="Agency that sends it"),
        Field("return_code", Kind.TEXT, nullable=False, title="Return"),
    ),
    person=None,
)

returns_received = Table(
    "returns_received",
    (
        Field("area", Kind.TEXT, nullable=False, title="Authority"),
        Field("as_at", Kind.DATE, nullable=False, title="Day that the file speaks of"),
        Field("agency", Kind.TEXT, nullable=False, title="Agency that sent it"),
        Field("return_code", Kind.TEXT, nullable=False, title="Return"),
        Field("rows_in", Kind.INTEGER, nullable=False, title="Rows in the file"),
        Field("taken_in", Kind.INTEGER, nullable=False, title="Rows without an error"),
        Field("asked", Kind.INTEGER, title="Boxes that had to be answered"),
        Field("known", Kind.INTEGER, title="Boxes that say something"),
    ),
    person=None,
)


def rows() -> Iterator[Mapping[str, Any]]:
    """Every return that is expected, with the day its first file came; a corrected file does not make it late."""
    area = _area()
    if not area:
        return
    for due in Due.objects.select_related("agency", "receipt", "receipt__replaces").order_by("pk"):
        yield {
            "key": str(due.pk),
            "area": area,
            "due_on": due.due_on,
            "came_on": first_came(due.receipt) if due.receipt else None,
            "agency": str(due.agency),
            "return_code": due.return_code,
        }


def rows_received() -> Iterator[Mapping[str, Any]]:
    """Every file as it was sent, also one that was put right afterwards; none that its sender took back."""
    area = _area()
    if not area:
        return
    sent = Receipt.objects.filter(state__in=AS_SENT).select_related("agency").order_by("pk")
    for receipt in sent:
        complete = receipt.summary.get("completeness", {})
        yield {
            "key": str(receipt.pk),
            "area": area,
            "as_at": receipt.as_at,
            "agency": str(receipt.agency),
            "return_code": receipt.return_code,
            "rows_in": receipt.rows_in,
            "taken_in": receipt.accepted,
            "asked": complete.get("asked"),
            "known": complete.get("known"),
        }


def reach_received() -> dict[str, tuple[dt.date, dt.date]]:
    """From the month of the oldest file to the end of the last whole month."""
    area = _area()
    first = (
        Receipt.objects.filter(state__in=AS_SENT).order_by("as_at").values_list("as_at", flat=True).first()
    )
    last = today().replace(day=1) - dt.timedelta(days=1)
    if not area or first is None or first > last:
        return {}
    return {area: (first.replace(day=1), last)}


def reach() -> dict[str, tuple[dt.date, dt.date]]:
    """From the month of the first return due to the end of the last whole month."""
    area = _area()
    first = Due.objects.order_by("due_on").values_list("due_on", flat=True).first()
    last = today().replace(day=1) - dt.timedelta(days=1)
    if not area or first is None or first > last:
        return {}
    return {area: (first.replace(day=1), last)}


def _area() -> str:
    council = Agency.objects.exclude(area_code="").order_by("code").first()
    return council.area_code if council else ""


TABLES = (
    FactTable(
        returns_due,
        "Returns that were due",
        "due_on",
        {
            column.name: FieldClass.IDENTIFYING if column.name == "key" else FieldClass.PLAIN
            for column in returns_due.columns
        },
        rows,
        counts=Counts.WORK,
        reach=reach,
    ),
    FactTable(
        returns_received,
        "Files that were received",
        "as_at",
        {
            column.name: FieldClass.IDENTIFYING if column.name == "key" else FieldClass.PLAIN
            for column in returns_received.columns
        },
        rows_received,
        counts=Counts.WORK,
        reach=reach_received,
    ),
)
