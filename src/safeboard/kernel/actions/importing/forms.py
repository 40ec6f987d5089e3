"""What is typed on the three pages of an import."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from safeboard.kernel.actions.importing.cells import as_day
from safeboard.kernel.actions.importing.reading import LIMITS, MOST_ROWS, Column
from safeboard.kernel.actions.importing.target import Holds, Target
from safeboard.kernel.actions.importing.understanding import KEEP_WORDS, LEAVE, NOBODY_OWNS, Asked
from safeboard.kernel.files.sheets import Sheet

MOST_MEGABYTES = LIMITS.size // 1_000_000


class Upload(forms.Form):
    """The list, and what it is a list of."""

    kind = forms.ChoiceField(
        label="What is it a list of?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what it is a list of."},
    )
    file = forms.FileField(
        label="Your list",
        max_length=200,
        help_text=f"An Excel workbook (.xlsx) or a CSV file, up to {MOST_MEGABYTES} MB and {MOST_ROWS:,} rows. "
        "Titles above the list and the order of columns do not matter.",
        error_messages={
            "required": "Choose the file.",
            "empty": "The file is empty. Choose another.",
            "max_length": "The file’s name is too long. Give it a name of fewer than 200 letters.",
        },
    )

    def __init__(self, *args: Any, targets: Sequence[Target], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["kind"].choices = [(each.code, each.title) for each in targets]  # type: ignore[attr-defined]

    def clean_file(self) -> UploadedFile:
        file: UploadedFile = self.cleaned_data["file"]
        if (file.size or 0) > LIMITS.size:
            raise forms.ValidationError(
                f"The file is bigger than {MOST_MEGABYTES} MB. Copy the list to a new workbook and send that."
            )
        return file


class ChooseSheet(forms.Form):
    """Where the list stands."""

    sheet = forms.ChoiceField(label="Sheet", error_messages={"required": "Choose the sheet."})
    heading_row = forms.IntegerField(
        label="Row of headings",
        min_value=1,
        help_text="The row that names the columns, as Excel counts.",
        error_messages={
            "required": "Enter the row that names the columns, for example 3.",
            "invalid": "Enter the row as a number, for example 3.",
            "min_value": "Rows count from 1.",
        },
    )

    def __init__(self, *args: Any, sheets: Sequence[Sheet], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["sheet"].choices = [  # type: ignore[attr-defined]
            (each.name[:80], f"{each.name} ({len(each.rows):,} rows)") for each in sheets
        ]


class ChooseColumns(forms.Form):
    """What each column holds; what holds nothing of ours is kept as words in the item."""

    def __init__(self, *args: Any, columns: Sequence[Column], target: Target, **options: Any) -> None:
        super().__init__(*args, **options)
        choices = [("", "Something else: keep it as words")]
        choices += [
            (each.name, f"{each.title}{' (needed)' if each.needed else ''}") for each in target.fields
        ]
        for column in columns:
            self.fields[f"c{column.place}"] = forms.ChoiceField(
                label=f"Column {column.letter}: {column.heading or 'no heading'}",
                choices=choices,
                required=False,
                help_text=_examples(column),
            )

    def chosen(self) -> dict[int, str]:
        """The field of each column that has one."""
        return {int(name[1:]): value for name, value in self.cleaned_data.items() if value}

    def field_of(self, name: str | None) -> str | None:
        """The last column for which this field was chosen, to put an error beside it."""
        return next((each for each, value in reversed(self.cleaned_data.items()) if value == name), None)


class ChooseMeanings(forms.Form):
    """What words of the list mean; nothing is guessed about who owns something."""

    def __init__(
        self,
        *args: Any,
        asked: Sequence[Asked],
        owners: Sequence[tuple[str, str]],
        before: Any,
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self.asked = {_name(each): each for each in asked}
        for name, each in self.asked.items():
            kept = before.get(each.field.name, {}).get(each.key)
            self.fields[name] = (
                _day_box(each, kept) if each.field.holds is Holds.DAY else _choice(each, owners, kept)
            )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for name, each in self.asked.items():
            if each.field.holds is not Holds.DAY:
                continue
            typed = (cleaned.get(name) or "").strip()
            day = as_day(typed)
            if typed and day is None:
                self.add_error(
                    name, f"{typed} is not a day. Write day, month and year, for example 28 4 2016."
                )
            cleaned[name] = day.isoformat() if day else LEAVE if each.field.needed else KEEP_WORDS
        return cleaned

    def meanings(self) -> dict[str, dict[str, str]]:
        """What was said, by field and by the words that were asked about."""
        said: dict[str, dict[str, str]] = {}
        for name, each in self.asked.items():
            said.setdefault(each.field.name, {})[each.key] = self.cleaned_data[name]
        return said


class Confirm(forms.Form):
    """What becomes of rows that we have, and why it is safe to keep what looks personal."""

    repeats = forms.ChoiceField(
        label="Rows that we already have",
        required=False,
        widget=forms.RadioSelect,
        choices=(("skip", "Leave them out"), ("take", "Take them too, as new ones")),
    )
    why_safe = forms.CharField(
        label="Why is it safe to keep what looks like personal information?",
        required=False,
        max_length=500,
        help_text="For example: the dates are of meetings. Your reason is kept with each of these rows. "
        "Without a reason these rows are left out.",
    )


def _name(each: Asked) -> str:
    return f"m-{each.field.name}-{hashlib.sha256(each.key.encode()).hexdigest()[:10]}"


def _label(each: Asked) -> str:
    said = each.said if len(each.said) < 80 else f"{each.said[:77]}…"
    words = f"“{said}” means" if said else f"{each.field.title}: nothing stands there"
    return words + (f" ({each.field.title.lower()})" if said else "")


def _where(each: Asked) -> str:
    return f"In {each.where}."


def _day_box(each: Asked, kept: str | None) -> forms.Field:
    day = "" if kept in (None, LEAVE, KEEP_WORDS) else str(kept)
    left = "leave these rows out" if each.field.needed else "keep it as words only"
    return forms.CharField(
        label=_label(each),
        required=False,
        max_length=40,
        initial=_as_typed(day),
        help_text=f"{_where(each)} Write the day, for example 28 4 2016, or leave the box empty to {left}.",
    )


def _choice(each: Asked, owners: Sequence[tuple[str, str]], kept: str | None) -> forms.Field:
    known = (
        owners if each.field.holds is Holds.WHOM else [(one.code, one.title) for one in each.field.choices]
    )
    choices = [("", "Choose"), *known]
    if not (each.field.needed or each.field.shown or each.everybody):
        choices.append((KEEP_WORDS, "None of these: keep it as words only"))
    choices.append((LEAVE, "Leave these rows out"))
    about = f"{NOBODY_OWNS} {_where(each)}" if each.everybody else _where(each)
    return forms.ChoiceField(
        label=_label(each),
        choices=choices,
        initial=kept or each.guess,
        help_text=about,
        error_messages={
            "required": f"Choose what “{each.said or 'nothing'}” means, or leave these rows out."
        },
    )


def _as_typed(iso: str) -> str:
    return " ".join(str(int(part)) for part in reversed(iso.split("-"))) if iso else ""


def _examples(column: Column) -> str:
    short = (each if len(each) <= 60 else f"{each[:57]}…" for each in column.examples)
    return f"For example: {'; '.join(short)}" if column.examples else "Nothing stands below it."
