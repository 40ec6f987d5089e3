"""The working half of the Standard Safeguarding Dataset, loaded when a file is read."""

from __future__ import annotations

from safeboard.grammar.statutory.methods import Method
from safeboard.processes.socialcare.returns.safeguarding_dataset.events import states
from safeboard.processes.socialcare.returns.safeguarding_dataset.layout import LAYOUTS
from safeboard.processes.socialcare.returns.safeguarding_dataset.reading import read
from safeboard.processes.socialcare.returns.safeguarding_dataset.rules import RULES

METHOD = Method(layouts=LAYOUTS, rules=RULES, read=read, states=states)
