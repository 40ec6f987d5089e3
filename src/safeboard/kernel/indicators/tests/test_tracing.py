"""A figure leads back to the returns it was counted from, and each reader goes only as far as they may (W22)."""

from __future__ import annotations

import datetime as dt
import html
import re

import pytest

from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.kernel.indicators import selectors, tracing
from safeboard.kernel.indicators.disclosure import breakdown_title
from safeboard.kernel.indicators.tests.conftest import AREA, accept_file, make_snapshot, put_results
from safeboard.kernel.returns import sources_of
from safeboard.kernel.returns.models import Receipt, State

YEAR = "2015-16"
TAKEN_AT = dt.datetime(2016, 4, 21, 9, tzinfo=dt.UTC)
FIRST, LAST = dt.date(2015, 4, 1), dt.date(2016, 3, 31)


def days(number):
    return dt.timedelta(days=number)


@pytest.fixture
def received(people):
    """`received("2016-03-31")`: an Annex A file that came in a week before the snapshot; other fields as given."""

    def make(as_at, agency="county-council", **fields):
        receipt = accept_file(people.agencies[agency], as_at, fields.pop("look_back_months", 12), [])
        fields = {"accepted_at": TAKEN_AT - days(7)} | fields
        Receipt.objects.filter(pk=receipt.pk).update(**fields)
        receipt.refresh_from_db()
        return receipt

    return make


@pytest.fixture
def figures(received):
    """`figures([["2016-01-01", "2016-03-31"]])`: figures of the LADO about these days."""

    def make(spans, **fields):
        return received(
            spans[-1][1],
            return_code="lado",
            look_back_months=3,
            summary={"lists": {"lado": 4}, "windows": {"lado_contacts": spans}},
            **fields,
        )

    return make


def stood(tables=("referrals",), first=FIRST, last=LAST, area=AREA):
    return sources_of.stood(tables, first, last, TAKEN_AT, area)


def said(client, code):
    body = client.get(f"/indicators/{code}/").content.decode()
    part = body[body.index('id="counted-from"') :]
    part = part[: part.index("Worked example")]
    return part, re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", part)))


def test_an_annex_a_file_is_named_and_the_analyst_opens_its_check(received, as_role):
    receipt = received("2016-03-31")
    put_results(make_snapshot(), "T1-04", {YEAR: 5353})
    part, words = said(as_role("analyst"), "T1-04")
    assert "County Council: Annex A, as at 31 March 2016, received on 14 April 2016" in words
    assert f'href="/returns/{receipt.reference}/check/"' in part
    assert as_role("analyst").get(f"/returns/{receipt.reference}/check/").status_code == 200


@pytest.mark.parametrize("persona", ["business-manager", "lay-member", "health-board-member"])
def test_others_of_the_board_see_whose_it_is_without_a_way_in(received, as_role, persona):
    receipt = received("2016-03-31")
    put_results(make_snapshot(), "T1-04", {YEAR: 5353})
    part, words = said(as_role(persona), "T1-04")
    assert "County Council: Annex A, as at 31 March 2016, received on 14 April 2016" in words
    assert receipt.reference not in part and "<a" not in part


def test_the_senders_data_lead_is_led_to_the_receipt_and_another_agencys_is_not(received, reader_for):
    receipt = received("2016-03-31")
    own = sources_of.told(reader_for("council-data-lead"), [receipt])
    other = sources_of.told(reader_for("police-data-lead"), [receipt])
    assert [(each.page, each.reference) for each in own] == [("receipt", receipt.reference)]
    assert [(each.page, each.reference) for each in other] == [("", "")]


def test_a_file_behind_a_wall_is_not_told_outside_it(received, reader_for):
    assert sources_of.told(reader_for("analyst"), [received("2016-03-31", wall="allegations")]) == []


def test_figures_are_traced_by_the_days_each_grid_speaks_of(figures):
    assert {"lado"} == {
        code for code, each in REGISTRY.figures.items() if each.grids[0].name == "lado_contacts"
    }
    quarter = figures([["2016-01-01", "2016-03-31"]])
    gap = figures([["2015-04-01", "2015-06-30"], ["2015-10-01", "2015-12-31"]])
    assert stood(("lado_contacts",)) == [quarter, gap]
    between = (dt.date(2015, 7, 1), dt.date(2015, 9, 30))
    assert stood(("lado_contacts",), *between) == []
    assert stood(("lado_categories",)) == [] and stood(("referrals",)) == []


def test_a_figure_return_stands_on_the_page(figures, as_role):
    figures([["2016-01-01", "2016-03-31"]])
    put_results(make_snapshot(), "T5-06", {YEAR: 90})
    title = REGISTRY.figures["lado"].title
    assert f"County Council: {title}, as at 31 March 2016" in said(as_role("lay-member"), "T5-06")[1]


