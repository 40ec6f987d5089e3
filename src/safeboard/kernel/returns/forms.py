"""What is typed when a file is sent, sent on, withdrawn, checked, explained or prepared."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from safeboard.kernel.returns.bundling import File
from safeboard.kernel.returns.preparing import LEAST_KEY
from safeboard.kernel.returns.questioning import IN_ORDER, QUESTION
from safeboard.kernel.ui.fields import DO_NOT_NAME, DayMonthYear, FreeWords
from safeboard.kernel.work.today import today

MOST_FILES = 20
LONGEST_LOOK_BACK = 120


class SeveralFiles(forms.ClearableFileInput):
    """A file box that takes more than one."""

    allow_multiple_selected = True


class Files(forms.FileField):
    """One workbook, or one CSV file for each list; together no bigger than we take. Gives a list of uploads."""

    widget = SeveralFiles

    def __init__(self, **options: Any) -> None:
        options.setdefault("max_length", 200)
        super().__init__(**options)
        self.error_messages = {
            **self.error_messages,
            "required": "Choose the file.",
            "empty": "The file is empty. Choose another.",
            "max_length": "The file’s name is too long. Give it a name of fewer than 200 letters.",
        }

    def clean(
        self, data: list[UploadedFile] | UploadedFile | None, initial: Any = None
    ) -> list[UploadedFile]:
        chosen = data if isinstance(data, list) else [data]
        uploads = [super(Files, self).clean(each, initial) for each in chosen or [None]]
        if len(uploads) > MOST_FILES:
            raise forms.ValidationError(f"Choose {MOST_FILES} files at most: one for each list.")
        limit = settings.UPLOAD_LIMIT_BYTES
        size = sum(each.size for each in uploads)
        if size > limit:
            raise forms.ValidationError(
                f"That is {megabytes(size)} MB; we take up to {megabytes(limit)} MB. Send one list at a time."
            )
        return uploads


def megabytes(size: int) -> str:
    """50, or 50.1: rounded up, so that what is too big never reads as the limit itself."""
    tenths = -(-size * 10 // 1024**2)
    return f"{tenths // 10}" if tenths % 10 == 0 else f"{tenths / 10:.1f}"


class WithFiles(forms.Form):
    """A form with a file box."""

    files = Files(label="Your file")

    def read(self) -> list[File]:
        """The files by name, read no further than we take."""
        return [
            (each.name, each.read(settings.UPLOAD_LIMIT_BYTES + 1)) for each in self.cleaned_data["files"]
        ]


class SendFile(WithFiles):
    """A file with the day it was drawn and how far it looks back."""

    as_at = DayMonthYear(
        what="the day the figures were drawn",
        label="On which day were the figures drawn?",
        help_text="The last day that the file can know about. For example, 31 3 2016",
    )
    look_back_months = forms.IntegerField(
        label="How many months does it look back?",
        min_value=1,
        max_value=LONGEST_LOOK_BACK,
        error_messages={
            "required": "Enter how many months the file looks back, for example 6.",
            "invalid": "Write the months as a whole number, for example 6.",
            "min_value": "A file looks back at least 1 month.",
            "max_value": f"A file can look back {LONGEST_LOOK_BACK} months at most.",
        },
    )

    def clean_as_at(self) -> Any:
        as_at = self.cleaned_data["as_at"]
        if as_at > today():
            raise forms.ValidationError("This day has not come yet. Enter the day the figures were drawn.")
        return as_at


class SendOn(FreeWords):
    """The sender says that the good rows may be taken; and why, where a count moved a lot."""

    free = ("why",)
    why = forms.CharField(
        max_length=500,
        required=False,
        widget=forms.Textarea,
        label="Is that right? Say why.",
        help_text=DO_NOT_NAME,
    )

    def __init__(self, *args: Any, must_say_why: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["why"].required = must_say_why
        self.fields["why"].error_messages["required"] = "Say why the count moved, in a sentence."
        if not must_say_why:
            del self.fields["why"]
            self.free = ()


class Withdraw(FreeWords):
    """Why a received file is taken back."""

    free = ("why",)
    why = forms.CharField(
        max_length=500,
        widget=forms.Textarea,
        label="Why are you withdrawing it?",
        help_text=f"Kept with the receipt, and shown to the Board’s analyst. {DO_NOT_NAME}",
        error_messages={"required": "Say why you are withdrawing it, in a sentence."},
    )


class CheckOver(FreeWords):
    """The analyst's word on a return; nothing is preselected."""

    free = ("words",)
    outcome = forms.ChoiceField(
        choices=((IN_ORDER, "It is in order"), (QUESTION, "I have a question to the sender")),
        widget=forms.RadioSelect,
        label="What do you say of this return?",
        error_messages={"required": "Say whether it is in order or you have a question."},
    )
    words = forms.CharField(
        max_length=2000,
        required=False,
        widget=forms.Textarea,
        label="Your question, or a note",
        help_text=f"The sender reads it. {DO_NOT_NAME}",
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("outcome") == QUESTION and not cleaned.get("words") and "words" not in self.errors:
            self.add_error("words", "Write your question to the sender.")
        return cleaned


class Answer(FreeWords):
    """The sender's answer to a question."""

    free = ("words",)
    words = forms.CharField(
        max_length=2000,
        widget=forms.Textarea,
        label="Your answer",
        help_text=f"The Board’s analyst reads it. {DO_NOT_NAME}",
        error_messages={"required": "Write your answer."},
    )


class Explain(FreeWords):
    """Why a return is late and when it will come; `seen` is the version that the writer had before them."""

    free = ("excuse",)
    seen = forms.IntegerField(widget=forms.HiddenInput)
    excuse = forms.CharField(
        max_length=500,
        widget=forms.Textarea,
        label="Why is it late?",
        help_text=f"The Board office reads it. {DO_NOT_NAME}",
        error_messages={"required": "Say why it is late, in a sentence."},
    )
    promised_on = DayMonthYear(what="the day you will send it", label="When will you send it?")

    def clean_promised_on(self) -> Any:
        promised = self.cleaned_data["promised_on"]
        if promised < today():
            raise forms.ValidationError("This day has passed. Enter the day on which you will send it.")
        return promised


class ChangeDueDate(forms.Form):
    """Another due date; `seen` is the version that the writer had before them."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    due_on = DayMonthYear(what="the day on which it is due", label="When is it due?")


class Prepare(WithFiles):
    """A file to take the names out of, with the agency's own key. Neither is kept."""

    files = Files(label="Your file", widget=forms.ClearableFileInput)
    return_code = forms.ChoiceField(label="Which return is it?")
    key = forms.CharField(
        label="Your agency’s key",
        strip=False,
        error_messages={"required": "Enter your agency’s key."},
    )

    def __init__(self, *args: Any, returns: Mapping[str, str], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["return_code"].choices = list(returns.items())
        if len(returns) == 1:
            self.fields["return_code"].widget = forms.HiddenInput()
            self.fields["return_code"].initial = next(iter(returns))

    def clean_key(self) -> bytes:
        key = self.cleaned_data["key"].strip().encode()
        if len(key) < LEAST_KEY:
            raise forms.ValidationError(f"The key must have at least {LEAST_KEY} letters and figures.")
        return key
