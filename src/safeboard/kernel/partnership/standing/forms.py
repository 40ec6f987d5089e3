"""What is typed when a setting is changed from a day on."""

from __future__ import annotations

from typing import Any

from django import forms

from safeboard.grammar.declarations.office import Setting
from safeboard.kernel.ui.fields import DayMonthYear, FreeWords

WHY = forms.CharField(
    max_length=500,
    required=False,
    label="Why?",
    help_text="It stands in the history. For example: agreed by the Board on 28 April. Name nobody.",
    widget=forms.Textarea,
)


class FromADay(FreeWords):
    """From which day, and why; `seen` is the version that the writer had before them."""

    free = ("why",)
    seen = forms.IntegerField(widget=forms.HiddenInput)
    since = DayMonthYear(
        what="the day from which it counts",
        label="From which day does it count?",
        help_text="Today or a day ahead. Whatever belongs to an earlier day keeps the value of that day.",
    )
    why = WHY


class ChangeSetting(FromADay):
    """A new value of one setting; how it is typed follows its kind."""

    value = forms.CharField(max_length=4000, required=False, label="New value")
    correcting = forms.BooleanField(
        required=False,
        label="I am correcting a mistake",
        help_text="Only then may the day have passed. Pages that were issued stay as they are.",
    )
    field_order = ("seen", "value", "since", "correcting", "why", "why_safe")

    def __init__(
        self, *args: Any, setting: Setting, choices: tuple[tuple[str, str], ...] = (), **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.setting = setting
        offered = choices or setting.choices
        self.fields["value"].help_text = setting.help
        if offered:
            self.fields["value"] = forms.ChoiceField(
                choices=offered,
                label="New value",
                error_messages={
                    "required": "Choose a value.",
                    "invalid_choice": "Choose one of the values in the list.",
                },
            )
        elif setting.kind == "day list":
            self.fields["value"].help_text = setting.help or "One day a line, as 2016-12-28."
            self.fields["value"].widget = forms.Textarea()
        self.order_fields(self.field_order)

    def clean_value(self) -> str:
        text: str = self.cleaned_data["value"]
        try:
            self.setting.read(text)
        except ValueError as refused:
            raise forms.ValidationError(str(refused)) from None
        return text


class TakeBack(forms.Form):
    """Taking a change back: only the version that was seen."""

    seen = forms.IntegerField(widget=forms.HiddenInput)


def put_back(form: forms.Form, seen: int) -> None:
    """Keep all that was typed under the newest version, so that it may be sent again."""
    form.data = form.data.copy()
    form.data["seen"] = str(seen)
