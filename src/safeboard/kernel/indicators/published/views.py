"""Published files for the analyst: send one, see what was understood, keep its figures, see releases side by side."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from safeboard.kernel.files.opening import RefusedFile
from safeboard.kernel.files.storing import FileGone
from safeboard.kernel.indicators.permissions import PUBLISH
from safeboard.kernel.indicators.published import keeping
from safeboard.kernel.indicators.published.forms import BY_ITSELF, Send
from safeboard.kernel.indicators.published.known import measures
from safeboard.kernel.indicators.published.models import PublishedFile
from safeboard.kernel.indicators.published.previewing import preview
from safeboard.kernel.indicators.published.recognising import LAYOUTS
from safeboard.kernel.indicators.published.side_by_side import compared, held_measures
from safeboard.kernel.indicators.published.values import Release

TAKEN_OUT = "The file is gone, and none of its figures is used."


@require_http_methods(["GET", "POST"])
def send(request: HttpRequest) -> HttpResponse:
    """Send a published file; nothing of it is kept until its figures were looked at."""
    form = Send(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        asked = form.cleaned_data
        on = asked["published_on"].isoformat() if asked["published_on"] else ""
        layout = "" if asked["layout"] == BY_ITSELF else asked["layout"]
        try:
            file = keeping.receive(
                filename=asked["file"].name,
                data=asked["file"].read(),
                layout=layout,
                release=Release(asked["source"], asked["release"], on),
                by=request.reader,  # type: ignore[attr-defined]
            )
        except RefusedFile as refused:
            form.add_error("file", str(refused))
        else:
            return redirect("published-preview", pk=file.pk)
    files = PublishedFile.visible(request.reader, PUBLISH).select_related("sent_by")  # type: ignore[attr-defined]
    context = {
        "form": form,
        "kept": [each for each in files if each.in_use],
        "waiting": [each for each in files if not each.kept_at and not each.taken_out_at],
        "out": [each for each in files if each.taken_out_at],
        "layouts": LAYOUTS,
    }
    return render(request, "indicators/published/send.html", context)


@require_safe
def look(request: HttpRequest, pk: int) -> HttpResponse:
    """What a file holds: doubts first, then the figures, then what was not understood."""
    return _look(request, _file(request, pk), "")


@require_POST
def keep(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep the figures of a file."""
    file = _file(request, pk)
    try:
        keeping.keep(file=file, by=request.reader)  # type: ignore[attr-defined]
    except (RefusedFile, FileGone) as refused:
        return _look(request, file, str(refused))
    return redirect("published-preview", pk=file.pk)


@require_POST
def take_out(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a file and its figures out again."""
    file = _file(request, pk)
    try:
        keeping.take_out(file=file, by=request.reader)  # type: ignore[attr-defined]
    except RefusedFile as refused:
        return _look(request, file, str(refused))
    return redirect("published")


@require_safe
def side_by_side(request: HttpRequest) -> HttpResponse:
    """What each release said of one measure: `?measure=referrals_rate`."""
    offered = held_measures()
    chosen = request.GET.get("measure", "") or next(iter(offered), "")
    if chosen and chosen not in offered:
        raise Http404
    context = {
        "offered": [measures()[each] for each in offered],
        "chosen": measures().get(chosen),
        "table": compared(chosen) if chosen else None,
    }
    return render(request, "indicators/published/releases.html", context)


def _file(request: HttpRequest, pk: int) -> PublishedFile:
    return get_object_or_404(PublishedFile.visible(request.reader, PUBLISH).select_related("sent_by"), pk=pk)  # type: ignore[attr-defined]


def _look(request: HttpRequest, file: PublishedFile, problem: str) -> HttpResponse:
    shown, gone = None, ""
    try:
        if file.taken_out_at:
            raise FileGone(TAKEN_OUT)
        shown = preview(keeping.read_again(file))
    except (RefusedFile, FileGone) as fault:
        gone = str(fault)
    context = {
        "file": file,
        "shown": shown,
        "gone": gone,
        "problem": problem,
        "layout": LAYOUTS.get(file.layout, ""),
    }
    return render(request, "indicators/published/file.html", context)
