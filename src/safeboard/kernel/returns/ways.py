"""The three ways a return comes in: lists of rows, figures, and a statutory collection. What differs stands there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Protocol

from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.kernel.returns import listed
from safeboard.kernel.returns.bundling import File
from safeboard.kernel.returns.checking import Tell
from safeboard.kernel.returns.completeness import Completeness
from safeboard.kernel.returns.figures import accepting as figures
from safeboard.kernel.returns.issues import CheckedFile, Issue
from safeboard.kernel.returns.models import Receipt
from safeboard.kernel.returns.statutory import accepting as collections
from safeboard.kernel.returns.statutory.checking import CheckedCollection

Checked = CheckedFile | CheckedCollection


class Way(Protocol):
    """How the files of one kind of return are checked, kept and told of; `checked` is always what its own check gave."""

    def check(self, receipt: Receipt, files: Sequence[File], tell: Tell | None) -> Any:
        """All that comes of the files. Raises RefusedFile."""

    def put(self, receipt: Receipt, checked: Any) -> list[str]:
        """Keep the good rows where they belong; the codes of the children they are about, none for figures."""

    def summary(self, receipt: Receipt, checked: Any) -> dict[str, Any]:
        """What the sender is shown before sending."""

    def problems(self, checked: Any) -> Iterator[tuple[Issue, str]]:
        """What is wrong, each with the words that its page shows."""

    def completeness(self, receipt: Receipt, checked: Any) -> Completeness:
        """How much of what was asked for is known."""


def way_of(return_code: str) -> Way:
    """The way in which a return comes; one that nobody declared is treated as lists of rows."""
    if return_code in REGISTRY.figures:
        return figures
    return collections if return_code in REGISTRY.collections else listed
