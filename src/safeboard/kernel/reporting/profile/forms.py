"""What is asked of whoever brings the county's figures up to date."""

from __future__ import annotations

from django import forms

from safeboard.kernel.reporting.profile.taking_in import LIMITS

MOST_MEGABYTES = LIMITS.size // 1_000_000


class Send(forms.Form):
    """The file of newer figures."""

    file = forms.FileField(
        label="The file of newer figures",
        max_length=200,
        help_text=f"CSV or Excel, with the columns of the list that is held, up to {MOST_MEGABYTES} MB.",
        error_messages={
            "required": "Choose the file.",
            "empty": "The file is empty. Choose another.",
            "max_length": "The file’s name is too long. Give it a name of fewer than 200 letters.",
        },
    )

    def clean_file(self) -> object:
        file = self.cleaned_data["file"]
        if (file.size or 0) > LIMITS.size:
            raise forms.ValidationError(
                f"The file is bigger than {MOST_MEGABYTES} MB. A list of the county's figures is much smaller."
            )
        return file
