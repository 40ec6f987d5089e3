"""Self-assessment, outside judgements, the Joint Protocol and adoption as sheets. Counts, never names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from safeboard.grammar.declarations.office import Sheet
from safeboard.kernel.access import policy
from safeboard.kernel.access.readers import Reader
from safeboard.kernel.work.today import today
from safeboard.processes.governance.models import Judgement, Round
from safeboard.processes.governance.models.protocol import BOARDS
from safeboard.processes.governance.permissions import READ
from safeboard.processes.governance.selectors import assessing, inspecting, protocol, vision
from safeboard.processes.governance.selectors.inspecting import Judged

TOO_FEW = "Fewer than 3 answers"


def register_sheets(judged: Iterable[Judged]) -> tuple[Sheet, ...]:
    """Judgements by strand, and every finding with its position."""
    every = list(judged)
    strands = [
        (
            each.inspection.title,
            each.inspection.body,
            each.inspection.on,
            one.strand,
            one.get_judgement_display(),
        )
        for each in every
        for one in each.inspection.strands.all()
    ]
    findings = [
        (
            each.inspection.title,
            each.inspection.on,
            finding.number,
            finding.get_kind_display(),
            finding.words,
            finding.get_theme_display(),
            finding.agency.name,
            {True: "Accepted", False: "Contested"}.get(finding.accepted, ""),
            finding.response,
            finding.position,
            finding.evidence,
            str(finding.plan_item or ""),
            finding.get_status_display(),
        )
        for each in every
        for finding in each.findings
    ]
    return (
        Sheet("Outside judgements", ("What", "By", "When", "Strand", "Judgement"), strands),
        Sheet(
            "Findings",
            (
                *("What", "When", "Number", "Kind", "Words", "Theme", "Owner", "Accepted?", "Response"),
                *("Position", "Evidence", "Item of the plan", "Standing"),
            ),
            findings,
        ),
    )


def assessment_sheet(reader: Reader, each: Round) -> Sheet:
    """The counts of a round by standard."""
    rows = []
    for line in assessing.analysed(reader, each):
        middle = line.counts.middle if line.counts else None
        counts = line.counts.of if line.counts else (None,) * len(Judgement)
        rows.append(
            (
                line.title,
                line.answers if line.counts else TOO_FEW,
                *counts,
                middle.label if middle else "",
                line.counts.spread if line.counts else "",
                line.disagreement,
                line.agreed.get_judgement_display() if line.agreed else "",
                line.agreed.reason if line.agreed else "",
                line.changed,
                str(line.agreed.plan_item or "") if line.agreed else "",
            )
        )
    headings = ("Standard", "Answers", *Judgement.labels, "Middle", "Spread", "Groups")
    return Sheet(
        f"Self-assessment {each.title}",
        (*headings, "Agreed", "Why", "Since last time", "Item of the plan"),
        rows,
        ("The middle of two judgements is the worse one. Fewer than 3 answers are not broken down.",),
    )


def sheets(reader: Any) -> Iterator[Sheet]:
    """Everything for *Export everything*."""
    if not policy.may(reader, READ):
        return
    yield from register_sheets(inspecting.register(reader))
    for each in assessing.rounds(reader):
        yield assessment_sheet(reader, each)
    led = protocol.topics(reader, today())
    steps = [
        (
            each.topic.title,
            step.get_kind_display(),
            BOARDS.get(step.board, ""),
            step.strand,
            step.on,
            step.words,
        )
        for each in led
        for step in each.steps
    ]
    yield Sheet("Joint Protocol", ("Topic", "What", "Board", "Strand", "Since or on", "Words"), steps)
    asked = [
        (item.title, item.agency, item.boards, "asked twice" if item.twice else "")
        for item in protocol.data_items(reader)
    ]
    yield Sheet("Data asked of agencies", ("Data", "Agency", "Boards", "Twice?"), asked)
    statement = vision.current(reader)
    if statement is not None:
        adopted = [
            (
                each.agency.name,
                each.adoption.adopted_on if each.adoption else None,
                "Yes" if each.adoption and each.adoption.displayed else "",
                "Yes" if each.adoption and each.adoption.in_induction else "",
            )
            for each in vision.adopters(statement)
        ]
        yield Sheet("Vision and values adopted", ("Agency", "Adopted", "On show", "In induction"), adopted)
