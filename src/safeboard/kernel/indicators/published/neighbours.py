"""Statistical neighbours by model and date: ten authorities each, chosen by the Department for Education.

A model is a thing of its day. The one in force in 2016 is not held; whoever asks for it is told so and which is used.
"""

from __future__ import annotations

import csv
import datetime as dt
from dataclasses import dataclass
from functools import cache

from safeboard.kernel.indicators.reference_data import FOLDER

TEN = 10


@dataclass(frozen=True, slots=True)
class Model:
    """A model of neighbours: its name and the day from which it is the one in force."""

    name: str
    since: dt.date


@dataclass(frozen=True, slots=True)
class Chosen:
    """The ten neighbours of an area, by which model, and what must be said of it."""

    area: str
    model: Model
    codes: tuple[str, ...]
    words: str


MODELS = (Model("April 2021", dt.date(2021, 4, 1)), Model("May 2025", dt.date(2025, 5, 1)))


class NoNeighbours(LookupError):
    """No model names neighbours of this area."""


@cache
def _held() -> dict[tuple[str, str], tuple[str, ...]]:
    with (FOLDER / "neighbours.csv").open(newline="", encoding="utf-8") as file:
        return {
            (row["model"], row["area_code"]): tuple(row["neighbours"].split()) for row in csv.DictReader(file)
        }


def model_on(day: dt.date) -> Model | None:
    """The model in force on a day; None before the oldest that is held."""
    return next((each for each in reversed(MODELS) if each.since <= day), None)


def neighbours_of(area: str, model: str = "") -> Chosen:
    """The ten neighbours of an area in a model, nearest first; the oldest held where none is named.

    Raises NoNeighbours where the model or the area is not held.
    """
    found = next((each for each in MODELS if each.name == (model or MODELS[0].name)), None)
    codes = _held().get((found.name, area)) if found else None
    if found is None or codes is None:
        held = " and ".join(each.name for each in MODELS)
        raise NoNeighbours(
            f"No neighbours of {area} by the model of {model or 'any date'} are held: only {held}."
        )
    return Chosen(area, found, codes, f"Similar areas: the model of {found.name}.")


def neighbours_on(area: str, day: dt.date) -> Chosen:
    """The neighbours by the model in force on a day, or the oldest held, and then the words say so."""
    found = model_on(day)
    if found is not None:
        return neighbours_of(area, found.name)
    oldest = neighbours_of(area)
    return Chosen(
        oldest.area,
        oldest.model,
        oldest.codes,
        f"The model in force in {day.year} is not held. These are the similar areas of the model of {oldest.model.name}.",
    )
