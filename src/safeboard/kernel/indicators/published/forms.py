"""What is asked of somebody who sends a published file."""

from __future__ import annotations

from django import forms
from django.core.files.uploadedfile import UploadedFile

from safeboard.kernel.indicators.published.recognising import LAYOUTS
from safeboard.kernel.indicators.published.tables import LIMITS
from safeboard.kernel.ui.fields import DayMonthYear

MOST_MEGABYTES = LIMITS.size // 1_000_000
BY_ITSELF = "auto"


class Send(forms.Form):
    """The file, what it is read as, and who published it when."""

    file = forms.FileField(
        label="The published file",
        max_length=200,
        help_text=f"A CSV or an Excel workbook as it was published, up to {MOST_MEGABYTES} MB.",
        error_messages={
            "required": "Choose the file.",
            "empty": "The file is empty. Choose another.",
            "max_length": "The file’s name is too long. Give it a name of fewer than 200 letters.",
        },
    )
    layout = forms.ChoiceField(
        label="What is it?",
        choices=((BY_ITSELF, "Find out from its headings"), *LAYOUTS.items()),
        widget=forms.RadioSelect,
        initial=BY_ITSELF,
        error_messages={"required": "Choose what it is.", "invalid_choice": "Choose one of these."},
    )
    source = forms.CharField(
        label="Who published it?",
        help_text="For example: DfE children in need. Leave empty to take it from the file.",
        required=False,
        max_length=100,
    )
    release = forms.CharField(
        label="Which release?",
        help_text="For example: SFR52/2016, or 2022. Leave empty to take it from the file’s name.",
        required=False,
        max_length=100,
    )
    published_on = DayMonthYear(
        label="When was it published?",
        what="the day of publication",
        help_text="The newest release is the one that counts. For example 3 11 2016. Leave empty if you do not know.",
        required=False,
    )

    def clean_file(self) -> UploadedFile:
        file: UploadedFile = self.cleaned_data["file"]
        if (file.size or 0) > LIMITS.size:
            raise forms.ValidationError(
                f"The file is bigger than {MOST_MEGABYTES} MB. Send one part of it, or use the command line."
            )
        return file
