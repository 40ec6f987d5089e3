"""What is typed when a file is kept longer, a hold is lifted, or a deletion is taken back."""

from __future__ import annotations

from django import forms

from safeboard.kernel.ui.fields import DO_NOT_NAME, DayMonthYear, FreeWords

THIS, ALL = "this", "all"


class Seen(forms.Form):
    """The version that somebody had before them when they agreed."""

    seen = forms.IntegerField(widget=forms.HiddenInput)


class KeepLonger(FreeWords):
    """Keep a file until a day, and why."""

    free = ("why",)
    which = forms.ChoiceField(
        choices=((THIS, "This file"), (ALL, "Every file of this return from this agency")),
        widget=forms.RadioSelect,
        label="What is to be kept?",
        error_messages={"required": "Choose what is to be kept."},
    )
    until = DayMonthYear(what="the last day", label="Keep it until which day?")
    why = forms.CharField(
        max_length=500,
        widget=forms.Textarea,
        label="Why is it kept?",
        help_text=f"For example: an inquiry has asked for it. {DO_NOT_NAME}",
        error_messages={"required": "Say why it is kept, in a sentence."},
    )


class Why(FreeWords):
    """Why a hold is lifted or a deletion taken back."""

    free = ("why",)
    seen = forms.IntegerField(widget=forms.HiddenInput)
    why = forms.CharField(
        max_length=500,
        widget=forms.Textarea,
        label="Why?",
        help_text=DO_NOT_NAME,
        error_messages={"required": "Say why, in a sentence."},
    )
