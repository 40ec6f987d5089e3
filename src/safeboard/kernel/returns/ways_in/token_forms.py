"""What is asked when a token is given or ended."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django import forms

from safeboard.kernel.returns.ways_in.tokens import last_day
from safeboard.kernel.ui.fields import DO_NOT_NAME, DayMonthYear, FreeWords
from safeboard.kernel.ui.templating import day
from safeboard.kernel.work.today import today


class GiveToken(forms.Form):
    """A token for one program: which agency's, what it may send, until when."""

    agency = forms.ChoiceField(
        label="For which agency?",
        error_messages={"required": "Choose the agency.", "invalid_choice": "Choose an agency of the list."},
    )
    name = forms.CharField(
        max_length=80,
        label="Which program is it for?",
        help_text="So that you know it again. For example: monthly export of the case system",
        error_messages={"required": "Name the program, for example “monthly export”."},
    )
    returns = forms.MultipleChoiceField(
        widget=forms.CheckboxSelectMultiple,
        label="What may it send?",
        error_messages={
            "required": "Choose at least one return.",
            "invalid_choice": "Choose returns of the list.",
        },
    )
    until = DayMonthYear(what="the last day of the token", label="Until when?")

    def __init__(
        self, *args: Any, agencies: Mapping[str, str], returns: Mapping[str, str], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.fields["agency"].choices = list(agencies.items())
        self.fields["returns"].choices = list(returns.items())
        self.fields["until"].help_text = f"A year at most: {day(last_day())}"
        if len(agencies) == 1:
            self.fields["agency"].widget = forms.HiddenInput()
            self.fields["agency"].initial = next(iter(agencies))

    def clean_until(self) -> dt.date:
        until: dt.date = self.cleaned_data["until"]
        if until < today():
            raise forms.ValidationError("This day has passed. Enter the last day on which it may be used.")
        if until > last_day():
            raise forms.ValidationError(f"A token lasts a year at most: until {day(last_day())}.")
        return until


class EndToken(FreeWords):
    """Why a token is ended."""

    free = ("why",)
    why = forms.CharField(
        max_length=300,
        widget=forms.Textarea,
        label="Why are you ending it?",
        help_text=DO_NOT_NAME,
        error_messages={"required": "Say why, in a sentence. For example: the program is no longer used."},
    )
