"""What is typed when a challenge event is planned, held, written up and come back to."""

from __future__ import annotations

from typing import Any

from django import forms

from safeboard.kernel.access.readers import Reader
from safeboard.kernel.actions import selectors
from safeboard.kernel.actions.forms import missing
from safeboard.kernel.actions.models import ChallengeEvent
from safeboard.kernel.actions.owners import sub_groups
from safeboard.kernel.ui.fields import DO_NOT_NAME, DayMonthYear, FreeWords


def _words(label: str, empty: str, hint: str = "", longest: int = 4000) -> forms.CharField:
    return forms.CharField(
        max_length=longest,
        widget=forms.Textarea,
        label=label,
        help_text=f"{hint} {DO_NOT_NAME}".strip(),
        error_messages=missing(empty),
    )


class PlanEvent(FreeWords):
    """What an event looks into, and when."""

    free = ("title", "scope")
    title = forms.CharField(
        max_length=200,
        label="What is the event about?",
        error_messages=missing("Say what the event is about, in a sentence."),
    )
    scope = _words(
        "What does it look into, and what may it mean for children?", "Say what it looks into.", longest=2000
    )
    held_on = DayMonthYear(what="the day of the event", label="When is it?")
    sub_group = forms.ModelChoiceField(
        queryset=None, required=False, label="Which sub group leads it? (optional)"
    )

    def __init__(self, *args: Any, reader: Reader, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["sub_group"].queryset = sub_groups()


class Stage(FreeWords):
    """One stage of an event; `seen` is the version that the writer had before them."""

    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, reader: Reader, event: ChallengeEvent, **options: Any) -> None:
        super().__init__(*args, **options)
        if "agencies" in self.fields:
            self.fields["agencies"].queryset = selectors.agencies_to_ask(reader)

    def verb_fields(self) -> dict[str, Any]:
        """What was typed, as the verb takes it; where nothing is written there is no reason to keep."""
        drop = {"seen"} if self.free else {"seen", "why_safe"}
        return {name: value for name, value in self.cleaned_data.items() if name not in drop}


class Ask(Stage):
    """Who is asked for evidence."""

    agencies = forms.ModelMultipleChoiceField(
        queryset=None,
        widget=forms.CheckboxSelectMultiple,
        label="Which agencies are asked for evidence?",
        error_messages=missing("Choose at least one agency to ask."),
    )


class Held(Stage):
    """When it was held and who gave evidence."""

    held_on = DayMonthYear(what="the day", label="When was it held?")
    agencies = forms.ModelMultipleChoiceField(
        queryset=None,
        widget=forms.CheckboxSelectMultiple,
        label="Who gave evidence?",
        error_messages=missing("Choose who gave evidence."),
    )


class Findings(Stage):
    """Strengths, gaps and the public briefing."""

    free = ("strengths", "gaps", "briefing")
    strengths = _words("What works well?", "Say what works well.")
    gaps = _words("What is missing for children?", "Say what is missing for children.")
    briefing = _words(
        "The public briefing",
        "Write the public briefing.",
        "In words that a parent understands.",
        longest=6000,
    )


class Actions(Stage):
    """Nothing to type: the button is the answer."""


class Revisit(Stage):
    """What changed since."""

    free = ("changed",)
    changed = _words(
        "What changed for children since, and how do you know?", "Say what changed for children."
    )
