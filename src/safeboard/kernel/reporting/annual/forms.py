"""What is typed into a chapter: a sentence, a comment, an answer."""

from __future__ import annotations

from typing import Any

from django import forms

from safeboard.kernel.ui.fields import DO_NOT_NAME, FreeWords

NOTATION = (
    "Words, with every number bound: {T1-04 2015-16} is a number, {T1-04 2015-16 above England} a comparison that is "
    f"checked. {DO_NOT_NAME}"
)


class SentenceForm(forms.Form):
    """A sentence in the notation; `seen` is the version that its writer had before them."""

    text = forms.CharField(
        max_length=2000,
        widget=forms.Textarea,
        label="The sentence",
        help_text=NOTATION,
        error_messages={"required": "Write the sentence, or go back and take it out."},
    )
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)


class RemarkForm(FreeWords):
    """A partner's comment."""

    free = ("words",)
    words = forms.CharField(
        max_length=2000,
        widget=forms.Textarea,
        label="Your comment",
        help_text=DO_NOT_NAME,
        error_messages={"required": "Write your comment."},
    )


class AnswerForm(FreeWords):
    """Accept a comment, or say why not."""

    free = ("words",)
    outcome = forms.ChoiceField(
        choices=(("accepted", "Accept it: the words will change"), ("answered", "Answer it")),
        widget=forms.RadioSelect,
        label="What will you do?",
        error_messages={"required": "Choose to accept the comment or to answer it."},
    )
    words = forms.CharField(
        max_length=2000, required=False, widget=forms.Textarea, label="Your answer", help_text=DO_NOT_NAME
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("outcome") == "answered" and not cleaned.get("words", "").strip():
            self.add_error("words", "Write your answer.")
        return cleaned
