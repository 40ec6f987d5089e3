"""An issued page with the finger-print of each of its papers: PDF, Word, workbook, CSV, and the children's version."""

from __future__ import annotations

import copy
import datetime as dt
from collections.abc import Callable
from typing import Any

from safeboard.kernel.files import comma_separated, documents
from safeboard.kernel.reporting import pack_papers, prints
from safeboard.kernel.reporting.children import paper
from safeboard.kernel.reporting.models import Pack
from safeboard.kernel.reporting.pack_papers import CHILDREN
from safeboard.kernel.reporting.sheets import pack_workbook


def frozen_at(pack: Pack, data: dict[str, Any], at: dt.datetime) -> dict[str, Any]:
    """The page as it is issued at this moment, with the finger-print of each of its papers."""
    kept = prints.plain(data)
    as_issued = copy.copy(pack)
    as_issued.issued, as_issued.issued_at = True, at
    return kept | prints.printed(kept, files(as_issued, kept))


def files(pack: Pack, data: dict[str, Any]) -> dict[str, Callable[[], bytes]]:
    """Every paper of an issued page by its name, each drawn when it is asked for; without what was corrected afterwards."""
    organisation = data.get("organisation", "")
    found: dict[str, Callable[[], bytes]] = {
        "page.pdf": lambda: documents.as_pdf(pack_papers.document(pack, data, organisation, ())),
        "page.docx": lambda: documents.as_docx(pack_papers.document(pack, data, organisation, ())),
        "page.xlsx": lambda: pack_workbook(pack, data, ()),
        "figures.csv": lambda: comma_separated.write(pack_papers.figures_sheet(data)),
    }
    if CHILDREN in data:
        kept = data[CHILDREN]
        what = pack_papers.for_children(pack)
        found["children.html"] = lambda: paper.page(kept, what, organisation).encode()
        found["children.pdf"] = lambda: documents.as_pdf(
            pack_papers.children_document(pack, kept, organisation)
        )
    return found


def rebuilt(pack: Pack) -> list[prints.Rebuilt]:
    """Each paper of an issued page drawn again from what was frozen. Raises ValueError for a draft."""
    if not pack.issued or not pack.frozen:
        raise ValueError(f"{pack.title} has not been issued: there is nothing to compare it with.")
    data = {pack_papers.BEHIND: [], **pack.frozen}
    return prints.compared(data, files(pack, data))
