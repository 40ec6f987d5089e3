"""What is typed when a body that meets is made or changed, its year planned, and its seats filled."""

from __future__ import annotations

import datetime as dt
from typing import Any, ClassVar

from django import forms

from safeboard.kernel.access.readers import Reader
from safeboard.kernel.meetings import planning
from safeboard.kernel.meetings.models import SeriesKind
from safeboard.kernel.meetings.permissions import SEATS
from safeboard.kernel.partnership.models import SubGroup
from safeboard.kernel.ui import personal_information
from safeboard.kernel.ui.fields import MONTHS, DayMonthYear


def need(what: str) -> dict[str, str]:
    """The message of a field that was left empty, or could not be understood."""
    return {"required": what, "invalid": what, "invalid_choice": what}


def times() -> dict[str, forms.Field]:
    """From when to when."""
    return {
        "starts": forms.TimeField(
            label="Starts", help_text="For example 10:00", error_messages=need("Write a time as 10:00.")
        ),
        "ends": forms.TimeField(label="Ends", error_messages=need("Write a time as 12:30.")),
    }


class Seen(forms.Form):
    """A form about something that others may change; `seen` is the version the writer had."""

    seen = forms.IntegerField(widget=forms.HiddenInput)


class PlainWords(forms.Form):
    """A form with free words in the fields named in `free`, which hold nothing that looks personal."""

    free: ClassVar[tuple[str, ...]] = ()

    def clean(self) -> dict[str, Any]:
        """Ask to remove what looks personal."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for name in self.free:
            finds = personal_information.find(cleaned.get(name) or "")
            if finds:
                found = "; ".join(f"{each.kind}: {each.text}" for each in finds)
                self.add_error(name, f"This looks like personal information ({found}). Remove it.")
        return cleaned


class Terms(Seen, PlainWords):
    """Name, terms of reference, how often it meets, and its last day."""

    free = ("terms",)
    name = forms.CharField(max_length=120, label="Name", error_messages=need("Write its name."))
    months_between = forms.IntegerField(
        min_value=1,
        max_value=12,
        label="Meets every how many months?",
        error_messages=need("Write a number from 1 to 12."),
    )
    terms = forms.CharField(
        max_length=6000, required=False, widget=forms.Textarea, label="Terms of reference"
    )
    until = DayMonthYear(what="its last day", required=False, label="Last day, if it ended")


class NewGroup(PlainWords):
    """A body that meets."""

    free = ("terms",)
    name = forms.CharField(max_length=120, label="Name", error_messages=need("Write its name."))
    code = forms.CharField(
        max_length=16,
        label="Short code",
        help_text="Capital letters, for example MASH. It stands in addresses.",
        error_messages=need("Write a short code."),
    )
    kind = forms.ChoiceField(
        choices=SeriesKind.choices,
        widget=forms.RadioSelect,
        label="What is it?",
        error_messages=need("Choose what it is."),
    )
    sub_group = forms.ModelChoiceField(
        queryset=None,
        required=False,
        label="Which sub group?",
        help_text="Only where it is one. Leave it empty for a new one.",
    )
    since = DayMonthYear(what="its first day", label="First day")
    months_between = forms.IntegerField(
        min_value=1,
        max_value=12,
        initial=2,
        label="Meets every how many months?",
        error_messages=need("Write a number from 1 to 12."),
    )
    terms = forms.CharField(
        max_length=6000, required=False, widget=forms.Textarea, label="Terms of reference"
    )

    def __init__(self, *args: Any, reader: Reader, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["sub_group"].queryset = SubGroup.visible(reader, SEATS)  # type: ignore[attr-defined]


class PlanYear(forms.Form):
    """From when, how many, how often; the list that this makes can be changed before it is saved."""

    first = DayMonthYear(what="the first day", label="First meeting")
    months_between = forms.IntegerField(
        min_value=1, max_value=12, label="Then every how many months?", error_messages=need("Write 1 to 12.")
    )
    count = forms.IntegerField(
        min_value=1,
        max_value=planning.MOST_AT_ONCE,
        label="How many meetings?",
        error_messages=need(f"Write a number from 1 to {planning.MOST_AT_ONCE}."),
    )
    closed = forms.CharField(
        required=False,
        widget=forms.Textarea,
        label="Days on which nobody meets",
        help_text="One a line, such as 29 December 2016. Weekends, bank holidays and days on which the office is closed are left out anyway.",
    )

    def clean_closed(self) -> list[dt.date]:
        """The days, one a line."""
        return days_in(self.cleaned_data["closed"])


class Dates(forms.Form):
    """The meetings of a year, one a line, with time and place."""

    dates = forms.CharField(
        widget=forms.Textarea,
        label="Days",
        help_text="One a line. Take out, change or add days.",
        error_messages=need("Write at least one day."),
    )
    place = forms.CharField(max_length=200, required=False, label="Place")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields.update(times())

    def clean_dates(self) -> list[dt.date]:
        """The days, one a line."""
        return days_in(self.cleaned_data["dates"])


def days_in(text: str) -> list[dt.date]:
    """The days in a text, one a line, such as `Thursday 28 April 2016`. Raises ValidationError naming the line."""
    found = []
    for line in text.splitlines():
        words = [word for word in line.replace(",", " ").split() if word[:3].lower() not in WEEKDAYS]
        if not words:
            continue
        try:
            day, month, year = words
            found.append(dt.date(int(year), int(MONTHS.get(month.lower(), month)), int(day)))
        except ValueError:
            raise forms.ValidationError(
                f"{line.strip()} is not a date. Write each day on a line of its own, such as 28 April 2016."
            ) from None
    return found


WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
