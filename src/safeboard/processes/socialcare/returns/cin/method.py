"""The working half of the children in need census, loaded when a file is read."""

from __future__ import annotations

from safeboard.grammar.statutory.methods import Files, Method
from safeboard.grammar.statutory.reads import Read, Unreadable
from safeboard.grammar.statutory.xml.reading import read
from safeboard.processes.socialcare.returns.cin.events import states
from safeboard.processes.socialcare.returns.cin.layout import LAYOUTS, PLACES
from safeboard.processes.socialcare.returns.cin.rules import RULES


def _read(files: Files, year: int | None) -> Read:
    if len(files) != 1:
        raise Unreadable(
            "A children in need census is one XML file. Nothing was kept. Choose that file alone."
        )
    return read(files[0][1], LAYOUTS, PLACES, year=year)


METHOD = Method(layouts=LAYOUTS, rules=RULES, read=_read, states=states)
