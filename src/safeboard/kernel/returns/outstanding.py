"""What a sender still has to do with the files already sent: a question to answer, rows to put right."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.kernel.access.readers import Reader
from safeboard.kernel.returns.models import Check, Receipt, State
from safeboard.kernel.returns.permissions import ROWS
from safeboard.kernel.returns.questioning import IN_ORDER
from safeboard.kernel.returns.selectors import files
from safeboard.kernel.ui.templating import plural

NO_ROWS = "This file has headings but no rows"


@dataclass(frozen=True, slots=True)
class SentFile:
    """A file as its sender's list shows it: the question that waits for an answer, the rows to put right."""

    file: Receipt
    question: Check | None
    to_put_right: int

    @property
    def adds(self) -> bool:
        """Whether it brings rows of another file; what is left of them is counted there."""
        return bool(self.file.summary.get("adds_to"))


def sent_files(reader: Reader) -> list[SentFile]:
    """The files of one's own agency with what is still to do in each, the newest first."""
    left = _left(reader)
    return [
        SentFile(file, open_question(file), left.get(file.reference, 0))
        for file in files(reader).prefetch_related("checks")
    ]


def to_put_right(reader: Reader, receipt: Receipt) -> int:
    """How many rows of a file were turned back and not yet taken in by a file that was added to it."""
    return _left(reader).get(receipt.reference, 0) if receipt.state == State.ACCEPTED else receipt.rejected


def open_question(receipt: Receipt) -> Check | None:
    """The analyst's newest question that was not answered, unless the file was called in order since."""
    if receipt.state != State.ACCEPTED:
        return None
    for check in reversed(receipt.checks.all()):
        if check.outcome == IN_ORDER:
            return None
        if not check.answer:
            return check
    return None


def checked_words(receipt: Receipt) -> str:
    """What came of the check: `4,298 rows are fine, 12 need you`."""
    if not receipt.rows_in:
        return NO_ROWS
    if receipt.return_code in REGISTRY.figures:
        fine = plural(receipt.accepted, "box is", "boxes are")
    else:
        fine = plural(receipt.accepted, "row is", "rows are")
    return f"{fine} fine, {plural(receipt.rejected, 'needs', 'need')} you"


def _left(reader: Reader) -> dict[str, int]:
    """The rows still to put right of each received file: turned back, less what its additions brought."""
    received = Receipt.visible(reader, ROWS).filter(state=State.ACCEPTED)
    return left_of(received.values_list("reference", "accepted", "rejected", "summary__adds_to"))


def left_of(files: Iterable[tuple[str, int, int, str | None]]) -> dict[str, int]:
    """The same of files given as reference, rows accepted, rows turned back, and the file that each adds to."""
    rows = list(files)
    additions: dict[str, list[str]] = defaultdict(list)
    for reference, _, _, adds_to in rows:
        if adds_to:
            additions[adds_to].append(reference)
    taken = {reference: accepted for reference, accepted, _, _ in rows}

    def brought(reference: str) -> int:
        return sum(taken[each] + brought(each) for each in additions[reference])

    return {reference: max(rejected - brought(reference), 0) for reference, _, rejected, _ in rows}
