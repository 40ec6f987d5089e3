"""A round as a member answers it, and as everybody reads it: counts, never names (SYS-49)."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from safeboard.kernel.access import policy
from safeboard.kernel.access.readers import Reader
from safeboard.kernel.actions.models import Item, Kind, Standing
from safeboard.kernel.actions.permissions import FOLLOW
from safeboard.processes.governance.models import Agreed, Answer, Judgement, Round, Stage
from safeboard.processes.governance.models.assessing import STANDARDS, WEAK
from safeboard.processes.governance.permissions import ANALYSE, ANSWER, READ
from safeboard.processes.governance.selectors.counting import (
    FEWEST,
    ORDER,
    Counts,
    by_group,
    counted,
    disagreement,
)

GROUPS = {
    "authority": "County Council",
    "council": "County Council",
    "police": "Police",
    "health": "Health",
    "justice": "Justice",
    "district": "District councils",
    "education": "Schools",
    "voluntary": "Voluntary sector",
    "board": "Chair and lay members",
}


@dataclass(frozen=True, slots=True)
class Question:
    """One standard as the member meets it: their answer if there is one, and the one of the last round."""

    code: str
    title: str
    answer: Answer | None
    last: Answer | None

    @property
    def answered(self) -> bool:
        """Whether a judgement is chosen."""
        return self.answer is not None and bool(self.answer.judgement)


@dataclass(frozen=True, slots=True)
class Analysed:
    """One standard as everybody reads it. `counts` is None where too few answered."""

    code: str
    title: str
    answers: int
    counts: Counts | None
    groups: tuple[Counts, ...]
    disagreement: str
    comments: tuple[str, ...]
    evidence: tuple[str, ...]
    agreed: Agreed | None
    before: Agreed | None

    @property
    def weak(self) -> bool:
        """Whether the middle of the answers or what was agreed is below good."""
        middle = self.counts.middle if self.counts else None
        return middle in WEAK or (self.agreed is not None and self.agreed.judgement in WEAK)

    @property
    def flagged(self) -> bool:
        """Whether it is weak and nothing in the plan answers it: then the round cannot be closed (S L1557)."""
        return self.weak and (self.agreed is None or self.agreed.plan_item_id is None)

    @property
    def changed(self) -> str:
        """How the agreed judgement moved since the last round."""
        if self.agreed is None or self.before is None:
            return ""
        now, then = (ORDER.index(Judgement(each.judgement)) for each in (self.agreed, self.before))
        return "the same" if now == then else "better" if now < then else "worse"


def rounds(reader: Reader) -> QuerySet[Round]:
    """Every round, the latest first."""
    return Round.visible(reader, READ)


def before(reader: Reader, each: Round) -> Round | None:
    """The round before this one."""
    return rounds(reader).filter(opened_on__lt=each.opened_on).first()


def questions(reader: Reader, each: Round) -> list[Question]:
    """All standards with the member's own answers, of this round and the last one."""
    last = before(reader, each)
    mine = Answer.visible(reader, ANSWER)
    now = {answer.standard: answer for answer in mine.filter(round=each)}
    then = {answer.standard: answer for answer in mine.filter(round=last)} if last else {}
    return [Question(code, title, now.get(code), then.get(code)) for code, title in STANDARDS.items()]


def may_read_counts(reader: Reader, each: Round) -> bool:
    """Whether the counts are there for this reader: once the round is analysed."""
    return each.state != Stage.OPENED and policy.may(reader, ANALYSE)


def analysed(reader: Reader, each: Round) -> list[Analysed]:
    """Every standard with its counts, spread, groups and words without names. Empty before the analysis."""
    if not may_read_counts(reader, each):
        return []
    rows = list(Answer.visible(reader, ANALYSE).filter(round=each).exclude(judgement=""))
    last = before(reader, each)
    now, then = last_agreed(each), last_agreed(last) if last else {}
    return [
        _analysed(code, title, [row for row in rows if row.standard == code], now.get(code), then.get(code))
        for code, title in STANDARDS.items()
    ]


def last_agreed(each: Round) -> dict[str, Agreed]:
    """What was agreed last of each standard."""
    return {agreed.standard: agreed for agreed in each.agreed.select_related("plan_item")}


def in_short(lines: Sequence[Analysed]) -> dict[str, list[Analysed]]:
    """Strengths, areas to develop, and where members disagree."""
    return {
        "Strengths": [each for each in lines if each.counts and not each.weak],
        "Areas to develop": [each for each in lines if each.weak],
        "Where members see it differently": [
            each for each in lines if each.disagreement or (each.counts and each.counts.steps_apart > 1)
        ],
    }


def plan_items(reader: Reader) -> QuerySet[Item]:
    """The items of the plan that a weakness or a finding may be linked to."""
    rows = Item.visible(reader, FOLLOW).filter(kind=Kind.PLAN)
    return rows.exclude(standing=Standing.UNDONE).order_by("-plan_year", "number")


def _analysed(
    code: str, title: str, rows: list[Answer], agreed: Agreed | None, then: Agreed | None
) -> Analysed:
    enough = len(rows) >= FEWEST
    groups = by_group([(GROUPS.get(row.group, row.group), row.judgement) for row in rows], {})
    return Analysed(
        code,
        title,
        len(rows),
        counted("All members", (row.judgement for row in rows)) if enough else None,
        groups,
        disagreement(groups),
        _shuffled(row.comment for row in rows) if enough else (),
        _shuffled(row.evidence for row in rows) if enough else (),
        agreed,
        then,
    )


def _shuffled(words: object) -> tuple[str, ...]:
    """The words in an order that says nothing of who wrote them or when."""
    said = {each.strip() for each in words if each.strip()}  # type: ignore[attr-defined]
    return tuple(sorted(said, key=lambda each: hashlib.sha256(each.encode()).digest()))
