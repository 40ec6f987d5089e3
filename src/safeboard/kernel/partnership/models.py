"""Agencies, sub groups, people who use Safeboard, and the hats they wear."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q, QuerySet

from safeboard.kernel.access.guarding import Guarded


class Agency(Guarded):
    """A partner: it sends figures, is challenged, owns actions. Names change by date; the code does not."""

    code = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=20)
    area_code = models.CharField(
        max_length=9, blank=True, help_text="The authority's code, for the county council."
    )

    class Meta:
        ordering = ("name",)
        verbose_name_plural = "agencies"

    def __str__(self) -> str:
        return self.name


class SubGroup(Guarded):
    """A sub group of the Board; it owns a theme of the dataset."""

    code = models.CharField(max_length=10, unique=True)
    name = models.CharField(max_length=120)

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name


class UserManager(BaseUserManager["User"]):
    """Creates users by e-mail address."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> User:
        """A new user; without a password they can sign in only after setting one."""
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        if password is None:
            user.set_unusable_password()
        else:
            user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """A person who signs in. What they may see comes from the hats they wear, never from here."""

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=120)
    is_active = models.BooleanField(default=True)
    date_joined = models.DateTimeField(auto_now_add=True)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]  # noqa: RUF012
    objects = UserManager()

    def __str__(self) -> str:
        return self.name

    def get_full_name(self) -> str:
        """The name shown beside what they did."""
        return self.name


class Membership(models.Model):
    """A hat: one person, one agency, one role, from a day to a day (never open-ended; threat T17)."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="memberships")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=40)
    sub_group = models.ForeignKey(SubGroup, null=True, blank=True, on_delete=models.PROTECT)
    title = models.CharField(max_length=120)
    sensitivity = models.PositiveSmallIntegerField(default=2)
    walls = models.JSONField(default=list, blank=True)
    since = models.DateField()
    until = models.DateField()

    class Meta:
        ordering = ("pk",)
        constraints = [
            models.CheckConstraint(
                condition=Q(until__gte=models.F("since")), name="membership_ends_after_it_starts"
            )
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.title}"

    @classmethod
    def live(cls, user_id: int, on: dt.date) -> QuerySet[Membership]:
        """The hats that this person may wear on this day."""
        return cls.objects.filter(
            user=user_id, user__is_active=True, since__lte=on, until__gte=on
        ).select_related("agency", "sub_group", "user")
