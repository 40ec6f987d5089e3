"""The interface for programs of agencies: what is asked, what is due, sending figures, receipts (SYS-54).

Every address is asked with a token (`guards`), finds only what that token's agency may see, and is one transaction
with one event of the trail like any page.
"""

from __future__ import annotations

from typing import Annotated, Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe
from ninja import NinjaAPI, Path, Status
from ninja.security import HttpBearer

from safeboard.grammar import dates
from safeboard.grammar.declarations.figures import FigureReturn
from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.grammar.measure.nodes import MeaningError
from safeboard.grammar.measure.periods import Period, period
from safeboard.kernel.returns import receiving
from safeboard.kernel.returns.models import Due, Receipt, State, Token
from safeboard.kernel.returns.permissions import FOLLOW, ROWS, SEND
from safeboard.kernel.returns.standing import stand
from safeboard.kernel.returns.ways_in.api import problems
from safeboard.kernel.returns.ways_in.api.guards import guard
from safeboard.kernel.returns.ways_in.api.parsing import Careful
from safeboard.kernel.returns.ways_in.api.schemas import (
    DueOut,
    FiguresIn,
    ProblemOut,
    ReceiptOut,
    ReturnOut,
    WholeReturnOut,
    WithdrawIn,
)
from safeboard.kernel.returns.ways_in.sending import Submission, TurnedBack, Wrong, send_figures
from safeboard.kernel.trail.middleware import doer_of
from safeboard.kernel.ui.personal_information import find
from safeboard.kernel.work.today import today

PREFIX = "/api/v1/"
REFUSED = dict.fromkeys((400, 401, 404, 409, 413, 415, 422, 429), ProblemOut)
LOOKED = dict.fromkeys((401, 404, 422, 429), ProblemOut)
Code = Annotated[str, Path(pattern=r"^[a-z0-9][a-z0-9-]{0,39}$", description="The code of a return: lado")]
OverCode = Annotated[
    str,
    Path(
        pattern=r"^[0-9]{4}-([0-9]{2}|[0-9]{2}Q[1-4]|M[0-9]{2})$",
        description="A period: 2015-16Q4, 2015-04, 2009-M10 or 2015-16",
    ),
]
Reference = Annotated[str, Path(pattern=r"^[A-Z][0-9]-[0-9]{4}$", description="A receipt: K4-7293")]


class AgencyToken(HttpBearer):
    """The token of an agency's program."""

    def __call__(self, request: HttpRequest) -> Token:
        return guard(request)

    def authenticate(self, request: HttpRequest, token: str) -> Token:
        """Not asked: the door has read the token already."""
        return guard(request)


api = NinjaAPI(
    title="Safeboard: figures of agencies",
    version="1",
    description="Send figures with the token of your agency. Nothing of another agency can be seen or changed here.",
    docs_url=None,
    openapi_url=None,
    auth=AgencyToken(),
    parser=Careful(),
    urls_namespace="api-1",
)
problems.register(api)


@api.get("returns/", response={200: list[ReturnOut], **LOOKED}, url_name="api-returns")
def returns(request: HttpRequest) -> list[dict[str, Any]]:
    """The returns that the token may send."""
    return [_told(REGISTRY.figures[code]) for code in _token(request).returns if code in REGISTRY.figures]


@api.get("returns/{code}/", response={200: WholeReturnOut, **LOOKED}, url_name="api-return")
def one_return(request: HttpRequest, code: Code) -> dict[str, Any]:
    """One return with every box it asks for."""
    declared = _declared(request, code)
    asked = [
        {
            "box": box.code,
            "title": f"{box.grid.title}. {box.title}",
            "help": box.part.help,
            "at_end_of_period": box.part.at_end,
            "within": next((each.title for each in box.grid.parts if each.name == box.part.within), ""),
        }
        for box in declared.boxes.values()
    ]
    return {**_told(declared), "asked": asked}


@api.get("due/", response={200: list[DueOut], **LOOKED}, url_name="api-due")
def due(request: HttpRequest) -> list[dict[str, Any]]:
    """What is asked of the agency and did not come yet, the oldest first."""
    on = today()
    rows = Due.visible(request.reader, FOLLOW).filter(  # type: ignore[attr-defined]
        receipt=None, return_code__in=_known(request), as_at__lte=dates.add_months(on, 12)
    )
    found = []
    for each in rows.select_related("agency"):
        over = REGISTRY.figures[each.return_code].period_with(each.as_at)
        found.append(
            {
                "code": each.return_code,
                "title": each.title,
                "period": over.code,
                "period_in_words": over.words,
                "due_on": each.due_on,
                "days_late": stand(each, on).days_late,
                "promised_on": each.promised_on,
                "period_is_over": over.end < on,
            }
        )
    return found


