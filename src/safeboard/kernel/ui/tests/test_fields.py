"""A date in three boxes, free words, and the components that show a form with its errors and what was typed."""

from __future__ import annotations

import datetime as dt

import pytest
from django import forms
from django.template import engines

from safeboard.kernel.ui.fields import DayMonthYear, FreeWords


class Example(FreeWords):
    """Every kind of field that the macros draw."""

    free = ("words",)
    title = forms.CharField(label="Title", error_messages={"required": "Enter a title."})
    words = forms.CharField(label="Words", widget=forms.Textarea)
    due_on = DayMonthYear(what="the due date", label="When?")
    how = forms.ChoiceField(label="How?", choices=(("yes", "Yes"), ("no", "No")), widget=forms.RadioSelect)
    where = forms.ChoiceField(label="Where?", choices=(("n", "North"), ("s", "South")))
    sure = forms.BooleanField(label="I am sure", required=False)
    seen = forms.IntegerField(widget=forms.HiddenInput)


RIGHT = {
    "title": "A title",
    "words": "Some words.",
    "due_on_day": "28",
    "due_on_month": "4",
    "due_on_year": "2016",
    "how": "yes",
    "where": "s",
    "sure": "on",
    "seen": "3",
}
PAGE = """{% from "ui/forms.html" import error_summary, hidden, text, textarea, radios, select, date_input, checkbox, why_safe %}
{{ error_summary(form) }}{{ hidden(form) }}{{ text(form, "title") }}{{ textarea(form, "words", hint="Be short.") }}
{{ date_input(form, "due_on") }}{{ radios(form, "how") }}{{ select(form, "where") }}{{ checkbox(form, "sure") }}{{ why_safe(form) }}"""


def drawn(form: forms.Form) -> str:
    return engines["jinja2"].from_string(PAGE).render({"form": form})


def filled(**changes: str) -> Example:
    return Example({**RIGHT, **changes})


def test_a_right_form_passes_and_shows_what_was_typed():
    form = filled()
    assert form.is_valid()
    assert form.cleaned_data["due_on"] == dt.date(2016, 4, 28)
    page = drawn(form)
    for part in (
        'value="A title"',
        ">Some words.</textarea>",
        'value="28"',
        'value="2016"',
        'value="s" selected',
        'value="3"',
    ):
        assert part in page, part
    assert page.count(" checked") == 2
    assert "error" not in page and "Why is it safe" not in page


def test_an_empty_form_has_nothing_chosen():
    page = drawn(Example())
    assert " checked" not in page and "None" not in page and "error" not in page
    assert page.count(" selected") == 0


def test_a_form_shows_what_it_begins_with():
    page = drawn(Example(initial={"due_on": dt.date(2016, 5, 9), "how": "no", "title": "Given"}))
    assert (
        'value="9"' in page
        and 'value="5"' in page
        and 'value="Given"' in page
        and page.count(" checked") == 1
    )


def test_each_error_stands_beside_its_field_and_in_the_summary_with_the_words_kept():
    form = filled(title="", due_on_day="31", due_on_month="2", how="", words="<b>kept</b>")
    assert not form.is_valid()
    page = drawn(form)
    for target in ("id_title", "id_due_on-day", "id_how"):
        assert f'href="#{target}"' in page and f'id="{target}"' in page, target
    assert page.count("Enter a title.") == 2
    assert page.count("31 2 2016 is not a date.") == 2
    assert "&lt;b&gt;kept&lt;/b&gt;" in page and 'value="31"' in page
    assert "<b>" not in page


@pytest.mark.parametrize(
    ("day", "month", "year", "message"),
    [
        ("", "", "", "Enter the due date, for example 28 4 2016."),
        ("28", "", "2016", "The due date needs a month."),
        ("", "", "2016", "The due date needs a day and a month."),
        ("31", "2", "2016", "31 2 2016 is not a date. Write day, month and year, for example 28 4 2016."),
        ("28", "4", "16", "28 4 16: write the year with four digits, for example 2016."),
        ("x", "4", "2016", "x 4 2016 is not a date. Write day, month and year, for example 28 4 2016."),
        ("28", "Foo", "2016", "28 Foo 2016 is not a date. Write day, month and year, for example 28 4 2016."),
        ("0", "1", "2016", "0 1 2016 is not a date. Write day, month and year, for example 28 4 2016."),
    ],
)
def test_a_wrong_date_is_told_in_plain_words(day, month, year, message):
    form = filled(due_on_day=day, due_on_month=month, due_on_year=year)
    assert form.errors["due_on"] == [message]


@pytest.mark.parametrize("month", ["4", "04", "April", "apr", " APR "])
def test_a_month_may_be_written_as_a_word(month):
    form = filled(due_on_month=month)
    assert form.is_valid() and form.cleaned_data["due_on"] == dt.date(2016, 4, 28)


def test_a_date_that_may_be_left_out_may_be_left_out():
    assert DayMonthYear(required=False).clean(["", "", ""]) is None


def test_what_looks_personal_is_asked_about_and_kept_with_a_reason():
    first = filled(words="Born 03/02/2009")
    assert not first.is_valid()
    assert (
        "03/02/2009" in first.errors["words"][0]
        and "Remove it, or say why it is safe." in first.errors["words"][0]
    )
    assert "Why is it safe" in drawn(first) and "Born 03/02/2009</textarea>" in drawn(first)
    assert not filled(words="Born 03/02/2009", why_safe="ok").is_valid()
    second = filled(words="Born 03/02/2009", why_safe="It is the day of a meeting.")
    assert second.is_valid() and second.cleaned_data["why_safe"] == "It is the day of a meeting."


def test_a_reason_for_nothing_is_not_kept():
    form = filled(why_safe="It is the day of a meeting.")
    assert form.is_valid() and form.cleaned_data["why_safe"] == ""
