"""The working half of the return on children looked after, loaded when a file is read."""

from __future__ import annotations

from safeboard.grammar.statutory.methods import Method
from safeboard.processes.socialcare.returns.ssda903.events import states
from safeboard.processes.socialcare.returns.ssda903.layout import LAYOUTS
from safeboard.processes.socialcare.returns.ssda903.reading import read
from safeboard.processes.socialcare.returns.ssda903.rules import RULES

METHOD = Method(layouts=LAYOUTS, rules=RULES, read=read, states=states)
