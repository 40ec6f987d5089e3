"""The register of outside judgements: the list, one judgement, one finding and what is done to it, the pack (SYS-91)."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from safeboard.kernel.access import policy
from safeboard.kernel.access.readers import Reader
from safeboard.kernel.files import documents, spreadsheets
from safeboard.kernel.partnership import words
from safeboard.kernel.ui.downloads import download
from safeboard.kernel.work.today import today
from safeboard.processes.governance import reports
from safeboard.processes.governance.forms import inspecting as forms
from safeboard.processes.governance.forms.fields import posted
from safeboard.processes.governance.models import Finding, Inspection
from safeboard.processes.governance.permissions import EDIT, READ
from safeboard.processes.governance.selectors import inspecting as selectors
from safeboard.processes.governance.selectors.assessing import plan_items
from safeboard.processes.governance.services import inspecting as services
from safeboard.processes.governance.views.saving import form_page

ACTS: dict[str, tuple[str, Any, Any]] = {
    "respond": ("Accept or contest it", forms.Respond, services.respond),
    "position": ("Say where it stands", forms.Position, services.state_position),
    "evidence": ("Give evidence", forms.Evidence, services.give_evidence),
    "verify": ("Verify the evidence", forms.Verify, services.verify),
    "close": ("Close it", forms.Close, services.close),
    "link": ("Link an item of the plan", forms.Link, services.link),
}


@require_safe
def register(request: HttpRequest) -> HttpResponse:
    """Every outside judgement with its findings; `?show=all` shows closed ones too."""
    reader: Reader = request.reader  # type: ignore[attr-defined]
    every = selectors.register(reader)
    context = {
        "judged": every,
        "open": sum(each.open for each in every),
        "today": today(),
        "may_edit": policy.may(reader, EDIT),
    }
    return render(request, "governance/inspections.html", context)


def record(request: HttpRequest) -> HttpResponse:
    """Record an outside judgement."""
    reader: Reader = request.reader  # type: ignore[attr-defined]
    return form_page(
        request,
        forms.Record(posted(request)),
        lambda typed: services.record(by=reader, **typed),
        heading="Record an outside judgement",
        caption="Inspections and reviews",
        back=reverse("inspections"),
    )


@require_safe
def inspection_page(request: HttpRequest, pk: int) -> HttpResponse:
    """One outside judgement: strands, findings, each with its position."""
    reader: Reader = request.reader  # type: ignore[attr-defined]
    each = get_object_or_404(Inspection.visible(reader, READ), pk=pk)
    context = {
        "inspection": each,
        "strands": each.strands.all(),
        "findings": selectors.findings(reader).filter(inspection=each),
        "may_edit": policy.may(reader, EDIT),
    }
    return render(request, "governance/inspection.html", context)


def add(request: HttpRequest, pk: int, what: str) -> HttpResponse:
    """Add the judgement of a strand, or a finding."""
    reader: Reader = request.reader  # type: ignore[attr-defined]
    each = get_object_or_404(Inspection.visible(reader, EDIT), pk=pk)
    if what not in ("strand", "finding"):
        raise Http404
    form_class = forms.Strand if what == "strand" else forms.NewFinding

    def save(typed: dict[str, Any]) -> None:
        if what == "strand":
            services.judge(inspection=each, strand=typed["strand"], judgement=typed["judgement"], by=reader)
        else:
            services.add_finding(inspection=each, by=reader, **typed)

    return form_page(
        request,
        form_class(posted(request)),
        save,
        heading="Add the judgement of a strand" if what == "strand" else "Add a finding or a recommendation",
        caption=str(each),
        back=reverse("inspection", kwargs={"pk": each.pk}),
    )


@require_safe
def finding_page(request: HttpRequest, pk: int) -> HttpResponse:
    """One finding: response, position, evidence, and everything that happened to it."""
    reader: Reader = request.reader  # type: ignore[attr-defined]
    finding = get_object_or_404(selectors.findings(reader), pk=pk)
    context = {
        "finding": finding,
        "steps": finding.steps.select_related("by", "agency"),
        "acts": [(code, ACTS[code][0]) for code in selectors.next_acts(reader, finding)],
    }
    return render(request, "governance/finding.html", context)


def act(request: HttpRequest, pk: int, act: str) -> HttpResponse:
    """Respond, state the position, give evidence, verify, close, link."""
    if act not in ACTS:
        raise Http404
    reader: Reader = request.reader  # type: ignore[attr-defined]
    heading, form_class, verb = ACTS[act]
    finding = get_object_or_404(Finding.visible(reader, selectors.RIGHT[act]), pk=pk)
    initial = {"seen": finding.version, "position": finding.position, "evidence": finding.evidence}
    form = form_class(posted(request), initial=initial)
    if act == "link":
        form.with_rows(plan_item=plan_items(reader))

    def save(typed: dict[str, Any]) -> None:
        if act == "link":
            typed.pop("why_safe")
        verb(finding=finding, by=reader, **typed)

    return form_page(
        request,
        form,
        save,
        heading=heading,
        caption=f"{finding}, {finding.inspection}",
        intro=finding.words,
        back=reverse("finding", kwargs={"pk": finding.pk}),
        row=finding,
        there=lambda: f"{finding.get_status_display()}. {finding.position}",
    )


@require_safe
def file(request: HttpRequest, kind: str, pk: int = 0) -> HttpResponse:
    """The evidence pack of one judgement or of all as PDF or Word; the register as Excel."""
    reader: Reader = request.reader  # type: ignore[attr-defined]
    judged = [each for each in selectors.register(reader) if pk in (0, each.inspection.pk)]
    if kind not in ("pdf", "word", "excel") or (pk and not judged):
        raise Http404
    if kind == "excel":
        notes = (("What this is", "Outside judgements and what became of each finding, from Safeboard."),)
        data = spreadsheets.write(reports.register_sheets(judged), notes)
        return download(data, f"inspections-{today():%Y-%m-%d}.xlsx", spreadsheets.CONTENT_TYPE)
    paper = reports.evidence_pack(judged, "Safeguarding Children " + words.word("board", today()))
    if kind == "pdf":
        return download(documents.as_pdf(paper), f"evidence-{today():%Y-%m-%d}.pdf", documents.PDF)
    return download(documents.as_docx(paper), f"evidence-{today():%Y-%m-%d}.docx", documents.DOCX)
