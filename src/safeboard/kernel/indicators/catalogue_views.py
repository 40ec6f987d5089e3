"""The catalogue: every indicator of the set by theme, with its newest figure or what it waits for."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.kernel.access import policy
from safeboard.kernel.actions.owners import sub_groups
from safeboard.kernel.indicators import selectors
from safeboard.kernel.indicators.aims import owner_of
from safeboard.kernel.indicators.catalogue import THEMES, Listed, listed, not_yet
from safeboard.kernel.indicators.disclosure import Figure, read_at_once
from safeboard.kernel.indicators.judgement import Verdict
from safeboard.kernel.indicators.models import Snapshot
from safeboard.kernel.indicators.permissions import RELEASES, RUN
from safeboard.kernel.indicators.runs import areas
from safeboard.kernel.indicators.tasks import COUNTING
from safeboard.kernel.work.jobs import latest
from safeboard.kernel.work.today import today


@dataclass(frozen=True, slots=True)
class Counted:
    """An indicator that is counted: its newest figure with the verdict, where there is one, and who owns it."""

    code: str
    title: str
    line: tuple[Figure, Verdict] | None
    owner: str


@dataclass(frozen=True, slots=True)
class Part:
    """One theme of the catalogue."""

    title: str
    counted: tuple[Counted, ...]
    not_yet: tuple[tuple[Listed, str], ...]


@require_safe
def catalogue(request: HttpRequest) -> HttpResponse:
    """Every indicator of the set by theme: the newest figure, or *not yet* with what brings it (SYS-54)."""
    snapshot = selectors.newest_snapshot(request.reader)
    small = selectors.sees_small(request.reader)
    context = {
        "parts": parts(snapshot, small=small),
        "counted": len(REGISTRY.indicators),
        "of": len({row.code for row in listed()} | set(REGISTRY.indicators)),
        "snapshot": snapshot,
        "small": small,
        "may_take": policy.may(request.reader, RUN),
        "may_release": policy.may(request.reader, RELEASES),
        "job": latest(COUNTING, "all"),
    }
    return render(request, "indicators/catalogue.html", context)


def parts(snapshot: Snapshot | None, *, small: bool) -> list[Part]:
    """The five themes, each with what is counted and with what is not yet."""
    if snapshot is None:
        return _parts(None, small=small)
    with read_at_once(snapshot, REGISTRY.indicators, next(iter(areas(snapshot)), "")):
        return _parts(snapshot, small=small)


def _parts(snapshot: Snapshot | None, *, small: bool) -> list[Part]:
    names = {group.code: str(group) for group in sub_groups()}
    on = today()
    found = []
    for theme, title in THEMES.items():
        counted = tuple(
            Counted(
                code,
                each.title,
                selectors.show_line(snapshot, code, small=small) if snapshot else None,
                names.get(owner := owner_of(each, on), owner),
            )
            for code, each in sorted(REGISTRY.indicators.items())
            if each.theme == theme
        )
        waiting = tuple((row, names.get(row.owner, row.owner)) for row in not_yet(theme))
        found.append(Part(title, counted, waiting))
    return found
