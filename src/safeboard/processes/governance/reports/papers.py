"""The evidence pack: every finding with its position and evidence, in a form that an inspector can follow (SYS-91)."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils import timezone

from safeboard.kernel.files.documents import Block, Bold, Document, Heading, Paragraph, TableBlock, paragraphs
from safeboard.kernel.work.today import today
from safeboard.processes.governance.models import Finding
from safeboard.processes.governance.selectors.inspecting import Judged


def evidence_pack(judged: Sequence[Judged], organisation: str) -> Document:
    """One paper: for each judgement its strands, then each finding: answer, position, evidence, history."""
    blocks: list[Block] = []
    for each in judged:
        inspection = each.inspection
        blocks += [
            Heading(inspection.title, 1),
            Paragraph(
                f"{inspection.get_kind_display()} by {inspection.body}, {inspection.on.day} {inspection.on:%B %Y}. "
                f"{len(each.findings)} findings, {each.open} open."
            ),
            *paragraphs(inspection.summary),
            TableBlock(
                "What was judged",
                ("Strand", "Judgement"),
                tuple((one.strand, one.get_judgement_display()) for one in inspection.strands.all()),
                empty="No grade was given.",
            ),
        ]
        for finding in each.findings:
            blocks += _finding(finding)
    if not blocks:
        blocks.append(Paragraph("No outside judgement is recorded."))
    return Document(
        title="Outside judgements: what changed and what shows it",
        organisation=organisation,
        blocks=tuple(blocks),
        marking="Official",
        made_on=today(),
    )


def _finding(finding: Finding) -> list[Block]:
    answer = {True: "Accepted", False: "Contested", None: "No response agreed yet"}[finding.accepted]
    parts: list[Block] = [
        Heading(f"{finding}: {finding.get_status_display()}", 2),
        *paragraphs(finding.words),
        Paragraph((Bold("Owner: "), f"{finding.agency}, {finding.get_theme_display().lower()}")),
        Paragraph((Bold(f"{answer}. "), finding.response)),
        Paragraph((Bold("Where it stands: "), finding.position or "No position stated yet.")),
        Paragraph((Bold("What shows it: "), finding.evidence or "No evidence given yet.")),
    ]
    if finding.plan_item is not None:
        parts.append(Paragraph((Bold("In the plan: "), f"{finding.plan_item}: {finding.plan_item.title}")))
    rows = tuple(
        (timezone.localdate(step.at), step.get_kind_display(), str(step.agency or ""), step.words)
        for step in finding.steps.all()
    )
    parts.append(
        TableBlock(f"{finding}: what happened", ("When", "What", "Who", "Words"), rows, widths=(2, 2, 2, 5))
    )
    return parts
