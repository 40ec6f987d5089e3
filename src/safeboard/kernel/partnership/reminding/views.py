"""Who has not answered; the reminders as they would go; what was sent; the outbox."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode
from zlib import crc32

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.kernel.partnership.reminding import letters, selectors, sending, wording
from safeboard.kernel.partnership.reminding.addresses import emails
from safeboard.kernel.partnership.reminding.forms import Words
from safeboard.kernel.partnership.reminding.letters import Letter
from safeboard.kernel.partnership.workbooks import ALL, workbook
from safeboard.kernel.trail import recorder
from safeboard.kernel.ui.templating import plural
from safeboard.kernel.work import outbox
from safeboard.kernel.work.outbox import Mode
from safeboard.kernel.work.today import now, today

MOST_AT_ONCE = 20


@dataclass(frozen=True, slots=True)
class OnScreen:
    """One letter on its page, with its form and what can be copied."""

    letter: Letter
    form: Words

    @property
    def reminded(self) -> str:
        """Bea Marsh reminded them 5 minutes ago."""
        last = self.letter.history[-1] if self.letter.history else None
        return f"{last.by.name} reminded them {wording.ago(last.at, now())}." if last else ""

    @property
    def copy(self) -> str:
        """The whole e-mail, with the words as they stand in the form."""
        return wording.to_copy(*self._parts)

    @property
    def mailto(self) -> str:
        """The address that opens one's own e-mail program."""
        return wording.mailto(*self._parts)

    @property
    def _parts(self) -> tuple[list[str], list[str], str, str]:
        subject, body = (self.form[name].value() or "" for name in ("subject", "body"))
        return emails(self.letter.to), emails(self.letter.copied), subject, body


def reminders(request: HttpRequest) -> HttpResponse:
    """All that is due or late and not here, by agency; tick some and read the e-mails before they go."""
    reader = request.reader  # type: ignore[attr-defined]
    code = request.GET.get("kind", "")
    code = code if code in REGISTRY.chasers else ""
    found = letters.letters(reader, today(), code)
    late = [each for each in found if each.late]
    context = {
        "groups": letters.by_agency(found),
        "found": len(found),
        "late": len(late),
        "kinds": [(each.code, each.title) for each in REGISTRY.chasers.values()],
        "kind": code,
        "mode": outbox.mode(),
        "nothing_ticked": "ticked" in request.GET and not request.GET.getlist("pick"),
    }
    return render(request, "partnership/reminding/reminders.html", context)


def remind(request: HttpRequest, code: str, key: str) -> HttpResponse:
    """One reminder as it would go; of what came since they were reminded, the list says so."""
    reader = request.reader  # type: ignore[attr-defined]
    if letters.one(reader, today(), code, key) is None and not selectors.history(reader, code, key):
        raise Http404
    return _read(request, [f"{code} {key}"])


def remind_several(request: HttpRequest) -> HttpResponse:
    """The reminders that were ticked, each as it would go."""
    picks = list(dict.fromkeys(request.GET.getlist("pick")))[:MOST_AT_ONCE]
    if not picks:
        return redirect(f"{reverse('reminders')}?ticked")
    return _read(request, picks)


def _read(request: HttpRequest, picks: list[str]) -> HttpResponse:
    reader = request.reader  # type: ignore[attr-defined]
    waiting = {each.pick: each for each in letters.letters(reader, today())}
    found = [waiting[pick] for pick in picks if pick in waiting]
    if not found:
        messages.info(request, "There is nothing to remind of any more: it came, or it is not due.")
        return redirect("reminders")
    posted = request.POST if request.method == "POST" else None
    shown = [_on_screen(letter, posted) for letter in found]
    if posted is not None and "copy" not in posted:
        shown = _act(request, shown)
        if not shown:
            return redirect("reminders")
    picked = urlencode([("pick", each.letter.pick) for each in shown])
    context = {
        "shown": shown,
        "action": f"{reverse('remind-several')}?{picked}",
        "gone": len(picks) - len(found),
        "cannot_send": not any(each.letter.to for each in shown),
        "mode": outbox.mode(),
        "by_server": outbox.mode() is not Mode.BY_HAND,
        "errors": any(each.form.errors for each in shown),
    }
    return render(request, "partnership/reminding/read.html", context)


def _on_screen(letter: Letter, posted: object) -> OnScreen:
    first = {"seen": letter.seen, "subject": letter.draft.subject, "body": letter.body}
    # The same on every page, whatever else was ticked.
    return OnScreen(letter, Words(posted, initial=first, prefix=f"l{crc32(letter.pick.encode())}"))


