"""Releases from proposal to the open page, and what is planted into their files (R-DAT-03, ADR 0025)."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from safeboard.grammar.measure.periods import period
from safeboard.kernel.actions.tracking import NotNow, SomebodyElse
from safeboard.kernel.indicators import disclosure
from safeboard.kernel.indicators.published import ees
from safeboard.kernel.indicators.published.tables import Table
from safeboard.kernel.indicators.published.values import Release as Of
from safeboard.kernel.indicators.release_models import Release
from safeboard.kernel.indicators.releasing import dfe_layout, making, register
from safeboard.kernel.indicators.releasing.checking import Paper, check
from safeboard.kernel.indicators.releasing.choosing import Choice
from safeboard.kernel.indicators.releasing.tests.conftest import (
    BEFORE,
    SOURCES,
    YEAR,
    approved,
    as_,
    find,
    long_ago,
    proposed,
    rewritten,
    rows,
)
from safeboard.kernel.indicators.tests.conftest import make_snapshot, put_results
from safeboard.kernel.partnership.models import Membership
from safeboard.kernel.partnership.personas import BY_CODE, email_of
from safeboard.kernel.trail import recorder
from safeboard.kernel.trail.models import Event

# --- What is in the files ---------------------------------------------------------------------------------------------


def test_small_counts_and_the_least_that_is_enough_are_hidden(snapshot):
    release = proposed(snapshot)
    assert release.state == Release.PROPOSED, release.report
    held = rows(release)
    hidden = {
        (row["indicator"].split()[0], row["time_identifier"], row["category"])
        for row in held
        if row["number"] == "c"
    }
    # The rate and the share count the same referrals: what one hides the other hides, once for both.
    assert {("T1-05", "Financial year", "anonymous"), ("T1-04", "Financial year", "anonymous")} <= hidden
    assert {code for code, _, category in hidden if category == "unknown"} == {"T1-04", "T1-05"}
    assert ("T3-02", "Financial year Q2", "Total") in hidden and (
        "T3-02",
        "Financial year Q3",
        "Total",
    ) in hidden
    assert ("T3-04", "Financial year Q1", "Total") in hidden
    assert len(hidden) == 7
    for row in held:
        if row["number"] == "c":
            assert {row[name] for name in dfe_layout.FIGURES} == {"c"}
    assert (
        find(held, category="police")["number"] == "2437"
        and find(held, "T3-04", "Total")["percentage"] == "68.9"
    )


def test_our_own_reader_of_published_files_reads_it(snapshot):
    release = proposed(snapshot)
    held = rows(release)
    table = Table(
        "data.csv", list(held[0]), [(at, [row[name] for name in row]) for at, row in enumerate(held, 2)]
    )
    assert ees.is_it(table)
    reading = ees.read(table, Of("Chalkshire", "April 2016", "2016-04-21"))
    said = {(each.measure, each.area.code, each.period): each.value for each in reading.values}
    assert said["referrals_count", "825", YEAR] == 5353 and said["referrals_rate", "825", BEFORE] > 400
    assert not [each for each in reading.left_out if "compared with nothing" not in each]
    metadata = dfe_layout.rows_of(bytes(release.metadata))
    assert set(metadata[0]) == set(dfe_layout.META_HEADINGS)
    assert {row["col_name"] for row in metadata} == set(dfe_layout.HEADINGS[7:])


def test_the_same_figures_make_the_same_files(snapshot):
    assert proposed(snapshot).content == proposed(snapshot).content


def test_deaths_and_averages_are_never_released():
    with pytest.raises(ValueError, match="would name a child"):
        Choice(("T5-27",), (YEAR,))
    with pytest.raises(ValueError, match="Averages"):
        Choice(("T1-15",), (YEAR,))


def test_all_or_none_of_a_group_is_hidden(people):
    made = make_snapshot()
    put_results(made, "T1-07", {YEAR: (100, 300)})
    groups = {"police": (0, 50), "schools": (40, 100), "health": (60, 150)}
    put_results(made, "T1-07", {f"{YEAR} {name}": parts for name, parts in groups.items()}, by="source")
    held = rows(proposed(made, codes=("T1-07",), years=(YEAR,), quarters=False))
    assert find(held, "T1-07", "police")["number"] == "c"
    assert sum(row["number"] == "c" for row in held) >= 2


# --- Planted into the files -------------------------------------------------------------------------------------------


def set_cell(name, value, **where):
    def change(held):
        find(held, **where)[name] = value

    return change


def by_size(held):
    held.sort(key=lambda row: SOURCES.get(row["category"], 0), reverse=True)
    anonymous = find(held)
    zero = {**find(held, category="health"), "category": "nobody", "number": "0"}
    zero |= dict.fromkeys(("percentage", "lower_95", "upper_95"), "z")
    return [*held[: held.index(anonymous) + 1], zero, *held[held.index(anonymous) + 1 :]]


def extra_column(held):
    for row in held:
        row["raw"] = "4" if row is find(held) else ""


PLANTED = {
    "a count": set_cell("number", "4"),
    "the one hidden with it": lambda held: [
        set_cell("number", "787", code=code, category="unknown")(held) for code in ("T1-04", "T1-05")
    ] and None,
    "a rate": set_cell("rate_per_10000", "0.33", code="T1-04"),
    "a percentage": set_cell("percentage", "0.07"),
    "the lower end of an interval": set_cell("lower_95", "0.090", code="T1-04"),
    "the upper end of an interval": set_cell("upper_95", "0.85", code="T1-04"),
    "the upper end of an interval round a share": set_cell("upper_95", "0.19"),
    "a sign for the small one": set_cell("number", "<6"),
    "another sign": set_cell("number", "low"),
    "a column more": extra_column,
    "a quarter": set_cell("number", "44", code="T3-02", category="Total", identifier="Financial year Q3"),
    "a linked table": set_cell("number", "4", code="T1-04"),
    "a percentage with its base": lambda held: find(
        held, "T3-04", "Total", "Financial year Q1"
    ).update(base="100", percentage="96.0"),
}  # fmt: skip


def test_clean_files_pass_and_whatever_is_planted_into_them_is_found(snapshot):
    """One proposal for all: making it takes longer than trying it."""
    data = bytes(proposed(snapshot).data)
    assert check(Paper("x", data)).safe and check(Paper("x", rewritten(data, lambda held: None))).safe
    reports = {name: check(Paper("x", rewritten(data, change))) for name, change in PLANTED.items()}
    assert [name for name, report in reports.items() if report.safe or not report.leaks[0].sources] == []
    # Sentences beside the files are read too.
    said = ("Only four were anonymous.", "Anonymous: 4", "Fewer than 5 came from anonymous callers.")
    assert not [each for each in said if check(Paper("x", data, (each,))).safe]
    assert check(Paper("x", data, ("Anonymous callers are few in 2015.", "Police sent 2437."))).safe


def test_an_earlier_release_is_never_forgotten(snapshot):
    """The pattern that is best today is not that of an older release: together they would give the count away."""
    data = bytes(proposed(snapshot).data)

    def other_pattern(held):
        for code in ("T1-04", "T1-05"):
            row = find(held, code, "unknown")
            row |= {"number": "787", "percentage": "14.7" if code == "T1-05" else "z"}
            find(held, code, "health").update(dict.fromkeys(dfe_layout.FIGURES, "c"))

    old = rewritten(data, other_pattern)
    assert check(Paper("old", old)).safe
    report = check(Paper("new", data), [Paper("old", old)])
    assert not report.safe and any("old" in source for leak in report.leaks for source in leak.sources)


def test_what_was_hidden_before_stays_hidden_and_revised_figures_are_told(snapshot):
    first = approved(proposed(snapshot))
    later = make_snapshot("b", hour=10)
    more = {**SOURCES, "police": 2440, "anonymous": 9}
    for code in ("T1-04", "T1-05"):
        put_results(later, code, {YEAR: sum(more.values())})
        put_results(later, code, {f"{YEAR} {name}": n for name, n in more.items()}, by="source")
    second = proposed(later, codes=("T1-04", "T1-05"), years=(YEAR,), quarters=False)
    assert find(rows(second))["number"] == "c"
    assert len(second.report["tried"]) == 1 and first.state == Release.APPROVED


def test_nobody_subtracts_a_release_from_the_boards_pages(snapshot, monkeypatch):
    """Were another cell hidden there, both together would give the small one away: then the release hides both."""
    real = making._on_board_pages

    def other_cell(made, slots, area):
        found = real(made, slots, area)
        for slot, figure in found.items():
            if slot.category == "health":
                found[slot] = replace(figure, value=None, words=disclosure.HIDDEN)
            elif slot.category == "unknown":
                open_to_analyst = disclosure.breakdown(
                    made, slot.code, slot.period, area, slot.by, small=True
                )
                found[slot] = next(each for each in open_to_analyst if each.category == "unknown")
        return found

    assert find(rows(proposed(snapshot)), category="health")["number"] == "842"
    monkeypatch.setattr(making, "_on_board_pages", other_cell)
    held = rows(proposed(snapshot))
    hidden = {row["category"] for row in held if row["breakdown"] == "source" and row["number"] == "c"}
    assert {"anonymous", "health"} <= hidden and find(held, category="health")["rate_per_10000"] == "c"


# --- The register -----------------------------------------------------------------------------------------------------


def test_another_person_approves_and_the_clock_holds_it(snapshot, as_role, client):
    """Approved on Thursday 21 April: five working days later is Thursday 28 April, half past nine."""
    lay = Membership.objects.get(user__email=email_of(BY_CODE["lay-member"])).user
    release = approved(proposed(snapshot, readers=[lay]))
    assert release.state == Release.APPROVED and release.public_at.date() == dt.date(2016, 4, 28)
    assert client.get(f"/open-data/{release.pk}/").status_code == 404
    assert client.get(f"/open-data/{release.pk}/data.csv").status_code == 404
    assert release.title not in client.get("/open-data/").content.decode()
    assert as_role("lay-member").get(f"/releases/{release.pk}/").status_code == 200
    assert as_role("health-board-member").get(f"/releases/{release.pk}/").status_code == 404
    assert Event.objects.filter(action="releases.approve", thing_id=str(release.pk)).exists()


def test_public_after_its_moment_with_files_as_frozen(snapshot, client):
    release = approved(proposed(snapshot), at=long_ago())
    body = client.get(f"/open-data/{release.pk}/").content.decode()
    assert (
        "Hidden (5 or fewer)" in body
        and "Open Government Licence" in body
        and "This is a demonstration" in body
    )
    answer = client.get(f"/open-data/{release.pk}/data.csv")
    assert answer.content == bytes(release.data) and answer["Content-Type"].startswith("text/csv")
    assert (
        register.content_of(
            answer.content,
            client.get(f"/open-data/{release.pk}/metadata.csv").content,
            bytes(release.page),
        )
        == release.content
    )
    assert client.get(f"/open-data/{release.pk}/raw.csv").status_code == 404
    assert f"/open-data/{release.pk}/" in client.get("/open-data/").content.decode()
    assert "/open-data/" in client.get("/").content.decode()


def test_who_proposed_it_cannot_approve_it(snapshot):
    release = proposed(snapshot)
    with pytest.raises(NotNow, match="other than the person"):
        approved(release, "analyst")
    with pytest.raises(SomebodyElse), recorder.recorded(recorder.Doer(actor="test")):
        register.approve(release=release, seen=99, by=as_("business-manager"))
    Release.objects.filter(pk=release.pk).update(data=bytes(release.data) + b" ")
    release.refresh_from_db()
    with pytest.raises(NotNow, match="not those that were checked"):
        approved(release)


def test_a_release_that_would_tell_is_blocked_and_cannot_be_approved(snapshot, as_role):
    release = proposed(snapshot, words="Anonymous: 4")
    assert release.state == Release.BLOCKED
    page = as_role("business-manager").get(f"/releases/{release.pk}/").content.decode()
    assert "Approve it" not in page and "It cannot be approved" in page and "Anonymous" in page
    with pytest.raises(NotNow):
        approved(release)
    sent = as_role("business-manager").post(
        f"/releases/{release.pk}/decide/", {"decision": "approve", "version": 1}
    )
    release.refresh_from_db()
    assert sent.status_code == 200 and release.state == Release.BLOCKED


def test_what_went_out_in_between_blocks_at_approval(snapshot):
    waiting = proposed(snapshot)
    other = proposed(snapshot, "Another")

    def told(held):
        find(held)["number"] = "4"

    data = rewritten(bytes(other.data), told)
    Release.objects.filter(pk=other.pk).update(data=data, state=Release.APPROVED)
    assert approved(waiting).state == Release.BLOCKED


def test_withdrawn_and_corrected(snapshot, client, as_role):
    release = approved(proposed(snapshot), at=long_ago())
    manager = as_role("business-manager")
    refused = manager.post(
        f"/releases/{release.pk}/decide/", {"decision": "withdraw", "reason": "", "version": release.version}
    )
    assert "Say why, in a sentence." in refused.content.decode()
    manager.post(
        f"/releases/{release.pk}/decide/",
        {"decision": "withdraw", "reason": "Two returns were counted twice.", "version": release.version},
    )
    release.refresh_from_db()
    assert release.state == Release.WITHDRAWN
    assert client.get(f"/open-data/{release.pk}/data.csv").status_code == 404
    newer = approved(proposed(snapshot, "Corrected", replaces=release), at=long_ago())
    body = client.get(f"/open-data/{release.pk}/").content.decode()
    assert (
        "Two returns were counted twice." in body
        and f"/open-data/{newer.pk}/" in body
        and "2,437" not in body
    )


@pytest.mark.parametrize("persona", ["police-data-lead", "team-manager", "system-admin", "administrator"])
def test_who_has_no_part_in_it_gets_the_not_found_page(snapshot, as_role, persona):
    release = proposed(snapshot)
    client = as_role(persona)
    for address in (
        "/releases/",
        f"/releases/{release.pk}/",
        f"/releases/{release.pk}/data.csv",
        "/releases/propose/",
    ):
        assert client.get(address).status_code == 404


def test_only_the_analyst_proposes_and_only_the_manager_decides(snapshot, as_role):
    release = proposed(snapshot)
    assert as_role("business-manager").get("/releases/propose/").status_code == 404
    sent = as_role("analyst").post(f"/releases/{release.pk}/decide/", {"decision": "approve", "version": 1})
    assert sent.status_code == 404
    assert as_role("independent-chair").get(f"/releases/{release.pk}/").status_code == 404


def test_the_analyst_proposes_in_the_browser(snapshot, as_role):
    client = as_role("analyst")
    empty = client.post("/releases/propose/", {"title": "Kept"}).content.decode()
    assert (
        "Choose at least one indicator." in empty and "Choose at least one year." in empty and "Kept" in empty
    )
    page = client.post("/releases/propose/", {"title": "Kept", "codes": ["T3-02"]}).content.decode()
    assert page.count("<details") >= 5 and page.count(" open>") == 1 and "Choose from Neglect" in page
    made = client.post(
        "/releases/propose/",
        {
            "title": "Kept",
            "words": "Of one year.",
            "codes": ["T1-05"],
            "years": [YEAR],
            "detail": ["breakdowns"],
        },
    )
    release = Release.objects.get(title="Kept")
    assert made["Location"] == f"/releases/{release.pk}/"
    page = client.get(made["Location"]).content.decode()
    assert "No. The program looked at" in page and "somebody else must approve it" not in page
    manager = as_role("business-manager")
    assert "Approve it" in manager.get(made["Location"]).content.decode()
    assert "Figures for the public wait for your approval: Kept" in manager.get("/home/").content.decode()
    assert "/releases/" in client.get("/indicators/").content.decode()


def test_a_whole_theme_and_months_are_chosen_at_once(snapshot, as_role):
    sent = {"title": "A theme", "themes": ["T4"], "codes": ["T3-02"], "years": [YEAR]}
    client = as_role("analyst")
    client.post("/releases/propose/", {**sent, "detail": ["months", "quarters"]})
    choice = Release.objects.get(title="A theme").choice
    assert choice["months"] and choice["quarters"] and not choice["breakdowns"]
    assert "T3-02" in choice["codes"] and {each[:2] for each in choice["codes"]} == {"T3", "T4"}
    too_many = client.post(
        "/releases/propose/", {**sent, "themes": ["T1", "T2", "T3", "T5"]}
    ).content.decode()
    assert "Choose at most 60 indicators" in too_many


def test_months_are_hidden_with_their_quarters_and_years(people):
    """May has 3: another month of its quarter goes with it, so that neither the quarter nor the year gives it back."""
    made = make_snapshot()
    months = {each.code: 20 + at for at, each in enumerate(period(YEAR).months())}
    months[period(YEAR).months()[1].code] = 3
    quarters = {
        each.code: sum(months[month.code] for month in each.months()) for each in period(YEAR).quarters()
    }
    put_results(made, "T3-02", {**months, **quarters, YEAR: sum(months.values())})
    release = proposed(made, codes=("T3-02",), years=(YEAR,), months=True)
    held = [row for row in rows(release) if row["number"] == "c"]
    assert release.state == Release.PROPOSED and {row["time_identifier"] for row in held} == {"May", "April"}
    leaking = rewritten(
        bytes(release.data),
        lambda all_rows: all_rows[[row["time_identifier"] for row in all_rows].index("April")].update(
            number="20"
        ),
    )
    assert not check(Paper("x", leaking)).safe
