"""Self-assessment: the rounds, one's own answers, the analysis, what was agreed, the end of a round (SYS-49)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from safeboard.kernel.access import policy
from safeboard.kernel.access.readers import Reader
from safeboard.kernel.actions.readiness import NotNow
from safeboard.processes.governance.forms import assessing as forms
from safeboard.processes.governance.forms.fields import posted
from safeboard.processes.governance.models import Answer, Round, Stage
from safeboard.processes.governance.models.assessing import STANDARDS
from safeboard.processes.governance.permissions import AGREE, ANSWER, EDIT, READ, RUN
from safeboard.processes.governance.selectors import assessing as selectors
from safeboard.processes.governance.selectors import office
from safeboard.processes.governance.selectors.counting import ORDER
from safeboard.processes.governance.services import assessing as services
from safeboard.processes.governance.views.saving import form_page

STAGES: dict[str, tuple[str, Any, Callable[..., None], str]] = {
    "analyse": ("End the answering and analyse", forms.Confirm, services.analyse, Stage.OPENED),
    "feed-back": ("Feed back to members", forms.FeedBack, services.feed_back, Stage.ANALYSED),
    "close": ("Close the round", forms.Confirm, services.close, Stage.FEEDBACK),
}


@require_safe
def rounds(request: HttpRequest) -> HttpResponse:
    """Every round of self-assessment."""
    reader: Reader = request.reader  # type: ignore[attr-defined]
    found = list(selectors.rounds(reader))
    may_open = policy.may(reader, EDIT) and all(each.state == Stage.PLAN_UPDATED for each in found)
    context = {"rounds": found, "may_open": may_open, "may_answer": policy.may(reader, ANSWER)}
    return render(request, "governance/rounds.html", context)


def open_round(request: HttpRequest) -> HttpResponse:
    """Open a round."""
    reader: Reader = request.reader  # type: ignore[attr-defined]
    return form_page(
        request,
        forms.OpenRound(posted(request)),
        lambda typed: services.open_round(title=typed["title"], closes_on=typed["closes_on"], by=reader),
        heading="Open a round",
        caption="Self-assessment",
        intro="Every member answers for themselves. Others read counts and words without names.",
        back=reverse("self-assessment"),
    )


@require_safe
def round_page(request: HttpRequest, pk: int) -> HttpResponse:
    """One round: one's own answers while it is open; then the counts, the spread, what was agreed."""
    reader: Reader = request.reader  # type: ignore[attr-defined]
    each = get_object_or_404(selectors.rounds(reader), pk=pk)
    lines = selectors.analysed(reader, each)
    stages = [code for code, stage in STAGES.items() if stage[3] == each.state and policy.may(reader, EDIT)]
    last = selectors.before(reader, each)
    may_answer = policy.may(reader, ANSWER)
    context = {
        "round": each,
        "questions": selectors.questions(reader, each) if may_answer else [],
        "last": last,
        "may_carry": may_answer and last is not None and each.state == Stage.OPENED,
        "lines": lines,
        "in_short": selectors.in_short(lines),
        "order": ORDER,
        "stages": [(code, STAGES[code][0]) for code in stages],
        "may_agree": policy.may(reader, AGREE) and each.state in (Stage.ANALYSED, Stage.FEEDBACK),
        "answered": office.members_answered(reader, each) if policy.may(reader, RUN) else None,
    }
    return render(request, "governance/round.html", context)


