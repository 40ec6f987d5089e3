"""Absence, children missing education and places for two-year-olds: what is sent, and what the Board reads of it."""

from __future__ import annotations

from safeboard.grammar.declarations.process import Contribution
from safeboard.kernel.returns.figures.tables import tables_of
from safeboard.processes.education.figures import CHILDREN_MISSING_EDUCATION, EARLY_YEARS, SCHOOL_ABSENCE
from safeboard.processes.education.indicators import INDICATORS

CONTRIBUTION = Contribution(
    code="education",
    title="Education",
    about="Absence, children missing education, and the offer for two-year-olds.",
    figures=(CHILDREN_MISSING_EDUCATION, EARLY_YEARS, SCHOOL_ABSENCE),
    tables=(*tables_of(CHILDREN_MISSING_EDUCATION), *tables_of(EARLY_YEARS), *tables_of(SCHOOL_ABSENCE)),
    indicators=INDICATORS,
)
