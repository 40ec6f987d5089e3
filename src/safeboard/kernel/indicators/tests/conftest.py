"""Small makers: files that an authority sent, and snapshots with results written down by hand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import pytest
from django.conf import settings

from safeboard.grammar.declarations.indicators import Indicator, Unit
from safeboard.grammar.statistics.funnels import Area, Kind, funnel
from safeboard.kernel.indicators import outlying
from safeboard.kernel.indicators.comparing.others import Others
from safeboard.kernel.indicators.counted import Result
from safeboard.kernel.indicators.models import Snapshot
from safeboard.kernel.journeys import statements
from safeboard.kernel.journeys.statements import ChildStated, EventStated
from safeboard.kernel.partnership.models import Agency
from safeboard.kernel.returns.models import Receipt, State
from safeboard.kernel.trail import recorder

AREA = "825"
LISTS = ("contacts", "referrals", "assessments", "section47", "children_in_need", "protection_plans")
Counted = int | tuple[int, int] | tuple[int, int, int]


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.fixture(autouse=True)
def snapshots(tmp_path: Any, settings: Any) -> Any:
    """Snapshots of one test lie in a folder of its own."""
    settings.SNAPSHOTS = tmp_path / "snapshots"
    settings.SNAPSHOTS.mkdir()
    return settings.SNAPSHOTS


@pytest.fixture
def working(db: None) -> Iterator[Any]:
    """A unit of work, as every request has one."""
    with recorder.recorded(recorder.Doer(actor="test")) as work:
        yield work


def accept_file(
    agency: Agency,
    as_at: str,
    look_back_months: int,
    rows: Sequence[tuple[Any, ...]],
    lists: Sequence[str] = LISTS,
) -> Receipt:
    """An accepted file; a row is (list, child, start, end or None, facts)."""
    receipt = Receipt.objects.create(
        agency=agency,
        return_code="annex-a",
        as_at=day(as_at),
        look_back_months=look_back_months,
        filename="a.xlsx",
        stored="s",
        content=f"{as_at}/{look_back_months}/{len(rows)}/{Receipt.objects.count()}",
        state=State.ACCEPTED,
        received_at=dt.datetime(2016, 4, 14, tzinfo=dt.UTC),
        summary={"lists": dict.fromkeys(lists, 0)},
    )
    keys = statements.put_people(
        agency,
        [ChildStated(child, None, True, "", "", "") for child in dict.fromkeys(row[1] for row in rows)],
    )
    seen: dict[tuple[Any, ...], int] = {}
    events = []
    for number, (name, child, start, end, facts) in enumerate(rows, start=2):
        ordinal = seen[name, child, start] = seen.get((name, child, start), 0) + 1
        events.append(
            EventStated(
                local_id=child,
                kind=name,
                starts_on=day(start),
                ends_on=day(end) if end else None,
                ordinal=ordinal,
                facts=facts,
                sheet="List",
                row=number,
            )
        )
    statements.put_events(agency, receipt.pk, receipt.as_at, keys, events, form=receipt.return_code)
    return receipt


def make_snapshot(content: str = "a", *, area: str = AREA, hour: int = 9) -> Snapshot:
    """A snapshot without files, for results written by hand; released, as if its page had been issued."""
    return Snapshot.objects.create(
        content=(content * 64)[:64],
        made_at=dt.datetime(2016, 4, 21, hour, tzinfo=dt.UTC),
        folder=(content * 16)[:16],
        tables={},
        coverage={name: {area: [["2013-04-01", "2016-03-31"]]} for name in LISTS},
        released=True,
    )


def put_results(
    snapshot: Snapshot,
    code: str,
    counts: Mapping[str, Counted],
    *,
    by: str = "",
    standing: str = "whole",
    area: str = AREA,
) -> None:
    """Results of an indicator by period; with `by`, by `period category`. A count, (n, d) or (n, d, excluded)."""
    rows = []
    for key, counted in counts.items():
        over, _, category = key.partition(" ")
        parts = counted if isinstance(counted, tuple) else (counted, None)
        rows.append(
            Result(
                snapshot=snapshot,
                code=code,
                definition="d1",
                period=over,
                area=area,
                by=by,
                category=category,
                numerator=parts[0],
                denominator=parts[1],
                excluded=parts[2] if len(parts) > 2 else 0,
                standing=standing,
            )
        )
    Result.objects.bulk_create(rows)


@pytest.fixture
def areas_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    """Areas that differ by chance alone."""
    make_areas_alike(monkeypatch)


def make_areas_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    """Areas that differ by chance alone: what is worse than England at 99.8% is then outside their funnel too.

    In the counts that ship areas differ so much that hardly any figure is.
    """

    def found(indicator: Indicator, measure: str, year: str, county: str, england: float) -> Others:
        kind = Kind.RATE if indicator.unit is Unit.RATE else Kind.PROPORTION
        scale = 1.0 if kind is Kind.RATE else 100.0
        areas = {f"{n}": Area(england / scale * n, n) for n in range(500, 2000, 10)}
        return Others(funnel(kind, list(areas.values()), england / scale), areas, scale, len(areas) + 1)

    monkeypatch.setattr(outlying, "others", found)


@pytest.fixture
def council_file(people: Any) -> Callable[..., Receipt]:
    """`council_file("2016-03-31", 12, [rows])`: accepted from the county council, or from `agency`."""

    def make(
        as_at: str, months: int, rows: Sequence[tuple[Any, ...]], agency: str = "county-council", **more: Any
    ):
        return accept_file(people.agencies[agency], as_at, months, rows, **more)

    return make


def parquet_bytes() -> bytes:
    """Everything that is in any snapshot file."""
    return b"".join(path.read_bytes() for path in sorted(settings.SNAPSHOTS.rglob("*.parquet")))
