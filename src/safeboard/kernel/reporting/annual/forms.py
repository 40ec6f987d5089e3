"""What is typed into a chapter: a sentence, a comment, an answer."""

from __future__ import annotations

from typing import Any

from django import forms

from safeboard.kernel.reporting.annual import scanning
from safeboard.kernel.reporting.annual.sentences import tidy
from safeboard.kernel.ui.fields import DO_NOT_NAME, SHORTEST_REASON, FreeWords

NOTATION = (
    "Words, with every number bound: {T1-04 2015-16} is a number, {T1-04 2015-16 above England} a comparison that is "
    f"checked. {DO_NOT_NAME}"
)


class SentenceForm(FreeWords):
    """A sentence in the notation; `seen` is the version that its writer had before them."""

    free = ("text",)

    text = forms.CharField(
        max_length=2000,
        widget=forms.Textarea,
        label="The sentence",
        help_text=NOTATION,
        error_messages={"required": "Write the sentence, or go back and take it out."},
    )
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def clean_text(self) -> str:
        """The sentence as it is kept, so that what looks personal cannot hide behind characters that go."""
        text = tidy(self.cleaned_data["text"])
        if not text:
            raise forms.ValidationError(self.fields["text"].error_messages["required"])
        return text

    def clean(self) -> dict[str, Any]:
        reason = (self.cleaned_data.get("why_safe") or "").strip()
        cleaned = super().clean()
        finds = scanning.personal(cleaned.get("text") or "")
        if finds and not self.asks_why_safe:
            self.asks_why_safe = True
            cleaned["why_safe"] = reason
            if len(reason) < SHORTEST_REASON:
                found = "; ".join(each.text for each in finds)
                message = f"This looks like personal information ({found}). Remove it, or say why it is safe."
                self.add_error("text", message)
        return cleaned


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


class RewordForm(RemarkForm):
    """One's own comment in other words; `seen` is the version that its writer had before them."""

    seen = forms.IntegerField(widget=forms.HiddenInput)


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
