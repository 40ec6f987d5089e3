"""Governance's first page, and vision and values with who adopted them (SYS-53)."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from safeboard.kernel.access import policy
from safeboard.kernel.access.readers import Reader
from safeboard.kernel.work.today import today
from safeboard.processes.governance.forms import protocol as forms
from safeboard.processes.governance.forms.fields import posted
from safeboard.processes.governance.models import Statement
from safeboard.processes.governance.permissions import ADOPT, EDIT, READ
from safeboard.processes.governance.selectors import assessing, inspecting, protocol
from safeboard.processes.governance.selectors import vision as selectors
from safeboard.processes.governance.services import vision as services
from safeboard.processes.governance.views.saving import form_page


@require_safe
def governance(request: HttpRequest) -> HttpResponse:
    """The four registers of governance, each with what needs somebody."""
    reader: Reader = request.reader  # type: ignore[attr-defined]
    judged = inspecting.register(reader)
    items = protocol.data_items(reader)
    context = {
        "round": assessing.rounds(reader).first(),
        "open_findings": sum(each.open for each in judged),
        "judged": len(judged),
        "topics": protocol.topics(reader, today()),
        "chairs": protocol.chairs(reader, today()),
        "twice": protocol.twice(items),
        "statement": selectors.current(reader),
    }
    return render(request, "governance/home.html", context)


@require_safe
def vision(request: HttpRequest) -> HttpResponse:
    """The vision and values that count, the draft, earlier versions, and who adopted them."""
    reader: Reader = request.reader  # type: ignore[attr-defined]
    current = selectors.current(reader)
    every = list(selectors.statements(reader))
    adopters = selectors.adopters(current) if current else []
    context = {
        "current": current,
        "late": current is not None and current.review_on is not None and current.review_on < today(),
        "draft": next((each for each in every if each.agreed_on is None), None),
        "earlier": [each for each in every if each.agreed_on and each != current],
        "adopters": adopters,
        "adopted": sum(each.adoption is not None for each in adopters),
        "may_edit": policy.may(reader, EDIT),
        "may_adopt": policy.may(reader, ADOPT) and current is not None,
    }
    return render(request, "governance/vision.html", context)


def draft(request: HttpRequest) -> HttpResponse:
    """Begin a version, with the words of the one that counts, or change the draft."""
    reader: Reader = request.reader  # type: ignore[attr-defined]
    there = Statement.visible(reader, EDIT).filter(agreed_on=None).first()
    words = there or selectors.current(reader)
    initial: dict[str, Any] = {"seen": there.version if there else 0}
    if words:
        initial |= {"vision": words.vision, "values": words.values}

    def save(typed: dict[str, Any]) -> None:
        seen = typed.pop("seen")
        if there is None:
            services.draft(by=reader, **typed)
        else:
            services.rewrite(statement=there, seen=seen, by=reader, **typed)

    return form_page(
        request,
        forms.Statement(posted(request), initial=initial),
        save,
        heading="Write a version",
        caption="Vision and values",
        back=reverse("vision"),
        row=there,
        there=lambda: f"{there.vision} {'; '.join(there.each_value)}" if there else "",
    )


def agree(request: HttpRequest, pk: int) -> HttpResponse:
    """Record when the Board agreed a version."""
    reader: Reader = request.reader  # type: ignore[attr-defined]
    statement = get_object_or_404(Statement.visible(reader, EDIT), pk=pk)
    return form_page(
        request,
        forms.AgreeStatement(posted(request), initial={"seen": statement.version}),
        lambda typed: services.agree(statement=statement, seen=typed["seen"], on=typed["on"], by=reader),
        heading="The Board agreed it",
        caption=str(statement),
        back=reverse("vision"),
        row=statement,
        there=lambda: f"{statement.vision} {'; '.join(statement.each_value)}",
    )


def adopt(request: HttpRequest, pk: int) -> HttpResponse:
    """Record that an agency adopted a version; a Board member for their own agency."""
    reader: Reader = request.reader  # type: ignore[attr-defined]
    statement = get_object_or_404(Statement.visible(reader, READ), pk=pk)
    form = forms.Adopt(posted(request))
    form.fields["agency"].queryset = selectors.may_adopt_for(reader)

    def save(typed: dict[str, Any]) -> None:
        used = typed.pop("used")
        ways = {"displayed": "displayed" in used, "in_induction": "in_induction" in used}
        services.adopt(statement=statement, by=reader, **ways, **typed)

    return form_page(
        request,
        form,
        save,
        heading="An agency adopted them",
        caption=f"Vision and values, {statement}",
        back=reverse("vision"),
    )
