"""What people read names the body that meets as it is called on the day (pages.md 3.7)."""

from __future__ import annotations

import datetime as dt

from django.urls import reverse

from safeboard.kernel.partnership.changing import choose_words
from safeboard.kernel.partnership.words import PARTNERSHIP_2023

APRIL = dt.date(2016, 4, 21)


def pages(client, item):
    addresses = (
        reverse("raise-item", kwargs={"kind": "concern"}),
        reverse("act", kwargs={"pk": item.pk, "code": "escalate"}),
    )
    return " ".join(client.get(each).content.decode() for each in addresses)


def test_questions_and_choices_follow_the_words_of_the_day(stages, as_role, reader_for):
    item = stages.action(due_on=APRIL)
    type(item).objects.filter(pk=item.pk).update(due_on=dt.date(2016, 3, 1))
    client = as_role("business-manager")
    before = pages(client, item)
    assert "How did the Board hear of it?" in before and "The agency’s Board member" in before
    by = reader_for("business-manager")
    choose_words(preset=PARTNERSHIP_2023, since=APRIL, why="The partnership of 2023.", by=by)
    after = pages(client, item)
    assert "How did the Partnership hear of it?" in after and "The agency’s Partnership member" in after
    assert "The Independent scrutineer" in after and "{" not in after.split("<main")[1].split("</main>")[0]
