"""A file from upload to receipt, as its sender sees it: one page for each state, and the verbs beside it."""

from __future__ import annotations

import io
import zipfile
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from safeboard.grammar.declarations.permissions import Permission
from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.kernel.files.storing import load
from safeboard.kernel.journeys import statements
from safeboard.kernel.returns import kinds, outstanding, questioning, reach, receiving, selectors, tasks
from safeboard.kernel.returns.bundling import name_of, pack, unpack
from safeboard.kernel.returns.figure_forms import SendFigures, periods_to_send
from safeboard.kernel.returns.forms import Answer, SendFile, SendOn, Withdraw, WithFiles
from safeboard.kernel.returns.found import selectors as found
from safeboard.kernel.returns.found.forms import SendCollection, SendDrawn, years_to_send
from safeboard.kernel.returns.handing_back import rejected_rows_xlsx
from safeboard.kernel.returns.models import Due, Receipt, State
from safeboard.kernel.returns.permissions import ROWS, SEND
from safeboard.kernel.returns.receiving import NotNow
from safeboard.kernel.trail import recorder
from safeboard.kernel.work.jobs import latest, start
from safeboard.kernel.work.today import today

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CHECKING, ACCEPTING = "returns.check", "returns.accept"
WORKING = {State.CHECKING: (CHECKING, tasks.check_file), State.ACCEPTING: (ACCEPTING, tasks.accept_file)}
LOOK_AGAIN_SECONDS = 4
# So many problems are read one by one; more are told by kind first.
FEW_PROBLEMS = 10


def send_file(request: HttpRequest, return_code: str) -> HttpResponse:
    """Upload a return of one's own agency (pages.md 2e)."""
    declared = REGISTRY.any_return(return_code)
    if declared is None:
        raise Http404
    dues = Due.visible(request.reader, SEND).filter(return_code=return_code)  # type: ignore[attr-defined]
    over = dues.filter(as_at__lte=today())
    due = over.filter(receipt=None).first() or over.last() or dues.first()
    if due is None:
        raise Http404
    first = {"as_at": due.as_at, "look_back_months": declared.look_back_months}
    form = _file_form(request, return_code, first)
    if request.method == "POST" and form.is_valid():
        return _receive(request, form, due, {"as_at": form.cleaned_data["as_at"], **_look_back(form, first)})
    return _upload_page(request, form, due, title=f"Send your figures: {declared.title}")


def correct(request: HttpRequest, reference: str) -> HttpResponse:
    """Send a file that replaces a received one as a whole."""
    old = _receipt(request, reference, SEND)
    first = {"as_at": old.as_at, "look_back_months": old.look_back_months}
    form = _file_form(request, old.return_code, first)
    if request.method == "POST" and form.is_valid():
        said = {"as_at": form.cleaned_data["as_at"], **_look_back(form, first), "replaces": old}
        return _receive(request, form, _due_of(request, old), said)
    return _upload_page(request, form, _due_of(request, old), title="Send a corrected file", replaces=old)


