"""What is typed when something is raised: each kind asks for its own, in its own words."""

from __future__ import annotations

from typing import Any

from django import forms

from safeboard.kernel.access import policy
from safeboard.kernel.access.readers import Reader
from safeboard.kernel.actions import clocks, selectors
from safeboard.kernel.actions.escalating import OTHER_BOARDS
from safeboard.kernel.actions.forms import missing
from safeboard.kernel.actions.models import Channel, EntryType, Kind, Source
from safeboard.kernel.actions.owners import bodies, sub_groups
from safeboard.kernel.actions.permissions import ASK, RAISE, RAISE_RISK
from safeboard.kernel.actions.plan import PRIORITIES
from safeboard.kernel.partnership.words import worded
from safeboard.kernel.ui.fields import DO_NOT_NAME, DayMonthYear, FreeWords

KINDS = (
    (Kind.ACTION.value, "Take an action"),
    (Kind.DEEP_DIVE.value, "Ask a sub group to look deeper"),
    (Kind.CHALLENGE.value, "Challenge an agency"),
    (Kind.CONCERN.value, "Add to risks and concerns"),
    (Kind.WATCH.value, "Keep watching"),
    (Kind.PLAN.value, "Add to the Improvement and Development Plan"),
)
# Who may raise what: any member may challenge and raise a risk (domain W19, W20).
RIGHT = {Kind.CHALLENGE.value: ASK, Kind.CONCERN.value: RAISE_RISK}
HINT = {
    Kind.CHALLENGE.value: "Our value: we respectfully challenge each other to make a difference for children.",
    Kind.CONCERN.value: "The business manager sorts it within a few days. The {board} looks at every entry at each meeting.",
    Kind.PLAN.value: "One agency owns each item. It is complete only with evidence, and somebody else checks it.",
}
# The fields that each kind asks for, in order, with their words on screen.
ASKED: dict[str, dict[str, str]] = {
    Kind.ACTION: {
        "title": "What will be done?",
        "agency": "Which agency will do it?",
        "owner": "Which post owns it there?",
        "due_on": "By when?",
        "measure": "How will everybody know that it worked?",
        "words": "Anything else they need to know",
    },
    Kind.DEEP_DIVE: {
        "title": "What should they look into?",
        "words": "Why, and what it may mean for children",
        "sub_group": "Which sub group?",
        "due_on": "When should they report back?",
    },
    Kind.CHALLENGE: {
        "title": "What is the question?",
        "words": "What it rests on, and what it means for children",
        "asked_by": "Which body challenges?",
        "agency": "Which agency must answer?",
        "due_on": "When must they answer?",
    },
    Kind.CONCERN: {
        "words": "What does it mean for children?",
        "title": "What might go wrong, or has gone wrong?",
        "entry_type": "What kind of entry is it?",
        "channel": "How did the {board} hear of it?",
        "evidence": "What shows it?",
        "agency": "Which agency should own it? (optional)",
        "sub_group": "Which sub group looks after it? (optional)",
        "shared_with": "Which other boards share it? (optional)",
    },
    Kind.WATCH: {
        "title": "What are we watching?",
        "words": "Why watch and not act?",
        "due_on": "Until when?",
    },
    Kind.PLAN: {
        "title": "What will be done?",
        "priority": "Which priority does it serve?",
        "objective": "Towards which objective? (optional)",
        "source": "What does it follow from?",
        "source_words": "Which finding does it answer?",
        "agency": "Which agency owns it?",
        "sub_group": "Which sub group looks after it? (optional)",
        "owner": "Which post owns it there?",
        "plan_year": "Which year of the plan?",
        "due_on": "By when?",
        "measure": "How will everybody know that it worked?",
        "baseline": "How is it now? (optional)",
        "shared_with": "Which other boards share it? (optional)",
    },
}
KEPT = ("why_safe", "indicator", "flag", "event")
NEEDED = {
    Kind.CONCERN.value: {
        "entry_type": "Choose what kind of entry it is.",
        "channel": "Choose how the {board} heard of it.",
    }
}


