"""Every item and everything that happened to it as tables, for *Export everything*."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.utils import timezone

from safeboard.grammar.declarations.office import Sheet
from safeboard.kernel.actions.escalating import boards_of
from safeboard.kernel.actions.models import Item


def items(rows: Iterable[Item], on: dt.date) -> Sheet:
    """Every item of every kind with all that is known of it."""
    cells = [
        (
            each.get_kind_display(),
            each.number,
            each.their_number,
            each.title,
            each.words,
            each.asked_of,
            str(each.sub_group or ""),
            each.get_source_display(),
            each.source_words,
            each.raised_on,
            each.due_on,
            each.days_late(on),
            each.stands(on),
            each.measure,
            each.indicator,
            each.get_escalated_to_display(),
            ", ".join(boards_of(each)),
            "yes" if each.confidential else "",
        )
        for each in rows
    ]
    return Sheet(
        "Actions and all items",
        (
            *(
                "Kind",
                "Number",
                "Their number",
                "What",
                "Why",
                "Asked of",
                "Sub group",
                "Follows from",
                "Finding",
            ),
            *(
                "Raised",
                "Due",
                "Days late",
                "Standing",
                "How we will know",
                "Measure",
                "Escalated to",
                "Shared with",
            ),
            "From a confidential part",
        ),
        cells,
    )


def steps(rows: Iterable[Item]) -> Sheet:
    """Everything that happened to every item, first things first. The items bring their steps along."""
    cells = [
        (
            item.get_kind_display(),
            item.number,
            step.version,
            timezone.localdate(step.at),
            step.get_kind_display(),
            step.words,
            step.promise,
            step.promised_on,
            step.likelihood,
            step.impact,
            str(step.by),
            str(step.agency),
        )
        for item in rows
        for step in sorted(item.steps.all(), key=lambda each: each.version)
    ]
    return Sheet(
        "What happened to items",
        (
            *("Kind", "Number", "Step", "Day", "What happened", "Words", "Promise", "Promised by"),
            *("Likelihood", "Impact", "Who", "Agency"),
        ),
        cells,
    )
