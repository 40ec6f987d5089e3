"""What is asked beside the file of a statutory collection: which year's it is, or on which day it was drawn."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django import forms

from safeboard.grammar.declarations.collections import Collection
from safeboard.kernel.returns.forms import WithFiles
from safeboard.kernel.ui.fields import DayMonthYear
from safeboard.kernel.work.today import today

YEARS_BACK = 7


class SendCollection(WithFiles):
    """The files of a collection with its year; a year that is not over yet cannot be chosen."""

    as_at = forms.ChoiceField(
        label="Which collection is it?",
        help_text="The year runs from 1 April to 31 March.",
        error_messages={
            "required": "Choose the collection that the file is of.",
            "invalid_choice": "Choose one of the collections in the list.",
        },
    )

    def __init__(self, *args: Any, years: Iterable[dt.date], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["as_at"].choices = [
            (each.isoformat(), f"{each.year - 1}-{each.year % 100:02d}, ends on 31 March {each.year}")
            for each in years
        ]

    def clean_as_at(self) -> dt.date:
        return dt.date.fromisoformat(self.cleaned_data["as_at"])


class SendDrawn(WithFiles):
    """The files of a collection that can be drawn on any day, with that day."""

    as_at = DayMonthYear(
        what="the day it was drawn",
        label="On which day was it drawn?",
        help_text="The last day that the files can know about. For example, 31 3 2016",
    )

    def clean_as_at(self) -> dt.date:
        as_at: dt.date = self.cleaned_data["as_at"]
        if as_at > today():
            raise forms.ValidationError("This day has not come yet. Enter the day on which it was drawn.")
        return as_at


def years_to_send(collection: Collection, due: Iterable[dt.date]) -> list[dt.date]:
    """The reference dates that can be chosen, the newest first: of the last years that are over, and those asked for."""
    newest = today().year if (today().month, today().day) > (3, 31) else today().year - 1
    last = range(newest - YEARS_BACK, newest + 1)
    found = {dt.date(year, 3, 31) for year in last if collection.first <= year <= collection.last}
    return sorted(found | {each for each in due if each < today()}, reverse=True)
