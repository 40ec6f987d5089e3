"""What is asked of whoever proposes a release, and of whoever decides about one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms

from safeboard.grammar.declarations.indicators import Indicator
from safeboard.kernel.indicators.catalogue import THEMES
from safeboard.kernel.indicators.releasing.choosing import releasable
from safeboard.kernel.partnership.models import User
from safeboard.kernel.ui.fields import DO_NOT_NAME, FreeWords

DETAIL = (
    ("quarters", "Quarters of each year"),
    ("months", "Months of each year"),
    ("breakdowns", "Breakdowns of each year"),
)
# A page of tables and charts that somebody can still read to its end.
MOST_AT_ONCE = 60
APPROVE, DECLINE, WITHDRAW = "approve", "decline", "withdraw"


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme with the indicators of it that may be released, each with its code and title."""

    code: str
    title: str
    items: tuple[tuple[str, str], ...]


def themes_of(indicators: Sequence[Indicator]) -> list[Theme]:
    """These indicators by their themes, in the order of the set; those of no theme last."""
    found: dict[str, list[tuple[str, str]]] = {code: [] for code in THEMES}
    for each in indicators:
        found.setdefault(each.code.partition("-")[0], []).append((each.code, f"{each.code} {each.title}"))
    return [Theme(code, THEMES.get(code, "Others"), tuple(items)) for code, items in found.items()]


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
    themes = forms.MultipleChoiceField(
        label="All of a theme",
        widget=forms.CheckboxSelectMultiple,
        required=False,
        error_messages={"invalid_choice": "Choose from the list."},
    )
    codes = forms.MultipleChoiceField(
        label="Which indicators?",
        help_text="Open a theme to choose from it, or take all of it.",
        widget=forms.CheckboxSelectMultiple,
        required=False,
        error_messages={"invalid_choice": "Choose from the list."},
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
        self.themes = [each for each in themes_of(releasable()) if each.items]
        self.fields["themes"].choices = [(each.code, each.title) for each in self.themes]  # type: ignore[attr-defined]
        self.fields["codes"].choices = [item for each in self.themes for item in each.items]  # type: ignore[attr-defined]
        self.fields["years"].choices = years  # type: ignore[attr-defined]
        self.fields["readers"].choices = [(str(each.pk), each.name) for each in people]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """The indicators that were chosen one by one and with their theme, in the order of their codes."""
        asked = super().clean() or self.cleaned_data
        whole = set(asked.get("themes", ()))
        chosen = {code for each in self.themes if each.code in whole for code, _ in each.items}
        asked["codes"] = codes = sorted(chosen | set(asked.get("codes", ())))
        if not codes and "codes" not in self.errors:
            self.add_error("codes", "Choose at least one indicator.")
        if len(codes) > MOST_AT_ONCE:
            self.add_error(
                "codes",
                f"Choose at most {MOST_AT_ONCE} indicators; you chose {len(codes)}. Make a second release of the others.",
            )
        return asked

    @property
    def open_themes(self) -> set[str]:
        """The themes of which something is chosen: they stand open."""
        codes = set(self["codes"].value() or ())
        return {each.code for each in self.themes if codes & {code for code, _ in each.items}}


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