@api.put(
    "returns/{code}/periods/{over}/",
    response={200: ReceiptOut, 201: ReceiptOut, **REFUSED},
    url_name="api-figures",
)
def send(request: HttpRequest, code: Code, over: OverCode, said: FiguresIn) -> Status[Any]:
    """Send all figures of one period. They take the place of those sent before; the same again change nothing."""
    declared = _declared(request, code)
    asked = _period(declared, over)
    codes = [each.box for each in said.figures]
    if twice := sorted({each for each in codes if codes.count(each) > 1}):
        raise TurnedBack([Wrong(each, "This box stands twice. Send it once.") for each in twice])
    _names_nobody(said.why)
    submission = Submission(
        _token(request).agency,
        declared,
        asked,
        {each.box: str(each.answer) for each in said.figures},
        {each.box: each.note for each in said.figures if each.note},
        said.status,
    )
    receipt, new = send_figures(submission, why=said.why, by=None, doer=doer_of(request))
    return Status(201 if new else 200, _receipt_told(receipt))


@api.get("receipts/{reference}/", response={200: ReceiptOut, **LOOKED}, url_name="api-receipt")
def receipt(request: HttpRequest, reference: Reference) -> dict[str, Any]:
    """Where one of the agency's own submissions stands, with what the check found."""
    visible = Receipt.visible(request.reader, ROWS).filter(return_code__in=_known(request))  # type: ignore[attr-defined]
    return _receipt_told(get_object_or_404(visible.select_related("replaces"), reference=reference))


@api.post("receipts/{reference}/withdraw/", response={200: ReceiptOut, **REFUSED}, url_name="api-withdraw")
def withdraw(request: HttpRequest, reference: Reference, said: WithdrawIn) -> dict[str, Any]:
    """Take received figures back; the period is then owed again."""
    visible = Receipt.visible(request.reader, SEND).filter(return_code__in=_known(request))  # type: ignore[attr-defined]
    kept = get_object_or_404(visible.select_related("replaces", "agency"), reference=reference)
    _names_nobody(said.why)
    receiving.withdraw(kept, by=None, why=said.why)
    return _receipt_told(kept)


@require_safe
def description(request: HttpRequest) -> HttpResponse:
    """What the interface is, for programs that read OpenAPI."""
    schema: dict[str, Any] = api.get_openapi_schema(path_prefix=PREFIX)
    for operations in schema["paths"].values():
        for operation in operations.values():
            for status, said in operation["responses"].items():
                if int(status) >= 400:
                    said["content"] = {problems.PROBLEM: next(iter(said["content"].values()))}
    return JsonResponse(schema)


def _token(request: HttpRequest) -> Token:
    return request.token  # type: ignore[attr-defined, no-any-return]


def _known(request: HttpRequest) -> list[str]:
    return [code for code in _token(request).returns if code in REGISTRY.figures]


def _declared(request: HttpRequest, code: str) -> FigureReturn:
    if code not in _known(request):
        raise Http404
    return REGISTRY.figures[code]


def _period(declared: FigureReturn, written: str) -> Period:
    try:
        over = period(written)
    except MeaningError:
        words = f"“{written}” is not a period. Write it as {declared.period_with(today()).code}."
        raise TurnedBack([Wrong("", words)]) from None
    if over.kind is not declared.every:
        words = (
            f"{declared.title} is sent for one {declared.every.value}; “{written}” is a {over.kind.value}."
        )
        raise TurnedBack([Wrong("", words)])
    return over


def _names_nobody(why: str) -> None:
    if find(why):
        words = (
            "The reason looks as if it named or described a person. It is read by the Board: take that out."
        )
        raise TurnedBack([Wrong("", words)])


def _told(declared: FigureReturn) -> dict[str, Any]:
    return {
        "code": declared.code,
        "title": declared.title,
        "about": declared.about,
        "every": declared.every.value,
        "boxes": len(declared.boxes),
    }


def _receipt_told(kept: Receipt) -> dict[str, Any]:
    over = REGISTRY.figures[kept.return_code].period_with(kept.as_at)
    return {
        "receipt": kept.reference,
        "code": kept.return_code,
        "period": over.code,
        "state": State(kept.state).label,
        "received_at": kept.received_at,
        "boxes_in": kept.rows_in,
        "taken_in": kept.accepted,
        "turned_back": kept.rejected,
        "replaces": kept.replaces.reference if kept.replaces else None,
        "problems": [
            {"severity": each.severity, "what": each.message} for each in kept.problems.order_by("pk")
        ],
    }
