"""One's own part: opening the invitation, the second step of sign-in, one's roles, confirming one's agency."""

from __future__ import annotations

from allauth.account.internal.flows.login import record_authentication
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login, logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from safeboard.kernel.access import policy
from safeboard.kernel.access.roles import ROLES
from safeboard.kernel.partnership.people import confirming, forms, inviting, own_forms
from safeboard.kernel.partnership.people.asking import NotPossible
from safeboard.kernel.partnership.people.resetting import has_second_step
from safeboard.kernel.partnership.permissions import AGREE, ASK_RESET, CONFIRM, RESET
from safeboard.kernel.partnership.words import worded
from safeboard.kernel.trail import recorder
from safeboard.kernel.work.today import today

GONE = 410


def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Set a password with the one-time link; used, too old and wrong links look the same."""
    found = inviting.open_invitation(token)
    if found is None:
        return _gone(request)
    form = own_forms.SetPassword(forms.posted(request), person=found.hat.user)
    if form.is_valid():
        person = inviting.accept(token=token, password=form.cleaned_data["password1"])
        if person is None:
            return _gone(request)
        # Whoever was signed in at this machine before is somebody else.
        logout(request)
        if found.hat.since > today():
            return render(request, "partnership/people/joined.html", {"hat": found.hat})
        login(request, person, backend=settings.AUTHENTICATION_BACKENDS[0])
        record_authentication(request, person, method="password", reauthenticated=True)
        recorder.note("sign in", thing="user", thing_id=person.pk)
        return redirect("second-step")
    return render(request, "partnership/people/invitation.html", {"form": form, "hat": found.hat})


def second_step(request: HttpRequest) -> HttpResponse:
    """Add a second step of sign-in: the app on the phone, or a key."""
    has_one = has_second_step(request.user.pk)
    return render(request, "partnership/people/second_step.html", {"has_one": has_one})


def your_roles(request: HttpRequest) -> HttpResponse:
    """The roles that one has, for whom, until when."""
    hats = [(hat, ROLES[hat.role].title if hat.role in ROLES else hat.role) for hat in request.hats]  # type: ignore[attr-defined]
    reader = request.reader  # type: ignore[attr-defined]
    context = {
        "roles": hats,
        "second_person": any(policy.may(reader, each) for each in (AGREE, RESET)),
        "may_ask": policy.may(reader, ASK_RESET),
        "may_confirm": policy.may(reader, CONFIRM),
    }
    return render(request, "partnership/people/your_roles.html", context)


def confirm(request: HttpRequest) -> HttpResponse:
    """Who acts for one's agency: are these still right? Each person is answered for, nothing is chosen beforehand."""
    reader = request.reader  # type: ignore[attr-defined]
    hats = list(confirming.asked(reader))
    form = own_forms.Answers(forms.posted(request), hats=hats)
    changed: list[str] = []
    if form.is_valid():
        try:
            stale = confirming.confirm(answers=form.answers(), by=reader)
        except NotPossible as refusal:
            forms.not_possible(form, refusal)
        else:
            if not stale:
                messages.info(
                    request,
                    worded("Thank you. Your answers are kept; the {board_office} sees what must change."),
                )
                return redirect("confirm-people")
            changed = [hat.user.name for hat in stale]
            form = _over(form)
    context = {
        "form": form,
        "asked": hats,
        "changed": changed,
        "due_on": confirming.due_on(hats, today()),
        "agency": hats[0].agency if hats else None,
    }
    return render(request, "partnership/people/confirm.html", context)


def _over(form: own_forms.Answers) -> own_forms.Answers:
    """The same answers once more, now over the roles as somebody saved them meanwhile."""
    typed = form.data.copy()
    for hat in form.hats:
        typed[f"seen_{hat.pk}"] = str(hat.version)
    return own_forms.Answers(typed, hats=form.hats)


def _gone(request: HttpRequest) -> HttpResponse:
    return render(request, "partnership/people/gone.html", status=GONE)
