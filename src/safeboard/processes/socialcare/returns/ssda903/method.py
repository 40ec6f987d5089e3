"""The working half of the return on children looked after, loaded when a file is read."""

from __future__ import annotations

from safeboard.grammar.statutory.methods import Method
from safeboard.processes.socialcare.returns.ssda903.events import states
from safeboard.processes.socialcare.returns.ssda903.layout import LAYOUTS
from safeboard.processes.socialcare.returns.ssda903.left_out import LEFT_OUT
from safeboard.processes.socialcare.returns.ssda903.located.working_out import located
from safeboard.processes.socialcare.returns.ssda903.reading import read
from safeboard.processes.socialcare.returns.ssda903.rules import RULES
from safeboard.processes.socialcare.returns.ssda903.workers import workers

METHOD = Method(
    layouts=LAYOUTS,
    rules=RULES,
    read=read,
    states=states,
    workers=workers,
    works_out=located,
    left_out=LEFT_OUT,
)
