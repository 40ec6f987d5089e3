"""What is typed about money: amounts in pounds and pence, kept as whole pence."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.http import HttpRequest, QueryDict

from safeboard.kernel.partnership.models import Agency
from safeboard.kernel.ui.fields import DO_NOT_NAME, DayMonthYear, FreeWords
from safeboard.kernel.work.today import today
from safeboard.processes.budget.models import Kind, Purpose

AMOUNT = re.compile(r"(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d{1,2}))?")
MOST = 100_000_000_00


def posted(request: HttpRequest) -> QueryDict | None:
    """What was sent with the form, or None where the page was only opened."""
    return request.POST if request.method == "POST" else None


class Pounds(forms.CharField):
    """An amount typed in pounds, such as 12,069 or £550.50; gives whole pence."""

    def __init__(self, *, least: int = 1, **options: Any) -> None:
        options.setdefault("help_text", "In pounds, for example 12,069 or 550.50.")
        super().__init__(error_messages={"required": "Enter an amount in pounds, or 0."}, **options)
        self.least = least

    def clean(self, value: Any) -> int:
        """The pence typed. Raises ValidationError with words for beside the field."""
        typed = super().clean(value)
        found = AMOUNT.fullmatch(typed.replace("£", "").replace(" ", ""))
        if found is None:
            raise forms.ValidationError(f"{typed}: enter pounds in figures, for example 12,069 or 550.50.")
        pence = int(found[1].replace(",", "")) * 100 + int((found[2] or "0").ljust(2, "0"))
        if pence < self.least:
            raise forms.ValidationError("Enter an amount above £0.")
        if pence > MOST:
            raise forms.ValidationError("This is more than £100 million. Look at the amount again.")
        return pence


def _words(label: str, hint: str = "") -> forms.CharField:
    return forms.CharField(
        max_length=500,
        required=False,
        label=label,
        widget=forms.Textarea,
        help_text=f"{hint} {DO_NOT_NAME}".strip(),
    )


class Seen(FreeWords):
    """A form about a row that others may change; `seen` is the version that the writer had before them."""

    seen = forms.IntegerField(widget=forms.HiddenInput)


class Request(FreeWords):
    """A new line of income."""

    free = ("note",)
    kind = forms.ChoiceField(
        choices=Kind.choices,
        widget=forms.RadioSelect,
        label="What is it?",
        error_messages={"required": "Choose what it is."},
    )
    agency = forms.ModelChoiceField(
        queryset=None, label="Which agency?", error_messages={"required": "Choose the agency."}
    )
    amount = Pounds(label="How much?")
    shared_with = forms.ModelMultipleChoiceField(
        queryset=None,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        label="Is it shared with other agencies? (optional)",
        help_text="The agency above pays; these share it.",
    )
    note = _words("How is it split? (needed if it is shared)", "For example: half each.")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        living = Agency.living(today())
        self.fields["agency"].queryset = living
        self.fields["shared_with"].queryset = living


class ChangeRequest(Seen):
    """A different amount, with its reason."""

    free = ("words",)
    amount = Pounds(label="How much do you ask for now?")
    words = _words("Why does it change?")


class Pledge(Seen):
    """We will pay this."""

    free = ("words",)
    amount = Pounds(
        label="How much will you pay?", least=0, help_text="In pounds. Enter 0 if you will pay nothing."
    )
    words = _words("Why is it less than was asked for? (only if it is)")


class Receive(Seen):
    """Money came in."""

    free = ("words",)
    amount = Pounds(label="How much came in?")
    on = DayMonthYear(what="the day", label="When did it come in?")
    words = _words("Anything to remember (optional)")


class NewHead(forms.Form):
    """A head of spending."""

    title = forms.CharField(
        max_length=120,
        label="What is it for?",
        help_text="For example: salaries, training, website.",
        error_messages={"required": "Say what it is for."},
    )
    purpose = forms.ChoiceField(
        choices=Purpose.choices,
        widget=forms.RadioSelect,
        label="Is it spending, or a reserve?",
        error_messages={"required": "Choose spending or reserve."},
    )
    amount = Pounds(label="How much is planned for the year?")


class SayPosition(Seen):
    """How a head stands."""

    free = ("words",)
    quarter = forms.TypedChoiceField(
        coerce=int,
        choices=(
            (1, "April to June"),
            (2, "July to September"),
            (3, "October to December"),
            (4, "January to March"),
        ),
        widget=forms.RadioSelect,
        label="Up to the end of which quarter?",
        error_messages={"required": "Choose the quarter."},
    )
    spent = Pounds(label="How much is spent since April?", least=0)
    forecast = Pounds(label="How much will the whole year need?", least=0)
    words = _words("Why is it above what was planned? (only if it is)")


class Risk(FreeWords):
    """Missing money as a risk."""

    free = ("title", "words")
    title = forms.CharField(
        max_length=300, label="What might go wrong?", error_messages={"required": "Say what might go wrong."}
    )
    words = forms.CharField(
        max_length=4000,
        widget=forms.Textarea,
        label="What may it mean for children?",
        help_text=DO_NOT_NAME,
        error_messages={"required": "Say what it may mean for children."},
    )
