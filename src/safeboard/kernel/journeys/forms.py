"""What is typed to find a child, to choose a part of a chronology, to query an entry and to print."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from safeboard.kernel.journeys.selectors import Wanted

FIRST_YEAR, LAST_YEAR = 1990, 2100


class FindChild(forms.Form):
    """The agency's own number of a child; it is posted, so that it never stands in an address."""

    local_id = forms.CharField(
        max_length=100,
        label="Your agency’s number for the child",
        help_text="The whole number, as your files have it. Capital or small letters make no difference.",
        error_messages={"required": "Enter the child’s number."},
    )


class Part(forms.Form):
    """Which kinds and years of a chronology to show."""

    kind = forms.MultipleChoiceField(
        required=False, widget=forms.CheckboxSelectMultiple, label="What happened"
    )
    first_year = forms.IntegerField(
        required=False, min_value=FIRST_YEAR, max_value=LAST_YEAR, label="From year"
    )
    last_year = forms.IntegerField(required=False, min_value=FIRST_YEAR, max_value=LAST_YEAR, label="To year")
    history = forms.BooleanField(required=False, label="Show what was withdrawn or replaced")

    def __init__(self, *args: Any, kinds: Sequence[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["kind"].choices = kinds
        for name in ("first_year", "last_year"):
            self.fields[name].error_messages.update(
                invalid="Write the year with four digits, for example 2016.",
                min_value="Write the year with four digits, for example 2016.",
                max_value="Write the year with four digits, for example 2016.",
            )

    def wanted(self) -> Wanted:
        """What was chosen; a field that could not be read is left out."""
        self.is_valid()
        said = self.cleaned_data
        return Wanted(
            kinds=tuple(said.get("kind") or ()),
            first_year=said.get("first_year"),
            last_year=said.get("last_year"),
            history=bool(said.get("history")),
        )


class Query(forms.Form):
    """What is wrong with an entry."""

    words = forms.CharField(
        max_length=2000,
        widget=forms.Textarea,
        label="How do you know?",
        help_text="Your agency’s data lead reads this and puts the record right at its source.",
        error_messages={"required": "Say how you know, in a sentence."},
    )


class PrintFor(forms.Form):
    """What a printed chronology is for: the purpose goes into the trail, the name only onto the paper."""

    purpose = forms.ChoiceField(
        choices=[
            (each, each)
            for each in (
                "Initial conference",
                "Review conference",
                "Strategy discussion",
                "Court",
                "Supervision or handover",
                "The child or family asked",
            )
        ],
        widget=forms.RadioSelect,
        label="What is it for?",
        error_messages={"required": "Choose what it is for."},
    )
    made_for = forms.CharField(
        max_length=120,
        label="Who is it for?",
        help_text="Printed at the foot of the page, for example: the conference chair.",
        error_messages={"required": "Say who it is for."},
    )
