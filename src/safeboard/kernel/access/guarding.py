"""The base of every model that the policy guards."""

from __future__ import annotations

from typing import ClassVar, Self

from django.db import models

from safeboard.grammar.declarations.permissions import Permission
from safeboard.kernel.access import policy
from safeboard.kernel.access.readers import Reader


class Guarded(models.Model):
    """A model whose rows are reached in views, forms, selectors and reports only through `visible`.

    `subjects` are the foreign keys to what a row is about, such as "person" or "episode__person": whoever is in
    conflict with a subject is in conflict with the row.
    """

    subjects: ClassVar[tuple[str, ...]] = ()

    class Meta:
        abstract = True

    @classmethod
    def visible(cls, reader: Reader, permission: Permission) -> models.QuerySet[Self]:
        """The rows to which this reader may do this: the only door (a test forbids the others)."""
        return policy.visible(reader, permission, cls._default_manager.all())


class Walled(Guarded):
    """A guarded row that can belong to a walled process; an empty wall is open (security.md 2.1 step 1)."""

    wall = models.CharField(max_length=20, blank=True, default="")
    sensitivity = models.PositiveSmallIntegerField(default=2)

    class Meta:
        abstract = True


class Versioned(models.Model):
    """A row that people edit: a save over somebody else's save is refused (promise C4)."""

    version = models.PositiveIntegerField(default=1)

    class Meta:
        abstract = True

    def save_over(self, seen: int, **changes: object) -> bool:
        """Write these fields if nobody saved since version `seen`; False where somebody did."""
        rows = type(self)._default_manager.filter(pk=self.pk, version=seen)
        won = rows.update(version=seen + 1, **changes) == 1
        if won:
            self.refresh_from_db()
        return won