def send_rest(request: HttpRequest, reference: str) -> HttpResponse:
    """Send the rows that were put right; what was taken in before stays."""
    old = _receipt(request, reference, SEND)
    form = WithFiles(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        said = {"as_at": old.as_at, "look_back_months": old.look_back_months, "adds_to": old}
        return _receive(request, form, _due_of(request, old), said)
    return _upload_page(
        request, form, _due_of(request, old), title="Send the rows you put right", adds_to=old
    )


def receipt(request: HttpRequest, reference: str) -> HttpResponse:
    """Where a file stands, what is wrong with it, and what its sender can do now."""
    return _receipt_page(request, _receipt(request, reference, ROWS))


@require_POST
def send_on(request: HttpRequest, reference: str) -> HttpResponse:
    """Send the good rows."""
    kept = _receipt(request, reference, SEND)
    form = SendOn(request.POST, must_say_why=selectors.must_say_why(kept))
    if kept.state == State.READY and not form.is_valid():
        return _receipt_page(request, kept, form=form)
    try:
        receiving.send(kept, by=request.user, why=getattr(form, "cleaned_data", {}).get("why", ""))
    except NotNow as refused:
        return _receipt_page(request, kept, problem=str(refused))
    start(ACCEPTING, kept.pk, tasks.accept_file)
    return redirect("receipt", reference=reference)


@require_POST
def start_again(request: HttpRequest, reference: str) -> HttpResponse:
    """Keep nothing of a file that was not sent."""
    kept = _receipt(request, reference, SEND)
    try:
        receiving.start_again(kept)
    except NotNow as refused:
        kept.refresh_from_db()
        return _receipt_page(request, kept, problem=str(refused))
    messages.success(request, f"Nothing of {kept.filename} was kept.")
    return redirect("returns")


@require_POST
def try_again(request: HttpRequest, reference: str) -> HttpResponse:
    """Take up work that failed."""
    kept = _receipt(request, reference, SEND)
    if kept.state in WORKING:
        kind, task = WORKING[State(kept.state)]
        job = latest(kind, kept.pk)
        if job is None or job.state == "failed":
            start(kind, kept.pk, task)
    return redirect("receipt", reference=reference)


def withdraw(request: HttpRequest, reference: str) -> HttpResponse:
    """Take a received file back, with the reason."""
    kept = _receipt(request, reference, SEND)
    form = Withdraw(request.POST or None)
    problem = "" if kept.state == State.ACCEPTED else "Only a file that was received can be withdrawn."
    if request.method == "POST" and form.is_valid():
        try:
            receiving.withdraw(kept, by=request.user, why=form.cleaned_data["why"])
        except NotNow as refused:
            problem = str(refused)
        else:
            messages.success(request, f"{reference} is withdrawn.")
            return redirect("receipt", reference=reference)
    context = {"receipt": kept, "form": form, "problem": problem, "owed_again": reach.owed_again(kept)}
    return render(request, "returns/withdraw.html", context, status=409 if problem else 200)


@require_POST
def answer(request: HttpRequest, reference: str, pk: int) -> HttpResponse:
    """Answer the analyst's question."""
    kept = _receipt(request, reference, SEND)
    question = get_object_or_404(kept.checks.filter(outcome=questioning.QUESTION), pk=pk)
    form = Answer(request.POST)
    if not form.is_valid():
        return _receipt_page(request, kept, answering=form)
    try:
        questioning.answer(question, words=form.cleaned_data["words"])
    except NotNow as refused:
        return _receipt_page(request, kept, problem=str(refused), typed=form.cleaned_data["words"])
    messages.success(request, "Your answer was sent.")
    return redirect("receipt", reference=reference)


def rows_to_put_right(request: HttpRequest, reference: str) -> HttpResponse:
    """The rows that could not be kept, as a workbook that says what to put right in each.

    The file of a collection is made again by its system: it has a list of what to put right (`found`), and no such rows.
    """
    kept = _receipt(request, reference, ROWS)
    unsuited = kept.return_code in REGISTRY.collections or not kept.rejected or kept.deleted_on
    if unsuited or kept.state not in (State.READY, State.ACCEPTED):
        raise Http404
    data = rejected_rows_xlsx(receiving.read_again(kept))
    recorder.note("returns.rows", thing="receipt", thing_id=reference, rows=kept.rejected)
    return _download(data, f"{reference} rows to put right.xlsx", XLSX)


def original(request: HttpRequest, reference: str) -> HttpResponse:
    """The file as it was sent, for its sender only."""
    kept = _receipt(request, reference, ROWS)
    if kept.state in (State.REFUSED, State.DISCARDED) or kept.deleted_on:
        raise Http404
    files = unpack(load(kept.stored), kept.filename)
    recorder.shown(statements.codes_said_by(kept.pk))
    if len(files) == 1:
        return _download(files[0][1], files[0][0], "application/octet-stream")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in files:
            packed.writestr(name, data)
    return _download(out.getvalue(), f"{reference} as sent.zip", "application/zip")


def _receipt(request: HttpRequest, reference: str, permission: Permission) -> Receipt:
    visible = Receipt.visible(request.reader, permission)  # type: ignore[attr-defined]
    return get_object_or_404(visible.select_related("agency", "replaces", "replaced_by"), reference=reference)


def _due_of(request: HttpRequest, kept: Receipt) -> Due | None:
    dues = Due.visible(request.reader, SEND).filter(return_code=kept.return_code)  # type: ignore[attr-defined]
    return dues.filter(as_at=kept.as_at).first() or dues.last()


def _file_form(
    request: HttpRequest, return_code: str, first: dict[str, Any]
) -> SendFile | SendFigures | SendCollection | SendDrawn:
    """What is asked beside the file: the day and the look-back of rows, the period of figures."""
    figures = REGISTRY.figures.get(return_code)
    collection = REGISTRY.collections.get(return_code)
    if collection is not None and collection.drawn:
        return SendDrawn(request.POST or None, request.FILES or None, initial=first)
    if collection is not None:
        asked = Due.visible(request.reader, SEND).filter(return_code=return_code)  # type: ignore[attr-defined]
        years = years_to_send(collection, [first["as_at"], *asked.values_list("as_at", flat=True)])
        first = {**first, "as_at": first["as_at"].isoformat()}
        return SendCollection(request.POST or None, request.FILES or None, initial=first, years=years)
    if figures is None:
        return SendFile(request.POST or None, request.FILES or None, initial=first)
    dues = Due.visible(request.reader, SEND).filter(return_code=return_code)  # type: ignore[attr-defined]
    periods = periods_to_send(figures, [first["as_at"], *dues.values_list("as_at", flat=True)])
    first = {**first, "as_at": figures.period_with(first["as_at"]).end.isoformat()}
    return SendFigures(request.POST or None, request.FILES or None, initial=first, periods=periods)


def _look_back(
    form: SendFile | SendFigures | SendCollection | SendDrawn, first: dict[str, Any]
) -> dict[str, int]:
    return {"look_back_months": form.cleaned_data.get("look_back_months", first["look_back_months"])}


def _receive(request: HttpRequest, form: WithFiles, due: Due | None, said: dict[str, Any]) -> HttpResponse:
    if due is None:
        raise Http404
    files = form.read()
    old = said.get("replaces") or said.get("adds_to")
    try:
        received = receiving.receive(
            agency=due.agency,
            return_code=due.return_code,
            filename=name_of(files),
            data=pack(files),
            by=request.user,
            **said,
        )
    except NotNow as refused:
        return _receipt_page(request, old, problem=str(refused))
    if received.already:
        messages.info(request, f"We already have this file ({received.receipt.reference}). Nothing changed.")
    else:
        start(CHECKING, received.receipt.pk, tasks.check_file)
    return redirect("receipt", reference=received.receipt.reference)


def _upload_page(request: HttpRequest, form: WithFiles, due: Due | None, **context: Any) -> HttpResponse:
    old = context.get("replaces") or context.get("adds_to")
    if old and old.state != State.ACCEPTED:
        return _receipt_page(request, old, problem="Only a file that was received can be corrected.")
    code = due.return_code if due else old.return_code
    context = {
        "form": form,
        "due": due,
        "figures": code in REGISTRY.figures,
        "collection": REGISTRY.collections.get(code),
        **context,
    }
    return render(request, "returns/upload.html", context)


def _receipt_page(
    request: HttpRequest,
    kept: Receipt,
    *,
    problem: str = "",
    form: SendOn | None = None,
    answering: Answer | None = None,
    typed: str = "",
) -> HttpResponse:
    kept.refresh_from_db()
    page = selectors.problems(kept, request.GET.get("page"))
    job = latest(WORKING[State(kept.state)][0], kept.pk) if kept.state in WORKING else None
    must_say_why = selectors.must_say_why(kept)
    question = outstanding.open_question(kept)
    context = {
        "receipt": kept,
        "declared": REGISTRY.any_return(kept.return_code),
        "figures": REGISTRY.figures.get(kept.return_code),
        "collection": REGISTRY.collections.get(kept.return_code),
        "sums": selectors.sums(kept),
        "final_or_not": selectors.final_or_not(kept),
        "job": job,
        "compared_with": selectors.compared_with(kept),
        "same_day": selectors.of_same_day(request.reader, kept) if kept.state == State.READY else None,  # type: ignore[attr-defined]
        "counts": selectors.list_counts(kept),
        "must_say_why": must_say_why,
        "page": page,
        "few": FEW_PROBLEMS,
        "errors": [selectors.shown(each) for each in page if each.severity == "error"],
        "warnings": [selectors.shown(each) for each in page if each.severity == "warning"],
        "spellings": selectors.spellings(kept),
        **_found(kept),
        "form": form or SendOn(None, must_say_why=must_say_why),
        "checks": kept.checks.select_related("by"),
        "question": question,
        "answering": answering or (Answer() if question else None),
        "to_put_right": outstanding.to_put_right(request.reader, kept),  # type: ignore[attr-defined]
        "problem": problem,
        "typed": typed,
    }
    response = render(request, "returns/receipt.html", context, status=409 if problem else 200)
    if job and job.state in ("waiting", "running"):
        # The page looks again by itself, with no script, as long as somebody waits for it.
        response["Refresh"] = str(LOOK_AGAIN_SECONDS)
    return response


def _found(kept: Receipt) -> dict[str, Any]:
    """What was found in rows about children, by rule; a page may look at those of a file that can still be put right."""
    if not kinds.about_children(kept.return_code):
        return {}
    return {
        "rules_found": found.by_rule(kept),
        "found_totals": found.totals(kept),
        "rules_aside": found.not_run(kept),
        "says_workers": found.says_workers(kept),
    }


def _download(data: bytes, name: str, kind: str) -> HttpResponse:
    response = HttpResponse(data, content_type=kind)
    clean = "".join(c if c.isalnum() or c in " .-_()" else "_" for c in name)
    ascii_name = clean.encode("ascii", "replace").decode().replace("?", "_")
    response["Content-Disposition"] = f'attachment; filename="{ascii_name}"'
    return response