class ChooseKind(forms.Form):
    """The five endings of a red flag (R-DAT-04) and an item of the plan; nothing is preselected."""

    kind = forms.ChoiceField(widget=forms.RadioSelect, error_messages=missing("Choose what you want to do."))

    def __init__(self, *args: Any, reader: Reader, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["kind"].choices = [
            (kind, words) for kind, words in KINDS if policy.may(reader, RIGHT.get(kind, RAISE))
        ]


class Raise(FreeWords):
    """Everything that one kind of item asks for."""

    free = ("title", "words", "evidence", "measure", "owner", "source_words", "objective", "baseline")

    title = forms.CharField(max_length=300, error_messages=missing("Say what it is, in a sentence."))
    words = forms.CharField(max_length=4000, required=False, widget=forms.Textarea, help_text=DO_NOT_NAME)
    agency = forms.ModelChoiceField(queryset=None, required=False)
    sub_group = forms.ModelChoiceField(queryset=None, required=False)
    owner = forms.CharField(max_length=120, required=False, help_text="A post, not a person’s name.")
    due_on = DayMonthYear(what="the day", required=False)
    measure = forms.CharField(max_length=300, required=False)
    entry_type = forms.ChoiceField(choices=EntryType.choices, required=False, widget=forms.RadioSelect)
    channel = forms.ChoiceField(choices=[("", ""), *Channel.choices], required=False)
    evidence = forms.CharField(
        max_length=4000,
        required=False,
        widget=forms.Textarea,
        help_text="Figures, findings, what people said. A capacity concern needs it: posts, hours, what waits. "
        + DO_NOT_NAME,
    )
    asked_by = forms.ChoiceField(
        required=False, help_text="So that everybody sees whether challenge is spread evenly."
    )
    priority = forms.ChoiceField(choices=tuple(PRIORITIES.items()), required=False, widget=forms.RadioSelect)
    objective = forms.CharField(max_length=200, required=False)
    source = forms.ChoiceField(choices=[("", ""), *Source.choices], required=False)
    source_words = forms.CharField(max_length=200, required=False)
    plan_year = forms.RegexField(
        r"^20\d\d-\d\d$",
        required=False,
        help_text="For example, 2016-17.",
        error_messages={"invalid": "Write the year like 2016-17."},
    )
    baseline = forms.CharField(max_length=200, required=False)
    shared_with = forms.MultipleChoiceField(
        choices=tuple(OTHER_BOARDS.items()),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Under the Joint Protocol the four chairs see what their boards share.",
    )
    indicator = forms.CharField(max_length=10, required=False, widget=forms.HiddenInput)
    flag = forms.IntegerField(required=False, widget=forms.HiddenInput)
    event = forms.ModelChoiceField(queryset=None, required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, kind: str, reader: Reader, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["agency"].queryset = selectors.agencies_to_ask(reader, RIGHT.get(kind, RAISE))
        self.fields["sub_group"].queryset = sub_groups()
        self.fields["event"].queryset = selectors.events_to_follow(reader)
        self.fields["asked_by"].choices = [("", ""), *((name, name) for name in bodies())]
        asked = ASKED[kind]
        for name in [name for name in self.fields if name not in KEPT]:
            if name in asked:
                self.fields[name].label = worded(asked[name])
            else:
                del self.fields[name]
        for name, message in NEEDED.get(kind, {}).items():
            self.fields[name].required = True
            self.fields[name].error_messages["required"] = worded(message)
        if kind == Kind.CHALLENGE:
            days = clocks.number(clocks.REPLY_DAYS, reader.on)
            self.fields["due_on"].help_text = f"Leave empty for {days} working days from today."
        self.order_fields([*asked, "why_safe"])

    def verb_fields(self) -> dict[str, Any]:
        """What was typed, as `tracking.raise_item` takes it."""
        typed = {name: value for name, value in self.cleaned_data.items() if name != "event" or value}
        if "shared_with" in typed:
            typed["shared_with"] = " ".join(typed["shared_with"])
        return typed
