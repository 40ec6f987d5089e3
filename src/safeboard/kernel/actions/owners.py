"""Whom something can be asked of besides an agency: the sub groups, which everybody may know of."""

from __future__ import annotations

from django.db.models import QuerySet

from safeboard.kernel.partnership.models import SubGroup


def sub_group_name(code: str) -> str:
    """Early Help, for EH; the code itself where there is no such sub group."""
    found = SubGroup.objects.filter(code=code).first()
    return str(found or code)


def sub_group_names() -> dict[str, str]:
    """Every sub group's name by its code, in one question: for a page that names many."""
    return {group.code: str(group) for group in SubGroup.objects.all()}


def sub_groups() -> QuerySet[SubGroup]:
    """Every sub group of the Board, by name."""
    return SubGroup.objects.all()


THE_BOARD = "The Board"


def bodies() -> list[str]:
    """Every body that can challenge: the Board and its sub groups, by name."""
    return [THE_BOARD, *(str(group) for group in SubGroup.objects.all())]