def _act(request: HttpRequest, shown: list[OnScreen]) -> list[OnScreen]:
    """Send all, or keep that one was sent by hand; gives what is still on screen afterwards."""
    by_hand = request.POST.get("by_hand", "")
    if not by_hand and outbox.mode() is Mode.BY_HAND:
        raise Http404
    doing = [each for each in shown if by_hand in ("", each.letter.pick)]
    valid = [each.form.is_valid() for each in doing]  # each, so that every error is shown
    if not all(valid):
        return shown
    meant = [sending.Meant(letter=each.letter, **each.form.cleaned_data) for each in doing]
    try:
        sending.remind(meant=meant, by=request.reader, by_hand=bool(by_hand))  # type: ignore[attr-defined]
    except sending.NotNow as refusal:
        each = next(each for each in doing if each.letter is refusal.letter)
        # Sent again, the words are meant although somebody reminded them.
        each.form.data = each.form.data.copy()
        each.form.data[each.form.add_prefix("seen")] = str(each.letter.seen)
        each.form.add_error(None, refusal.message)
        return shown
    if doing:
        messages.success(request, _said(len(doing), bool(by_hand)))
    return [each for each in shown if each not in doing]


def _said(count: int, by_hand: bool) -> str:
    if by_hand:
        return "Kept: you sent the reminder yourself."
    if outbox.mode() is Mode.DEMONSTRATION:
        return f"{plural(count, 'reminder')} would have been sent. This is a demonstration: nothing left it."
    return f"{plural(count, 'reminder')} on the way."


def reminder_log(request: HttpRequest) -> HttpResponse:
    """What was sent, to whom, about what, by whom."""
    reader = request.reader  # type: ignore[attr-defined]
    agency = request.GET.get("agency", "")[:40]
    demonstration = outbox.mode() is Mode.DEMONSTRATION
    rows = [
        (each, selectors.how(each, demonstration=demonstration)) for each in selectors.sent(reader, agency)
    ]
    context = {"rows": rows, "agencies": selectors.agencies_reminded(reader), "agency": agency}
    return render(request, "partnership/reminding/log.html", context)


def reminder_log_excel(request: HttpRequest) -> HttpResponse:
    """The log as shown, as a workbook."""
    agency = request.GET.get("agency", "")[:40]
    rows = selectors.sent(request.reader, agency)  # type: ignore[attr-defined]
    return workbook([selectors.log_sheet(rows)], "reminders", f"agency {agency}" if agency else ALL)


def unsent_excel(request: HttpRequest) -> HttpResponse:
    """What has not gone, as a workbook without the words of the e-mails."""
    return workbook([selectors.unsent_sheet(outbox.unsent())], "e-mails-not-gone")


def reminder(request: HttpRequest, pk: int) -> HttpResponse:
    """One reminder that was sent, word for word."""
    kept = get_object_or_404(selectors.sent(request.reader), pk=pk)  # type: ignore[attr-defined]
    how = selectors.how(kept, demonstration=outbox.mode() is Mode.DEMONSTRATION)
    return render(request, "partnership/reminding/reminder.html", {"kept": kept, "how": how})


def unsent(request: HttpRequest) -> HttpResponse:
    """E-mails that have not gone: to be copied by hand, failed, or still waiting."""
    rows = [
        (each, wording.to_copy(each.to, each.cc, each.subject, each.body), _mailto(each))
        for each in outbox.unsent()[:200]
    ]
    context = {"rows": rows, "mode": outbox.mode(), "demonstration_mode": outbox.mode() is Mode.DEMONSTRATION}
    return render(request, "partnership/reminding/outbox.html", context)


def _mailto(message: outbox.Message) -> str:
    return wording.mailto(message.to, message.cc, message.subject, message.body)


@require_POST
def outbox_act(request: HttpRequest, pk: int, act: str) -> HttpResponse:
    """Say that a message was sent by hand, or have it tried again."""
    verbs = {"by-hand": outbox.sent_by_hand, "again": outbox.try_again}
    if act not in verbs:
        raise Http404
    message = get_object_or_404(outbox.unsent(), pk=pk)
    if verbs[act](message):
        recorder.note(f"outbox.{act}", thing="message", thing_id=pk)
        messages.success(request, "Kept." if act == "by-hand" else "It will be tried again.")
    else:
        messages.info(request, "Somebody was faster: nothing was changed.")
    return redirect("outbox")
