"""Which releases somebody may read before they are public: all who propose or approve, and those who are named."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from safeboard.kernel.access import policy
from safeboard.kernel.access.readers import Reader
from safeboard.kernel.indicators.permissions import APPROVE_RELEASE, RELEASE, RELEASES
from safeboard.kernel.indicators.release_models import Release


def readable(reader: Reader) -> QuerySet[Release]:
    """The releases of the register that this reader may open."""
    found = Release.visible(reader, RELEASES).select_related("proposed_by", "decided_by", "replaces")
    found = found.defer(*Release.FROZEN, *(f"replaces__{each}" for each in Release.FROZEN))
    if policy.may(reader, RELEASE) or policy.may(reader, APPROVE_RELEASE):
        return found
    named = Q(readers=reader.user_id, state=Release.APPROVED)
    return found.filter(named).distinct()
