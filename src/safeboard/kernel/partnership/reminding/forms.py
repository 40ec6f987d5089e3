"""What is typed into a reminder, and whether one wants the weekly e-mail."""

from __future__ import annotations

from collections.abc import Callable

from django import forms

from safeboard.kernel.work import outbox

NO_CHILD = "Do not name a child, a parent or a child’s worker: e-mail can be read on its way."


class Words(forms.Form):
    """The subject and the words of one reminder; `seen` is how often they had been reminded before."""

    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    subject = forms.CharField(label="Subject", required=False)
    body = forms.CharField(
        label="Message",
        required=False,
        widget=forms.Textarea,
        help_text=NO_CHILD,
    )

    def clean_subject(self) -> str:
        """One line, naming nobody."""
        return _checked(outbox.checked_subject, self.cleaned_data["subject"])

    def clean_body(self) -> str:
        """Words that may go by e-mail."""
        return _checked(outbox.checked_body, self.cleaned_data["body"])


class Weekly(forms.Form):
    """Whether one wants the weekly e-mail."""

    wanted = forms.ChoiceField(
        label="Do you want this e-mail on Mondays?",
        choices=(("yes", "Yes, when something waits for me"), ("no", "No, I look myself")),
        widget=forms.RadioSelect,
        error_messages={"required": "Choose yes or no."},
    )


def _checked(check: Callable[[str], str], text: str) -> str:
    try:
        return check(text)
    except outbox.Refused as refusal:
        raise forms.ValidationError(refusal.message) from None
