"""What is asked of whoever proposes a release, and of whoever decides about one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from safeboard.kernel.indicators.releasing.choosing import releasable
from safeboard.kernel.partnership.models import User
from safeboard.kernel.ui.fields import DO_NOT_NAME, FreeWords

DETAIL = (("quarters", "Quarters of each year"), ("breakdowns", "Breakdowns of each year"))
MOST_AT_ONCE = 30
APPROVE, DECLINE, WITHDRAW = "approve", "decline", "withdraw"


class Propose(FreeWords):
    """A title, what it is about, which indicators over which years, and who reads it while it is held."""

    free = ("title", "words")

    title = forms.CharField(
        label="What is the release called?",
        max_length=120,
        error_messages={"required": "Give the release a title."},
    )
    words = forms.CharField(
        label="What should somebody know who reads it?",
        help_text=f"{DO_NOT_NAME} Do not write a figure here that the tables hide.",
        max_length=1000,
        required=False,
    )
    codes = forms.MultipleChoiceField(
        label="Which indicators?",
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "Choose at least one indicator.",
            "invalid_choice": "Choose from the list.",
        },
    )
    years = forms.MultipleChoiceField(
        label="Which years?",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose at least one year.", "invalid_choice": "Choose from the list."},
    )
    detail = forms.MultipleChoiceField(
        label="In how much detail?",
        help_text="The more detail, the more must be hidden.",
        widget=forms.CheckboxSelectMultiple,
        choices=DETAIL,
        required=False,
    )
    readers = forms.MultipleChoiceField(
        label="Who may read it while it is held?",
        help_text="Only the people you choose, and those who propose and approve releases.",
        widget=forms.CheckboxSelectMultiple,
        required=False,
        error_messages={"invalid_choice": "Choose from the list."},
    )

    def __init__(
        self, *args: Any, years: Sequence[tuple[str, str]], people: Sequence[User], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.fields["codes"].choices = [(each.code, f"{each.code} {each.title}") for each in releasable()]  # type: ignore[attr-defined]
        self.fields["years"].choices = years  # type: ignore[attr-defined]
        self.fields["readers"].choices = [(str(each.pk), each.name) for each in people]  # type: ignore[attr-defined]

    def clean_codes(self) -> list[str]:
        """Not so many that the check outlasts the patience of a browser."""
        codes: list[str] = self.cleaned_data["codes"]
        if len(codes) > MOST_AT_ONCE:
            raise forms.ValidationError(
                f"Choose at most {MOST_AT_ONCE} indicators; you chose {len(codes)}. Make a second release of the others."
            )
        return codes


class Decide(FreeWords):
    """Approve, do not approve, or withdraw; the last two with a reason."""

    free = ("reason",)

    decision = forms.ChoiceField(
        label="What is your decision?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose your decision.", "invalid_choice": "Choose one of these."},
    )
    reason = forms.CharField(
        label="Why?",
        help_text="Needed unless you approve. Everybody may read it.",
        max_length=1000,
        required=False,
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, decisions: Sequence[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["decision"].choices = decisions  # type: ignore[attr-defined]
