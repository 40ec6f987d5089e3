"""What is typed when a file of figures is sent: the file, and the period that it is about."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django import forms

from safeboard.grammar.declarations.figures import FigureReturn
from safeboard.grammar.measure.periods import Period
from safeboard.kernel.returns.forms import WithFiles
from safeboard.kernel.work.today import today


class SendFigures(WithFiles):
    """A file of figures with its (last) period; a period that is not over yet cannot be chosen."""

    as_at = forms.ChoiceField(
        label="Which period is it about?",
        help_text="Where the file is about several periods, choose the last.",
        error_messages={
            "required": "Choose the period that the file is about.",
            "invalid_choice": "Choose one of the periods in the list.",
        },
    )

    def __init__(self, *args: Any, periods: Iterable[Period], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["as_at"].choices = [(each.end.isoformat(), each.words) for each in periods]

    def clean_as_at(self) -> dt.date:
        return dt.date.fromisoformat(self.cleaned_data["as_at"])


def periods_to_send(declared: FigureReturn, due: Iterable[dt.date]) -> list[Period]:
    """The periods of these days that are over, the newest first; where none is, the last that is over."""
    first = declared.period_with(today()).start - dt.timedelta(days=1)
    found = {declared.period_with(each) for each in due}
    over = sorted((each for each in found if each.end < today()), key=lambda each: each.end, reverse=True)
    return over or [declared.period_with(first)]
