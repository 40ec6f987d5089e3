"""Chalkshire through the real pipeline gives the Department's published counts, exactly (architecture section 8).

Source of the counts: Department for Education, *Characteristics of children in need*, files b1, c1, c2, c4 and d1,
Buckinghamshire. Contains public sector information licensed under the Open Government Licence v3.0.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from io import StringIO

import pytest
from django.core.management import call_command
from django.test import Client

from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.grammar.measure.duck import DuckEngine
from safeboard.grammar.measure.measures import During, Measure
from safeboard.grammar.measure.periods import period
from safeboard.kernel.indicators.models import Result, Snapshot
from safeboard.kernel.indicators.snapshots import rows_of
from safeboard.kernel.partnership.models import User

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.county,
    pytest.mark.timeout(600),
    pytest.mark.xdist_group("county"),
]

YEARS = ("2013-14", "2014-15", "2015-16")
PUBLISHED = {
    "referrals_count": ("T1-04", (7317, 5129, 6958)),
    "s47_count": ("T3-02", (897, 1762, 1925)),
    "icpc_count": ("T3-04", (328, 511, 749)),
    "assessments_completed_count": ("T3-01", (4118, 6180, 5597)),
    "cin_31mar_count": ("T3-05", (2417, 2695, 2635)),
    "cpp_31mar_count": ("T3-07", (242, 332, 454)),
}
PLANS_STARTED = (292, 446, 612)
PERCENTAGES = {
    "rereferrals_12m_pct": ("T1-07", {"2014-15": "27.3%", "2015-16": "26.5%"}),
    "icpc_15wd_pct": ("T3-04", {"2013-14": "38.4%", "2014-15": "43.2%", "2015-16": "68.9%"}),
    "assessments_45wd_pct": ("T3-01", {"2013-14": "83.0%", "2014-15": "82.8%", "2015-16": "87.3%"}),
}


def result(snapshot: Snapshot, code: str, year: str) -> Result:
    return Result.objects.get(snapshot=snapshot, code=code, period=year, area="825", by="")


@pytest.mark.parametrize("published", PUBLISHED)
def test_counts_are_those_published(chalkshire: Snapshot, published: str) -> None:
    code, expected = PUBLISHED[published]
    rows = [result(chalkshire, code, year) for year in YEARS]
    assert [row.standing for row in rows] == ["whole"] * 3
    # What is judged and what could not be judged are together what was completed.
    counted = [row.numerator if row.denominator is None else row.denominator + row.excluded for row in rows]
    assert tuple(counted) == expected


def test_plans_started_are_those_published(chalkshire: Snapshot) -> None:
    plans = REGISTRY.tables["protection_plans"]
    started = Measure("started", plans.table, During(plans.table.started_on))
    engine = DuckEngine.over_parquet({plans.table: rows_of(chalkshire, plans, "825")})
    counts = engine.count([started], [period(year) for year in YEARS])
    assert tuple(counts["started", year, "", ""].numerator for year in YEARS) == PLANS_STARTED


@pytest.mark.parametrize("published", PERCENTAGES)
def test_percentages_print_as_published(chalkshire: Snapshot, published: str) -> None:
    code, expected = PERCENTAGES[published]
    printed = {}
    for year in expected:
        out = StringIO()
        call_command("result", code, period=year, stdout=out)
        printed[year] = out.getvalue().split()[2]
    assert printed == expected


def test_what_one_file_cannot_show_is_said(chalkshire: Snapshot) -> None:
    """R-FD-07: the files reach back to October 2012, so 2013-14 cannot look back 12 months."""
    assert result(chalkshire, "T1-07", "2013-14").standing == "too_early"
    # The file's own column needs no earlier file.
    own = result(chalkshire, "T1-07/own", "2013-14")
    assert (own.standing, own.numerator, own.denominator) == ("whole", 2532, 7317)
    # The contacts of the last fortnight of March may still lead to a referral (R-FD-08).
    assert result(chalkshire, "T1-03", "2015-16").standing == "too_early"
    assert result(chalkshire, "T3-01", "2015-16").excluded == 23


def test_counts_that_the_department_hides_are_hidden(chalkshire: Snapshot) -> None:
    """R-DAT-03: in 2015-16 four children were on a plan for several reasons, five referrals had no known source."""
    out = StringIO()
    call_command("result", "T3-07", period="2015-16", by="category", json=True, stdout=out)
    rows = {row["category"]: row for row in json.loads(out.getvalue())}
    hidden = {name for name, row in rows.items() if row["value"] is None}
    assert hidden == {"physical", "multiple"}
    assert {rows[name]["words"] for name in hidden} == {"Hidden (5 or fewer)"}
    assert rows["neglect"]["numerator"] == 219


@pytest.fixture
def as_persona(chalkshire: Snapshot) -> Callable[[str], Client]:
    def signed_in(code: str) -> Client:
        client = Client()
        client.force_login(User.objects.get(email=f"{code}@chalkshire.example"))
        return client

    return signed_in


def test_the_headline_page_says_what_changed(as_persona: Callable[[str], Client]) -> None:
    body = as_persona("business-manager").get("/board/2016-04-28/").content.decode()
    assert "Draft, not yet issued" in body
    assert (
        "Better: child protection conferences held in time, 68.9% (516 of 749), from 43.2%; "
        "still lower than England (76.7%)." in body
    )
    assert "Still a concern: children referred again within 12 months, 26.5% (1,844 of 6,958)" in body
    assert "The Police return has not come" in body


def test_every_indicator_page_opens_for_a_lay_member(as_persona: Callable[[str], Client]) -> None:
    client = as_persona("lay-member")
    for code in REGISTRY.indicators:
        response = client.get(f"/indicators/{code}/")
        assert response.status_code == 200, code
        assert 'class="sb-big"' in response.content.decode(), code
    body = client.get("/indicators/T1-07/").content.decode()
    assert "By the file&#39;s own column" in body and "26.5% (1,844 of 6,958)" in body
    assert "23 assessments that could not be linked" in client.get("/indicators/T3-01/").content.decode()
