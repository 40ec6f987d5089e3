"""What is typed on a dashboard: an explanation, a word of assurance, a line of enquiry, its answer, its end."""

from __future__ import annotations

from typing import Any

from django import forms

from safeboard.kernel.access.readers import Reader
from safeboard.kernel.actions.permissions import RAISE
from safeboard.kernel.actions.selectors import agencies_to_ask
from safeboard.kernel.reporting.themes.enquiring import AN_AGENCY, THE_ANALYST, THE_GROUP
from safeboard.kernel.ui.fields import DO_NOT_NAME, DayMonthYear, FreeWords


class Spoken(FreeWords):
    """Words that somebody else may have changed since: `seen` is the version that the writer had before them."""

    seen = forms.IntegerField(widget=forms.HiddenInput)


class Explanation(Spoken):
    """Why a flag is up, what is being done, what to look into next (W22)."""

    free = ("words", "doing", "enquiry")

    words = forms.CharField(
        label="What explains it?",
        help_text=f"What lies behind the figure, as far as you know. {DO_NOT_NAME}",
        max_length=1000,
        widget=forms.Textarea,
        error_messages={"required": "Say what explains it. If nobody knows, say so."},
    )
    doing = forms.CharField(
        label="What is being done about it?",
        help_text=DO_NOT_NAME,
        max_length=1000,
        widget=forms.Textarea,
        error_messages={"required": "Say what is being done, and by whom."},
    )
    enquiry = forms.CharField(
        label="What will you look into next?",
        help_text="Or why nothing more needs to be looked into.",
        max_length=1000,
        widget=forms.Textarea,
        error_messages={"required": "Say what you will look into next, or why nothing more."},
    )


class ByHand(FreeWords):
    """Why the Board should look at a figure that no test flagged (R-DAT-04)."""

    free = ("reason",)

    reason = forms.CharField(
        label="Why should the Board look at this?",
        help_text=f"One sentence. {DO_NOT_NAME}",
        max_length=240,
        widget=forms.Textarea,
        error_messages={"required": "Say why the Board should look at this."},
    )


class Assurance(Spoken):
    """The sentence of a sub group on its theme (SYS-56)."""

    free = ("words", "ask")

    words = forms.CharField(
        label="What did the sub group scrutinise, and what does it make of it?",
        help_text=f"One or two sentences. {DO_NOT_NAME}",
        max_length=600,
        widget=forms.Textarea,
        error_messages={"required": "Say in a sentence what you scrutinised."},
    )
    ask = forms.CharField(
        label="What do you want from the Board? (optional)",
        help_text="Leave it empty where you want nothing.",
        max_length=400,
        required=False,
        widget=forms.Textarea,
    )


class Ask(FreeWords):
    """A line of enquiry: the question, why, whom, by when."""

    free = ("question", "why")

    question = forms.CharField(
        label="What do you want to know?",
        help_text="One question. For example: which age groups account for the rise?",
        max_length=300,
        error_messages={"required": "Ask a question."},
    )
    why = forms.CharField(
        label="Why, and what may it mean for children?",
        help_text=DO_NOT_NAME,
        max_length=2000,
        widget=forms.Textarea,
        error_messages={"required": "Say why you ask, and what it may mean for children."},
    )
    whom = forms.ChoiceField(
        label="Whom do you ask?",
        choices=(
            (THE_ANALYST, "The data analyst"),
            (AN_AGENCY, "An agency"),
            (THE_GROUP, "The sub group looks into it itself"),
        ),
        widget=forms.RadioSelect,
        error_messages={"required": "Choose whom you ask."},
    )
    agency = forms.ModelChoiceField(queryset=None, required=False, label="Which agency? (if you ask one)")
    due_on = DayMonthYear(what="the day", label="By when?")

    def __init__(self, *args: Any, reader: Reader, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["agency"].queryset = agencies_to_ask(reader, RAISE)


class Answer(Spoken):
    """The answer to a line of enquiry, with figures to attach."""

    free = ("words",)

    words = forms.CharField(
        label="What did you find?",
        help_text=DO_NOT_NAME,
        max_length=3000,
        widget=forms.Textarea,
        error_messages={"required": "Say what you found."},
    )
    figures = forms.MultipleChoiceField(
        label="Attach figures",
        help_text="Figures that the Board was given, as everybody may read them. Newer ones can be attached when the next "
        "page is issued.",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, lines: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        if lines:
            self.fields["figures"].choices = lines
        else:
            del self.fields["figures"]


class Close(Spoken):
    """What was learnt, or what is missing."""

    free = ("learnt",)

    enough = forms.ChoiceField(
        label="Does it answer the question?",
        choices=(("yes", "Yes: close it with what was learnt"), ("no", "No: send it back")),
        widget=forms.RadioSelect,
        error_messages={"required": "Choose whether it answers the question."},
    )
    learnt = forms.CharField(
        label="What was learnt, or what is missing?",
        help_text=f"What we know now that we did not know before, and what follows from it. {DO_NOT_NAME}",
        max_length=3000,
        widget=forms.Textarea,
        error_messages={"required": "Say what was learnt, or what is missing."},
    )
