"""Statements say their form; the newest of each form stands. Kept under this name because `returns` fills it in."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("journeys", "0001_initial"),
        ("partnership", "0002_office"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="episode",
            name="episode_one_current_statement",
        ),
        migrations.RemoveIndex(
            model_name="episode",
            name="episode_facts",
        ),
        migrations.AddField(
            model_name="episode",
            name="form",
            field=models.CharField(
                blank=True, default="", help_text="The code of the return.", max_length=40
            ),
        ),
        migrations.AddField(
            model_name="episode",
            name="newest",
            field=models.BooleanField(default=False),
        ),
        migrations.AlterField(
            model_name="episode",
            name="person",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="episodes",
                to="journeys.person",
            ),
        ),
        migrations.AddConstraint(
            model_name="episode",
            constraint=models.UniqueConstraint(
                condition=models.Q(("current", True)),
                fields=("kind", "person", "starts_on", "ordinal"),
                name="episode_one_current_statement",
            ),
        ),
        migrations.AddConstraint(
            model_name="episode",
            constraint=models.UniqueConstraint(
                condition=models.Q(("newest", True)),
                fields=("kind", "person", "starts_on", "ordinal", "form"),
                name="episode_one_newest_a_form",
            ),
        ),
        migrations.AddIndex(
            model_name="episode",
            index=models.Index(
                condition=models.Q(("current", False), ("newest", True)),
                fields=["kind", "receipt"],
                name="episode_beside",
            ),
        ),
    ]
