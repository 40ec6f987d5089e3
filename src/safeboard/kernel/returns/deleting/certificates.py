"""The certificate of destruction of one file: what, when, by whom, on what agreement; and what stays."""

from __future__ import annotations

from django.utils import timezone

from safeboard.kernel.files.documents import Document, Paragraph, TableBlock
from safeboard.kernel.returns.deletion_models import Disposal
from safeboard.kernel.returns.kinds import about_children, title_of
from safeboard.kernel.ui.templating import day, moment, number

GONE = {
    "files": "Files as sent",
    "statements": "Rows about children",
    "notes": "Notes on those rows",
    "children": "Children of whom no other file says anything",
    "problems": "Notes on what was wrong in the file",
    "snapshots": "Snapshots whose rows were deleted",
}
STAYS = (
    "The receipt with its counts and this certificate stay, and so do results that were worked out before: counts and "
    "percentages, in which nobody is named. Copies in backups go when those backups are overwritten."
)
FIGURES_STAY = (
    "The file was a return of figures: the figures in it stay as the Board’s record, counts and no child. "
    "Copies of the file in backups go when those backups are overwritten."
)


def facts(disposal: Disposal) -> list[tuple[str, str]]:
    """What the certificate says, line by line."""
    receipt = disposal.receipt
    return [
        ("Agency", disposal.agency.name),
        ("Return", f"{title_of(receipt.return_code)}, as at {day(receipt.as_at)}"),
        ("Receipt", receipt.reference),
        ("Received", moment(receipt.accepted_at or receipt.received_at)),
        ("Rows that came in", number(receipt.rows_in)),
        (_fingerprint(receipt.return_code), receipt.content),
        ("To be deleted on, as agreed", day(disposal.agreed_day)),
        ("Asked for by", f"{disposal.asked_by}, {moment(disposal.asked_at)}"),
        ("Carried out by", f"{disposal.carried_out_by}, {moment(disposal.carried_out_at)}"),
        *((words, number(disposal.gone[key])) for key, words in GONE.items() if key in disposal.gone),
    ]


def _fingerprint(return_code: str) -> str:
    """Of figures the period is in it too: two periods may have the same figures."""
    what = "the file" if about_children(return_code) else "period and file"
    return f"Fingerprint of {what} (SHA-256)"


def stays(disposal: Disposal) -> str:
    """What is still there afterwards, and why."""
    return STAYS if about_children(disposal.receipt.return_code) else FIGURES_STAY


def document(disposal: Disposal, organisation: str) -> Document:
    """The certificate as a paper."""
    carried_out = disposal.carried_out_at
    return Document(
        title="Certificate of destruction",
        organisation=organisation,
        subtitle=f"{disposal.agency}, {disposal.receipt.reference}",
        date_line=day(carried_out) if carried_out else "",
        marking="Official",
        blocks=(
            TableBlock("What was deleted", ("What", "Which"), tuple(facts(disposal)), widths=(2, 4)),
            Paragraph(stays(disposal)),
        ),
        made_on=timezone.localdate(carried_out) if carried_out else None,
    )
