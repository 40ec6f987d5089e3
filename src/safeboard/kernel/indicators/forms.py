"""What is asked when the Board decides about a flag, an agency comments on one, and a new baseline is answered."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet

from safeboard.kernel.actions.models import Kind
from safeboard.kernel.indicators.models import Rebase
from safeboard.kernel.partnership.models import Agency, SubGroup
from safeboard.kernel.ui.fields import DO_NOT_NAME, DayMonthYear, FreeWords

SHORTEST = 20
ENDINGS = (
    (Kind.ACTION.value, "Take an action"),
    (Kind.DEEP_DIVE.value, "Ask a sub group to look deeper"),
    (Kind.CHALLENGE.value, "Challenge an agency"),
    (Kind.CONCERN.value, "Add to risks and concerns"),
    (Kind.WATCH.value, "Keep watching until a date, because ..."),
)


class Decision(FreeWords):
    """One of five endings with its reason, owner and date; nothing is preselected (R-DAT-04)."""

    free = ("rationale", "measure")

    ending = forms.ChoiceField(
        label="What should happen?",
        choices=ENDINGS,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what should happen."},
    )
    rationale = forms.CharField(
        label="Why?",
        help_text=DO_NOT_NAME,
        max_length=2000,
        min_length=SHORTEST,
        error_messages={"required": "Say why, in a sentence.", "min_length": "Say why, in a sentence."},
    )
    agency = forms.ModelChoiceField(label="Which agency?", queryset=None, required=False)
    sub_group = forms.ModelChoiceField(label="Which sub group?", queryset=None, required=False)
    owner = forms.CharField(
        label="Who owns it there?", help_text="A role, not a name.", required=False, max_length=120
    )
    measure = forms.CharField(label="How will everybody know that it worked?", required=False, max_length=300)
    due_on = DayMonthYear(label="By when?", what="the date by when")
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, agencies: QuerySet[Agency], sub_groups: QuerySet[SubGroup], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.fields["agency"].queryset = agencies  # type: ignore[attr-defined]
        self.fields["sub_group"].queryset = sub_groups  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        asked = super().clean()
        if asked.get("ending") == Kind.ACTION and not asked.get("owner", "").strip():
            self.add_error("owner", "Say which role there owns it.")
        return asked


class Comment(FreeWords):
    """What an agency makes of a flag about itself."""

    free = ("words",)

    words = forms.CharField(
        label="What explains this, and what are you doing about it?",
        help_text=f"It is printed beside the flag. {DO_NOT_NAME}",
        max_length=2000,
        error_messages={"required": "Write a sentence, or leave this page."},
    )
    version = forms.IntegerField(widget=forms.HiddenInput)


class NewBaseline(FreeWords):
    """Accept or decline a new baseline; nothing is preselected but the month that is proposed."""

    free = ("reason",)

    answer = forms.ChoiceField(
        label="Your answer",
        choices=(
            (Rebase.ACCEPTED, "Yes, the limits start anew"),
            (Rebase.DECLINED, "No, the limits stay"),
        ),
        widget=forms.RadioSelect,
        error_messages={"required": "Choose yes or no."},
    )
    starts_on = forms.ChoiceField(label="From which month?", error_messages={"required": "Choose a month."})
    reason = forms.CharField(
        label="What changed, and how do you know?",
        help_text=f"It is printed beside the chart with your name. {DO_NOT_NAME}",
        max_length=300,
        error_messages={"required": "Say what changed, in a sentence."},
    )

    def __init__(self, *args: Any, months: Sequence[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["starts_on"].choices = list(months)  # type: ignore[attr-defined]

    def clean_starts_on(self) -> dt.date:
        return dt.date.fromisoformat(self.cleaned_data["starts_on"])
