"""The pages of an import: the list, its columns, what its words mean, how it will become, what came of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from pathlib import Path

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import get_object_or_404, redirect, render

from safeboard.kernel.access.readers import Reader
from safeboard.kernel.actions.importing import batches, forms, leftovers, reading
from safeboard.kernel.actions.importing.previews import SHOWN_LEFT_OUT, preview
from safeboard.kernel.actions.importing.target import TARGETS
from safeboard.kernel.actions.models import Batch
from safeboard.kernel.actions.readiness import NotNow
from safeboard.kernel.actions.workbook import CONTENT_TYPE
from safeboard.kernel.files.opening import RefusedFile
from safeboard.kernel.files.storing import FileGone

LATEST, SHOWN_TAKEN = 10, 50
EXAMPLES = {"actions": "example-actions.xlsx"}
View = Callable[..., HttpResponse]


def upload(request: HttpRequest) -> HttpResponse:
    """Choose the file and say what it is a list of; imports made before stand below."""
    reader = _reader(request)
    posted = request.method == "POST"
    targets = batches.targets_of(reader)
    form = forms.Upload(request.POST if posted else None, request.FILES if posted else None, targets=targets)
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            batch = batches.receive(
                target=TARGETS[form.cleaned_data["kind"]], filename=file.name, data=file.read(), by=reader
            )
        except RefusedFile as refused:
            form.add_error("file", str(refused))
        else:
            return redirect("import-columns", pk=batch.pk)
    rows = batches.of_reader(reader).select_related("by")
    context = {
        "form": form,
        "abouts": {each.code: each.about for each in targets},
        "taken": rows.exclude(taken_at=None)[:LATEST],
        "preparing": rows.filter(taken_at=None, by=reader.user_id)[:LATEST],
        "example": "actions" if _example("actions") else "",
    }
    return render(request, "actions/import/upload.html", context)


def example(request: HttpRequest, which: str) -> HttpResponse:
    """An invented workbook to try, in the demonstration only."""
    path = _example(which)
    if path is None:
        raise Http404
    return _workbook(path.read_bytes(), path.name)


def preparing(view: View) -> View:
    """For pages about a list that is not taken yet: only whoever sent it, and the file read again."""

    @wraps(view)
    def page(request: HttpRequest, pk: int) -> HttpResponse:
        batch = get_object_or_404(batches.of_reader(_reader(request)), pk=pk)
        if batch.taken_at is not None:
            return redirect("import-result", pk=batch.pk)
        if batch.by_id != _reader(request).user_id:
            raise Http404
        try:
            return view(request, batch)
        except (RefusedFile, FileGone) as refused:
            messages.error(request, str(refused))
            return redirect("import")

    return page


@preparing
def columns(request: HttpRequest, batch: Batch) -> HttpResponse:
    """Where the list stands in the file, and which column holds what."""
    sheets, sheet = batches.read_again(batch)
    target, chosen = batches.target_of(batch, _reader(request)), batches.chosen_of(batch)
    moves = request.POST if request.POST.get("what") == "sheet" else None
    where = forms.ChooseSheet(
        moves, sheets=sheets, initial={"sheet": batch.sheet, "heading_row": chosen.heading_row}
    )
    if where.is_valid():
        wanted = next(each for each in sheets if each.name[:80] == where.cleaned_data["sheet"])
        row = where.cleaned_data["heading_row"]
        if wanted.name[:80] != batch.sheet and row == chosen.heading_row:
            row = reading.guess_heading(wanted, target)
        try:
            batches.choose_sheet(batch=batch, sheet=wanted, heading_row=row, by=_reader(request))
        except NotNow as refusal:
            where.add_error(refusal.field, refusal.message)
        else:
            return redirect("import-columns", pk=batch.pk)
    found = reading.columns_of(sheet, chosen.heading_row)
    named = {f"c{place}": name for place, name in chosen.columns.items()}
    sent = request.POST if request.method == "POST" and moves is None else None
    form = forms.ChooseColumns(sent, columns=found, target=target, initial=named)
    if form.is_valid():
        try:
            batches.choose_columns(batch=batch, sheet=sheet, columns=form.chosen(), by=_reader(request))
        except NotNow as refusal:
            form.add_error(form.field_of(refusal.field), refusal.message)
        else:
            return redirect("import-values", pk=batch.pk)
    context = {"batch": batch, "target": target, "where": where, "form": form, "chosen": chosen}
    return render(request, "actions/import/columns.html", context)


@preparing
def values(request: HttpRequest, batch: Batch) -> HttpResponse:
    """What the words mean that we do not know, or must not guess; left out where there are none."""
    reader = _reader(request)
    _, sheet = batches.read_again(batch)
    if not _ready_for_values(batch, reader):
        return redirect("import-columns", pk=batch.pk)
    found = batches.look(batch, sheet, reader)
    if not found.asked:
        return redirect("import-preview", pk=batch.pk)
    form = forms.ChooseMeanings(
        request.POST if request.method == "POST" else None,
        asked=found.asked,
        owners=batches.owner_choices(reader),
        before=batches.chosen_of(batch).meanings,
    )
    if form.is_valid():
        batches.choose_meanings(batch=batch, meanings=form.meanings(), by=reader)
        return redirect("import-preview", pk=batch.pk)
    context = {"batch": batch, "form": form, "not_asked": found.not_asked}
    return render(request, "actions/import/values.html", context)


@preparing
def confirm(request: HttpRequest, batch: Batch) -> HttpResponse:
    """How the rows will become, what is left out and why, and the button that takes them."""
    reader = _reader(request)
    _, sheet = batches.read_again(batch)
    if not _ready_for_values(batch, reader):
        return redirect("import-columns", pk=batch.pk)
    chosen = batches.chosen_of(batch)
    form = forms.Confirm(
        request.POST if request.method == "POST" else None,
        initial={"repeats": chosen.repeats, "why_safe": chosen.why_safe},
    )
    if form.is_valid():
        said = {"repeats": form.cleaned_data["repeats"], "why_safe": form.cleaned_data["why_safe"]}
        try:
            batches.choose_rest(batch=batch, by=reader, **said)
            if "again" in request.POST:
                return redirect("import-preview", pk=batch.pk)
            batches.take(batch=batch, by=reader)
        except NotNow as refusal:
            form.add_error(refusal.field, refusal.message)
        else:
            return redirect("import-result", pk=batch.pk)
    found = batches.look(batch, sheet, reader)
    shown = preview(
        found,
        batches.chosen_of(batch),
        batches.target_of(batch, _reader(request)),
        batches.owner_names(reader),
    )
    context = {
        "batch": batch,
        "target": batches.target_of(batch, _reader(request)),
        "shown": shown,
        "form": form,
        "asked": found.asked,
    }
    return render(request, "actions/import/preview.html", context)


def result(request: HttpRequest, pk: int) -> HttpResponse:
    """What was taken, what was not and why, and the undo."""
    batch = _taken(request, pk)
    rows = batches.target_of(batch, _reader(request)).taken(batch, _reader(request))
    gaps = [(each["row"], each["cell"], each["why"]) for each in batch.not_understood]
    context = {
        "batch": batch,
        "target": batches.target_of(batch, _reader(request)),
        "rows": rows[:SHOWN_TAKEN],
        "more": max(0, len(rows) - SHOWN_TAKEN),
        "stay": [each for each in rows if each.stays],
        "left_out_rows": gaps[:SHOWN_LEFT_OUT],
        "rows_left_out": batch.rows_in - batch.taken,
    }
    return render(request, "actions/import/result.html", context)


def not_taken(request: HttpRequest, pk: int) -> HttpResponse:
    """The rows that were not taken, with the reason, as a workbook to put right and import again."""
    batch = _taken(request, pk)
    reasons = leftovers.reasons_of(batch.not_understood)
    if not reasons:
        raise Http404
    try:
        _, sheet = batches.read_again(batch)
    except (RefusedFile, FileGone) as refused:
        messages.error(request, str(refused))
        return redirect("import-result", pk=batch.pk)
    data = leftovers.write(sheet, batches.chosen_of(batch).heading_row, reasons, batch.filename)
    return _workbook(data, f"not-taken-{batch.pk}.xlsx")


def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Undo the import, and say what stays."""
    batch = _taken(request, pk)
    if request.method == "POST":
        try:
            undone = batches.undo(batch=batch, by=_reader(request))
        except NotNow as refusal:
            messages.error(request, refusal.message)
        else:
            stay = f" {undone.stay} stay, because somebody has worked on them since." if undone.stay else ""
            messages.success(request, f"The import is undone: {undone.taken_back} taken back.{stay}")
    return redirect("import-result", pk=batch.pk)


