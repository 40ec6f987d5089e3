"""Pages of the budget: a year, one line, what is done to it, the printed table, and the files."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms as django_forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from safeboard.grammar.dates import financial_year
from safeboard.kernel.access import policy
from safeboard.kernel.access.readers import Reader
from safeboard.kernel.actions.permissions import RAISE_RISK
from safeboard.kernel.actions.readiness import NotNow, SomebodyElse
from safeboard.kernel.files import documents, spreadsheets
from safeboard.kernel.partnership import words
from safeboard.kernel.ui.downloads import download
from safeboard.kernel.work.today import today
from safeboard.processes.budget import forms, reports, services
from safeboard.processes.budget.models import Head, Line, State
from safeboard.processes.budget.permissions import EDIT, PLEDGE, READ
from safeboard.processes.budget.selectors import contributions, position, printed
from safeboard.processes.budget.selectors.money import pounds

ACTS = {
    "change": ("Ask for a different amount", forms.ChangeRequest, services.change_request, State.REQUESTED),
    "pledge": ("Pledge a contribution", forms.Pledge, services.pledge, State.REQUESTED),
    "receive": ("Record money that came in", forms.Receive, services.receive, State.PLEDGED),
}


@require_safe
def budget(request: HttpRequest) -> HttpResponse:
    """The money of a year: how it stands, contributions beside last year's, spending by quarter."""
    reader: Reader = request.reader  # type: ignore[attr-defined]
    year, years = _year(request, reader)
    lines, heads = contributions.lines(reader, year), position.spending(reader, year)
    may_edit = policy.may(reader, EDIT)
    context = {
        "year": year,
        "years": years,
        "table": contributions.table(reader, year),
        "lines": lines,
        "heads": heads,
        "now": position.standing(heads, lines),
        "may_edit": may_edit,
        "may_raise": may_edit and policy.may(reader, RAISE_RISK),
        "risk": position.risk_raised(reader, year),
        "is_printed": year == printed.YEAR,
        "to_pledge": list(
            Line.visible(reader, PLEDGE).filter(state=State.REQUESTED, year=year).select_related("agency")
        ),
        "pounds": pounds,
    }
    return render(request, "budget/budget.html", context)


@require_safe
def line_page(request: HttpRequest, pk: int) -> HttpResponse:
    """One line of income: what stands and everything that happened to it."""
    reader: Reader = request.reader  # type: ignore[attr-defined]
    line = get_object_or_404(Line.visible(reader, READ).select_related("agency"), pk=pk)
    context = {
        "line": line,
        "others": line.shared_with.all(),
        "changes": line.changes.select_related("by", "agency"),
        "acts": [(code, ACTS[code][0]) for code in _acts(reader, line)],
        "pounds": pounds,
    }
    return render(request, "budget/line.html", context)


def act(request: HttpRequest, pk: int, act: str) -> HttpResponse:
    """Change, pledge or receive; where somebody was faster, both stand there and the draft is kept."""
    if act not in ACTS:
        raise Http404
    reader: Reader = request.reader  # type: ignore[attr-defined]
    heading, form_class, verb, _ = ACTS[act]
    line = get_object_or_404(_rows(reader, act), pk=pk)
    initial: dict[str, Any] = {"seen": line.version}
    form = form_class(forms.posted(request), initial=initial)

    def save(cleaned: dict[str, Any]) -> Line:
        verb(line=line, seen=cleaned.pop("seen"), pence=cleaned.pop("amount"), by=reader, **cleaned)
        return line

    return _form_page(
        request,
        form,
        save,
        heading=heading,
        caption=str(line),
        intro=f"Asked for {pounds(line.requested_pence)}, pledged {pounds(line.pledged_pence)}, "
        f"received {pounds(line.received_pence)}.",
        back=reverse("budget-line", kwargs={"pk": line.pk}),
        row=line,
    )


def new_line(request: HttpRequest, year: str) -> HttpResponse:
    """Ask for a contribution, or record money that the Board has of itself."""
    reader: Reader = request.reader  # type: ignore[attr-defined]
    _known(year)

    def save(cleaned: dict[str, Any]) -> Line:
        return services.request(year=year, pence=cleaned.pop("amount"), by=reader, **cleaned)

    return _form_page(
        request,
        forms.Request(forms.posted(request)),
        save,
        heading="Add a line of income",
        caption=f"Budget {year}",
        intro="Carry forward and training income are recorded as received; an agency is asked for the others.",
        back=_of_year(year),
    )


def new_head(request: HttpRequest, year: str) -> HttpResponse:
    """Plan a head of spending."""
    reader: Reader = request.reader  # type: ignore[attr-defined]
    _known(year)

    def save(cleaned: dict[str, Any]) -> None:
        services.add_head(year=year, pence=cleaned.pop("amount"), by=reader, **cleaned)

    return _form_page(
        request,
        forms.NewHead(forms.posted(request)),
        save,
        heading="Plan spending or a reserve",
        caption=f"Budget {year}",
        intro="Reviews come unasked and are dear: keep a reserve for them.",
        back=_of_year(year),
    )


