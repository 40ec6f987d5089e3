"""Telling everybody: an invitation, papers issued, a changed date, a cancelled meeting; the words are shown first."""

from __future__ import annotations

import copy
from collections.abc import Callable

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from safeboard.kernel.actions.forms import posted
from safeboard.kernel.meetings import meeting_forms, notices, planning, selectors
from safeboard.kernel.meetings.agenda_views import managed
from safeboard.kernel.meetings.asking import ask, attempt
from safeboard.kernel.meetings.models import Meeting
from safeboard.kernel.work.outbox import mode
from safeboard.kernel.work.today import today

Act = Callable[[int], Meeting]


def change_date(request: HttpRequest, pk: int) -> HttpResponse:
    """New day, time or place with the reason; then the words that everybody is told; then it counts."""
    reader = request.reader  # type: ignore[attr-defined]
    meeting = managed(request, pk)
    start = {name: getattr(meeting, name) for name in ("on", "place")}
    start |= {"starts": f"{meeting.starts:%H:%M}", "ends": f"{meeting.ends:%H:%M}", "seen": meeting.version}
    form = meeting_forms.ChangeDate(posted(request), initial=start)
    intro = (
        f"Now: {planning.said(meeting.on)}, {meeting.starts:%H:%M}. Nobody is told before you have read the words.",
    )
    if form.is_valid():
        fields = form.verb_fields()
        fits = attempt(form, lambda: planning.check_change(meeting, today=today(), **fields) or True)
        if fits:
            after = copy.copy(meeting)
            for name in ("on", "starts", "ends", "place"):
                setattr(after, name, fields[name])
            return _tell(
                request,
                meeting,
                form,
                kind="changed",
                draft=notices.draft("changed", after, why=fields["why"]),
                heading="Change the date and tell all",
                act=lambda seen: planning.change_date(meeting=meeting, seen=seen, by=reader, **fields),
                quiet="Change it without an e-mail",
            )
    back = reverse("meeting", kwargs={"pk": pk})
    return ask(
        request, form, heading="Change the date or place", button="See what everybody is told",
        back=back, caption=str(meeting), intro=intro,
    )  # fmt: skip


def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """Why; then the words; then the meeting is cancelled."""
    reader = request.reader  # type: ignore[attr-defined]
    meeting = managed(request, pk)
    form = meeting_forms.Why(posted(request), initial={"seen": meeting.version})
    if form.is_valid():
        why = form.cleaned_data["why"]
        return _tell(
            request,
            meeting,
            form,
            kind="cancelled",
            draft=notices.draft("cancelled", meeting, why=why),
            heading="Cancel the meeting and tell all",
            act=lambda seen: planning.cancel(meeting=meeting, seen=seen, why=why, by=reader),
            quiet="Cancel it without an e-mail",
        )
    back = reverse("meeting", kwargs={"pk": pk})
    intro = ("What was to come to it goes back to the forward plan.",)
    return ask(
        request, form, heading="Cancel the meeting", button="See what everybody is told",
        back=back, caption=str(meeting), intro=intro,
    )  # fmt: skip


def issue(request: HttpRequest, pk: int) -> HttpResponse:
    """Which papers go out and which are owed, the words, then they are issued."""
    reader = request.reader  # type: ignore[attr-defined]
    meeting = managed(request, pk)
    look = selectors.look_at(reader, [meeting])[0]
    due = planning.papers_due(meeting)
    warnings = [
        f"No paper yet from {each.presenter or 'nobody named'}: {each.title}" for each in look.papers.owed
    ]
    if due < today():
        warnings.append(
            f"They were due out on {planning.said(due)}. The record will say that they went later."
        )
    form = meeting_forms.Seen(posted(request), initial={"seen": meeting.version})
    return _tell(
        request,
        meeting,
        form,
        kind="papers",
        draft=notices.draft("papers", meeting),
        heading="Issue the papers and tell all",
        act=lambda seen: planning.issue_papers(meeting=meeting, seen=seen, by=reader),
        quiet="Issue them without an e-mail",
        warnings=warnings,
        intro=f"Papers {look.papers.words}.",
    )


def invite(request: HttpRequest, pk: int) -> HttpResponse:
    """Invite everybody with a seat; each gets their own link for apologies and the calendar entry."""
    meeting = managed(request, pk)
    form = meeting_forms.Seen(posted(request), initial={"seen": meeting.version})
    return _tell(
        request,
        meeting,
        form,
        kind="invitation",
        draft=notices.draft("invitation", meeting),
        heading="Invite everybody",
        act=lambda seen: meeting,
    )


def _tell(
    request: HttpRequest,
    meeting: Meeting,
    form: Form,
    *,
    kind: str,
    draft: notices.Letter,
    heading: str,
    act: Act,
    quiet: str = "",
    warnings: list[str] | None = None,
    intro: str = "",
) -> HttpResponse:
    """The words to everybody, edited, then done and sent in one step; nothing goes where the step is refused."""
    reader = request.reader  # type: ignore[attr-defined]
    sent = request.method == "POST" and "subject" in request.POST
    start = {"subject": draft.subject, "body": draft.body}
    letter = meeting_forms.LetterForm(request.POST if sent else None, initial=start)
    silent = bool(quiet) and "quiet" in request.POST
    if sent and form.is_valid() and (silent or letter.is_valid()):
        words = draft if silent else notices.Letter(**letter.cleaned_data)
        may_go = silent or attempt(letter, lambda: notices.check(words, meeting) or True)
        if may_go and (done := attempt(letter, lambda: act(form.cleaned_data["seen"]))):
            told = None if silent else notices.tell_all(kind=kind, meeting=done, letter=words, by=reader)
            messages.success(request, _said(told))
            return redirect("meeting", pk=meeting.pk)
        meeting.refresh_from_db()
    receivers = notices.receivers(meeting)
    context = {
        "meeting": meeting,
        "heading": heading,
        "form": letter,
        "kept": [(n, v) for n, v in request.POST.items() if n not in NOT_KEPT and n != "seen"],
        "seen": meeting.version,
        "quiet": quiet,
        "receivers": [each for each in receivers if each.user_id],
        "without": [each for each in receivers if not each.user_id],
        "warnings": warnings or [],
        "intro": intro,
        "mode": mode(),
        "address": notices.LINK,
    }
    return render(request, "meetings/letter.html", context)


NOT_KEPT = ("csrfmiddlewaretoken", "subject", "body", "quiet")


def _said(told: notices.Told | None) -> str:
    if told is None:
        return "Done. Nobody was sent an e-mail."
    without = f" Tell by hand: {'; '.join(told.without)}." if told.without else ""
    return f"Done. {told.count} {'e-mail is' if told.count == 1 else 'e-mails are'} on the way.{without}"
