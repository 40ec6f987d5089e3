"""One agency's figures over many periods, and how they are sent: a file of the years so far, then the newest period."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from io import StringIO

from django.db import transaction

from safeboard.demo.sending import DOER
from safeboard.grammar.dates import add_working_days
from safeboard.grammar.declarations.figures import FigureReturn
from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.grammar.measure.periods import Period, period
from safeboard.kernel.partnership.models import Agency, User
from safeboard.kernel.returns import receiving
from safeboard.kernel.returns.models import Receipt, State
from safeboard.kernel.trail import recorder

NOT_KNOWN, NOT_HELD = "not known", "we do not hold this"
Answer = int | str
Answers = Mapping[str, Mapping[str, Answer]]
WORKING_DAYS_TO_SEND = 9


@dataclass(frozen=True)
class Submission:
    """What one agency says in one return: for every period, oldest first, the answer to every box.

    `notes` stand beside a box of a period. `email` is who sends. `rest` is said in every box that is not named; where
    it is None, they are not answered. `newest_came` is the day the newest period was sent, where that was late.
    """

    code: str
    agency: str
    answers: Answers
    notes: Mapping[tuple[str, str], str] = field(default_factory=dict)
    email: str | None = None
    rest: Answer | None = 0
    newest_came: dt.date | None = None


def send(said: Submission) -> int:
    """Send all but the newest period in one file and that in another; how many boxes. RuntimeError if any is refused."""
    declared = REGISTRY.figures[said.code]
    periods = sorted((period(each) for each in said.answers), key=lambda each: each.start)
    sent = 0
    for part, late in ((periods[:-1], None), (periods[-1:], said.newest_came)):
        if part:
            sent += _file(said, declared, part, late or add_working_days(part[-1].end, WORKING_DAYS_TO_SEND))
    return sent


def _file(said: Submission, declared: FigureReturn, periods: Sequence[Period], on: dt.date) -> int:
    last = periods[-1]
    user = User.objects.filter(email=said.email).first()
    with recorder.recorded(DOER):
        receipt = receiving.receive(
            agency=Agency.objects.get(code=said.agency),
            return_code=said.code,
            filename=f"{declared.title} to {last.end:%B %Y}.csv",
            data=as_csv(said, declared, periods),
            as_at=last.end,
            look_back_months=declared.look_back_months,
            by=user,
        ).receipt
    if receipt.state == State.ACCEPTED:
        return 0
    checked = receiving.check(receipt)
    if checked is None or receipt.rejected:
        why = receipt.refusal or "; ".join(receipt.problems.values_list("message", flat=True)[:3])
        raise RuntimeError(f"The demonstration's own figures of {said.code} were not clean: {why}")
    with transaction.atomic(), recorder.recorded(DOER):
        receiving.send(receipt, by=user)
    receiving.accept(receipt, checked)
    came = dt.datetime.combine(on, dt.time(11, 5), tzinfo=dt.UTC)
    Receipt.objects.filter(pk=receipt.pk).update(received_at=came, accepted_at=came)
    return receipt.accepted


def as_csv(said: Submission, declared: FigureReturn, periods: Iterable[Period]) -> bytes:
    """The file: a row a box and period, as the form for Excel has them."""
    written = StringIO()
    rows = csv.writer(written)
    rows.writerow(("Box", "Number", "Period", "Note"))
    for each in periods:
        answers = said.answers[each.code]
        if unknown := answers.keys() - declared.boxes.keys():
            raise ValueError(f"{declared.title} has no box {sorted(unknown)[:3]}.")
        for box in declared.boxes:
            answer = answers.get(box, said.rest)
            if answer is not None:
                rows.writerow((box, answer, each.code, said.notes.get((each.code, box), "")))
    return written.getvalue().encode()


def spread(total: int, weights: Sequence[float]) -> list[int]:
    """A total over places in proportion to their weights, in whole numbers that add up to it."""
    whole = sum(weights)
    exact = [total * weight / whole for weight in weights]
    parts = [int(each) for each in exact]
    by_rest = sorted(range(len(exact)), key=lambda place: parts[place] - exact[place])
    for place in by_rest[: total - sum(parts)]:
        parts[place] += 1
    return parts


def over_the_year(
    year: str, kind: str, totals: Mapping[str, int], weights: Sequence[float]
) -> dict[str, dict[str, int]]:
    """The year's totals of some boxes over its quarters or months: no two boxes rise and fall together."""
    parts = period(year).quarters() if kind == "quarter" else period(year).months()
    found: dict[str, dict[str, int]] = {each.code: {} for each in parts}
    for place, (box, total) in enumerate(totals.items()):
        turned = [weights[(step + place) % len(weights)] for step in range(len(parts))]
        for each, number in zip(parts, spread(total, turned), strict=True):
            found[each.code][box] = number
    return found


def together(*tables: Mapping[str, Mapping[str, Answer]]) -> dict[str, dict[str, Answer]]:
    """Several tables of answers as one."""
    found: dict[str, dict[str, Answer]] = {}
    for table in tables:
        for code, answers in table.items():
            found.setdefault(code, {}).update(answers)
    return found
