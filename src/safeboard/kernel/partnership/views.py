"""Landing, *try it as*, and changing hats."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth import login, logout
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from safeboard.kernel.partnership import restarting
from safeboard.kernel.partnership.middleware import HAT
from safeboard.kernel.partnership.personas import BY_CODE, PERSONAS
from safeboard.kernel.partnership.signin import persona_user
from safeboard.kernel.trail import recorder


def landing(request: HttpRequest) -> HttpResponse:
    """Before sign-in: what Safeboard is for and, in the demonstration, who to try it as (pages.md 2a)."""
    if request.reader.role:  # type: ignore[attr-defined]
        return redirect("home")
    cards = [persona for persona in PERSONAS if persona.card]
    others = [persona for persona in PERSONAS if not persona.card]
    return render(
        request,
        "partnership/landing.html",
        {"cards": cards, "others": others, "can_restart": restarting.can_restart()},
    )


@require_POST
def try_as(request: HttpRequest, code: str) -> HttpResponse:
    """Sign in as an invented person; in the demonstration only."""
    if not settings.DEMONSTRATION or code not in BY_CODE:
        raise Http404
    user = persona_user(BY_CODE[code])
    if user is None:
        raise Http404
    logout(request)
    login(request, user, backend=settings.AUTHENTICATION_BACKENDS[0])
    recorder.note("sign in", thing="persona", thing_id=code)
    return redirect("home")


@require_POST
def start_again(request: HttpRequest) -> HttpResponse:
    """Put the demonstration back to its first morning; in the demonstration only."""
    if not settings.DEMONSTRATION or not restarting.can_restart():
        raise Http404
    logout(request)
    # The request's own transaction holds the database; it is put back once that is over.
    transaction.on_commit(restarting.restart)
    return redirect("landing")


@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """Sign out."""
    recorder.note("sign out")
    logout(request)
    response = redirect("landing")
    response["Clear-Site-Data"] = '"cache", "storage"'
    return response


@require_POST
def change_hat(request: HttpRequest) -> HttpResponse:
    """Wear another of one's own hats."""
    chosen = request.POST.get("hat", "")
    if chosen not in {str(hat.pk) for hat in request.hats}:  # type: ignore[attr-defined]
        raise Http404
    request.session[HAT] = int(chosen)
    recorder.note("change hat", thing="membership", thing_id=chosen)
    return redirect("home")
