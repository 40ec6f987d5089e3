"""What two people must agree, the reset of a lost second step, and what a Board member asked in the round."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from safeboard.kernel.access import policy
from safeboard.kernel.partnership.models import Confirmation
from safeboard.kernel.partnership.people import agreeing, confirming, forms, own_forms, resetting, selectors
from safeboard.kernel.partnership.people.asking import NotPossible
from safeboard.kernel.partnership.permissions import ASK_RESET, PEOPLE
from safeboard.kernel.work import outbox
from safeboard.kernel.work.today import now


def agreements(request: HttpRequest) -> HttpResponse:
    """What waits for a second person, and what was answered."""
    reader, at = request.reader, now()  # type: ignore[attr-defined]
    rows = list(selectors.agreements(reader)[:100])
    context = {
        "waiting": [each for each in rows if each.open(at)],
        "over": [each for each in rows if not each.open(at)],
        "may_ask": policy.may(reader, ASK_RESET),
    }
    return render(request, "partnership/people/agreements.html", context)


def agreement(request: HttpRequest, pk: int) -> HttpResponse:
    """One thing that a second person must agree to: who asks, why, and the answer."""
    reader = request.reader  # type: ignore[attr-defined]
    asked = get_object_or_404(selectors.agreements(reader), pk=pk)
    form = own_forms.Answered(forms.posted(request), initial={"seen": asked.version})
    reason = agreeing.why_not(asked, by=reader, at=now())
    if form.is_valid():
        verb = agreeing.agree if form.cleaned_data["answer"] == "agree" else agreeing.refuse
        try:
            done = verb(
                agreement=asked, seen=form.cleaned_data["seen"], words=form.cleaned_data["words"], by=reader
            )
        except (NotPossible, outbox.Refused) as refusal:
            form.add_error(None, refusal.message)
        else:
            said = (
                "Your answer is kept."
                if done
                else "Somebody else answered this before you. Nothing was changed."
            )
            messages.info(request, said)
            return redirect("agreement", pk=asked.pk)
    context = {
        "asked": asked,
        "form": form,
        "reason": reason,
        "mine": asked.asked_by_id == reader.user_id and asked.open(now()),
    }
    return render(request, "partnership/people/agreement.html", context)


@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back what one asked for oneself."""
    reader = request.reader  # type: ignore[attr-defined]
    asked = get_object_or_404(selectors.agreements(reader), pk=pk)
    seen = request.POST.get("seen", "")
    try:
        done = agreeing.withdraw(agreement=asked, seen=int(seen) if seen.isdecimal() else 0, by=reader)
    except NotPossible as refusal:
        messages.info(request, refusal.message)
    else:
        messages.info(
            request, "Taken back." if done else "Somebody answered this before you. Look at it again."
        )
    return redirect("agreement", pk=asked.pk)


def ask_reset(request: HttpRequest) -> HttpResponse:
    """Ask for the reset of a lost second step, after checking who it is."""
    reader = request.reader  # type: ignore[attr-defined]
    form = own_forms.AskReset(forms.posted(request), initial={"email": request.GET.get("email", "")})
    if form.is_valid():
        try:
            asked = resetting.ask_reset(by=reader, **form.cleaned_data)
        except NotPossible as refusal:
            forms.not_possible(form, refusal)
        else:
            messages.info(request, "Asked. A second person must agree within 24 hours.")
            return redirect("agreement", pk=asked.pk)
    return render(request, "partnership/people/ask_reset.html", {"form": form})


@require_POST
def deal_with(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that what a Board member asked was done."""
    reader = request.reader  # type: ignore[attr-defined]
    answer = get_object_or_404(Confirmation.visible(reader, PEOPLE), pk=pk)
    seen = request.POST.get("seen", "")
    done = confirming.deal_with(confirmation=answer, seen=int(seen) if seen.isdecimal() else 0, by=reader)
    messages.info(
        request,
        "Kept as done."
        if done
        else "Somebody else changed this since you opened the page. Look at it again.",
    )
    return redirect("person", pk=answer.hat_id)
