"""The census of 2015-16, checked by the council's data lead and not sent: her child level file with what is left to do.

It is due on 29 July 2016, the last working day before the published deadline, and in April a council still puts it
right. It stays unsent: what it says of children would take the place of what the Annex A of the same day said, and the
figures that the Board has before it would lose their teams and visits. Her system wrote the county's records and, among
them, children with mistakes as people make them when they type; neither the children nor the mistakes are anybody's.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from safeboard.demo import cin_census
from safeboard.demo.records import County
from safeboard.kernel.partnership.models import Agency, User
from safeboard.kernel.partnership.personas import BY_CODE, COUNCIL, email_of
from safeboard.kernel.returns import receiving
from safeboard.kernel.returns.models import Receipt
from safeboard.processes.socialcare.returns.cin import writing
from safeboard.processes.socialcare.returns.cin.collection import CIN_CENSUS
from safeboard.processes.socialcare.returns.cin.layout import LAYOUTS
from safeboard.processes.socialcare.returns.cin.writing import Group, assessment, enquiry, episode, plan

YEAR = 2016
FILENAME = "Chalkshire CIN census 2015-16.xml"


def census_not_sent(county: County) -> Receipt:
    """The census as at 31 March 2016, uploaded and checked."""
    receipt = receiving.receive(
        agency=Agency.objects.get(code=COUNCIL),
        return_code=CIN_CENSUS.code,
        filename=FILENAME,
        data=draft(county),
        as_at=LAYOUTS[YEAR].ends_on,
        look_back_months=CIN_CENSUS.look_back_months,
        by=User.objects.get(email=email_of(BY_CODE["council-data-lead"])),
    ).receipt
    receiving.check(receipt)
    return receipt


def draft(county: County) -> bytes:
    """The bytes of the census with its mistakes, which stand at its end."""
    return writing.census(chain(cin_census.children(cin_census.cases(county), YEAR), _mistyped()), YEAR)


def _mistyped() -> Iterator[Group]:
    """Children of whom one thing each was typed wrongly; each breaks another rule, and two of them share an id."""
    yield _child("C990013", _case(ReasonForClosure="RC7"))
    yield _child("C990021", _case(PrimaryNeedCode=None))
    yield _child("C990038", _case(ReferralSource="11"))
    yield _child("C990044", _case(CINclosureDate="2015-02-27", ReasonForClosure="RC7"))
    yield _child(
        "C990057",
        _case(_assessment(AssessmentActualStartDate="2015-11-16", AssessmentAuthorisationDate="2015-10-21")),
    )
    yield _child(
        "C990066",
        _case(
            _assessment(),
            _enquiry(DateOfInitialCPC="2015-10-11"),
            _plan("2016-01-07", CPPstartDate="2015-10-11"),
        ),
    )
    yield _child("C990072", _case(_assessment(), _enquiry(), _plan("2016-01-08", CPPendDate="2015-09-30")))
    yield _child("C990080", _case(_assessment(), _enquiry(), _plan("2015-10-09", "2016-01-08")))
    yield _child("C990091", _case(), ethnicity=None)
    yield _child("C990104", _case(), disabilities=("NONE", "AUT"))
    yield _child("C990/118", _case())
    yield _child("C990125", _case())
    yield _child("C990125", _case(CINreferralDate="2015-12-02"))
    yield _child("C990133", _case(CINreferralDate="2061-02-03"))
    yield _child("C990147", _case(CINreferralDate=None))


def _child(
    child_id: str, *episodes: Group, disabilities: tuple[str, ...] = ("NONE",), ethnicity: str | None = "WBRI"
) -> Group:
    return writing.child(
        *episodes,
        disabilities=disabilities,
        ethnicity=ethnicity,
        LAchildID=child_id,
        PersonBirthDate="2011-03-14",
        UPNunknown="UN1",
        Sex="M",
    )


def _case(*parts: Group, **said: str | None) -> Group:
    return episode(*parts, **{"CINreferralDate": "2015-09-23", "ReferralSource": "6", **said})


def _assessment(**said: str) -> Group:
    days = {"AssessmentActualStartDate": "2015-09-24", "AssessmentAuthorisationDate": "2015-11-02"}
    return assessment("16A", **{**days, **said})


def _enquiry(**said: str) -> Group:
    days = {
        "S47ActualStartDate": "2015-09-24",
        "InitialCPCtarget": "2015-10-15",
        "DateOfInitialCPC": "2015-10-09",
    }
    return enquiry(**{**days, **said})


def _plan(*reviews: str, **said: str) -> Group:
    return plan(*reviews, **{"CPPstartDate": "2015-10-09", **said})
