"""Makes a new process folder that passes all checks: one figure return, one indicator with its example, one test."""

from __future__ import annotations

import re
from pathlib import Path

SETTINGS = "src/safeboard/config/settings/base.py"
PROCESSES = "src/safeboard/processes"
_NAME = re.compile(r"[a-z][a-z]{2,24}")
_CODE = re.compile(r"T[1-5]-\d{2}")


class CannotMake(Exception):
    """The name or the code cannot be used; the message says what can."""


def make(root: Path, name: str, *, title: str, code: str, owner: str) -> list[Path]:
    """Writes the folder and the one line in the settings; the files it wrote, in the order to read them.

    `name` is the folder, `title` what people call it, `code` the indicator's code such as T5-80, `owner` the sub group
    that answers for it. Raises CannotMake where one of them cannot be used; then nothing was written.
    """
    folder = root / PROCESSES / name
    if not _NAME.fullmatch(name):
        raise CannotMake(f"“{name}” cannot be a folder: use 3 to 25 small letters, as in `youthwork`.")
    if folder.exists():
        raise CannotMake(f"There is a process {name} already: see {folder.relative_to(root)}/manifest.py.")
    if not _CODE.fullmatch(code):
        raise CannotMake(f"“{code}” is no code of an indicator. Write a theme and two digits, as in T5-80.")
    if any(f'"{code}"' in each.read_text("utf-8") for each in (root / PROCESSES).rglob("*.py")):
        raise CannotMake(
            f"{code} is declared already. Choose a code that is free, such as one from T5-80 on."
        )
    words = {
        "NAME": name,
        "Name": name.capitalize(),
        "TITLE": title,
        "CODE": code,
        "VARIABLE": code.replace("-", "_"),
        "THEME": code[:2],
        "OWNER": owner,
        "UPPER": name.upper(),
    }
    written = []
    for path, text in FILES.items():
        file = folder / path.replace("NAME", name)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(re.sub(r"‹(\w+)›", lambda found: words[found[1]], text), "utf-8")
        written.append(file)
    _install(root / SETTINGS, name)
    return [*written, root / SETTINGS]


def _install(settings: Path, name: str) -> None:
    """Puts the folder after the last process in INSTALLED_APPS, the one line that is edited."""
    lines = settings.read_text("utf-8").splitlines(keepends=True)
    last = max(place for place, line in enumerate(lines) if '"safeboard.processes.' in line)
    lines.insert(last + 1, f'    "safeboard.processes.{name}",\n')
    settings.write_text("".join(lines), "utf-8")


FILES = {
    "manifest.py": '''"""‹TITLE›: what is sent, and what the Board reads of it. Read this first."""

from __future__ import annotations

from safeboard.grammar.declarations.process import Contribution
from safeboard.kernel.returns.figures.tables import tables_of
from safeboard.processes.‹NAME›.figures import ‹UPPER›
from safeboard.processes.‹NAME›.indicators import INDICATORS

CONTRIBUTION = Contribution(
    code="‹NAME›",
    title="‹TITLE›",
    about="‹TITLE›: what agencies send.",
    figures=(‹UPPER›,),
    tables=tables_of(‹UPPER›),
    indicators=INDICATORS,
)
''',
    "figures.py": '''"""What is asked for, box by box. Put your own parts and categories here."""

from __future__ import annotations

from safeboard.grammar.declarations.figures import Dimension, FigureReturn, Grid, Part
from safeboard.grammar.measure.periods import PeriodKind

PLACE = Dimension(
    "place", "Place", {"north": "North", "south": "South", "not_recorded": "Place not recorded"}
)

‹UPPER› = FigureReturn(
    code="‹NAME›",
    title="‹TITLE›",
    about="How many asked for help, and how many of them had it in time.",
    sender="The service itself",
    every=PeriodKind.QUARTER,
    grids=(
        Grid(
            "‹NAME›_help",
            "Help by place",
            (
                Part("asked", "Asked for help", "Everybody who asked in the quarter, each once."),
                Part(
                    "in_time", "Helped in time", "Those who had help within 20 working days.", within="asked"
                ),
            ),
            by=(PLACE,),
        ),
    ),
)
''',
    "indicators.py": '''"""What the Board counts. The example is the specification, a test on every engine and part of the page."""

from __future__ import annotations

import datetime as dt

from safeboard.grammar.declarations.indicators import Example, Indicator, Polarity, Unit
from safeboard.grammar.measure.amounts import Amount
from safeboard.grammar.measure.measures import During, Measure
from safeboard.processes.‹NAME›.figures import ‹UPPER›

HELP = ‹UPPER›.grid("‹NAME›_help")
rows = HELP.table

‹VARIABLE› = Indicator(
    code="‹CODE›",
    title="‹TITLE›: helped in time",
    theme="‹THEME›",
    owner="‹OWNER›",
    measure=Measure(
        "‹CODE›",
        rows,
        During(rows.ends_on),
        Amount(rows.in_time),
        Amount(rows.asked),
        breakdowns={"place": rows.place},
    ),
    unit=Unit.PERCENT,
    polarity=Polarity.HIGH,
    numerator_words="people who had help within 20 working days",
    denominator_words="people who asked for help",
    why="Help that comes late is help that was not there.",
    linked="Figures the service counted itself.",
    excluded_words="places where either number is not known",
    source="‹TITLE›, sent each quarter as figures",
    author="Data analyst",
    checker="Performance and Quality sub group",
    review_on=dt.date(2016, 9, 30),
    since=dt.date(2015, 4, 1),
    needs=("‹NAME›_help",),
    example=Example(
        "Six of eight in the first quarter; the four of the second quarter are not counted in it.",
        "2015-16Q1",
        {
            "‹NAME›_help": [
                HELP.row("2015-16Q1", place="north", asked=8, in_time=6),
                HELP.row("2015-16Q2", place="north", asked=4, in_time=4),
            ]
        },
        numerator=6,
        denominator=8,
    ),
)

INDICATORS = (‹VARIABLE›,)
''',
    "apps.py": '''from __future__ import annotations

from django.apps import AppConfig


class ‹Name›App(AppConfig):
    """‹TITLE›."""

    name = "safeboard.processes.‹NAME›"
    label = "‹NAME›"
''',
    "__init__.py": '''"""‹TITLE›."""
''',
    "tests/test_NAME.py": '''"""What must not change by accident: which boxes people are asked for."""

from __future__ import annotations

from safeboard.processes.‹NAME›.figures import ‹UPPER›


def test_everybody_is_asked_for_six_boxes():
    assert len(‹UPPER›.boxes) == 6
    assert "‹NAME›_help.in_time.not_recorded" in ‹UPPER›.boxes
''',
}
