"""Statements kept before they said their form take it from their receipt; the newest of each form is found anew.

It stands here because journeys lie below returns and know nothing of receipts.
"""

from django.db import migrations
from django.db.models import F, OuterRef, Subquery, Window
from django.db.models.functions import Coalesce, RowNumber


def fill(apps, schema_editor):
    """Say the form of every statement, and mark the newest of each event and form that was not withdrawn."""
    statements = apps.get_model("journeys", "Episode").objects
    receipts = apps.get_model("returns", "Receipt").objects.filter(pk=OuterRef("receipt"))
    statements.filter(form="").update(form=Coalesce(Subquery(receipts.values("return_code")[:1]), F("form")))
    ranked = statements.filter(withdrawn=False).annotate(
        place=Window(
            RowNumber(),
            partition_by=[F(name) for name in ("person", "kind", "starts_on", "ordinal", "form")],
            order_by=(F("as_at").desc(), F("receipt").desc()),
        )
    )
    statements.filter(newest=True).update(newest=False)
    statements.filter(pk__in=ranked.filter(place=1).values("pk")).update(newest=True)


class Migration(migrations.Migration):
    dependencies = [
        ("journeys", "0002_forms_of_statements_by_hand"),
        ("returns", "0003_statutory"),
    ]

    operations = [
        # Backwards nothing need be undone: the fields themselves go.
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
