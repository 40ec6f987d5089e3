"""Children's social care: the council's Annex A, the tables it fills, the indicators the Board reads."""

from __future__ import annotations

from safeboard.grammar.declarations.following import Following
from safeboard.grammar.declarations.process import Contribution
from safeboard.kernel.returns.figures.tables import tables_of
from safeboard.processes.socialcare.figures import PRIVATE_FOSTERING
from safeboard.processes.socialcare.indicators.contacts import CONVERSION_DAYS
from safeboard.processes.socialcare.indicators.every import INDICATORS
from safeboard.processes.socialcare.indicators.fostering import FOSTERING_INDICATORS
from safeboard.processes.socialcare.reports import SECTIONS
from safeboard.processes.socialcare.returns.annex_a import ANNEX_A
from safeboard.processes.socialcare.returns.cin.collection import CIN_CENSUS
from safeboard.processes.socialcare.returns.safeguarding_dataset.collection import SAFEGUARDING_DATASET
from safeboard.processes.socialcare.returns.ssda903.collection import LOOKED_AFTER_RETURN
from safeboard.processes.socialcare.tables import TABLES

CONTRIBUTION = Contribution(
    code="socialcare",
    title="Children's social care",
    about=(
        "What the county council returns of contacts, early help, referrals, assessments, enquiries, conferences, plans, "
        "looked after children, care leavers and adoption."
    ),
    returns=(ANNEX_A,),
    figures=(PRIVATE_FOSTERING,),
    collections=(CIN_CENSUS, LOOKED_AFTER_RETURN, SAFEGUARDING_DATASET),
    followings=(Following("referrals", after="contacts", days=CONVERSION_DAYS, rule="R-FD-08"),),
    tables=(*TABLES, *tables_of(PRIVATE_FOSTERING)),
    indicators=(*INDICATORS, *FOSTERING_INDICATORS),
    sections=SECTIONS,
)
