"""The Jinja2 environment: GOV.UK macros, our layouts, and filters that write figures and dates as people do."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.contrib.messages import get_messages
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from jinja2 import ChoiceLoader, Environment, PackageLoader, PrefixLoader

from safeboard.grammar.measure.periods import period


def environment(**options: Any) -> Environment:
    """The environment that Django's Jinja2 backend asks for."""
    loader = options.pop("loader")
    env = Environment(
        loader=ChoiceLoader(
            [loader, PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")})]
        ),
        trim_blocks=True,
        lstrip_blocks=True,
        **options,
    )
    env.globals.update(static=static, url=address, get_messages=get_messages)
    env.filters.update(day=day, moment=moment, number=number, plural=plural, in_words=in_words)
    return env


def address(name: str, **kwargs: Any) -> str:
    """The address of a named page."""
    return reverse(name, kwargs=kwargs or None)


def day(value: dt.date | None) -> str:
    """21 April 2016; of a moment, its day in local time."""
    if isinstance(value, dt.datetime):
        value = timezone.localtime(value)
    return f"{value.day} {value:%B %Y}" if value else ""


def moment(value: dt.datetime | None) -> str:
    """21 April 2016, 10:42, in local time."""
    if value is None:
        return ""
    local = timezone.localtime(value)
    return f"{day(local.date())}, {local:%H:%M}"


def number(value: float | int | None, places: int = 0) -> str:
    """12,345 or 12,345.6; an empty text for nothing."""
    return "" if value is None else f"{value:,.{places}f}"


def in_words(code: str) -> str:
    """October to December 2015, for 2015-16Q3."""
    return period(code).words


def plural(count: int, one: str, many: str = "") -> str:
    """`1 row`, `12 rows`."""
    return f"{number(count)} {one if count == 1 else many or one + 's'}"