def throw_away(request: HttpRequest, pk: int) -> HttpResponse:
    """Throw away a list that was not taken."""
    batch = get_object_or_404(
        batches.of_reader(_reader(request)), pk=pk, by=_reader(request).user_id, taken_at=None
    )
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    batches.throw_away(batch=batch, by=_reader(request))
    messages.success(request, "The list was thrown away. Nothing of it was kept.")
    return redirect("import")


def _taken(request: HttpRequest, pk: int) -> Batch:
    rows = batches.of_reader(_reader(request)).exclude(taken_at=None).select_related("by", "undone_by")
    return get_object_or_404(rows, pk=pk)


def _ready_for_values(batch: Batch, by: Reader) -> bool:
    return not reading.missing_titles(batches.target_of(batch, by), batches.chosen_of(batch).columns)


def _reader(request: HttpRequest) -> Reader:
    return request.reader  # type: ignore[attr-defined, no-any-return]


def _example(name: str) -> Path | None:
    """The example that the demonstration wrote; in any other installation there is none."""
    path: Path = settings.VAR / "examples" / EXAMPLES.get(name, "none")
    return path if settings.DEMONSTRATION and path.is_file() else None


def _workbook(data: bytes, filename: str) -> HttpResponse:
    response = HttpResponse(data, content_type=CONTENT_TYPE)
    response["Content-Disposition"] = f'attachment; filename="{filename}"'
    return response
