"""People: the list, one person, inviting, changing, leaving."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from safeboard.kernel.access import policy
from safeboard.kernel.access.roles import BOARD_MEMBER, ROLES
from safeboard.kernel.files import spreadsheets
from safeboard.kernel.partnership.models import Membership, Standing
from safeboard.kernel.partnership.people import forms, inviting, leaving, selectors
from safeboard.kernel.partnership.people.asking import NotPossible
from safeboard.kernel.partnership.people.giving import change
from safeboard.kernel.partnership.permissions import PEOPLE
from safeboard.kernel.ui.downloads import download
from safeboard.kernel.ui.templating import day, plural
from safeboard.kernel.work import outbox
from safeboard.kernel.work.today import now, today


def people(request: HttpRequest) -> HttpResponse:
    """Who has which role for which agency, from when until when, last confirmed."""
    reader, filters = request.reader, _filters(request)  # type: ignore[attr-defined]
    context = {
        "rows": selectors.people(reader, today(), filters),
        "filters": filters,
        "agencies": selectors.agencies_listed(reader),
        "roles": [(code, role.title) for code, role in ROLES.items()],
        "which": selectors.WHICH,
        "query": request.GET.urlencode(),
        "may_invite": policy.may(reader, PEOPLE),
    }
    return render(request, "partnership/people/list.html", context)


def people_excel(request: HttpRequest) -> HttpResponse:
    """The list as shown, as a workbook."""
    filters = _filters(request)
    rows = selectors.people(request.reader, today(), filters)  # type: ignore[attr-defined]
    notes = (
        ("What this is", "Who has which role for which agency"),
        ("As at", day(today())),
        ("Shown", filters.describe() or "all roles that count now or later"),
    )
    data = spreadsheets.write([selectors.sheet(rows)], notes)
    return download(data, f"people-{today():%Y-%m-%d}.xlsx", spreadsheets.CONTENT_TYPE)


def person(request: HttpRequest, pk: int) -> HttpResponse:
    """One person: their roles, their invitation, what was confirmed, and what can be done."""
    reader = request.reader  # type: ignore[attr-defined]
    hat = get_object_or_404(selectors.right(reader), pk=pk)
    may_change = policy.may(reader, PEOPLE)
    context = {
        "hat": hat,
        "row": selectors.rows_of([hat], today())[0],
        "others": [row for row in selectors.hats_of(reader, hat, today()) if row.hat.pk != hat.pk],
        "counts": hat.standing == Standing.GIVEN and hat.until >= today(),
        "invitation": selectors.invitation_of(reader, hat) if may_change else None,
        "answers": selectors.answers_about(reader, hat),
        "may_change": may_change,
        "is_member": hat.role == BOARD_MEMBER.code,
        "at": now(),
    }
    return render(request, "partnership/people/person.html", context)


def invite(request: HttpRequest) -> HttpResponse:
    """Invite somebody, or give somebody a further role (`?like=` fills in who)."""
    reader = request.reader  # type: ignore[attr-defined]
    first = forms.Invite.first_values(today())
    if request.GET.get("like", "").isdecimal():
        like = get_object_or_404(selectors.right(reader), pk=int(request.GET["like"]))
        first |= {"name": like.user.name, "email": like.user.email, "agency": like.agency_id}
    form = forms.Invite(forms.posted(request), initial=first, reader=reader)
    if form.is_valid():
        typed = form.cleaned_data
        try:
            done = inviting.invite(
                name=typed["name"], email=typed["email"], plan=form.plan(), why=typed["why"], by=reader
            )
        except (NotPossible, outbox.Refused) as refusal:
            _say(form, refusal)
        else:
            return _invited(request, done)
    return render(request, "partnership/people/invite.html", {"form": form})


def deputy(request: HttpRequest, pk: int) -> HttpResponse:
    """A deputy for this Board member, from a day to a day."""
    reader = request.reader  # type: ignore[attr-defined]
    member = get_object_or_404(
        Membership.visible(reader, PEOPLE).filter(
            role=BOARD_MEMBER.code, standing=Standing.GIVEN, until__gte=today()
        ),
        pk=pk,
    )
    form = forms.Deputy(forms.posted(request), initial={"since": today()})
    if form.is_valid():
        typed = form.cleaned_data
        try:
            done = inviting.invite(
                name=typed["name"], email=typed["email"], plan=form.plan(member), by=reader
            )
        except (NotPossible, outbox.Refused) as refusal:
            _say(form, refusal)
        else:
            return _invited(request, done)
    return render(request, "partnership/people/deputy.html", {"form": form, "member": member})


@require_POST
def invite_again(request: HttpRequest, pk: int) -> HttpResponse:
    """Send the invitation, or send it again: the older link stops working."""
    reader = request.reader  # type: ignore[attr-defined]
    hat = get_object_or_404(Membership.visible(reader, PEOPLE), pk=pk)
    try:
        return _invited(request, inviting.send(hat=hat, by=reader))
    except (NotPossible, outbox.Refused) as refusal:
        messages.info(request, refusal.message)
        return redirect("person", pk=hat.pk)


@require_POST
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Withdraw an invitation that nobody has used."""
    reader = request.reader  # type: ignore[attr-defined]
    hat = get_object_or_404(Membership.visible(reader, PEOPLE), pk=pk)
    try:
        done = inviting.take_back(hat=hat, seen=_seen(request), by=reader)
    except NotPossible as refusal:
        messages.info(request, refusal.message)
    else:
        messages.info(request, "Taken back. The link does not work any more." if done else _STALE)
    return redirect("person", pk=hat.pk)


