"""What is typed about an agency, a district, the words and the logo."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet

from safeboard.kernel.partnership.agencies import KINDS
from safeboard.kernel.partnership.models import Agency
from safeboard.kernel.partnership.standing.forms import WHY, FromADay
from safeboard.kernel.partnership.words import PRESETS
from safeboard.kernel.ui.fields import DayMonthYear, FreeWords

NAME = forms.CharField(max_length=120, required=False, label="Name")
NEW = "new"


class AddAgency(FromADay):
    """A new partner."""

    seen = None
    name = NAME
    kind = forms.ChoiceField(choices=tuple(KINDS.items()), required=False, label="What kind of agency is it?")
    field_order = ("name", "kind", "since", "why", "why_safe")


class RenameAgency(FromADay):
    """Another name from a day on."""

    name = forms.CharField(max_length=120, required=False, label="New name")
    correcting = forms.BooleanField(
        required=False,
        label="I am correcting a mistake",
        help_text="Only then may the day have passed.",
    )
    field_order = ("seen", "name", "since", "correcting", "why", "why_safe")


class EndAgency(FreeWords):
    """The last day as a partner, without a successor."""

    free = ("why",)
    seen = forms.IntegerField(widget=forms.HiddenInput)
    last_day = DayMonthYear(what="the last day", label="What is its last day as a partner?")
    why = WHY


class MergeAgencies(FromADay):
    """Which agencies end, into which one, from which day."""

    seen = None
    agencies = forms.ModelMultipleChoiceField(
        queryset=None,
        label="Which agencies end?",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose at least one agency that ends."},
    )
    into = forms.ChoiceField(
        label="Which agency comes after them?",
        error_messages={"required": "Choose the agency that comes after them."},
    )
    name = forms.CharField(
        max_length=120, required=False, label="Name of the new agency", help_text="Only for a new one."
    )
    previewed = forms.CharField(required=False, widget=forms.HiddenInput)
    field_order = ("agencies", "into", "name", "since", "why", "why_safe", "previewed")

    def __init__(self, *args: Any, agencies: QuerySet[Agency], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["agencies"].queryset = agencies
        self.fields["into"].choices = [
            (NEW, "A new agency"),
            *((str(each.pk), each.name) for each in agencies),
        ]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("into") == NEW and not (cleaned.get("name") or "").strip():
            self.add_error("name", "Enter the name of the new agency.")
        if cleaned.get("into") in {str(each.pk) for each in cleaned.get("agencies") or ()}:
            self.add_error("agencies", "An agency cannot come into itself: leave it out of those that end.")
        return cleaned


class SplitAgency(FromADay):
    """Which agencies come after one, from which day; the first takes over what is open."""

    seen = None
    names = forms.CharField(
        max_length=1000,
        required=False,
        label="Which agencies come after it?",
        help_text="One name a line. The first takes over what is open.",
        widget=forms.Textarea,
    )
    previewed = forms.CharField(required=False, widget=forms.HiddenInput)
    field_order = ("names", "since", "why", "why_safe", "previewed")

    def clean_names(self) -> list[str]:
        names = [each.strip() for each in self.cleaned_data["names"].splitlines() if each.strip()]
        if len(names) < 2 or len({each.casefold() for each in names}) < len(names):
            raise forms.ValidationError("Name at least two different agencies, one a line.")
        if any(len(each) > 120 for each in names):
            raise forms.ValidationError("A name may have 120 letters at most.")
        return names


class AddDistrict(forms.Form):
    """A district with its code."""

    code = forms.CharField(max_length=20, required=False, label="Code", help_text="For example, E07000004")
    name = NAME
    since = DayMonthYear(what="its first day", label="Since when?", help_text="It may lie in the past.")


class EndDistrict(forms.Form):
    """The last day of a district."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    last_day = DayMonthYear(what="its last day", label="What is its last day?")


class SetLogo(forms.Form):
    """A picture, what it says, and from which day it is shown."""

    file = forms.FileField(
        label="Picture",
        help_text="A PNG or JPEG of at most 200 KB.",
        error_messages={
            "required": "Choose the picture.",
            "empty": "The file is empty. Choose another.",
            "invalid": "Choose the picture.",
        },
    )
    words = forms.CharField(
        max_length=120,
        required=False,
        label="What does it say?",
        help_text="For those who cannot see it, for example: Chalkshire Safeguarding Children Board.",
    )
    since = DayMonthYear(what="the first day", label="From which day is it shown?")


class ChoosePreset(FromADay):
    """All words at once, from a day."""

    seen = None
    preset = forms.ChoiceField(
        choices=tuple(PRESETS.items()),
        widget=forms.RadioSelect,
        label="Which names?",
        error_messages={"required": "Choose which names count."},
    )
    field_order = ("preset", "since", "why", "why_safe")
