"""Settings with dates: all of them, one with its history, changing it, taking a change back (pages.md 3.6)."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from safeboard.grammar.declarations.office import Setting
from safeboard.kernel.access import policy
from safeboard.kernel.partnership import dated
from safeboard.kernel.partnership.changing import (
    NotNow,
    SomebodyElse,
    last_number,
    set_value,
    take_back,
)
from safeboard.kernel.partnership.models import SubGroup
from safeboard.kernel.partnership.permissions import READ_SETTINGS, SETTINGS
from safeboard.kernel.partnership.standing import selectors, sheets
from safeboard.kernel.partnership.standing.forms import ChangeSetting, TakeBack, put_back
from safeboard.kernel.partnership.workbooks import workbook
from safeboard.kernel.ui.templating import day
from safeboard.kernel.work.today import today


@require_safe
def settings_page(request: HttpRequest) -> HttpResponse:
    """All settings by room: the value now, since when, the next change, who and why."""
    context = {"rooms": selectors.rooms(today()), "may_change": policy.may(request.reader, SETTINGS)}  # type: ignore[attr-defined]
    return render(request, "partnership/standing/settings.html", context)


@require_safe
def settings_excel(request: HttpRequest) -> HttpResponse:
    """The settings as shown, as a workbook."""
    return workbook([sheets.settings(selectors.rooms(today()))], "settings")


@require_safe
def targets_excel(request: HttpRequest) -> HttpResponse:
    """The targets and limits as shown, as a workbook."""
    return workbook([sheets.targets(selectors.measures(today()))], "targets")


@require_safe
def targets(request: HttpRequest) -> HttpResponse:
    """The target, the limit and the owner of every indicator."""
    context = {"measures": selectors.measures(today()), "may_change": policy.may(request.reader, SETTINGS)}  # type: ignore[attr-defined]
    return render(request, "partnership/standing/targets.html", context)


@require_safe
def setting_page(request: HttpRequest, code: str) -> HttpResponse:
    """One setting with its whole history."""
    _declared(code)
    context = {
        "line": selectors.line(code, today()),
        "history": selectors.history(code, today()),
        "seen": last_number(code),
        "may_change": policy.may(request.reader, SETTINGS),  # type: ignore[attr-defined]
        "back": _list_of(code),
    }
    return render(request, "partnership/standing/setting.html", context)


@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, code: str) -> HttpResponse:
    """A new value from a day on; what somebody else saved meanwhile is shown, and nothing typed is lost."""
    declared = _declared(code)
    first = {
        "seen": last_number(code),
        "value": selectors.as_typed(dated.value(code, today())),
        "since": today(),
    }
    form = ChangeSetting(
        request.POST or None, initial=first, setting=declared, choices=_offered(request, declared)
    )
    conflict = False
    if request.method == "POST" and form.is_valid():
        asked = form.cleaned_data
        try:
            row = set_value(
                code=code,
                text=asked["value"],
                since=asked["since"],
                why=asked["why"],
                why_safe=asked["why_safe"],
                correcting=asked["correcting"],
                seen=asked["seen"],
                by=request.reader,  # type: ignore[attr-defined]
            )
        except NotNow as refused:
            form.add_error(refused.field if refused.field in form.fields else None, str(refused))
        except SomebodyElse:
            conflict = True
            put_back(form, last_number(code))
        else:
            messages.success(request, f"Saved. It counts from {day(row.since)}.")
            return redirect("setting", code=code)
    context = {
        "form": form,
        "line": selectors.line(code, today()),
        "conflict": selectors.history(code, today())[0] if conflict else None,
        "kind": "choice" if hasattr(form.fields["value"], "choices") else declared.kind,
    }
    return render(request, "partnership/standing/change.html", context, status=409 if conflict else 200)


@require_POST
def undo(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """Take back a change that does not count yet."""
    _declared(code)
    row = next((each for each in dated.standing(code) if each.number == number), None)
    if row is None:
        raise Http404
    form = TakeBack(request.POST)
    try:
        take_back(row=row, seen=form.cleaned_data["seen"] if form.is_valid() else -1, by=request.reader)  # type: ignore[attr-defined]
    except NotNow as refused:
        messages.error(request, str(refused))
    except SomebodyElse:
        messages.error(
            request, "Somebody changed this setting meanwhile. Nothing was taken back: look again."
        )
    else:
        messages.success(request, "Taken back. It stays in the history.")
    return redirect("setting", code=code)


def _declared(code: str) -> Setting:
    try:
        return dated.setting(code)
    except dated.UnknownSetting:
        raise Http404 from None


def _offered(request: HttpRequest, setting: Setting) -> tuple[tuple[str, str], ...]:
    """What may be chosen besides the declared choices: the sub groups, for the owner of an indicator."""
    if not setting.code.endswith(".owner"):
        return ()
    rows = SubGroup.visible(request.reader, READ_SETTINGS)  # type: ignore[attr-defined]
    return tuple((each.code, each.name) for each in rows)


def _list_of(code: str) -> str:
    if code.startswith(selectors.WORD):
        return "words"
    return "targets" if code.startswith(selectors.INDICATOR) else "settings"
