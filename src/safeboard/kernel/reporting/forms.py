"""What is asked when a page is commented on or corrected."""

from __future__ import annotations

from django import forms

from safeboard.kernel.ui.fields import DO_NOT_NAME, FreeWords


class Correction(FreeWords):
    """A dated correction to an issued page."""

    free = ("words",)

    words = forms.CharField(
        label="What was wrong, and what is right?",
        help_text=f"It is dated and stands beside the page, which stays as the Board saw it. {DO_NOT_NAME}",
        max_length=2000,
        error_messages={"required": "Say what was wrong and what is right."},
    )


class Commentary(FreeWords):
    """The sub group's words on one indicator."""

    free = ("words",)

    words = forms.CharField(
        label="What does the Board need to know about this figure?",
        help_text=DO_NOT_NAME,
        max_length=1000,
        required=False,
    )
    version = forms.IntegerField(widget=forms.HiddenInput)
