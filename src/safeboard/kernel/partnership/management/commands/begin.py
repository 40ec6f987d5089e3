"""`safeboard begin`: the first person of a new installation, who then invites everybody else on screen."""

from __future__ import annotations

import datetime as dt
from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email
from django.forms import ValidationError
from django.utils.text import slugify

from safeboard.kernel.access.roles import BUSINESS_MANAGER
from safeboard.kernel.partnership.hats import reader_of
from safeboard.kernel.partnership.models import Agency, Membership, User
from safeboard.kernel.partnership.people import inviting
from safeboard.kernel.trail import recorder
from safeboard.kernel.work.today import today

DOER = recorder.Doer(actor="command line", hat="begin")
A_YEAR = dt.timedelta(days=365)


class Command(BaseCommand):
    """Run once. Where there is a business manager already, people are invited by them and nothing happens here."""

    help = (
        "Make the Board office and its authority, invite the business manager; once, in a new installation."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--email", required=True, help="where the business manager is written to")
        parser.add_argument("--name", required=True, help="the business manager's name")
        parser.add_argument("--office", default="Safeguarding Board office", help="what the office is called")
        parser.add_argument(
            "--council", required=True, help="the authority whose children the Board looks after"
        )
        parser.add_argument(
            "--area", required=True, help="the authority's code in DfE's figures, for example 825"
        )

    def handle(
        self, *, email: str, name: str, office: str, council: str, area: str, **options: object
    ) -> None:
        """Make the office, the authority, the person and a role for a year; print the words with the one-time link."""
        try:
            validate_email(email)
        except ValidationError:
            raise CommandError(f"{email} is not an e-mail address.") from None
        if Membership.objects.filter(role=BUSINESS_MANAGER.code).exists():
            raise CommandError("There is a business manager already. They invite people under People.")
        with recorder.recorded(DOER):
            agency, _ = Agency.objects.get_or_create(
                code="board-office", defaults={"name": office, "kind": "board"}
            )
            # Every figure is of an area; agencies that are added on screen have none.
            Agency.objects.get_or_create(
                code=slugify(council), defaults={"name": council, "kind": "authority", "area_code": area}
            )
            person = User.objects.create_user(email, name=name, is_active=False)
            hat = Membership.objects.create(
                user=person,
                agency=agency,
                role=BUSINESS_MANAGER.code,
                title=BUSINESS_MANAGER.title,
                since=today(),
                until=today() + A_YEAR,
            )
            recorder.note("partnership.begin", thing="membership", thing_id=hat.pk)
            invited = inviting.send(hat=hat, by=reader_of(hat, today()))
        self.stdout.write(invited.words or f"The invitation to {email} is in the outbox.")
