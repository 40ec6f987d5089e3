"""A county with four anonymous referrals, three enquiries in the summer and four late conferences, and releases of it."""

from __future__ import annotations

import csv
import datetime as dt
import io

import pytest

from safeboard.kernel.indicators.release_models import Release
from safeboard.kernel.indicators.releasing import dfe_layout, register
from safeboard.kernel.indicators.releasing.choosing import Choice
from safeboard.kernel.indicators.tests.conftest import make_snapshot, put_results
from safeboard.kernel.partnership.hats import reader_of
from safeboard.kernel.partnership.models import Membership
from safeboard.kernel.partnership.personas import BY_CODE, email_of
from safeboard.kernel.trail import recorder
from safeboard.kernel.work import today as story
from safeboard.kernel.work.jobs import latest

YEAR, BEFORE = "2015-16", "2014-15"
SOURCES = {"police": 2437, "schools": 1283, "health": 842, "unknown": 787, "anonymous": 4}
QUARTERS = {"Q1": 60, "Q2": 3, "Q3": 44, "Q4": 71}
CODES = ("T1-04", "T1-05", "T3-02", "T3-04")


@pytest.fixture
def snapshot(people):
    """Four anonymous referrals; three enquiries in the summer; conferences of which four were late."""
    made = make_snapshot()
    total = sum(SOURCES.values())
    for code in ("T1-04", "T1-05"):
        put_results(made, code, {YEAR: total, BEFORE: 5000})
        put_results(made, code, {f"{YEAR} {name}": n for name, n in SOURCES.items()}, by="source")
    quarters = {f"{YEAR}{name}": count for name, count in QUARTERS.items()}
    put_results(made, "T3-02", {**quarters, YEAR: sum(QUARTERS.values()), BEFORE: 150})
    put_results(made, "T3-04", {YEAR: (516, 749), f"{YEAR}Q1": (96, 100), BEFORE: (400, 700)})
    return made


def as_(persona):
    membership = Membership.objects.select_related("user", "agency", "sub_group").get(
        user__email=email_of(BY_CODE[persona])
    )
    return reader_of(membership, story.today())


def proposed(snapshot, title="Children at risk", *, codes=CODES, years=(YEAR, BEFORE), **more):
    with recorder.recorded(recorder.Doer(actor="test")):
        release = register.propose(
            title=title,
            words=more.pop("words", ""),
            choice=Choice(
                codes,
                years,
                quarters=more.pop("quarters", True),
                breakdowns=more.pop("breakdowns", True),
                months=more.pop("months", False),
            ),
            snapshot=snapshot,
            by=as_("analyst"),
            **more,
        )
    release.refresh_from_db()
    assert release.state != Release.CHECKING, latest(register.CHECKING, release.pk).fault
    return release


def approved(release, persona="business-manager", at=None):
    with recorder.recorded(recorder.Doer(actor="test")):
        register.approve(release=release, seen=release.version, by=as_(persona), at=at)
    release.refresh_from_db()
    return release


def long_ago():
    return story.now() - dt.timedelta(days=60)


def rows(release):
    return dfe_layout.rows_of(bytes(release.data))


def rewritten(data, change):
    """The data file after somebody changed its rows."""
    held = dfe_layout.rows_of(data)
    changed = change(held) or held
    text = io.StringIO(newline="")
    names = list(dict.fromkeys(name for row in changed for name in row))
    writer = csv.DictWriter(text, names, restval="")
    writer.writeheader()
    writer.writerows(changed)
    return text.getvalue().encode()


def find(held, code="T1-05", category="anonymous", identifier="Financial year"):
    return next(
        row for row in held if (row["indicator"].split()[0], row["category"], row["time_identifier"]) == (code, category, identifier)
    )  # fmt: skip
