"""A page as somebody sees it: what the walk through every page is made of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

# Such a name is of a file to take away and of nothing else: tests/architecture/test_addresses sees to it.
TAKEN_BY_NAME = ("-excel", "-csv", "-word", "-pdf", "-file")

Kwargs = dict[str, Any]
Where = Kwargs | Callable[[], Kwargs]


@dataclass(frozen=True)
class Seen:
    """A page as somebody sees it: its name and words of its address, what is pressed first, the answer expected."""

    name: str
    kwargs: Where = field(default_factory=dict)
    query: str | Callable[[], str] = ""
    press: str = ""
    tick: str = ""
    status: int = 200

    @property
    def where(self) -> Kwargs:
        """The words of the address; what has a number is looked up in the county."""
        return self.kwargs() if callable(self.kwargs) else self.kwargs

    @property
    def asking(self) -> str:
        """What follows the question mark of the address."""
        return self.query() if callable(self.query) else self.query


def of(state: Callable[[], Any], **more: Any) -> Callable[[], Kwargs]:
    """The page of one thing, found when it is needed by whatever gives its number."""
    return lambda: {"pk": state().pk, **more}
