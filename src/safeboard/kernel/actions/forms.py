"""What is typed when something is answered, shown, checked or reported."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest, QueryDict

from safeboard.kernel.access.readers import Reader
from safeboard.kernel.actions import readiness
from safeboard.kernel.actions.models import Item, Standing
from safeboard.kernel.ui.fields import DO_NOT_NAME, DayMonthYear, FreeWords

FOUND = {
    Standing.MADE_A_DIFFERENCE: "It is done, and it made a difference for children",
    Standing.CHECKED: "It is done; it is too early to say what difference it made",
    Standing.NO_DIFFERENCE: "It is done, and it made no difference",
    Standing.OPEN: "It is not done yet",
}


def posted(request: HttpRequest) -> QueryDict | None:
    """What was sent, even if it is nothing; None where the page is only looked at."""
    return request.POST if request.method == "POST" else None


def missing(what: str) -> dict[str, str]:
    """The message of a field that was left empty."""
    return {"required": what}


class Seen(forms.Form):
    """A form about one item; `seen` is the version that the writer had before them."""

    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, item: Item | None = None, reader: Reader | None = None, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.fit(item, reader)

    def fit(self, item: Item | None, reader: Reader | None) -> None:
        """Fit the questions to the item and to whoever answers; most forms ask everybody the same."""

    def verb_fields(self) -> dict[str, Any]:
        """What was typed, as the verb takes it."""
        return {name: value for name, value in self.cleaned_data.items() if name != "seen"}


class OnItem(Seen, FreeWords):
    """Free words about one item."""


class ReplyYes(OnItem):
    """The agency agrees: its answer, what it will do, and by when."""

    free = ("answer", "promise")
    answer = forms.CharField(
        max_length=4000,
        widget=forms.Textarea,
        label="Your answer",
        help_text=f"What you found, and what it means for children. “Noted” is not a response. {DO_NOT_NAME}",
        error_messages=missing("Say what your agency answers."),
    )
    promise = forms.CharField(
        max_length=1000,
        widget=forms.Textarea,
        label="What will your agency do?",
        help_text=DO_NOT_NAME,
        error_messages=missing("Say what your agency will do, in a sentence."),
    )
    promised_on = DayMonthYear(what="the day", label="By when?")


class ReplyNo(OnItem):
    """The agency does not agree: its reasons."""

    free = ("answer",)
    answer = forms.CharField(
        max_length=4000,
        widget=forms.Textarea,
        label="Your reasons",
        help_text=f"A no needs its reasons. “Noted” is not a response. {DO_NOT_NAME}",
        error_messages=missing("A no needs its reasons."),
    )


class Accept(OnItem):
    """The challenger agrees; words are welcome but not needed."""

    free = ("words",)
    words = forms.CharField(
        max_length=4000,
        required=False,
        widget=forms.Textarea,
        label="What was agreed (optional)",
        help_text=DO_NOT_NAME,
    )


class NotAccept(OnItem):
    """What is missing from a reply."""

    free = ("missing",)
    missing = forms.CharField(
        max_length=4000,
        widget=forms.Textarea,
        label="What is missing?",
        help_text=DO_NOT_NAME,
        error_messages=missing("Say what is missing."),
    )


class Evidence(OnItem):
    """What changed for children, and since when."""

    free = ("changed",)
    changed = forms.CharField(
        max_length=4000,
        widget=forms.Textarea,
        label="What has changed for children?",
        help_text=f"What you see now that you did not see before, and how you know. {DO_NOT_NAME}",
        error_messages=missing("Say what changed for children."),
    )
    changed_on = DayMonthYear(what="the day", label="Since when?")


class Confirm(Seen):
    """Nothing to type: the button is the answer."""


class Check(OnItem):
    """How the checker knows what they found."""

    free = ("words",)
    words = forms.CharField(
        max_length=4000,
        widget=forms.Textarea,
        label="How do you know?",
        help_text=f"What you looked at, and what it shows. {DO_NOT_NAME}",
        error_messages=missing("Say how you know."),
    )


class Agrees(forms.Form):
    """Yes or no, asked on a page of its own."""

    choice = forms.ChoiceField(
        label="Does your agency agree with what is asked?",
        choices=(
            ("yes", "Yes: we will say what we will do, and by when"),
            ("no", "No: we will give our reasons"),
        ),
        widget=forms.RadioSelect,
        error_messages=missing("Choose yes or no."),
    )


class Found(forms.Form):
    """What the check found, asked on a page of its own."""

    choice = forms.ChoiceField(
        label="What did you find?", widget=forms.RadioSelect, error_messages=missing("Choose what you found.")
    )

    def __init__(self, *args: Any, item: Item, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["choice"].choices = [(each.value, FOUND[each]) for each in readiness.outcomes(item)]


class Tell(FreeWords):
    """Something is wrong, or a data breach: where, and what."""

    free = ("words",)
    page = forms.CharField(
        max_length=300, label="Which page?", error_messages=missing("Say which page it is on.")
    )
    words = forms.CharField(
        max_length=4000,
        widget=forms.Textarea,
        label="What is wrong?",
        error_messages=missing("Say what is wrong."),
    )


class EndBreach(forms.Form):
    """The decision of the information governance lead; what hid nothing can only be closed."""

    outcome = forms.ChoiceField(
        label="What should happen now?",
        choices=(("shown", "Show it again"), ("kept", "Keep it hidden and close this record")),
        widget=forms.RadioSelect,
        error_messages=missing("Choose what should happen now."),
    )
    reason = forms.CharField(
        max_length=2000,
        widget=forms.Textarea,
        label="Why?",
        help_text="What you found, whom you told, and what was done.",
        error_messages=missing("Say why."),
    )

    def __init__(self, *args: Any, hides: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        if not hides:
            self.fields["outcome"].choices = (("kept", "Close this record"),)  # type: ignore[attr-defined]
