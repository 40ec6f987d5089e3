"""Form fields as people meet them: a date in three boxes, and free words that are looked at before they are kept."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms

from safeboard.kernel.ui import personal_information

DO_NOT_NAME = "Do not name a child, a parent or a worker."
PARTS = ("day", "month", "year")
MONTHS = {
    name.lower(): number
    for names in (calendar.month_name, calendar.month_abbr)
    for number, name in enumerate(names)
    if name
}
SHORTEST_REASON = 10


class ThreeBoxes(forms.MultiWidget):
    """The day, the month and the year, each in its own box (`due_on_day`, `due_on_month`, `due_on_year`)."""

    def __init__(self) -> None:
        super().__init__(dict.fromkeys(PARTS, forms.TextInput))

    def decompress(self, value: dt.date | None) -> list[str]:
        return [str(value.day), str(value.month), str(value.year)] if value else ["", "", ""]


class DayMonthYear(forms.Field):
    """A date typed as day, month and year; `what` names it in the messages, for example "the due date".

    Months may be written as words. Gives a `datetime.date`, or None where nothing was typed and it may be left out.
    """

    widget = ThreeBoxes

    def __init__(self, *, what: str = "the date", **options: Any) -> None:
        super().__init__(**options)
        self.what = what

    def parts(self, value: dt.date | Sequence[str | None] | None) -> list[str]:
        """What stands in the three boxes."""
        if value is None or isinstance(value, dt.date):
            return ThreeBoxes().decompress(value)
        return [(part or "").strip() for part in value]

    def clean(self, value: Sequence[str | None] | None) -> dt.date | None:
        typed = dict(zip(PARTS, self.parts(value), strict=True))
        missing = [part for part, text in typed.items() if not text]
        if len(missing) == len(PARTS):
            if self.required:
                raise forms.ValidationError(f"Enter {self.what}, for example 28 4 2016.")
            return None
        if missing:
            raise forms.ValidationError(f"{self.what.capitalize()} needs a {' and a '.join(missing)}.")
        return self._date(typed)

    def _date(self, typed: dict[str, str]) -> dt.date:
        as_typed = " ".join(typed.values())
        month = str(MONTHS.get(typed["month"].lower(), typed["month"]))
        if len(typed["year"]) != 4:
            raise forms.ValidationError(f"{as_typed}: write the year with four digits, for example 2016.")
        try:
            return dt.date(int(typed["year"]), int(month), int(typed["day"]))
        except ValueError:
            raise forms.ValidationError(
                f"{as_typed} is not a date. Write day, month and year, for example 28 4 2016."
            ) from None


class FreeWords(forms.Form):
    """A form with free words in the fields named in `free`: what looks personal is removed, or explained as safe.

    The first time, the field shows what was found and the form asks why it is safe (`asks_why_safe`); sent again with
    a reason, it passes with `why_safe` filled.
    """

    free: ClassVar[tuple[str, ...]] = ()

    why_safe = forms.CharField(
        required=False,
        max_length=500,
        label="Why is it safe to keep this?",
        help_text="For example: it is the date of a meeting. Your reason is kept with the words.",
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.asks_why_safe = False

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        reason = (cleaned.get("why_safe") or "").strip()
        for name in self.free:
            finds = personal_information.find(cleaned.get(name) or "")
            if not finds:
                continue
            self.asks_why_safe = True
            if len(reason) < SHORTEST_REASON:
                found = "; ".join(f"{each.kind}: {each.text}" for each in finds)
                message = f"This looks like personal information ({found}). Remove it, or say why it is safe."
                self.add_error(name, message)
        if not self.asks_why_safe:
            cleaned["why_safe"] = ""
        return cleaned
