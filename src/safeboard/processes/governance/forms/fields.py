"""Fields that the forms of governance share in their words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.http import HttpRequest, QueryDict

from safeboard.kernel.ui.fields import DO_NOT_NAME, FreeWords


def posted(request: HttpRequest) -> QueryDict | None:
    """What was sent with the form, or None where the page was only opened."""
    return request.POST if request.method == "POST" else None


def line(label: str, empty: str = "", *, longest: int = 160, hint: str = "") -> forms.CharField:
    """One line of words; without `empty` it may be left out."""
    return forms.CharField(
        max_length=longest,
        required=bool(empty),
        label=label,
        help_text=hint,
        error_messages={"required": empty, "max_length": f"Write at most {longest} characters."},
    )


def words(label: str, empty: str = "", *, longest: int = 2000, hint: str = "") -> forms.CharField:
    """A paragraph of words; without `empty` it may be left out."""
    return forms.CharField(
        max_length=longest,
        required=bool(empty),
        widget=forms.Textarea,
        label=label,
        help_text=f"{hint} {DO_NOT_NAME}".strip(),
        error_messages={"required": empty, "max_length": f"Write at most {longest:,} characters."},
    )


def one_of(label: str, choices: Iterable[tuple[str, str]], empty: str = "Choose one.") -> forms.ChoiceField:
    """One of a few, nothing chosen before."""
    return forms.ChoiceField(
        choices=tuple(choices), widget=forms.RadioSelect, label=label, error_messages={"required": empty}
    )


def yes_no(label: str, yes: str, no: str, empty: str) -> forms.TypedChoiceField:
    """Yes or no, in words, nothing chosen before."""
    return forms.TypedChoiceField(
        coerce=lambda value: value == "yes",
        choices=(("yes", yes), ("no", no)),
        widget=forms.RadioSelect,
        label=label,
        error_messages={"required": empty},
    )


def row(label: str, empty: str = "") -> forms.ModelChoiceField:
    """One row of a list that the form sets."""
    return forms.ModelChoiceField(
        queryset=None, required=bool(empty), label=label, error_messages={"required": empty}
    )


class Seen(FreeWords):
    """A form about a row that others may change; `seen` is the version that the writer had before them."""

    seen = forms.IntegerField(widget=forms.HiddenInput)

    def with_rows(self, **rows: Any) -> Any:
        """The form with the rows that its lists offer."""
        for name, queryset in rows.items():
            self.fields[name].queryset = queryset
        return self