def test_only_what_touches_the_period_and_fills_the_table_counts(received):
    inside = received("2016-03-31", look_back_months=6)
    touching = received("2016-05-31", look_back_months=3)
    received("2015-03-31")
    received("2016-06-30", look_back_months=2)
    received("2016-01-31", summary={"lists": {"contacts": 3}})
    assert stood() == [touching, inside]


def test_the_police_are_counted_with_the_county_and_with_no_other_area(figures, people):
    sent = figures([["2016-01-01", "2016-03-31"]], agency="police")
    assert stood(("lado_contacts",)) == [sent]
    assert stood(("lado_contacts",), area="999") == []


def test_what_went_after_the_snapshot_counted_and_what_went_before_did_not(received):
    before, after = TAKEN_AT - days(1), TAKEN_AT + days(1)
    replaced_later = received("2016-03-31", state=State.REPLACED)
    received("2016-03-31", replaces=replaced_later, accepted_at=after)
    replaced_before = received("2016-02-29", state=State.REPLACED)
    newer = received("2016-02-29", replaces=replaced_before, accepted_at=before)
    lists = {"lists": {"referrals": 1}}
    gone_later = received(
        "2016-01-31", state=State.WITHDRAWN, summary=lists | {"withdrawn_at": after.isoformat()}
    )
    received("2015-12-31", state=State.WITHDRAWN, summary=lists | {"withdrawn_at": before.isoformat()})
    received("2015-12-31", state=State.READY, accepted_at=None)
    received("2015-12-31", state=State.DELETED, deleted_on=dt.date(2016, 4, 18))
    deleted_later = received("2015-11-30", state=State.DELETED, deleted_on=dt.date(2016, 5, 2))
    assert stood() == [replaced_later, newer, gone_later, deleted_later]


def test_a_deleted_file_says_when(received, as_role):
    received("2016-03-31", state=State.DELETED, deleted_on=dt.date(2016, 5, 2))
    put_results(make_snapshot(), "T1-04", {YEAR: 5353})
    assert "The file was deleted on 2 May 2016 as agreed." in said(as_role("analyst"), "T1-04")[1]


def test_a_long_list_ends_with_how_many_more(received, reader_for):
    for number in range(15):
        received("2016-03-31", accepted_at=TAKEN_AT - days(number))
    put_results(make_snapshot(), "T1-04", {YEAR: 5353})
    reader = reader_for("analyst")
    found = tracing.counted_from(
        reader, selectors.show(selectors.newest_snapshot(reader), "T1-04", small=False)
    )
    assert (len(found.files), found.more) == (12, 3)
    assert found.files[0].received_on == dt.date(2016, 4, 21)


def test_the_boards_own_work_says_so(people, as_role):
    put_results(make_snapshot(), "T5-01", {YEAR: (30, 40)})
    words = said(as_role("lay-member"), "T5-01")[1]
    assert "own records: Attendance at the Board." in words and "No return" not in words


def test_without_a_return_the_page_says_that_there_is_none(people, as_role):
    put_results(make_snapshot(), "T1-04", {YEAR: 5353})
    assert "No return that was received speaks of this period." in said(as_role("lay-member"), "T1-04")[1]


def test_what_was_left_out_has_no_empty_brackets(people, as_role):
    put_results(make_snapshot(), "T5-06", {YEAR: 90})
    body = as_role("lay-member").get("/indicators/T5-06/").content.decode()
    assert "boxes that the LADO did not know" in body and "did not know (" not in body


def test_local_indicators_are_part_of_the_whole(people, as_role, monkeypatch):
    for code in ("L-01", "L-02"):
        monkeypatch.setitem(REGISTRY.indicators, code, REGISTRY.indicators["T1-04"])
    declared = len(REGISTRY.indicators)
    body = as_role("business-manager").get("/indicators/").content.decode()
    assert f"{declared} of 138 are counted" in body


def test_a_breakdown_is_called_as_its_column_is():
    titles = {
        (code, by): breakdown_title(each, by)
        for code, each in REGISTRY.indicators.items()
        for by in each.measure.breakdowns
    }
    assert titles["T3-16", "legal_status"] == "Legal status" and titles["T1-05", "source"] == "Who referred"
    # The need of a referral is that of the case it led to: a column of a linked row.
    assert titles["T1-06", "need"] == "Primary need"
    assert [each for each, title in titles.items() if "_" in title or not title] == []


def test_a_breakdown_is_named_in_words_on_the_page_and_in_the_csv(people, as_role):
    snapshot = make_snapshot()
    put_results(snapshot, "T3-16", {YEAR: 400})
    put_results(snapshot, "T3-16", {f"{YEAR} E1": 220, f"{YEAR} C2": 180}, by="legal_status")
    client = as_role("business-manager")
    body = client.get("/indicators/T3-16/").content.decode()
    assert "By legal status" in body and ">Legal status</th>" in body
    shown = body[: body.index('id="how"')] + client.get("/indicators/T3-16/figures.csv").content.decode()
    assert "egal_status" not in shown and "Legal status" in shown
