"""What is typed once for many items."""

from __future__ import annotations

from typing import Any

from django import forms

from safeboard.kernel.access.readers import Reader
from safeboard.kernel.actions.assigning import SHORTEST_REASON
from safeboard.kernel.actions.moving import one_owner
from safeboard.kernel.actions.owners import sub_groups
from safeboard.kernel.actions.permissions import RAISE_RISK
from safeboard.kernel.actions.readiness import NotNow
from safeboard.kernel.actions.selectors import agencies_to_ask
from safeboard.kernel.ui.fields import DO_NOT_NAME, DayMonthYear, FreeWords
from safeboard.kernel.work.today import today


class Give(FreeWords):
    """To whom: one agency or one sub group, and a post there (W26: what everybody owns, nobody does)."""

    free = ("owner", "words")
    whom = forms.ChoiceField(
        label="Which agency or sub group?", error_messages={"required": "Choose one agency or one sub group."}
    )
    owner = forms.CharField(
        max_length=120, required=False, label="Which post there?", help_text="A post, not a person’s name."
    )
    words = forms.CharField(
        max_length=1000, required=False, widget=forms.Textarea, label="Why (optional)", help_text=DO_NOT_NAME
    )

    def __init__(self, *args: Any, reader: Reader, **options: Any) -> None:
        super().__init__(*args, **options)
        # Whoever may name an agency in a risk may name it here; the right to give is asked of each item.
        self.agencies = {f"agency:{each.pk}": each for each in agencies_to_ask(reader, RAISE_RISK)}
        self.groups = {f"group:{each.pk}": each for each in sub_groups()}
        self.fields["whom"].choices = [  # type: ignore[attr-defined]
            *((code, each.name) for code, each in self.agencies.items()),
            *((code, f"{each.name} sub group") for code, each in self.groups.items()),
        ]

    def clean_owner(self) -> str:
        try:
            return one_owner(self.cleaned_data["owner"])
        except NotNow as refusal:
            raise forms.ValidationError(refusal.message) from refusal

    def verb_fields(self) -> dict[str, Any]:
        """What was typed, as `assigning.give` takes it."""
        said = dict(self.cleaned_data)
        whom = said.pop("whom")
        return {**said, "agency": self.agencies.get(whom), "sub_group": self.groups.get(whom)}


class MoveDay(FreeWords):
    """By when, and why the day moves."""

    free = ("words",)
    due_on = DayMonthYear(what="the day", label="By when?")
    words = forms.CharField(
        max_length=1000,
        min_length=SHORTEST_REASON,
        widget=forms.Textarea,
        label="Why is the day moved?",
        help_text=f"The day before stays on record. {DO_NOT_NAME}",
        error_messages={
            "required": "Say why the day is moved.",
            "min_length": f"Say why, in at least {SHORTEST_REASON} characters.",
        },
    )

    def __init__(self, *args: Any, reader: Reader, **options: Any) -> None:
        super().__init__(*args, **options)

    def clean_due_on(self) -> Any:
        day = self.cleaned_data["due_on"]
        if day < today():
            raise forms.ValidationError("Choose a day that is not past.")
        return day

    def verb_fields(self) -> dict[str, Any]:
        """What was typed, as `assigning.move_day` takes it."""
        return dict(self.cleaned_data)


class Done(forms.Form):
    """Nothing to type: the button is the answer."""

    def __init__(self, *args: Any, reader: Reader, **options: Any) -> None:
        super().__init__(*args, **options)

    def verb_fields(self) -> dict[str, Any]:
        """Nothing."""
        return {}


FORMS = {"give": Give, "day": MoveDay, "done": Done}
