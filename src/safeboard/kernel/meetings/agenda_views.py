"""Making an agenda: build it, add, edit, order, move to the next meeting, take off, set it."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from safeboard.kernel.access import policy
from safeboard.kernel.actions.forms import posted
from safeboard.kernel.actions.readiness import NotNow
from safeboard.kernel.meetings import agenda, group_selectors, items, meeting_forms, planning, selectors
from safeboard.kernel.meetings.asking import ask, attempt
from safeboard.kernel.meetings.models import AgendaItem, Meeting, Purpose
from safeboard.kernel.meetings.permissions import ITEMS, MANAGE, PLAN

ACTS = {
    "defer": (items.defer, "Move to the next meeting", "It goes back to the forward plan, with its papers."),
    "off": (items.take_off, "Take it off", "It stays on record with your reason."),
}


def make_agenda(request: HttpRequest, pk: int) -> HttpResponse:
    """The agenda while it is put together, and saying that it is set."""
    reader = request.reader  # type: ignore[attr-defined]
    meeting = managed(request, pk)
    form = meeting_forms.Seen(posted(request), initial={"seen": meeting.version})
    if form.is_valid():
        seen = form.cleaned_data["seen"]
        done = attempt(form, lambda: planning.set_agenda(meeting=meeting, seen=seen, by=reader))
        if done:
            messages.success(request, "The agenda is set.")
            return redirect("meeting", pk=meeting.pk)
        meeting.refresh_from_db()
    found = selectors.agenda_of(reader, meeting)
    context = {
        "meeting": meeting,
        "form": form,
        "agenda": found,
        "over": found.ends > meeting.ends,
        "open": meeting.state in planning.OPEN,
        "due": [
            each
            for each in group_selectors.forward_plan(reader, meeting.series)
            if each.wanted_on and each.wanted_on <= meeting.on
        ],
    }
    return render(request, "meetings/make_agenda.html", context)


@require_POST
def build(request: HttpRequest, pk: int) -> HttpResponse:
    """Put standing items and the forward plan on the agenda."""
    meeting = managed(request, pk)
    try:
        added = agenda.build(meeting=meeting, by=request.reader)  # type: ignore[attr-defined]
    except NotNow as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(
            request,
            f"{added} {'item' if added == 1 else 'items'} added." if added else "Nothing was missing.",
        )
    return redirect("meeting-agenda", pk=pk)


def add_item(request: HttpRequest, pk: int) -> HttpResponse:
    """Add an item: ordinary, late, tabled or confidential."""
    reader = request.reader  # type: ignore[attr-defined]
    meeting = managed(request, pk)
    form = meeting_forms.ItemWords(posted(request), meeting=meeting, new=True)
    _only_part_one(form, reader, meeting)
    if form.is_valid():
        item = attempt(
            form,
            lambda: items.add_item(series=meeting.series, meeting=meeting, by=reader, **form.verb_fields()),
        )
        if item:
            messages.success(request, f"Added: {item.title}.")
            return redirect("meeting-agenda", pk=pk)
    late = () if meeting.state in planning.OPEN else ("Papers have been issued. Say why this comes late.",)
    back = reverse("meeting-agenda", kwargs={"pk": pk})
    return ask(
        request, form, heading="Add an item", button="Add it", back=back, caption=str(meeting), intro=late
    )


def plan_item(request: HttpRequest, code: str) -> HttpResponse:
    """Add an item to the forward plan of a body."""
    reader = request.reader  # type: ignore[attr-defined]
    series = get_object_or_404(group_selectors.groups(reader), code=code)
    if not policy.allows(reader, PLAN, series):
        raise Http404
    form = meeting_forms.ItemWords(posted(request), meeting=None, new=True)
    _only_part_one(form, reader, Meeting(series=series))
    if form.is_valid():
        item = attempt(form, lambda: items.add_item(series=series, by=reader, **form.verb_fields()))
        if item:
            messages.success(request, f"On the forward plan: {item.title}.")
            return redirect("group", code=code)
    back = reverse("group", kwargs={"code": code})
    return ask(
        request, form, heading="Add to the forward plan", button="Add it", back=back, caption=series.name
    )


def edit_item(request: HttpRequest, pk: int) -> HttpResponse:
    """Change an item; if somebody did so meanwhile, both are shown."""
    reader = request.reader  # type: ignore[attr-defined]
    item = managed_item(request, pk)
    start = {name: getattr(item, name) for name in SHOWN}
    start |= {"seen": item.version, "wanted_on": item.wanted_on}
    form = meeting_forms.EditItem(posted(request), initial=start, meeting=item.meeting, new=False)
    _only_part_one(form, reader, item.meeting or Meeting(series=item.series))
    now: list[tuple[str, object]] = []
    if form.is_valid():
        seen, fields = form.cleaned_data["seen"], form.verb_fields()
        done = attempt(
            form,
            lambda: items.edit_item(item=item, seen=seen, by=reader, **fields),
            version=lambda: AgendaItem.visible(reader, ITEMS).get(pk=pk).version,
        )
        if done:
            messages.success(request, "Saved.")
            return redirect(_back(item))
        item.refresh_from_db()
        if item.version != seen:
            now = [(label, _shown(item, name)) for name, label in SHOWN.items()]
    return ask(
        request, form, heading="Change an item", button="Save", back=_back(item), caption=item.title, now=now
    )


def act_on_item(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    """Move an item to the next meeting, or take it off, with the reason."""
    if code not in ACTS:
        raise Http404
    verb, heading, note = ACTS[code]
    item = managed_item(request, pk)
    back = _back(item)
    form = meeting_forms.Why(posted(request), initial={"seen": item.version})
    now: list[tuple[str, object]] = []
    if form.is_valid():
        seen, why = form.cleaned_data["seen"], form.cleaned_data["why"]
        reader = request.reader  # type: ignore[attr-defined]
        done = attempt(
            form,
            lambda: verb(item=item, seen=seen, why=why, by=reader),
            version=lambda: AgendaItem.visible(reader, ITEMS).get(pk=pk).version,
        )
        if done:
            messages.success(request, f"Done: {done.title}.")
            return redirect(back)
        item.refresh_from_db()
        if item.version != seen:
            now = [(label, _shown(item, name)) for name, label in SHOWN.items()]
    return ask(
        request, form, heading=heading, button=heading, back=back, caption=item.title, intro=(note,), now=now
    )


@require_POST
def move_item(request: HttpRequest, pk: int, way: str) -> HttpResponse:
    """One place up or down."""
    item = managed_item(request, pk)
    if way not in ("up", "down") or item.meeting is None:
        raise Http404
    try:
        items_moved = way == "up"
        agenda.move_item(item=item, up=items_moved, by=request.reader)  # type: ignore[attr-defined]
    except NotNow as refusal:
        messages.error(request, refusal.message)
    return redirect(reverse("meeting-agenda", kwargs={"pk": item.meeting_id}) + f"#item-{item.pk}")


SHOWN = {
    "title": "Title",
    "purpose": "Purpose",
    "presenter": "Presenter",
    "minutes_allowed": "Minutes",
    "paper_wanted": "Paper expected",
    "part_two": "Part two",
    "why": "Why",
}


def managed(request: HttpRequest, pk: int) -> Meeting:
    """A meeting that this reader runs, or 404."""
    rows = Meeting.visible(request.reader, MANAGE)  # type: ignore[attr-defined]
    return get_object_or_404(rows.select_related("series"), pk=pk)


def managed_item(request: HttpRequest, pk: int) -> AgendaItem:
    """An item that this reader may read, of a meeting or a forward plan that they run; else 404."""
    reader = request.reader  # type: ignore[attr-defined]
    rows = (
        AgendaItem.visible(reader, ITEMS).filter(taken_off=False).select_related("meeting__series", "series")
    )
    item = get_object_or_404(rows, pk=pk)
    runs = policy.allows(reader, MANAGE, item.meeting or Meeting(series=item.series))
    if not runs:
        raise Http404
    return item


def _only_part_one(form: meeting_forms.ItemWords, reader: object, meeting: Meeting) -> None:
    """Whoever does not sit in part two cannot put anything there: they could not find it again."""
    if not policy.allows(reader, ITEMS, AgendaItem(series=meeting.series, part_two=True)):  # type: ignore[arg-type]
        del form.fields["part_two"]


def _back(item: AgendaItem) -> str:
    if item.meeting_id:
        return reverse("meeting-agenda", kwargs={"pk": item.meeting_id})
    return reverse("group", kwargs={"code": item.series.code})


def _shown(item: AgendaItem, name: str) -> object:
    value = getattr(item, name)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return Purpose(value).label if name == "purpose" else value
