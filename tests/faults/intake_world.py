"""The agencies, the uploads and the count of the intake test; run beside the server, as `python -m ... prepare|count`.

What goes between the processes is JSON in one folder: `plan.json` says what to send, `counted.json` what is there.
"""

from __future__ import annotations

import base64
import hashlib
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.test import Client  # noqa: E402

from safeboard.grammar.declarations.registry import REGISTRY  # noqa: E402
from safeboard.grammar.declarations.returns import ColumnKind  # noqa: E402
from safeboard.grammar.measure.periods import period  # noqa: E402
from safeboard.kernel.access.roles import DATA_SUPPLIER  # noqa: E402
from safeboard.kernel.files.storing import load  # noqa: E402
from safeboard.kernel.journeys.models import Episode  # noqa: E402
from safeboard.kernel.partnership.models import Agency, Membership, User  # noqa: E402
from safeboard.kernel.returns.models import Due, Figure, Receipt  # noqa: E402
from safeboard.kernel.returns.ways_in import tokens  # noqa: E402
from safeboard.kernel.trail import recorder, sealing  # noqa: E402
from safeboard.kernel.trail.models import Event  # noqa: E402
from safeboard.kernel.work.today import today  # noqa: E402

LADO, ANNEX_A, OVER = "lado", "annex-a", "2015-16Q4"
AGENCIES = 4
BOXES = ("lado_contacts.contacts.health", "lado_contacts.contacts.sport", "lado_outcomes.closed.false")
# Each program sends each period once, so that no upload takes the place of another.
QUARTERS = tuple(
    f"{year}-{year + 1 - 2000:02}Q{number}" for year in range(2004, 2016) for number in range(1, 5)
)[:-1]
ROWS = 3


def prepare(folder: Path, uploads: int) -> None:
    """An empty installation with four agencies, and the plan of what each of them sends."""
    call_command("migrate", verbosity=0)
    call_command("audit", "new-key", verbosity=0)
    with recorder.recorded(recorder.Doer(actor="test")):
        senders = [_sender(number) for number in range(AGENCIES)]
    plan = [_upload(number, senders[number % AGENCIES]) for number in range(uploads)]
    (folder / "plan.json").write_text(json.dumps(plan))


def _sender(number: int) -> dict[str, str]:
    agency = Agency.objects.create(code=f"council-{number}", name=f"Council {number}", kind="authority")
    user = User.objects.create_user(f"lead{number}@council.example", name=f"Lead {number}")
    since, until = period("2015-16").start, period("2016-17").end
    Membership.objects.create(
        user=user, agency=agency, role=DATA_SUPPLIER.code, title="Data lead", since=since, until=until
    )
    for code in (LADO, ANNEX_A):
        Due.objects.create(
            agency=agency,
            return_code=code,
            title="Asked for",
            period=OVER,
            as_at=period(OVER).end,
            due_on=today(),
            purpose="So that the Board knows.",
            lawful_basis="Children Act 2004, section 14B.",
            agreement="Agreement, version 3",
            agreed_on=since,
            delete_on=until,
        )
    _, secret = tokens.give(agency=agency, name="export", returns=[LADO], until=tokens.last_day(), by=user)
    client = Client()
    client.force_login(user, backend=settings.AUTHENTICATION_BACKENDS[0])
    return {"agency": agency.code, "session": client.cookies["sessionid"].value, "token": secret}


def _upload(number: int, sender: dict[str, str]) -> dict[str, Any]:
    upload: dict[str, Any] = {"number": number, **sender, "mark": f"Upload {number}"}
    kind = number // AGENCIES % 5
    turn = number // (AGENCIES * 5)
    if kind == 4 and turn < len(QUARTERS):
        figures = [{"box": box, "answer": number + 1, "note": upload["mark"]} for box in BOXES]
        body = {"figures": figures, "why": "Counted anew."}
        return {**upload, "kind": "program", "over": QUARTERS[turn], "body": body, "figures": len(BOXES)}
    data = _contacts(number) if kind == 3 else _figures(number, upload["mark"])
    upload |= {"stored": hashlib.sha256(data).hexdigest(), "data": base64.b64encode(data).decode()}
    if kind == 3:
        fields = {"as_at_day": "31", "as_at_month": "3", "as_at_year": "2016", "look_back_months": "6"}
        return {**upload, "kind": "rows", "code": ANNEX_A, "fields": fields, "episodes": ROWS}
    fields = {"as_at": period(OVER).end.isoformat()}
    return {**upload, "kind": "figures", "code": LADO, "fields": fields, "figures": len(BOXES)}


def _figures(number: int, mark: str) -> bytes:
    rows = [f"{box},{number + 1},{OVER},final,{mark}" for box in BOXES]
    return "\n".join(["Box,Number,Period,Status,Note", *rows, ""]).encode()


def _contacts(number: int) -> bytes:
    """A list 1 of Annex A: three contacts about three children whom nobody else names."""
    columns = next(each for each in REGISTRY.returns[ANNEX_A] if each.name == "contacts").columns
    said = {"child": f"U{number}-{{}}", "born_on": "14/06/2009", "received_on": "0{}/02/2016", "age": "6"}

    def cell(column: Any, row: int) -> str:
        written = said.get(column.name, "")
        if not written and column.kind is ColumnKind.CODE:
            written = next(iter(column.codes.labels))
        return f'"{written.format(row)}"'

    rows = [",".join(cell(column, row) for column in columns) for row in range(1, ROWS + 1)]
    return "\n".join([",".join(f'"{each.heading}"' for each in columns), *rows, ""]).encode()


def count(folder: Path) -> None:
    """What is there of every upload of the plan, and whether the trail is whole."""
    call_command("audit", "seal", verbosity=0)
    call_command("audit", "verify", verbosity=0)
    figures = Counter(Figure.objects.values_list("receipt", "note"))
    episodes = Counter(Episode.objects.filter(withdrawn=False).values_list("receipt", flat=True))
    noted = Counter(Event.objects.filter(action__startswith="returns.").values_list("action", "thing_id"))
    found = []
    for receipt in Receipt.objects.select_related("agency"):
        found.append(
            {
                "reference": receipt.reference,
                "agency": receipt.agency.code,
                "content": receipt.content,
                "stored": hashlib.sha256(load(receipt.stored)).hexdigest(),
                "state": receipt.state,
                "rows": receipt.accepted,
                "figures": {note: many for (pk, note), many in figures.items() if pk == receipt.pk},
                "episodes": episodes[receipt.pk],
                "noted": [
                    noted[f"returns.{verb}", receipt.reference] for verb in ("receive", "send", "accept")
                ],
            }
        )
    verdict = sealing.verify()
    totals = {
        "receipts": found,
        "figures": Figure.objects.count(),
        "episodes": Episode.objects.count(),
        "children": Episode.objects.values("person").distinct().count(),
        "whole": verdict.whole,
        "events": Event.objects.count(),
    }
    (folder / "counted.json").write_text(json.dumps(totals))


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["prepare", folder, uploads]:
            prepare(Path(folder), int(uploads))
        case ["count", folder]:
            count(Path(folder))
        case _:
            sys.exit("prepare FOLDER UPLOADS, or count FOLDER")
