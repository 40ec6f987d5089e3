"""Returns: what agencies send, from the file to the receipt."""

from __future__ import annotations

from safeboard.grammar.declarations.office import Office
from safeboard.grammar.declarations.process import Contribution, Nav
from safeboard.kernel.returns import chasing, new_year, office
from safeboard.kernel.returns.due_dates import Owed
from safeboard.kernel.returns.indicators import INDICATORS
from safeboard.kernel.returns.permissions import FOLLOW, GRANTS
from safeboard.kernel.returns.quality_indicators import QUALITY_INDICATORS
from safeboard.kernel.returns.tables import TABLES

CONTRIBUTION = Contribution(
    code="returns",
    title="Returns",
    about="What is due from whom; files received, checked, taken in, corrected and withdrawn.",
    tables=TABLES,
    indicators=(*INDICATORS, *QUALITY_INDICATORS),
    grants=GRANTS,
    nav=(Nav("Returns", "returns", FOLLOW, 25),),
    office=Office(
        to_do=office.to_do,
        about_agency=office.about_agency,
        sheets=office.sheets,
        news=office.NEWS,
        rollover=new_year.STEPS,
        successions=Owed(),
        chasers=(chasing.CHASER,),
    ),
)