def change_hat(request: HttpRequest, pk: int) -> HttpResponse:
    """Change what a role is called, its sub group or its last day."""
    reader = request.reader  # type: ignore[attr-defined]
    hat = get_object_or_404(selectors.right(reader), pk=pk)
    first = {"seen": hat.version, "title": hat.title, "sub_group": hat.sub_group_id, "until": hat.until}
    form = forms.Change(forms.posted(request), initial=first, reader=reader, hat=hat)
    theirs = None
    if form.is_valid():
        typed = {"sub_group": None, **form.cleaned_data}
        try:
            if change(hat=hat, by=reader, **typed):
                messages.info(request, "Saved.")
                return redirect("person", pk=hat.pk)
        except NotPossible as refusal:
            forms.not_possible(form, refusal)
        else:
            hat.refresh_from_db()
            theirs, form = hat, _over(form, hat)
    context = {"form": form, "hat": hat, "theirs": theirs}
    return render(request, "partnership/people/change.html", context)


def leave(request: HttpRequest, pk: int) -> HttpResponse:
    """*Left the agency*: the last day, what they own, who takes over; all in one step."""
    reader = request.reader  # type: ignore[attr-defined]
    hat = get_object_or_404(Membership.visible(reader, PEOPLE).select_related("user", "agency"), pk=pk)
    owned = leaving.owned(hat.user_id, hat.agency_id)
    people = leaving.successors(hat, today())
    member = leaving.board_member(hat, today())
    form = forms.Leave(
        forms.posted(request), initial={"seen": hat.version}, people=people, member=member, owns=bool(owned)
    )
    stale = False
    if form.is_valid():
        by_id = {str(each.pk): each for each in people} | {leaving.TO_MEMBER: member}
        try:
            done = leaving.leave(
                hat=hat,
                seen=form.cleaned_data["seen"],
                last_day=form.cleaned_data["last_day"],
                successor=by_id.get(form.cleaned_data.get("successor", "")),
                by=reader,
            )
        except NotPossible as refusal:
            forms.not_possible(form, refusal)
        else:
            if done:
                messages.info(request, _left_words(hat, done))
                return redirect("person", pk=hat.pk)
            hat.refresh_from_db()
            stale, form = True, _over(form, hat, people=people, member=member, owns=bool(owned))
    context = {
        "form": form,
        "hat": hat,
        "owned": owned,
        "alone": bool(owned) and not people,
        "ending": selectors.rows_of(leaving.hats_here(hat, today()), today()),
        "stale": stale,
    }
    return render(request, "partnership/people/leave.html", context)


_STALE = "Somebody else changed this since you opened the page. Look at it again."


def _filters(request: HttpRequest) -> selectors.Filters:
    asked = {name: request.GET.get(name, "")[:100] for name in ("agency", "role", "which", "words")}
    return selectors.Filters(**asked)


def _invited(request: HttpRequest, done: inviting.Invited) -> HttpResponse:
    context = {
        "done": done,
        "hat": done.hat,
        "mode": outbox.mode().value,
        "waits": done.hat.standing != Standing.GIVEN,
    }
    return render(request, "partnership/people/invited.html", context)


def _say(form: forms.forms.Form, refusal: NotPossible | outbox.Refused) -> None:
    if isinstance(refusal, NotPossible):
        forms.not_possible(form, refusal)
    else:
        form.add_error(None, refusal.message)


def _over(form: forms.forms.Form, hat: Membership, **options: object) -> forms.forms.Form:
    """The same words once more, now over the version that somebody saved meanwhile."""
    typed = form.data.copy()
    typed["seen"] = str(hat.version)
    made = {"hat": hat, "reader": form.reader} if isinstance(form, forms.Change) else options
    return type(form)(typed, **made)


def _left_words(hat: Membership, done: leaving.Left) -> str:
    given = (
        f" {plural(done.things, 'thing')} handed over to {done.to.name}." if done.to and done.things else ""
    )
    return f"Saved. {hat.user.name} has left {hat.agency.name}: {plural(done.roles, 'role')} ended.{given}"


def _seen(request: HttpRequest) -> int:
    seen = request.POST.get("seen", "")
    return int(seen) if seen.isdecimal() else 0
