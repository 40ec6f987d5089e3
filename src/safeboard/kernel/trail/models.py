"""The rows of the trail. They are added and never changed; triggers on both databases refuse the rest.

There are no foreign keys: the trail outlives what it speaks of (security.md section 4).
"""

from __future__ import annotations

from django.db import models


class Event(models.Model):
    """One thing done or looked at, by whom, wearing which hat, under which rule."""

    uid = models.UUIDField(unique=True)
    at = models.DateTimeField(db_index=True)
    actor = models.CharField(max_length=100, db_index=True)
    hat = models.CharField(max_length=120)
    agency = models.CharField(max_length=40)
    session = models.CharField(max_length=64)
    action = models.CharField(max_length=80)
    thing = models.CharField(max_length=80)
    thing_id = models.CharField(max_length=80)
    outcome = models.CharField(max_length=12)
    rule = models.CharField(max_length=80)
    request = models.CharField(max_length=40)
    details = models.JSONField(default=dict)
    row_hash = models.CharField(max_length=64)

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.at:%d %B %Y %H:%M} {self.actor}: {self.action} {self.thing} {self.thing_id}".strip()


class PersonShown(models.Model):
    """One child or adult that an event showed or touched; part of the event's hash."""

    event = models.UUIDField(db_index=True)
    person = models.CharField(max_length=40, db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=("event", "person"), name="trail_person_once_an_event")]

    def __str__(self) -> str:
        return f"{self.person} in {self.event}"


class Segment(models.Model):
    """A sealed run of events: their joint hash, chained to the segment before and signed."""

    number = models.PositiveIntegerField(unique=True)
    first_event = models.BigIntegerField()
    last_event = models.BigIntegerField()
    events = models.PositiveIntegerField()
    root = models.CharField(max_length=64)
    previous = models.CharField(max_length=64)
    sealed_at = models.DateTimeField()
    signature = models.CharField(max_length=128)

    class Meta:
        ordering = ("number",)

    def __str__(self) -> str:
        return f"Segment {self.number}: events {self.first_event} to {self.last_event}"
