"""Long work that somebody waits for: how far it is, and what came of it."""

from __future__ import annotations

from django.db import models


class Job(models.Model):
    """One piece of background work with its progress in words; it can be run again after a kill."""

    kind = models.CharField(max_length=40)
    subject = models.CharField(max_length=40)
    words = models.CharField(max_length=200, default="Waiting to start")
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    state = models.CharField(
        max_length=10,
        choices=(
            ("waiting", "Waiting"),
            ("running", "Running"),
            ("finished", "Finished"),
            ("failed", "Failed"),
        ),
        default="waiting",
    )
    fault = models.CharField(max_length=300, blank=True)
    started_at = models.DateTimeField(null=True)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ("-pk",)
        indexes = [models.Index(fields=("kind", "subject"))]

    def __str__(self) -> str:
        return f"{self.kind} {self.subject}: {self.words}"


class Standing(models.TextChoices):
    """Where an e-mail stands, in the words people see."""

    WAITING = "waiting", "Waiting to be sent"
    SENDING = "sending", "Being sent"
    SENT = "sent", "Sent"
    FAILED = "failed", "Could not be sent"
    TO_COPY = "to_copy", "To be sent by hand"
    BY_HAND = "by_hand", "Sent by hand"


class Message(models.Model):
    """One e-mail of the outbox. `key` says what asked for it: the same key never gives two messages."""

    key = models.CharField(max_length=200, unique=True)
    message_id = models.CharField(max_length=200, unique=True)
    to = models.JSONField()
    cc = models.JSONField(default=list)
    reply_to = models.CharField(max_length=254, blank=True)
    subject = models.CharField(max_length=150)
    body = models.TextField(blank=True)
    private = models.BooleanField(default=False)
    standing = models.CharField(max_length=10, choices=Standing.choices, default=Standing.WAITING)
    tries = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField(null=True)
    claim = models.CharField(max_length=32, blank=True)
    claimed_at = models.DateTimeField(null=True)
    fault = models.CharField(max_length=300, blank=True)
    put_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-put_at", "-pk")
        indexes = [models.Index(fields=("standing", "next_try_at"))]

    def __str__(self) -> str:
        return f"{self.subject} ({self.get_standing_display()})"


class Enclosure(models.Model):
    """A file that goes with an e-mail."""

    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="enclosures")
    filename = models.CharField(max_length=120)
    media_type = models.CharField(max_length=80)
    data = models.BinaryField()

    def __str__(self) -> str:
        return self.filename
