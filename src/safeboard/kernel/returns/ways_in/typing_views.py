"""Figures typed in: six boxes a page, kept page by page, checked and sent (pages.md 2e; SYS-54; W22)."""

from __future__ import annotations

from collections.abc import Mapping

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from safeboard.grammar.declarations.figures import Box
from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.kernel.returns.figures.answering import Typed
from safeboard.kernel.returns.figures.paging import Page
from safeboard.kernel.returns.models import Due, FigureDraft, Receipt
from safeboard.kernel.returns.permissions import SEND
from safeboard.kernel.returns.receiving import NotNow
from safeboard.kernel.returns.ways_in import drafting, selectors
from safeboard.kernel.returns.ways_in.sending import SayWhy, TurnedBack, look
from safeboard.kernel.returns.ways_in.typing_forms import CheckAndSend, typed_in
from safeboard.kernel.work.today import today


def start(request: HttpRequest, pk: int) -> HttpResponse:
    """A return of figures that is due, and the ways to send it."""
    shown = _typing(request, pk)
    context = {
        "shown": shown,
        "due": shown.due,
        "minutes": drafting.minutes_last_time(shown.due),
        "first": shown.next_unanswered(),
        "too_early": shown.over.end >= today(),
    }
    return render(request, "returns/figures.html", context)


