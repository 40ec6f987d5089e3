"""What is typed about seats: whom they speak for, who sits there from when, and when that ends."""

from __future__ import annotations

from typing import Any

from django import forms

from safeboard.kernel.access.readers import Reader
from safeboard.kernel.meetings.group_forms import Seen, need
from safeboard.kernel.meetings.models import Constituency, SeatKind, Series
from safeboard.kernel.meetings.permissions import FOLLOW, SEATS
from safeboard.kernel.meetings.seats import user_of
from safeboard.kernel.partnership.models import Agency, User
from safeboard.kernel.ui.fields import DayMonthYear


class NewConstituency(forms.Form):
    """Whom a seat speaks for."""

    name = forms.CharField(
        max_length=120, label="Name", error_messages=need("Write whom the seats speak for.")
    )
    statutory = forms.BooleanField(required=False, label="It counts for the quorum")
    must_be_there = forms.BooleanField(
        required=False,
        label="Without it there is no quorum",
        help_text="As a rule authority, police and health.",
    )


class NewSeat(forms.Form):
    """A place at the table."""

    constituency = forms.ModelChoiceField(
        queryset=None, label="Whom does it speak for?", error_messages=need("Choose whom it speaks for.")
    )
    title = forms.CharField(
        max_length=120,
        label="Which post sits there?",
        help_text="A post, not a person’s name.",
        error_messages=need("Write which post sits there."),
    )
    kind = forms.ChoiceField(
        choices=SeatKind.choices,
        label="How do they sit there?",
        error_messages=need("Choose how they sit there."),
    )
    agency = forms.ModelChoiceField(queryset=None, required=False, label="Agency, if one")
    since = DayMonthYear(what="the first day", label="First day")

    def __init__(self, *args: Any, reader: Reader, series: Series, **options: Any) -> None:
        super().__init__(*args, **options)
        seats_of = Constituency.visible(reader, FOLLOW).filter(series=series)
        self.fields["constituency"].queryset = seats_of  # type: ignore[attr-defined]
        living = Agency.visible(reader, SEATS).filter(pk__in=Agency.living(reader.on))
        self.fields["agency"].queryset = living  # type: ignore[attr-defined]


class Appoint(forms.Form):
    """Who sits there, or stands in, from when."""

    name = forms.CharField(max_length=120, label="Name", error_messages=need("Write who it is."))
    email = forms.EmailField(
        required=False,
        label="E-mail address they sign in with",
        help_text="Leave empty if they do not use Safeboard. They then get no e-mail.",
        error_messages=need("Write an e-mail address as name@example.org."),
    )
    how = forms.ChoiceField(
        choices=(
            ("holder", "Holds the seat"),
            ("interim", "Holds the seat for the time being"),
            ("deputy", "Named deputy, from a day to a day"),
        ),
        widget=forms.RadioSelect,
        label="How?",
        error_messages=need("Choose how they sit there."),
    )
    since = DayMonthYear(what="the first day", label="From")
    until = DayMonthYear(what="the last day", required=False, label="Until", help_text="Needed for a deputy.")
    induction_on = DayMonthYear(what="the day", required=False, label="Induction done on, if it was")

    def clean_email(self) -> User | None:
        """Whoever signs in with this address."""
        typed = self.cleaned_data["email"].lower()
        if not typed:
            return None
        user = user_of(typed)
        if user is None:
            raise forms.ValidationError(
                "Nobody signs in with this address. Invite them first, or leave it empty."
            )
        return user


class EndHolder(Seen):
    """Somebody leaves a seat; the seat stays."""

    until = DayMonthYear(what="the last day", label="Last day")
    because = forms.CharField(
        max_length=200,
        label="Why?",
        help_text="For example: left the agency.",
        error_messages=need("Say why, in a few words."),
    )


class Induction(Seen):
    """When somebody was inducted."""

    on = DayMonthYear(what="the day", label="Induction done on")


class EndSeat(forms.Form):
    """A seat ends."""

    until = DayMonthYear(what="the last day", label="Last day of the seat")