def answer(request: HttpRequest, pk: int, standard: str) -> HttpResponse:
    """One's own answer on one standard; saved answers stay and can be changed while the round is open."""
    reader: Reader = request.reader  # type: ignore[attr-defined]
    each = get_object_or_404(Round.visible(reader, READ), pk=pk)
    if standard not in STANDARDS or each.state != Stage.OPENED:
        raise Http404
    every = selectors.questions(reader, each)
    place = list(STANDARDS).index(standard)
    question, coming = every[place], every[place + 1] if place + 1 < len(every) else None
    mine = question.answer
    initial: dict[str, Any] = {"seen": mine.version if mine else 0}
    if mine:
        initial |= {"judgement": mine.judgement or None, "comment": mine.comment, "evidence": mine.evidence}
    here = reverse("self-assessment-round", kwargs={"pk": each.pk})

    def saved() -> Answer | None:
        return Answer.visible(reader, ANSWER).filter(round=each, standard=standard).first()

    def there() -> str:
        now = saved()
        return f"{now.get_judgement_display()}: {now.comment}" if now else ""

    return form_page(
        request,
        forms.Answer(posted(request), initial=initial),
        lambda typed: services.answer(round=each, standard=standard, by=reader, **typed),
        heading=STANDARDS[standard],
        caption=f"{each}, {place + 1} of {len(every)}",
        back=here,
        then=reverse("self-assessment-answer", kwargs={"pk": each.pk, "standard": coming.code})
        if coming
        else here,
        intro=(
            f"Last time you said: {question.last.get_judgement_display().lower()}. {question.last.comment}"
            if question.last and question.last.judgement
            else ""
        ),
        row=mine,
        there=there,
        version=lambda: now.version if (now := saved()) else 0,
    )


@require_POST
def carry_over(request: HttpRequest, pk: int) -> HttpResponse:
    """Bring over one's own words of the last round."""
    reader: Reader = request.reader  # type: ignore[attr-defined]
    each = get_object_or_404(Round.visible(reader, READ), pk=pk)
    last = selectors.before(reader, each)
    if last is None:
        raise Http404
    try:
        number = services.carry_over(round=each, last=last, by=reader)
        messages.success(request, f"{number} brought over. Choose a judgement for each.")
    except NotNow as refusal:
        messages.error(request, refusal.message)
    return redirect("self-assessment-round", pk=each.pk)


def agree(request: HttpRequest, pk: int, standard: str) -> HttpResponse:
    """Record what the Board agreed of a standard, with the item of the plan that answers a weakness."""
    reader: Reader = request.reader  # type: ignore[attr-defined]
    each = get_object_or_404(Round.visible(reader, AGREE), pk=pk)
    if standard not in STANDARDS:
        raise Http404
    now = selectors.last_agreed(each).get(standard)
    initial: dict[str, Any] = {"seen": each.version}
    if now:
        initial |= {"judgement": now.judgement, "reason": now.reason, "plan_item": now.plan_item_id}
    form = forms.Agree(posted(request), initial=initial).with_rows(plan_item=selectors.plan_items(reader))
    said = next((line for line in selectors.analysed(reader, each) if line.code == standard), None)

    def there() -> str:
        last = selectors.last_agreed(each).get(standard)
        return f"{last.get_judgement_display()}: {last.reason}" if last else "Nothing agreed on this standard"

    return form_page(
        request,
        form,
        lambda typed: services.agree(round=each, standard=standard, by=reader, **typed),
        heading=STANDARDS[standard],
        caption=str(each),
        intro=(
            f"The middle of {said.answers} answers: {said.counts.middle.label.lower()}. {said.counts.spread}"
            if said and said.counts and said.counts.middle
            else ""
        ),
        back=reverse("self-assessment-round", kwargs={"pk": each.pk}),
        row=each,
        there=there,
    )


def stage(request: HttpRequest, pk: int, stage: str) -> HttpResponse:
    """Take a round to its next stage."""
    if stage not in STAGES:
        raise Http404
    reader: Reader = request.reader  # type: ignore[attr-defined]
    each = get_object_or_404(Round.visible(reader, EDIT), pk=pk)
    heading, form_class, verb, _ = STAGES[stage]

    def save(typed: dict[str, Any]) -> None:
        if form_class is forms.Confirm:
            typed.pop("why_safe", None)
        verb(round=each, by=reader, **typed)

    return form_page(
        request,
        form_class(posted(request), initial={"seen": each.version}),
        save,
        heading=heading,
        caption=str(each),
        back=reverse("self-assessment-round", kwargs={"pk": each.pk}),
        row=each,
        there=each.get_state_display,
    )
