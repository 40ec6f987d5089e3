"""What is typed for minutes, corrections, decisions and what follows from them."""

from __future__ import annotations

from typing import Any

from django import forms

from safeboard.kernel.access.readers import Reader
from safeboard.kernel.actions.forms import missing
from safeboard.kernel.meetings import following, record
from safeboard.kernel.meetings.models import AgendaItem, Decision, Meeting
from safeboard.kernel.meetings.permissions import PAPERS
from safeboard.kernel.ui.fields import DO_NOT_NAME, DayMonthYear, FreeWords


class Seen(FreeWords):
    """Words about one item; `seen` is the last version that the writer had before them."""

    seen = forms.IntegerField(widget=forms.HiddenInput)


class WriteMinute(Seen):
    """What was said under one item, and who challenged whom."""

    free = ("words", "challenge")
    words = forms.CharField(
        max_length=8000,
        widget=forms.Textarea,
        label="What was said",
        help_text=f"Posts and agencies, never names of families. {DO_NOT_NAME}",
        error_messages=missing("Write what was said, in a sentence or more."),
    )
    challenge = forms.CharField(
        max_length=2000,
        required=False,
        widget=forms.Textarea,
        label="Challenge (if there was one)",
        help_text="Who challenged, about what, and what was answered.",
    )


class CorrectMinute(Seen):
    """What agreed minutes should say instead."""

    free = ("words",)
    words = forms.CharField(
        max_length=8000,
        widget=forms.Textarea,
        label="What should it say instead?",
        help_text=f"The agreed words stay. Your correction stands below them with today’s date. {DO_NOT_NAME}",
        error_messages=missing("Say what it should say instead."),
    )


class Circulate(forms.Form):
    """Nothing to type: the button is the answer."""

    seen = forms.IntegerField(widget=forms.HiddenInput)


class Agree(Circulate):
    """The meeting at which the minutes were agreed."""

    at_meeting = forms.ModelChoiceField(
        queryset=None,
        label="Which meeting agreed them?",
        empty_label=None,
        error_messages=missing("Choose the meeting that agreed them."),
    )

    def __init__(self, *args: Any, reader: Reader, meeting: Meeting, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["at_meeting"].queryset = record.next_meetings(reader, meeting)


class Decide(FreeWords):
    """A decision: what, why, against what else, on what was known, and who dissented."""

    free = ("words", "rationale", "options", "known", "dissent")
    words = forms.CharField(
        max_length=2000,
        widget=forms.Textarea,
        label="What was decided?",
        help_text=DO_NOT_NAME,
        error_messages=missing("Say what was decided, in a sentence."),
    )
    rationale = forms.CharField(
        max_length=2000, widget=forms.Textarea, label="Why?", error_messages=missing("Say why.")
    )
    options = forms.CharField(
        max_length=2000,
        required=False,
        widget=forms.Textarea,
        label="What else was looked at? (optional)",
    )
    known = forms.CharField(
        max_length=2000,
        widget=forms.Textarea,
        label="What was known?",
        help_text="The papers and figures that lay before the meeting. The papers of this item are filled in.",
        error_messages=missing("Say what was known: papers and figures before the meeting."),
    )
    dissent = forms.CharField(
        max_length=400,
        required=False,
        label="Who dissented, and why? (optional)",
        help_text="Posts, not names.",
    )
    supersedes = forms.ModelChoiceField(
        queryset=None,
        required=False,
        label="Does it take the place of an earlier decision?",
        help_text="The earlier one stays in the register and points to this one.",
    )

    def __init__(self, *args: Any, reader: Reader, item: AgendaItem, **options: Any) -> None:
        super().__init__(*args, **options)
        earlier = Decision.visible(reader, PAPERS).filter(item__series=item.series_id)
        self.fields["supersedes"].queryset = earlier.select_related("item")
        self.fields["supersedes"].label_from_instance = lambda each: f"{each}: {each.words[:80]}"


class FollowUp(FreeWords):
    """An action or a challenge that follows from an item of a meeting."""

    free = ("title", "words", "measure", "owner")
    title = forms.CharField(max_length=300, error_messages=missing("Say what it is, in a sentence."))
    agency = forms.ModelChoiceField(queryset=None, error_messages=missing("Choose the agency."))
    owner = forms.CharField(
        max_length=120,
        required=False,
        label="Which post owns it there?",
        help_text="One post, not a person’s name and not “all”.",
    )
    due_on = DayMonthYear(what="the day", label="By when?", required=False)
    measure = forms.CharField(max_length=300, required=False, label="How will everybody know that it worked?")
    words = forms.CharField(max_length=4000, required=False, widget=forms.Textarea, help_text=DO_NOT_NAME)

    def __init__(self, *args: Any, kind: str, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["agency"].queryset = following.agencies()
        action = kind == "action"
        self.fields["title"].label = "What will be done?" if action else "What is the question?"
        self.fields["agency"].label = "Which agency will do it?" if action else "Which agency must answer?"
        self.fields["words"].label = (
            "Anything else they need to know"
            if action
            else "What it rests on, and what it means for children"
        )
        if not action:
            del self.fields["measure"]
            self.fields["due_on"].help_text = "Leave empty for the usual time to reply."
