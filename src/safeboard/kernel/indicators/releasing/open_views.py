"""What everybody may read without signing in: releases that are public, their pages and their files."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from safeboard.kernel.files import comma_separated
from safeboard.kernel.indicators.release_models import Release
from safeboard.kernel.indicators.releasing import register
from safeboard.kernel.indicators.releasing.making import figures_of
from safeboard.kernel.indicators.releasing.open_data import counted
from safeboard.kernel.indicators.releasing.settings import CONTACT, LICENCE
from safeboard.kernel.partnership import dated
from safeboard.kernel.ui.downloads import download
from safeboard.kernel.work.today import now, today


@require_safe
def open_data(request: HttpRequest) -> HttpResponse:
    """Every release that is public, and those that were and are withdrawn."""
    context = {"releases": register.public(now()), **_about()}
    return render(request, "indicators/releasing/open_data.html", context)


@require_safe
def open_release(request: HttpRequest, pk: int) -> HttpResponse:
    """One public release: its figures, its files, what is hidden and why."""
    found = _public(pk)
    withdrawn = found.state == Release.WITHDRAWN
    count, hidden = counted(found)
    context = {
        "release": found,
        "withdrawn": withdrawn,
        "figures": "" if withdrawn else figures_of(found),
        "count": count,
        "hidden": hidden,
        "newer": register.newer_than(found, now()),
        **_about(),
    }
    return render(request, "indicators/releasing/open_release.html", context)


@require_safe
def open_part(request: HttpRequest, pk: int, part: str) -> HttpResponse:
    """The data or the metadata of a public release, as frozen."""
    found = _public(pk)
    if found.state == Release.WITHDRAWN or part not in ("data", "metadata"):
        raise Http404
    held = found.data if part == "data" else found.metadata
    return download(bytes(held), f"{found.title} {part}.csv", comma_separated.CSV)


def _public(pk: int) -> Release:
    found = next((each for each in register.public(now()) if each.pk == pk), None)
    if found is None:
        raise Http404
    return found


def _about() -> dict[str, object]:
    on = today()
    return {"contact": dated.value(CONTACT, on), "licence": dated.value(LICENCE, on)}
