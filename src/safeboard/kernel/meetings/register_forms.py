"""What is typed for the register of a meeting and for interests that members declare."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from safeboard.kernel.access.readers import Reader
from safeboard.kernel.actions.forms import missing
from safeboard.kernel.meetings import limits, register
from safeboard.kernel.meetings.models import AgendaItem, Declaration, Holder, Meeting, Presence
from safeboard.kernel.meetings.permissions import ITEMS, SITTING
from safeboard.kernel.ui import personal_information
from safeboard.kernel.ui.fields import DO_NOT_NAME, DayMonthYear, FreeWords


class Register(forms.Form):
    """One line a seat, all on one page: came, deputy, apologies, absent or not expected; a blank line is for later."""

    def __init__(self, *args: Any, rows: Sequence[register.Row], **options: Any) -> None:
        super().__init__(*args, **options)
        self.rows = rows
        for row in rows:
            self._add(row)

    def _add(self, row: register.Row) -> None:
        pk, recorded = row.seat.pk, row.recorded
        choices = [
            each
            for each in Presence.choices
            if row.shared or each[0] != Presence.NOT_EXPECTED or (recorded and recorded.presence == each[0])
        ]
        self.fields[f"presence-{pk}"] = forms.ChoiceField(
            choices=[("", "Not recorded yet"), *choices],
            required=False,
            label="Came?",
            initial=recorded.presence if recorded else "",
        )
        self.fields[f"who-{pk}"] = forms.CharField(
            required=False,
            max_length=120,
            label="Post of the deputy",
            help_text="A post, not a name.",
            initial=recorded.who if recorded else "",
        )
        self.fields[f"reason-{pk}"] = forms.CharField(
            required=False,
            max_length=200,
            label="Reason given",
            initial=recorded.reason if recorded else "" if row.holder or row.deputies else "Nobody in post",
        )
        self.fields[f"seen-{pk}"] = forms.IntegerField(
            widget=forms.HiddenInput, initial=recorded.version if recorded else 0
        )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for name, typed in list(cleaned.items()):
            if isinstance(typed, str) and personal_information.find(typed):
                self.add_error(name, "This looks like personal information. Take it out.")
        for line in self._lines(cleaned):
            wrong = register.problem(line.presence, line.who, line.reason)
            if wrong:
                self.add_error(f"{wrong[0]}-{line.seat.pk}", wrong[1])
        return cleaned

    def lines(self) -> list[register.Line]:
        """What was entered, as `register.save` takes it."""
        return self._lines(self.cleaned_data)

    def _lines(self, cleaned: dict[str, Any]) -> list[register.Line]:
        return [
            register.Line(
                row.seat,
                cleaned[f"presence-{row.seat.pk}"],
                cleaned.get(f"who-{row.seat.pk}") or "",
                cleaned.get(f"reason-{row.seat.pk}") or "",
                cleaned.get(f"seen-{row.seat.pk}") or 0,
            )
            for row in self.rows
            if cleaned.get(f"presence-{row.seat.pk}")
        ]


class Hold(forms.Form):
    """The meeting was held: interests were asked for."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    interests_asked = forms.BooleanField(
        required=False, label="Everybody was asked for interests, and what was declared is written down"
    )


class Declare(FreeWords):
    """An interest: whose, what, and for one item how it was handled."""

    free = ("words",)
    holder = forms.ModelChoiceField(
        queryset=None, label="Who declared it?", error_messages=missing("Choose who declared it.")
    )
    words = forms.CharField(
        max_length=400,
        widget=forms.Textarea,
        label="What is the interest?",
        help_text=f"For example: a governor of the school that the paper is about. {DO_NOT_NAME}",
        error_messages=missing("Say what the interest is."),
    )

    def __init__(self, *args: Any, reader: Reader, series_id: int, on: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["holder"].queryset = (
            Holder.visible(reader, SITTING)
            .filter(limits.in_force(on), seat__series=series_id)
            .select_related("seat__constituency")
            .order_by("seat__constituency__order", "deputy")
        )
        self.fields["holder"].label_from_instance = lambda each: (
            f"{each.seat}{' (deputy)' if each.deputy else ''}: {each}"
        )


class DeclareAtMeeting(Declare):
    """An interest in one item of a meeting."""

    item = forms.ModelChoiceField(
        queryset=None, label="About which item?", error_messages=missing("Choose the item.")
    )
    handling = forms.ChoiceField(
        choices=Declaration._meta.get_field("handling").choices,
        widget=forms.RadioSelect,
        label="How was it handled?",
        error_messages=missing("Choose how it was handled."),
    )

    def __init__(self, *args: Any, reader: Reader, meeting: Meeting, **options: Any) -> None:
        super().__init__(*args, reader=reader, series_id=meeting.series_id, on=meeting.on, **options)
        self.fields["item"].queryset = AgendaItem.visible(reader, ITEMS).filter(
            meeting=meeting, taken_off=False
        )


class DeclareStanding(Declare):
    """An interest that stands from a day on."""

    since = DayMonthYear(what="the day", label="Since when?")


class EndInterest(forms.Form):
    """The day on which an interest ended."""

    on = DayMonthYear(what="the day", label="On which day did it end?")
