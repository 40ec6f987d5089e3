"""Files whose day of deletion has come: the list, one file, asking, agreeing, keeping longer, the certificate."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from safeboard.grammar.declarations.permissions import Permission
from safeboard.kernel.access import policy
from safeboard.kernel.files.documents import PDF, as_pdf
from safeboard.kernel.partnership.words import Words
from safeboard.kernel.partnership.workbooks import workbook
from safeboard.kernel.returns.deleting import certificates, deletions, disposing
from safeboard.kernel.returns.deleting.forms import ALL, KeepLonger, Seen, Why
from safeboard.kernel.returns.models import Disposal, Hold, Receipt
from safeboard.kernel.returns.permissions import DELETE, HOLD
from safeboard.kernel.returns.receiving import NotNow
from safeboard.kernel.ui.downloads import download
from safeboard.kernel.ui.templating import day
from safeboard.kernel.work.today import today


def deletion_list(request: HttpRequest) -> HttpResponse:
    """What is to be deleted now, what soon, what is kept longer and why, and what was deleted."""
    reader = request.reader  # type: ignore[attr-defined]
    found = deletions.kept(reader, today())
    context = {
        "now": deletions.due_now(found, today()),
        "soon": deletions.due_soon(found, today()),
        "held": [each for each in found if each.hold],
        "without": [each for each in found if each.agreed_day is None],
        "later": len(found),
        "done": deletions.done(reader),
        "me": reader.user_id,
    }
    return render(request, "returns/deletions.html", context)


def deletion_excel(request: HttpRequest) -> HttpResponse:
    """Every file that is kept, with its days."""
    found = deletions.kept(request.reader, today())  # type: ignore[attr-defined]
    return workbook([deletions.sheet(found, today())], "files-kept")


def deletion(request: HttpRequest, reference: str) -> HttpResponse:
    """One file: what was agreed, what would go, what keeps it, who has asked."""
    return _page(request, _receipt(request, reference))


@require_POST
def ask(request: HttpRequest, reference: str) -> HttpResponse:
    """Have it deleted; about children, a second person must agree."""
    receipt = _receipt(request, reference)
    try:
        made = disposing.ask(receipt=receipt, by=request.reader)  # type: ignore[attr-defined]
    except NotNow as refused:
        return _page(request, receipt, problem=str(refused))
    if made.carried_out_at is None:
        messages.success(request, "Somebody else must agree now. Nothing is deleted until then.")
    else:
        messages.success(request, f"{reference} is deleted.")
    return redirect("returns-deletion", reference=reference)


@require_POST
def agree(request: HttpRequest, reference: str) -> HttpResponse:
    """Agree as the second person, and delete."""
    receipt = _receipt(request, reference)
    form = Seen(request.POST)
    waiting = _waiting(request, receipt)
    if waiting is None or not form.is_valid():
        return _page(request, receipt, problem="Nobody is asking for this any more.")
    try:
        done = disposing.agree(waiting, seen=form.cleaned_data["seen"], by=request.reader)  # type: ignore[attr-defined]
    except NotNow as refused:
        return _page(request, receipt, problem=str(refused))
    if not done:
        return _page(request, receipt, problem="Somebody acted on this at the same moment. Look again.")
    messages.success(request, f"{reference} is deleted. Its certificate is below.")
    return redirect("returns-deletion", reference=reference)


@require_POST
def take_back(request: HttpRequest, reference: str) -> HttpResponse:
    """Take back what was asked and not carried out."""
    receipt = _receipt(request, reference)
    waiting = _waiting(request, receipt)
    if waiting is None:
        return _page(request, receipt, problem="Nobody is asking for this any more.")
    return _with_why(
        request,
        receipt,
        "taking_back",
        lambda **said: disposing.take_back(waiting, **said),
        "It was taken back. The file stays.",
    )


@require_POST
def hold(request: HttpRequest, reference: str) -> HttpResponse:
    """Keep it longer."""
    receipt = _receipt(request, reference, HOLD)
    form = KeepLonger(request.POST)
    if not form.is_valid():
        return _page(request, receipt, keeping=form)
    said = form.cleaned_data
    try:
        disposing.hold(
            receipt=receipt,
            whole_return=said["which"] == ALL,
            until=said["until"],
            why=said["why"],
            by=request.reader,  # type: ignore[attr-defined]
        )
    except NotNow as refused:
        form.add_error("until", str(refused))
        return _page(request, receipt, keeping=form)
    messages.success(request, f"It is kept until {day(said['until'])}.")
    return redirect("returns-deletion", reference=reference)


@require_POST
def lift(request: HttpRequest, reference: str) -> HttpResponse:
    """End the hold that stands before its day."""
    receipt = _receipt(request, reference, HOLD)
    held = deletions.holding(
        receipt,
        deletions.standing_holds(Hold.visible(request.reader, HOLD), today()),  # type: ignore[attr-defined]
    )
    if held is None:
        return _page(request, receipt, problem="Nothing keeps this file any more.")
    return _with_why(
        request, receipt, "lifting", lambda **said: disposing.lift(held, **said), "The hold is lifted."
    )


def certificate(request: HttpRequest, reference: str) -> HttpResponse:
    """The certificate of destruction, as PDF."""
    receipt = _receipt(request, reference)
    done = Disposal.visible(request.reader, DELETE).filter(receipt=receipt)  # type: ignore[attr-defined]
    disposal = get_object_or_404(
        done.exclude(carried_out_at=None).select_related("agency", "receipt", "asked_by", "carried_out_by")
    )
    data = as_pdf(certificates.document(disposal, Words(today()).board))
    return download(data, f"certificate-{reference}.pdf", PDF)


def _with_why(
    request: HttpRequest, receipt: Receipt, name: str, do: Callable[..., bool], words: str
) -> HttpResponse:
    form = Why(request.POST)
    if not form.is_valid():
        return _page(request, receipt, **{name: form})
    said = form.cleaned_data
    try:
        kept = do(why=said["why"], seen=said["seen"], by=request.reader)  # type: ignore[attr-defined]
    except NotNow as refused:
        return _page(request, receipt, problem=str(refused))
    if not kept:
        return _page(request, receipt, problem="Somebody acted on this at the same moment. Look again.")
    messages.success(request, words)
    return redirect("returns-deletion", reference=receipt.reference)


def _receipt(request: HttpRequest, reference: str, permission: Permission = DELETE) -> Receipt:
    visible = Receipt.visible(request.reader, permission).filter(state__in=_SHOWN)  # type: ignore[attr-defined]
    receipt: Receipt = get_object_or_404(visible.select_related("agency"), reference=reference)
    return receipt


def _waiting(request: HttpRequest, receipt: Receipt) -> Disposal | None:
    asked = Disposal.visible(request.reader, DELETE).filter(receipt=receipt, taken_back_by=None)  # type: ignore[attr-defined]
    return asked.filter(carried_out_at=None).select_related("asked_by", "receipt").first()


def _page(request: HttpRequest, receipt: Receipt, *, problem: str = "", **typed: forms.Form) -> HttpResponse:
    reader = request.reader  # type: ignore[attr-defined]
    file = next((each for each in deletions.kept(reader, today()) if each.receipt.pk == receipt.pk), None)
    done = [each for each in deletions.done(reader) if each.receipt_id == receipt.pk]
    waiting = _waiting(request, receipt)
    hold = file.hold if file else None
    first: dict[str, Any] = {"auto_id": "keep-%s"}
    context = {
        "receipt": receipt,
        "file": file,
        "waiting": waiting,
        "mine": waiting is not None and waiting.asked_by_id == reader.user_id,
        "facts": certificates.facts(done[0]) if done else [],
        "stays": certificates.stays(done[0]) if done else "",
        "holds": deletions.holds_of(reader, receipt),
        "may_hold": policy.may(reader, HOLD),
        "keeping": typed.get("keeping") or KeepLonger(**first),
        "lifting": typed.get("lifting")
        or Why(initial={"seen": hold.version if hold else 0}, auto_id="lift-%s"),
        "taking_back": typed.get("taking_back")
        or Why(initial={"seen": waiting.version if waiting else 0}, auto_id="back-%s"),
        "problem": problem,
        "today": today(),
    }
    status = 409 if problem else 200
    return render(request, "returns/deletion.html", context, status=status)


_SHOWN = (*deletions.HELD, "deleted")
