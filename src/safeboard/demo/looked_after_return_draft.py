"""The return on children looked after of 2015-16, checked and not sent, and why it counts five fewer than the county's list.

It is due at the end of June 2016, so that in April it still lies with the council. The analyst, who sees 463 looked after
in the list of 31 March and hears of 458 in the return, asked; the council's answer stands beside the list, where everybody
who may see that file reads it.
"""

from __future__ import annotations

import io
import zipfile

from safeboard.demo import looked_after_return
from safeboard.demo.records import County
from safeboard.demo.targets_care import REPORT, STOCK
from safeboard.kernel.partnership.models import Agency, User
from safeboard.kernel.partnership.personas import BY_CODE, COUNCIL, email_of
from safeboard.kernel.returns import questioning, receiving
from safeboard.kernel.returns.models import Check, Receipt
from safeboard.kernel.ui.templating import plural
from safeboard.processes.socialcare.returns.ssda903.collection import LOOKED_AFTER_RETURN
from safeboard.processes.socialcare.returns.ssda903.layout import LAYOUTS

YEAR = 2016
FILENAME = "Chalkshire SSDA903 2015-16.zip"
# A ZIP holds the moment of its files: that of the day on which they were drawn, so that it is the same each time.
_PACKED_AT = (2016, 4, 19, 9, 0, 0)


def return_not_sent(county: County) -> Receipt:
    """The return as at 31 March 2016, uploaded and checked."""
    receipt = receiving.receive(
        agency=Agency.objects.get(code=COUNCIL),
        return_code=LOOKED_AFTER_RETURN.code,
        filename=FILENAME,
        data=packed(county, YEAR),
        as_at=LAYOUTS[YEAR].ends_on,
        look_back_months=LOOKED_AFTER_RETURN.look_back_months,
        by=User.objects.get(email=email_of(BY_CODE["council-data-lead"])),
    ).receipt
    receiving.check(receipt)
    return receipt


def packed(county: County, year: int) -> bytes:
    """The CSV files of a year's return in one ZIP."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in looked_after_return.files(county, year).items():
            archive.writestr(zipfile.ZipInfo(name, _PACKED_AT), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def why_they_differ(listed: Receipt) -> Check:
    """The analyst's question about the list of 31 March 2016, and its answer. `listed` is that file, received."""
    ours, theirs = REPORT["looked_after"], int(STOCK[YEAR])
    question = questioning.check_over(
        listed,
        outcome=questioning.QUESTION,
        words=f"List 8 has {ours} children looked after on 31 March. You told me that your return to the Department will "
        f"have {theirs}. Which is right?",
        by=User.objects.get(email=email_of(BY_CODE["analyst"])),
    )
    questioning.answer(
        question,
        words=f"Both. {plural(ours - theirs, 'child', 'children')} of list 8 are in short breaks that the parents agreed to as one "
        "series (V4). On the day our system still showed a stay in a home, so the list has them. The return tells them as "
        "short breaks, and those are not counted as looked after (R-CLA-06).",
    )
    return question
