"""Conflicts of interest."""

from __future__ import annotations

import datetime as dt

from django.db import models
from django.db.models import Q, QuerySet


class Conflict(models.Model):
    """This person must not see this record: self, relative, or whoever they manage. It beats every grant."""

    user = models.BigIntegerField(db_index=True)
    record_type = models.CharField(max_length=80)
    record_id = models.BigIntegerField()
    reason = models.CharField(max_length=200)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=("record_type", "record_id"))]

    def __str__(self) -> str:
        return f"user {self.user} and {self.record_type} {self.record_id}"

    @classmethod
    def live(cls, user_id: int | None, model: type[models.Model], on: dt.date) -> QuerySet[Conflict]:
        """The conflicts of this user with records of this model that count on this day."""
        running = Q(until__isnull=True) | Q(until__gte=on)
        return cls.objects.filter(running, user=user_id, record_type=model._meta.label_lower, since__lte=on)
