"""The return on children looked after (SSDA903) that the County Council sent of each year, child by child.

A child is in the return of a year when they were looked after in it, or in short breaks under an agreed series. Each
spell of care is told as the episodes of it that lasted into the year: one from the day care began, one more for each new
order and each move. What became known after 31 March is not yet there: ended later is open. Of the tables, those are
sent of which our records know something: Header, Episodes, UASC, Reviews, AD1 and PlacedAdoption.

What comes out is what DfE published (`targets_care`); which child it happened to, on which day and in which home is
invented. Two postcodes and more stand for all homes of the county, others for those outside. A home of a child who is
missing (three in March 2013, as DfE hid it) has no code in this layout, which is of 2016-17: it is written Z1. Of
children placed for adoption and missing nobody said where until 2012-13. Reviews are held every 150 days, as the Annex A
of these years has them.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from safeboard.demo.cin_census import ETHNICITIES
from safeboard.demo.records import Adoption, Care, Child, County, ShortBreaks, Step
from safeboard.demo.targets_care_homes import NOT_TOLD_WHERE
from safeboard.grammar.dates import age_on
from safeboard.processes.socialcare.returns.ssda903 import writing
from safeboard.processes.socialcare.returns.ssda903.layout import LAYOUTS
from safeboard.processes.socialcare.returns.ssda903.writing import Row

SENT = ("Header", "Episodes", "UASC", "Reviews", "AD1", "PlacedAdoption")
REVIEWED_EVERY = timedelta(days=150)
TOLD_WHERE_SINCE = 2014
NEXT_DAY = timedelta(days=1)

SEXES = {"male": "M", "female": "F"}
POSTCODES = {"IN": ("CK3 3EF", "CK2 2CD", "CK4 1GH"), "OUT": ("CK8 8XY", "CK9 9ZZ", "CK7 2PQ")}
# The postcodes are invented, so no directory knows where they are: the council's system says it.
AREAS = {"IN": "E10000002", "OUT": "E06000042"}
REGISTERED = ("U1", "U6", "K1", "K2", "S1")
SHORT_BREAKS = ("V4", "K2", "PR4")
OF_BREAKS = "N2"


def files(county: County, year: int) -> dict[str, bytes]:
    """The CSV files of the return of the collection year that ends on 31 March of `year`, by name."""
    written = writing.files(rows(county, year), year)
    return {f"{table}.csv": written[f"{table}.csv"] for table in SENT}


def rows(county: County, year: int) -> Iterator[Row]:
    """The rows of every table: each child once, then what happened to them."""
    told = _Known(year)
    met: set[str] = set()
    for care in county.care:
        if told.returns(care.breaks_since or care.started, care.ended):
            if care.child.child_id not in met:
                met.add(care.child.child_id)
                yield told.header(care.child, cared=care.started <= told.last)
                if care.unaccompanied and care.started <= told.last:
                    yield told.alone(care.child)
            yield from told.care(care)
    for breaks in county.short_breaks:
        if told.returns(breaks.started, breaks.ended):
            yield told.header(breaks.child, cared=False)
            yield told.breaks(breaks)


class _Known:
    """What was known of the year at its end."""

    def __init__(self, year: int) -> None:
        self._year = year
        self._first, self.last = LAYOUTS[year].starts_on, LAYOUTS[year].ends_on

    def returns(self, started: date, ended: date | None) -> bool:
        """Whether something lasted into the year."""
        return started <= self.last and (ended is None or ended >= self._first)

    def header(self, child: Child, cared: bool) -> Row:
        """Who a child is; of one who was only in short breaks less is asked."""
        sex = SEXES.get(child.sex) or "MF"[int(child.child_id[1:]) % 2]
        at_school = child.born is not None and child.born <= date(self._year - 5, 8, 31)
        return writing.header(
            CHILD=child.child_id,
            SEX=sex,
            DOB=_said(child.born),
            ETHNIC=ETHNICITIES[child.ethnicity],
            UPN=("UN5" if at_school else "UN1") if cared else None,
            MOTHER="0" if sex == "F" and cared else None,
        )

    def alone(self, child: Child) -> Row:
        """That a child came to the country alone."""
        return writing.uasc(CHILD=child.child_id, SEX=SEXES[child.sex], DOB=_said(child.born), DUC=None)

    def care(self, care: Care) -> Iterator[Row]:
        """The episodes of a spell that lasted into the year, its reviews of the year, and its plan for adoption."""
        if care.breaks_since is not None and care.started >= self._first and care.breaks_since <= self.last:
            ended = self._known(care.started)
            yield self._short(care.child, care.breaks_since, ended, "X1" if ended else None, care.need)
        if care.started > self.last:
            return
        told = [step for step in care.steps if step.since <= self.last]
        following = [*told[1:], None]
        for step, after in zip(told, following, strict=True):
            ended = after.since if after else self._known(care.ended)
            if ended is None or ended >= self._first:
                yield self._episode(care, step, after, ended)
        yield from self._reviews(care)
        if care.adoption is not None:
            yield from self._adoption(care, care.adoption)

    def breaks(self, breaks: ShortBreaks) -> Row:
        """The series of a child who was only in short breaks."""
        ended = self._known(breaks.ended)
        return self._short(breaks.child, breaks.started, ended, "E4A" if ended else None, OF_BREAKS)

    def _short(self, child: Child, since: date, ended: date | None, why: str | None, need: str) -> Row:
        legal, place, provider = SHORT_BREAKS
        return writing.episode(
            CHILD=child.child_id,
            DECOM=_said(since),
            RNE="S",
            LS=legal,
            CIN=need,
            PLACE=place,
            PLACE_PROVIDER=provider,
            DEC=_said(ended),
            REC=why,
            REASON_PLACE_CHANGE="CARPL" if why == "X1" else None,
            HOME_POST=None,
            PL_POST=None,
            URN=None,
        )

    def _episode(self, care: Care, step: Step, after: Step | None, ended: date | None) -> Row:
        told = self._year >= TOLD_WHERE_SINCE or step.place not in NOT_TOLD_WHERE
        homes = POSTCODES[step.location]
        return writing.episode(
            CHILD=care.child.child_id,
            DECOM=_said(step.since),
            RNE=step.why,
            LS=step.legal,
            CIN=care.need,
            PLACE="Z1" if step.place == "M3" else step.place,
            PLACE_PROVIDER=step.provider,
            DEC=_said(ended),
            REC=None if ended is None else "X1" if after else care.reason,
            REASON_PLACE_CHANGE=after.moved_because if after and after.move != step.move else None,
            PL_POST=homes[step.move % len(homes)],
            URN="SC123456" if step.place in REGISTERED else "XXXXXXX",
            PL_LA=AREAS[step.location] if told else None,
            PL_LOCATION=step.location if told else None,
            PL_DISTANCE=step.miles if told else None,
            HOME_LA=AREAS["IN"],
        )

    def _reviews(self, care: Care) -> Iterator[Row]:
        ended = self._known(care.ended) or self.last
        day = care.started + REVIEWED_EVERY
        while day <= ended:
            if day >= self._first and care.child.born is not None:
                said = "PN0" if age_on(care.child.born, day) < 4 else "PN1"
                yield writing.review(
                    CHILD=care.child.child_id, DOB=_said(care.child.born), REVIEW=_said(day), REVIEW_CODE=said
                )
            day += REVIEWED_EVERY

    def _adoption(self, care: Care, plan: Adoption) -> Iterator[Row]:
        if care.adoption is None or (
            care.reason not in ("E11", "E12") and not any(s.legal == "E1" for s in care.steps)
        ):
            return
        who = {"CHILD": care.child.child_id, "DOB": _said(care.child.born)}
        given_up = self._known(plan.given_up)
        if plan.decided <= self.last and (given_up is None or given_up >= self._first):
            yield writing.placed(
                **who,
                DATE_PLACED=_said(plan.decided),
                DATE_PLACED_CEASED=_said(given_up),
                REASON_PLACED_CEASED="RD4" if given_up else None,
            )
        if self._known(plan.adopted):
            yield writing.adoption(**who, DATE_INT=_said(plan.decided), DATE_MATCH=_said(plan.matched))

    def _known(self, day: date | None) -> date | None:
        return day if day is not None and day <= self.last else None


def _said(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
