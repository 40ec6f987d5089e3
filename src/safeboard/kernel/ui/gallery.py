"""Every shared component from its example: the page for who builds a screen, and a test for each (architecture section 6).

An example is a template of its own in `jinja2/ui/gallery/`; what stands in the file is what the page shows and prints.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe
from markupsafe import Markup

from safeboard.kernel.ui.charts import Line, line_chart, sparkline
from safeboard.kernel.ui.fields import DO_NOT_NAME, DayMonthYear, FreeWords

FOLDER = Path(__file__).parent / "jinja2/ui/gallery"
CHOICES = (("take", "Take an action"), ("ask", "Ask a sub group to look deeper"), ("watch", "Keep watching"))


class ExampleForm(FreeWords):
    """One field of each kind that a page may ask for."""

    free = ("words",)

    title = forms.CharField(
        label="Title", help_text="In a few words.", error_messages={"required": "Enter a title."}
    )
    words = forms.CharField(label="What was agreed", help_text=DO_NOT_NAME)
    ending = forms.ChoiceField(
        label="What does the Board do?", choices=CHOICES, error_messages={"required": "Choose one."}
    )
    told = forms.BooleanField(label="The agency was told", required=False)
    due_on = DayMonthYear(label="Due", what="the due date")
    secret = forms.CharField(label="Password", required=False)
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)


@dataclass(frozen=True, slots=True)
class Example:
    """One component: its name, when to use it, its example as written, and as it looks."""

    name: str
    use: str
    written: str
    drawn: Markup


@dataclass(frozen=True, slots=True)
class _Shown:
    """A figure as the table of figures takes it."""

    shown: str
    parts: str
    interval: _Range | None


@dataclass(frozen=True, slots=True)
class _Range:
    low: float
    high: float


USES = {
    "error_summary": "First on a page with a form: all that is wrong, each a link to its field.",
    "text": "One line of words.",
    "textarea": "Free words. On the Board's side always with the hint not to name anybody.",
    "why_safe": "After free words that look like personal information: remove it, or say why it is safe.",
    "radios": "One choice of a few. Nothing is chosen beforehand where a decision is made.",
    "select": "One choice of many that people know.",
    "checkbox": "Yes or no to one thing.",
    "date_input": "A date in three boxes.",
    "password": "Only where somebody signs in.",
    "hidden": "What the page must bring along, such as the version that was seen.",
    "verdict": "What a figure means, in words and a shape, never colour alone.",
    "signs": "What the newest month says and whether the target is within reach: a letter and words, never colour alone.",
    "spark": "The last eight periods as a small line, with the same in words.",
    "figures_table": "Figures with their parts. Every chart has one beside it.",
    "line_chart": "A line over time; the finding is its title. A break is a changed definition.",
}


def examples() -> list[Example]:
    """Every component in the order of the page, drawn from its example."""
    context = _context()
    return [
        Example(name, use, written, Markup(render_to_string(f"ui/gallery/{name}.html", context)))  # noqa: S704 - ours
        for name, use in USES.items()
        for written in [(FOLDER / f"{name}.html").read_text(encoding="utf-8").strip()]
    ]


@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    """The components, each with its example."""
    return render(request, "ui/gallery.html", {"examples": examples()})


def _context() -> dict[str, Any]:
    typed = {
        "title": "",
        "words": "Call 943 476 5919 about it",
        "due_on_day": "31",
        "due_on_month": "2",
        "due_on_year": "2016",
    }
    wrong = ExampleForm(typed, auto_id="wrong_%s")
    wrong.is_valid()
    return {
        "form": ExampleForm(
            auto_id="example_%s",
            initial={"title": "Rota of the front door", "due_on": dt.date(2016, 4, 28), "seen": 3},
        ),
        "wrong": wrong,
        "small_line": sparkline([38.4, 40.0, None, 43.2, 51.0, 60.2, 66.1, 68.9]),
        "lines": [
            ("2014-15", _Shown("43.2%", "221 of 511", _Range(39.0, 47.6))),
            ("2015-16", _Shown("68.9%", "516 of 749", _Range(65.5, 72.1))),
        ],
        "chart": line_chart(
            Line(
                labels=("2013-14", "2014-15", "2015-16"),
                values=(38.4, 43.2, 68.9),
                breaks=(),
                mean=None,
                lower=None,
                upper=None,
                benchmark=76.7,
                unit="%",
                title="First conferences in time rose to 68.9%, still below England",
                description="Line over three years: 38.4, 43.2 and 68.9 per cent; England 76.7.",
            )
        ),
    }
