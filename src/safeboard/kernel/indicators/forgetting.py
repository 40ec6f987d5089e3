"""When a file about children is deleted as agreed, the rows of snapshots that held it go too; what was counted stays."""

from __future__ import annotations

import shutil
from functools import partial

from django.db import transaction

from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.grammar.declarations.tables import Counts
from safeboard.kernel.indicators.models import Snapshot
from safeboard.kernel.indicators.snapshots import folder_of
from safeboard.kernel.returns.models import Receipt
from safeboard.kernel.work.today import today


def forget(receipt: Receipt) -> dict[str, int]:
    """Delete the rows about children from every snapshot taken since the file was taken in; how many snapshots.

    Rows in a snapshot carry keyed codes and no receipt, so one file's cannot be told from another's: all go. Results,
    coverage and hash stay, and with them every published page; counting again needs a new snapshot.
    """
    if receipt.accepted_at is None:
        return {"snapshots": 0}
    names = [
        name
        for name, table in REGISTRY.tables.items()
        if table.counts is Counts.CHILDREN and table.every is None
    ]
    thinned = 0
    for snapshot in Snapshot.objects.filter(made_at__gte=receipt.accepted_at):
        here = [name for name in names if "deleted_on" not in snapshot.tables.get(name, {"deleted_on": ""})]
        if not here:
            continue
        for name in here:
            snapshot.tables[name]["deleted_on"] = today().isoformat()
            # The bytes go once the rest is safe.
            transaction.on_commit(partial(shutil.rmtree, folder_of(snapshot) / name, ignore_errors=True))
        snapshot.save(update_fields=("tables",))
        thinned += 1
    return {"snapshots": thinned}
