"""What the Board keeps about how it governs itself."""

from __future__ import annotations

from safeboard.processes.governance.models.assessing import Agreed, Answer, Judgement, Round, Stage
from safeboard.processes.governance.models.inspecting import Finding, FindingStep, Inspection, Status, Strand
from safeboard.processes.governance.models.protocol import Asked, Exchange, Topic, TopicStep
from safeboard.processes.governance.models.vision import Adoption, Statement

__all__ = (
    "Adoption",
    "Agreed",
    "Answer",
    "Asked",
    "Exchange",
    "Finding",
    "FindingStep",
    "Inspection",
    "Judgement",
    "Round",
    "Stage",
    "Statement",
    "Status",
    "Strand",
    "Topic",
    "TopicStep",
)