@require_POST
def begin(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin to type, or go on at the first box without an answer."""
    due = _due(request, pk)
    draft = drafting.begin(due, by=request.user)
    first = selectors.typing(due, draft).next_unanswered()
    if first is None:
        return redirect("figures-check", pk=pk)
    number = selectors.typing(due, draft).page_of(first.box)
    return redirect(f"{reverse('figures-page', kwargs={'pk': pk, 'number': number})}#{first.id}")


def page(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """One page of boxes."""
    shown = _typing(request, pk)
    if not 1 <= number <= len(shown.pages):
        raise Http404
    if shown.draft is None and request.method != "POST":
        return redirect("figures", pk=pk)
    this = shown.pages[number - 1]
    if request.method != "POST":
        return _page(request, shown, this, selectors.groups(shown, this))
    typed, notes = typed_in(this.boxes, request.POST)
    mine = {box.code: (typed.get(box.code, {}), notes.get(box.code, "")) for box in this.boxes}
    try:
        if shown.draft is None:
            raise NotNow("These figures were sent or thrown away meanwhile.")
        kept = drafting.save(
            shown.draft, this.boxes, typed, notes, seen=request.POST.get("seen", ""), by=request.user
        )
    except (NotNow, FigureDraft.DoesNotExist) as refused:
        said = str(refused) if isinstance(refused, NotNow) else "These figures were thrown away meanwhile."
        return _page(request, shown, this, _as_typed(shown, this, mine, {}), problem=said)
    if isinstance(kept, drafting.Clash):
        theirs = {code: selectors.typing(shown.due, kept.draft) for code in kept.boxes}
        return _page(request, shown, this, _as_typed(shown, this, mine, theirs), by=kept.draft.typed_by)
    shown = selectors.typing(shown.due, kept)
    go = request.POST.get("go", "next")
    if go == "stop":
        messages.success(request, "What you typed is kept. Nothing is sent yet.")
        return redirect("figures", pk=pk)
    if go == "back" and number > 1:
        return redirect("figures-page", pk=pk, number=number - 1)
    boxes = selectors.groups(shown, this)
    if any(each.wrong for group in boxes for each in group.boxes):
        return _page(request, shown, this, boxes, told=True)
    if go == "check" or number == len(shown.pages):
        return redirect("figures-check", pk=pk)
    return redirect("figures-page", pk=pk, number=number + 1)


def check(request: HttpRequest, pk: int) -> HttpResponse:
    """All boxes, their sums beside last time, what changed suddenly; and `Send`."""
    shown = _typing(request, pk)
    if shown.draft is None:
        return redirect("figures", pk=pk)
    found = look(drafting.submission(shown.draft)) if shown.answered else None
    form = CheckAndSend(
        request.POST or None,
        initial={"seen": shown.draft.version},
        must_say_why=bool(found and found.changes),
    )
    problem = ""
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            receipt = drafting.send(
                shown.draft,
                seen=said["seen"],
                status=said["status"],
                why=said.get("why", ""),
                by=request.user,
            )
        except (NotNow, TurnedBack, SayWhy) as refused:
            problem = str(refused)
            form.data = form.data.copy()
            form.data["seen"] = str(shown.draft.version)
        else:
            messages.success(request, "Your figures were sent. Thank you.")
            return redirect("receipt", reference=receipt.reference)
    wrong = shown.wrong()
    unclear = {each.box.code for each in wrong}
    turned_back = [each for each in (found.wrong if found else []) if each.box not in unclear]
    context = {
        "shown": shown,
        "due": shown.due,
        "form": form,
        "found": found,
        "wrong": wrong,
        "turned_back": [(shown.shown(shown.declared.boxes[each.box]), each.words) for each in turned_back],
        "grids": selectors.grids(shown, found.sums if found else ()),
        "problem": problem,
        "too_early": shown.over.end >= today(),
    }
    return render(request, "returns/figures_check.html", context, status=409 if problem else 200)


@require_POST
def throw_away(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep nothing of what was typed and not sent."""
    shown = _typing(request, pk)
    if shown.draft is None:
        raise Http404
    try:
        drafting.throw_away(shown.draft)
    except NotNow as refused:
        messages.info(request, str(refused))
    else:
        messages.success(request, "What was typed and not sent is gone.")
    return redirect("figures", pk=pk)


@require_POST
def correct(request: HttpRequest, reference: str) -> HttpResponse:
    """Correct figures that were sent, beginning with them."""
    visible = Receipt.visible(request.reader, SEND).filter(return_code__in=REGISTRY.figures)  # type: ignore[attr-defined]
    receipt = get_object_or_404(visible.select_related("agency"), reference=reference)
    dues = Due.visible(request.reader, SEND).filter(return_code=receipt.return_code)  # type: ignore[attr-defined]
    due = dues.filter(as_at=receipt.as_at).first()
    if due is None:
        messages.info(request, "Nobody asks for figures of this period any more. Send a corrected file.")
        return redirect("receipt", reference=reference)
    try:
        drafting.begin_correction(receipt, by=request.user)
    except NotNow as refused:
        messages.info(request, str(refused))
        return redirect("receipt", reference=reference)
    return redirect("figures-check", pk=due.pk)


def _due(request: HttpRequest, pk: int) -> Due:
    visible = Due.visible(request.reader, SEND).filter(return_code__in=REGISTRY.figures)  # type: ignore[attr-defined]
    return get_object_or_404(visible.select_related("agency", "receipt"), pk=pk)


def _typing(request: HttpRequest, pk: int) -> selectors.Typing:
    due = _due(request, pk)
    return selectors.typing(due, drafting.open_draft(due))


def _as_typed(
    shown: selectors.Typing,
    page: Page,
    mine: Mapping[str, tuple[Typed, str]],
    theirs: Mapping[str, selectors.Typing],
) -> list[selectors.GroupShown]:
    """The page as it was typed, with a colleague's answer beside each box that differs."""

    def one(box: Box) -> selectors.BoxShown:
        other = theirs[box.code].shown(box) if box.code in theirs else None
        said = (other.said or "no answer") if other else ""
        said += f" (note: {other.note})" if other and other.note else ""
        return shown.shown(box, mine=mine[box.code], theirs=said)

    return [
        selectors.GroupShown(group.title, tuple(one(box) for box in group.boxes)) for group in page.groups
    ]


def _page(
    request: HttpRequest,
    shown: selectors.Typing,
    page: Page,
    groups: list[selectors.GroupShown],
    *,
    told: bool = False,
    problem: str = "",
    by: object = None,
) -> HttpResponse:
    draft = drafting.open_draft(shown.due)
    context = {
        "shown": shown,
        "due": shown.due,
        "this": page,
        "groups": groups,
        "seen": drafting.mark(draft, page.boxes),
        "wrong": [each for group in groups for each in group.boxes if each.wrong] if told else [],
        "told": shown.told(),
        "next": shown.next_unanswered(page.number),
        "problem": problem,
        "by": by,
    }
    return render(request, "returns/figures_page.html", context, status=409 if problem or by else 200)
