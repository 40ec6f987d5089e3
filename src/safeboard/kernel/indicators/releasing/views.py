"""The register of releases: the list, a proposal, one release with the attacker's report, a decision."""

from __future__ import annotations

from contextlib import suppress

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from safeboard.kernel.access import policy
from safeboard.kernel.actions.tracking import NotNow
from safeboard.kernel.files import comma_separated
from safeboard.kernel.indicators import selectors as figures
from safeboard.kernel.indicators.disclosure import annual_periods
from safeboard.kernel.indicators.permissions import APPROVE_RELEASE, RELEASE, SMALL
from safeboard.kernel.indicators.release_models import Release
from safeboard.kernel.indicators.releasing import register as verbs
from safeboard.kernel.indicators.releasing.choosing import Choice
from safeboard.kernel.indicators.releasing.forms import APPROVE, DECLINE, WITHDRAW, Decide, Propose
from safeboard.kernel.indicators.releasing.making import figures_of
from safeboard.kernel.indicators.releasing.open_data import counted, names_of
from safeboard.kernel.indicators.releasing.selectors import readable
from safeboard.kernel.indicators.runs import areas
from safeboard.kernel.trail import recorder
from safeboard.kernel.ui.downloads import download
from safeboard.kernel.work.jobs import latest
from safeboard.kernel.work.today import now, today

PARTS = ("data", "metadata")


@require_safe
def register(request: HttpRequest) -> HttpResponse:
    """Every release that this reader may open, the newest first."""
    reader = request.reader  # type: ignore[attr-defined]
    context = {"releases": readable(reader), "may_propose": policy.may(reader, RELEASE), "at": now()}
    return render(request, "indicators/releasing/register.html", context)


@require_http_methods(["GET", "POST"])
def propose(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """Propose a release, or with `pk` a corrected version of one."""
    reader = request.reader  # type: ignore[attr-defined]
    replaces = get_object_or_404(readable(reader), pk=pk) if pk else None
    snapshot = figures.newest_snapshot(reader)
    if snapshot is None:
        return render(request, "indicators/releasing/propose.html", {"form": None})
    area = next(iter(areas(snapshot)), "")
    form = Propose(
        request.POST or None,
        years=[(each.code, each.words) for each in annual_periods(snapshot, area)],
        people=verbs.board_side(today()),
        initial=_as_before(replaces),
    )
    if request.method == "POST" and form.is_valid():
        asked = form.cleaned_data
        people = {str(each.pk): each for each in verbs.board_side(today())}
        try:
            made = verbs.propose(
                title=asked["title"],
                words=asked["words"],
                choice=Choice(
                    tuple(asked["codes"]),
                    tuple(asked["years"]),
                    "quarters" in asked["detail"],
                    "breakdowns" in asked["detail"],
                    "months" in asked["detail"],
                ),
                snapshot=snapshot,
                readers=[people[each] for each in asked["readers"]],
                replaces=replaces,
                by=reader,
            )
        except NotNow as refused:
            form.add_error(None, str(refused))
        else:
            return redirect("release", pk=made.pk)
    context = {"form": form, "replaces": replaces, "snapshot": snapshot}
    return render(request, "indicators/releasing/propose.html", context)


@require_safe
def release(request: HttpRequest, pk: int) -> HttpResponse:
    """One release: where it stands, what the attacker found, its figures, and the decision."""
    return _page(request, get_object_or_404(readable(request.reader), pk=pk), None)  # type: ignore[attr-defined]


@require_http_methods(["POST"])
def check_again(request: HttpRequest, pk: int) -> HttpResponse:
    """Check a release once more after its check failed."""
    found = get_object_or_404(Release.visible(request.reader, RELEASE), pk=pk)  # type: ignore[attr-defined]
    # Somebody else may have been quicker: then the page says where it stands.
    with suppress(NotNow):
        verbs.check_again(release=found)
    return redirect("release", pk=found.pk)


@require_http_methods(["POST"])
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Approve, do not approve, or withdraw."""
    found = get_object_or_404(Release.visible(request.reader, APPROVE_RELEASE), pk=pk)  # type: ignore[attr-defined]
    form = Decide(request.POST, decisions=_decisions(found))
    if form.is_valid():
        asked, by = form.cleaned_data, request.reader  # type: ignore[attr-defined]
        seen, reason = asked["version"], asked["reason"]
        try:
            if asked["decision"] == APPROVE:
                verbs.approve(release=found, seen=seen, by=by)
            elif asked["decision"] == DECLINE:
                verbs.decline(release=found, seen=seen, reason=reason, by=by)
            else:
                verbs.withdraw(release=found, seen=seen, reason=reason, by=by)
        except NotNow as refused:
            form.add_error(refused.field if refused.field in form.fields else None, str(refused))
            found.refresh_from_db()
        else:
            return redirect("release", pk=found.pk)
    return _page(request, found, form)


@require_safe
def part(request: HttpRequest, pk: int, part: str) -> HttpResponse:
    """The data or the metadata of a release, as frozen."""
    found = get_object_or_404(readable(request.reader), pk=pk)  # type: ignore[attr-defined]
    if part not in PARTS or found.state == Release.CHECKING:
        raise Http404
    recorder.note("export", thing="release", thing_id=pk, kind=part)
    held = found.data if part == "data" else found.metadata
    return download(bytes(held), f"{found.title} {part}.csv", comma_separated.CSV)


def _page(request: HttpRequest, found: Release, form: Decide | None) -> HttpResponse:
    reader = request.reader  # type: ignore[attr-defined]
    decisions = _decisions(found) if policy.allows(reader, APPROVE_RELEASE, found) else []
    if form is None and decisions:
        form = Decide(decisions=decisions, initial={"version": found.version})
    job = latest(verbs.CHECKING, found.pk) if found.state == Release.CHECKING else None
    working = job is not None and job.state in ("waiting", "running")
    made = found.state != Release.CHECKING
    count, hidden = counted(found) if made else (0, 0)
    context = {
        "release": found,
        "at": now(),
        "report": found.report,
        "already": found.report.get("already", []) if policy.may(reader, SMALL) else [],
        "figures": figures_of(found) if made else "",
        "count": count,
        "hidden": hidden,
        "job": job,
        "working": working,
        "may_check_again": job is not None and job.state == "failed" and policy.may(reader, RELEASE),
        "readers": names_of(found),
        "form": form,
        "decisions": decisions,
        "own": found.proposed_by_id == reader.user_id,
        "may_correct": policy.may(reader, RELEASE) and found.state in (Release.APPROVED, Release.WITHDRAWN),
    }
    return render(request, "indicators/releasing/release.html", context)


def _decisions(found: Release) -> list[tuple[str, str]]:
    """What may be decided as the release stands; one that is blocked can only be declined."""
    match found.state:
        case Release.PROPOSED:
            return [(APPROVE, "Approve it"), (DECLINE, "Do not approve it")]
        case Release.BLOCKED:
            return [(DECLINE, "Do not approve it")]
        case Release.APPROVED:
            return [(WITHDRAW, "Withdraw it")]
    return []


def _as_before(replaces: Release | None) -> dict[str, object]:
    if replaces is None:
        return {"detail": ["breakdowns"]}
    kept = replaces.choice
    return {
        "title": replaces.title,
        "words": replaces.words,
        "codes": kept.get("codes", ()),
        "years": kept.get("years", ()),
        "detail": [name for name in ("quarters", "months", "breakdowns") if kept.get(name)],
    }
