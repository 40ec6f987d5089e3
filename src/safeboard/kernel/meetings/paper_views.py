"""Papers: send one in, a new version of it, withdraw it, and open it."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.http import content_disposition_header

from safeboard.kernel.actions.forms import posted
from safeboard.kernel.files.storing import FileGone
from safeboard.kernel.meetings import meeting_forms, papers, selectors
from safeboard.kernel.meetings.agenda_views import managed_item
from safeboard.kernel.meetings.asking import ask, attempt
from safeboard.kernel.meetings.models import Paper, State
from safeboard.kernel.meetings.permissions import MANAGE, PAPERS


def add_paper(request: HttpRequest, pk: int) -> HttpResponse:
    """Send in a paper for an item."""
    item = managed_item(request, pk)
    meeting = item.meeting
    if meeting is None:
        raise Http404
    form = meeting_forms.PaperBox(posted(request), request.FILES or None, initial={"title": item.title})
    if form.is_valid():
        file = form.cleaned_data["file"]
        paper = attempt(
            form,
            lambda: papers.add_paper(
                item=item,
                title=form.cleaned_data["title"],
                filename=file.name,
                data=file.read(),
                by=request.reader,  # type: ignore[attr-defined]
            ),
        )
        if paper:
            late = " It is marked late: papers were issued before." if paper.late else ""
            messages.success(request, f"{paper} is in.{late}")
            return redirect("meeting", pk=meeting.pk)
    late_words = (
        () if meeting.state not in papers.OUT else ("Papers have been issued. It will be marked late.",)
    )
    return ask(
        request,
        form,
        heading="Add a paper",
        button="Add the paper",
        back=reverse("meeting", kwargs={"pk": meeting.pk}),
        caption=item.title,
        intro=late_words,
    )


def renew_paper(request: HttpRequest, pk: int) -> HttpResponse:
    """A new version of a paper; the old one stays."""
    paper = _managed_paper(request, pk)
    start = {"title": paper.title, "seen": paper.paper_version}
    form = meeting_forms.RenewPaper(posted(request), request.FILES or None, initial=start)
    now: list[tuple[str, object]] = []
    if form.is_valid():
        file, seen = form.cleaned_data["file"], form.cleaned_data["seen"]
        newer = attempt(
            form,
            lambda: papers.renew_paper(
                paper=paper,
                seen=seen,
                title=form.cleaned_data["title"],
                filename=file.name,
                data=file.read(),
                by=request.reader,  # type: ignore[attr-defined]
            ),
            version=lambda: _newest(request, paper).paper_version,
        )
        if newer:
            messages.success(request, f"Version {newer.paper_version} of paper {newer.number} is in.")
            return redirect("meeting", pk=paper.item.meeting_id)
        there = _newest(request, paper)
        if there.paper_version != seen:
            now = [("Title", there.title), ("Version", there.paper_version), ("File", there.filename)]
    return ask(
        request,
        form,
        heading=f"New version of paper {paper.number}",
        button="Add the new version",
        back=reverse("meeting", kwargs={"pk": paper.item.meeting_id}),
        caption=paper.title,
        intro=("The version before stays on record and can be read.",),
        now=now,
    )


def withdraw_paper(request: HttpRequest, pk: int) -> HttpResponse:
    """Withdraw a paper: members can no longer open it."""
    paper = _managed_paper(request, pk)
    form = meeting_forms.Seen(posted(request), initial={"seen": paper.paper_version})
    if form.is_valid() and attempt(form, lambda: papers.withdraw_paper(paper=paper, by=request.reader)):  # type: ignore[attr-defined]
        messages.success(request, f"Paper {paper.number} is withdrawn.")
        return redirect("meeting", pk=paper.item.meeting_id)
    return ask(
        request,
        form,
        heading=f"Withdraw paper {paper.number}",
        button="Withdraw it",
        back=reverse("meeting", kwargs={"pk": paper.item.meeting_id}),
        caption=paper.title,
        intro=(
            "Members can no longer open it, whichever version. It stays on record, and its number is not used again.",
        ),
        warning=True,
    )


def open_paper(request: HttpRequest, pk: int) -> HttpResponse:
    """The file of one version, always to be saved, never shown by the browser."""
    reader = request.reader  # type: ignore[attr-defined]
    rows = Paper.visible(reader, PAPERS).select_related("item__meeting__series")
    paper = get_object_or_404(rows, pk=pk)
    meeting = paper.item.meeting
    runs = meeting is not None and selectors.may(reader, meeting, MANAGE)
    if not runs and (paper.withdrawn or meeting is None or not issued(paper)):
        raise Http404
    try:
        data = papers.read_paper(paper=paper, by=reader)
    except FileGone as gone:
        raise Http404 from gone
    response = HttpResponse(data, content_type=paper.content_type)
    response["Content-Disposition"] = content_disposition_header(True, paper.filename) or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    return response


def issued(paper: Paper) -> bool:
    """Whether members have been given the papers of its meeting."""
    meeting = paper.item.meeting
    return meeting is not None and meeting.state in (*papers.OUT, State.AGREED)


def _managed_paper(request: HttpRequest, pk: int) -> Paper:
    """A paper that counts, of a meeting that this reader runs; else 404."""
    rows = Paper.visible(request.reader, PAPERS).filter(withdrawn=False)  # type: ignore[attr-defined]
    paper = get_object_or_404(rows.select_related("item__meeting__series"), pk=pk)
    managed_item(request, paper.item_id)
    return _newest(request, paper)


def _newest(request: HttpRequest, paper: Paper) -> Paper:
    rows = Paper.visible(request.reader, PAPERS).filter(item=paper.item_id, number=paper.number)  # type: ignore[attr-defined]
    return rows.select_related("item__meeting__series").order_by("-paper_version")[0]
