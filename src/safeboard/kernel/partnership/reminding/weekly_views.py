"""*Your weekly e-mail*: as it would go now, and whether one wants it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from safeboard.kernel.partnership.reminding import digest
from safeboard.kernel.partnership.reminding.forms import Weekly
from safeboard.kernel.work import outbox
from safeboard.kernel.work.today import today


def weekly_email(request: HttpRequest) -> HttpResponse:
    """One's own weekly e-mail, before it goes."""
    user = request.user
    wanted = digest.wanted(user)  # type: ignore[arg-type]
    form = Weekly(
        request.POST if request.method == "POST" else None, initial={"wanted": "yes" if wanted else "no"}
    )
    if form.is_valid():
        yes = form.cleaned_data["wanted"] == "yes"
        digest.choose(user=user, yes=yes)  # type: ignore[arg-type]
        messages.success(request, "You get the weekly e-mail." if yes else "You get no weekly e-mail.")
        return redirect("weekly-email")
    context = {
        "form": form,
        "mail": digest.weekly(user, today()),  # type: ignore[arg-type]
        "wanted": wanted,
        "mode": outbox.mode(),
        "by_hand": outbox.mode() is outbox.Mode.BY_HAND,
    }
    return render(request, "partnership/reminding/weekly.html", context)
