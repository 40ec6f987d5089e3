"""What may be counted of the returns themselves: one row a return that was due, and when it first came (R-DAT-06)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from safeboard.grammar.declarations.tables import Counts, FactTable, FieldClass
from safeboard.grammar.measure.nodes import Kind
from safeboard.grammar.measure.tables import Field, Table
from safeboard.kernel.partnership.models import Agency
from safeboard.kernel.returns.models import Due
from safeboard.kernel.returns.standing import first_came
from safeboard.kernel.work.today import today

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
)