def say_position(request: HttpRequest, pk: int) -> HttpResponse:
    """Say how a head of spending stands at the end of a quarter."""
    reader: Reader = request.reader  # type: ignore[attr-defined]
    head = get_object_or_404(Head.visible(reader, EDIT), pk=pk)

    def save(cleaned: dict[str, Any]) -> None:
        services.say_position(head=head, by=reader, **cleaned)

    return _form_page(
        request,
        forms.SayPosition(forms.posted(request), initial={"seen": head.version}),
        save,
        heading="Say how it stands",
        caption=str(head),
        intro=f"Planned: {pounds(head.planned_pence)}.",
        back=_of_year(head.year),
        row=head,
    )


def risk(request: HttpRequest, year: str) -> HttpResponse:
    """Raise missing money as a risk; the draft may be changed."""
    reader: Reader = request.reader  # type: ignore[attr-defined]
    _known(year)
    now = position.standing(position.spending(reader, year), contributions.lines(reader, year))
    there = position.risk_raised(reader, year)
    if there is not None:
        return redirect("action", pk=there.pk)
    if not now.gap and not now.not_promised:
        raise Http404
    title, said = position.risk_in_words(year, now)
    form = forms.Risk(forms.posted(request), initial={"title": title, "words": said})

    def save(cleaned: dict[str, Any]) -> None:
        services.raise_risk(year=year, by=reader, **cleaned)

    return _form_page(
        request,
        form,
        save,
        heading="Raise it as a risk",
        caption=f"Budget {year}",
        intro="It goes into the log of risks and concerns. It is sorted and scored there.",
        back=_of_year(year),
    )


@require_safe
def as_printed(request: HttpRequest) -> HttpResponse:
    """The table as a report printed it, beside what its own amounts give, with every error named (anomaly A11)."""
    context = {
        "rows": printed.beside(),
        "explained": printed.explained(),
        "source": printed.SOURCE,
        "year": printed.YEAR,
        "before": printed.BEFORE,
        "pounds": pounds,
    }
    return render(request, "budget/printed.html", context)


@require_safe
def file(request: HttpRequest, year: str, kind: str) -> HttpResponse:
    """The budget of a year as Excel, PDF or Word."""
    reader: Reader = request.reader  # type: ignore[attr-defined]
    _known(year)
    name = f"budget-{year}"
    if kind == "excel":
        notes = (
            ("What this is", f"The Board's budget of {year}, from Safeboard."),
            ("As at", f"{today().day} {today():%B %Y}"),
            ("How changes are worked out", reports.HOW),
        )
        data = spreadsheets.write(reports.of_year(reader, year), notes)
        return download(data, f"{name}.xlsx", spreadsheets.CONTENT_TYPE)
    if kind not in ("pdf", "word"):
        raise Http404
    paper = reports.paper(reader, year, "Safeguarding Children " + words.word("board", today()))
    if kind == "pdf":
        return download(documents.as_pdf(paper), f"{name}.pdf", documents.PDF)
    return download(documents.as_docx(paper), f"{name}.docx", documents.DOCX)


def _form_page(
    request: HttpRequest,
    form: django_forms.Form,
    save: Callable[[dict[str, Any]], Any],
    *,
    heading: str,
    caption: str,
    intro: str,
    back: str,
    row: Line | Head | None = None,
) -> HttpResponse:
    """A form until it is right: what was typed stays, each refusal stands beside its field."""
    now_there = ""
    if form.is_valid():
        try:
            save(dict(form.cleaned_data))
        except SomebodyElse as refusal:
            if row is not None:
                row.refresh_from_db()
                now_there = _stands(row)
                # Sent again, the draft is meant for what is there now.
                form.data = form.data.copy()
                form.data["seen"] = str(row.version)
            form.add_error(None, refusal.message)
        except NotNow as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, refusal.message)
        else:
            messages.success(request, "Saved.")
            return redirect(back)
    context = {"form": form, "heading": heading, "caption": caption, "intro": intro, "back": back}
    return render(request, "actions/form.html", {**context, "now_there": now_there})


def _stands(row: Line | Head) -> str:
    if isinstance(row, Head):
        last = row.positions.last()
        spent = f", spent {pounds(last.spent_pence)}, forecast {pounds(last.forecast_pence)}" if last else ""
        return f"planned {pounds(row.planned_pence)}{spent}"
    return (
        f"{row.get_state_display().lower()}; asked for {pounds(row.requested_pence)}, pledged "
        f"{pounds(row.pledged_pence)}, received {pounds(row.received_pence)}"
    )


def _rows(reader: Reader, act: str) -> Any:
    """The lines to which this may be done; a pledge is the agency's own, or told to the office."""
    office = Line.visible(reader, EDIT)
    return (Line.visible(reader, PLEDGE) | office if act == "pledge" else office).select_related("agency")


def _acts(reader: Reader, line: Line) -> list[str]:
    found = [code for code, (_, _, _, state) in ACTS.items() if state == line.state]
    if line.state == State.PLEDGED:
        found.append("pledge")
    return [code for code in found if _rows(reader, code).filter(pk=line.pk).exists()]


def _year(request: HttpRequest, reader: Reader) -> tuple[str, list[str]]:
    """The year asked for where it is one; else the financial year of today; and every year there is."""
    years = sorted({*contributions.years(reader), financial_year(today())}, reverse=True)
    asked = request.GET.get("year", "")
    return (asked if asked in years else financial_year(today())), years


def _known(year: str) -> None:
    try:
        services.a_year(year)
    except NotNow:
        raise Http404 from None


def _of_year(year: str) -> str:
    return f"{reverse('budget')}?year={year}"
