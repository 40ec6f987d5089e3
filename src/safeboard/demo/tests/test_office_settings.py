"""What Chalkshire's office set during the year goes through the verbs, once."""

from __future__ import annotations

import datetime as dt

from safeboard.demo import office_settings
from safeboard.kernel.partnership import dated
from safeboard.kernel.partnership.districts import districts_on
from safeboard.kernel.partnership.models import Agency, DatedValue
from safeboard.kernel.trail import recorder

TODAY = dt.date(2016, 4, 21)


def test_two_targets_by_date_a_new_name_and_four_districts(people):
    Agency.objects.create(code="rehabilitation", name="Community rehabilitation company", kind="justice")
    said: list[str] = []
    with recorder.recorded(recorder.Doer(actor="test")):
        office_settings.settings(said.append)
        rows = DatedValue.objects.count()
        office_settings.settings(said.append)
    assert DatedValue.objects.count() == rows == len(office_settings.CHANGES) and len(said) == 1
    assert [dated.value("indicator.T3-04.target", day) for day in (TODAY, dt.date(2016, 5, 1))] == [75, 80]
    assert dated.value("partnership.phone_front_door", TODAY) == "01632 960 101"
    assert dated.changes("partnership.closure_days")[0].set_at.date() == dt.date(2016, 4, 5)
    company = Agency.objects.get(code="rehabilitation")
    assert (company.name, company.name_on(dt.date(2016, 1, 31))) == (
        office_settings.NEW_NAME,
        "Community rehabilitation company",
    )
    assert districts_on(TODAY).count() == 4
