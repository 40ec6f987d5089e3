"""Tells the journeys room, which lies below this one, which file a line of a chronology came from."""

from __future__ import annotations

from collections.abc import Collection

from django.urls import reverse

from safeboard.kernel.access import policy
from safeboard.kernel.access.readers import Reader
from safeboard.kernel.journeys.sources import Source
from safeboard.kernel.returns.models import Receipt, State
from safeboard.kernel.returns.permissions import ROWS
from safeboard.kernel.ui.templating import day


def tell(reader: Reader, receipts: Collection[int]) -> dict[int, Source]:
    """The files of these receipts, with a link for whoever may see their rows."""
    rows = Receipt.objects.filter(pk__in=receipts).select_related("replaced_by")
    return {receipt.pk: _source(reader, receipt) for receipt in rows}


def _source(reader: Reader, receipt: Receipt) -> Source:
    own = policy.allows(reader, ROWS, receipt)
    return Source(
        name=receipt.filename,
        received_at=receipt.accepted_at or receipt.received_at,
        href=reverse("receipt", kwargs={"reference": receipt.reference}) if own else "",
        gone=_gone(receipt),
    )


def _gone(receipt: Receipt) -> str:
    if receipt.deleted_on is not None:
        return f"The file was deleted on {day(receipt.deleted_on)} as agreed."
    newer = getattr(receipt, "replaced_by", None)
    if newer is not None:
        return f"The file was replaced by a corrected one, {newer.reference}."
    if receipt.state == State.WITHDRAWN:
        because = receipt.withdrawn_because
        return f"The file was withdrawn: {because}" if because else "The file was withdrawn."
    return ""
