"""The indicators: what each counts, why, on whose word, and the example that proves it."""

from __future__ import annotations

from safeboard.config.reference.markdown import code, facts, table, text
from safeboard.grammar.declarations.indicators import Break, Example, Indicator, Polarity, Unit
from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.kernel.indicators.runs import definition_of

SHOWN_AS = {
    Unit.COUNT: "a count",
    Unit.PERCENT: "a percentage, always with both parts",
    Unit.RATE: "a rate per 10,000 children",
    Unit.SHARE: "the share of each category",
    Unit.MEAN: "a mean, with both sums",
    Unit.RATIO: "how many for each, with both sums",
    Unit.POINTS: "points of a scale, before to after",
}
DIRECTIONS = {
    Polarity.HIGH: "higher is better",
    Polarity.LOW: "lower is better",
    Polarity.BAND: "neither very high nor very low is good",
    Polarity.CONTEXT: "neither good nor bad by itself",
}


def page() -> list[str]:
    """A list of all indicators, then one section each."""
    declared = [each for _, each in sorted(REGISTRY.indicators.items())]
    rows = [
        (f"[{each.code}](#{_anchor(each)})", each.title, each.theme, each.owner, SHOWN_AS[each.unit])
        for each in declared
    ]
    lines = [
        "# Indicators",
        "",
        "What the Board counts. Each is one declaration; its example runs as a test on both engines.",
        "",
        *table(("Code", "Title", "Theme", "Sub group", "Shown as"), rows),
    ]
    for each in declared:
        lines += _section(each)
    return lines


def _section(indicator: Indicator) -> list[str]:
    measure = indicator.measure
    return [
        "",
        f"## {indicator.code} {indicator.title}",
        "",
        indicator.why,
        "",
        *facts(
            (
                ("Shown as", SHOWN_AS[indicator.unit]),
                ("Counted", indicator.numerator_words),
                ("Out of", indicator.denominator_words),
                ("Left out", indicator.excluded_words),
                ("One is", "a child" if measure.count == "people" else f"a row of `{measure.table.name}`"),
                ("Belongs to a period", measure.period),
                ("In the numerator where", code(measure.numerator)),
                ("Left out where", code(measure.excluded)),
                ("How rows are joined", indicator.linked),
                ("Shown beside it", indicator.beside_words),
                ("By where it begins", indicator.clock.due_words if indicator.clock else ""),
                ("Open past its day", indicator.clock.open_words if indicator.clock else ""),
                ("Whose number", _population(indicator)),
                (
                    "Definitions by date",
                    "; ".join(f"{each.since}: {each.words}" for each in indicator.versions),
                ),
                ("Looks back", _months(indicator.look_back_months)),
                ("Split by", ", ".join(measure.breakdowns)),
                ("Direction", DIRECTIONS[indicator.polarity]),
                ("Target", indicator.target_words),
                ("Compared with", code(indicator.benchmark)),
                ("Line broken", "; ".join(_break(each) for each in indicator.breaks)),
                ("On the headline page", "yes" if indicator.headline else ""),
                ("Tables", ", ".join(code(each) for each in indicator.needs)),
                ("Source", indicator.source),
                ("Owner", f"sub group {indicator.owner}"),
                ("Author; checker", f"{indicator.author}; {indicator.checker}"),
                ("To be reviewed on", indicator.review_on),
                ("Rules", ", ".join(indicator.rules)),
                ("Definition", f"`{definition_of(indicator)}`, since {text(indicator.since)}"),
                ("Declared in", code(REGISTRY.home("indicator", indicator.code))),
            )
        ),
        *_example(indicator.example),
    ]


def _example(example: Example) -> list[str]:
    lines = ["", f"**Worked example.** {example.words}", ""]
    for name, rows in example.rows.items():
        columns = list(dict.fromkeys(column for row in rows for column in row))
        lines += [f"`{name}`", ""]
        lines += table(columns, [[row.get(column) for column in columns] for row in rows])
    gives = f"{example.numerator}"
    if example.denominator is not None:
        gives += f" of {example.denominator}"
    if example.excluded:
        gives += f", {example.excluded} left out"
    if example.beside is not None:
        gives += f"; counted the way that is shown beside it, {example.beside[0]} of {example.beside[1]}"
    return [*lines, f"For {example.period} this gives {gives}.", ""]


def _break(broken: Break) -> str:
    until = f" to {text(broken.until)}" if broken.lasts else ""
    return f"from {text(broken.on)}{until}. {broken.why}"


def _population(indicator: Indicator) -> str:
    whose = indicator.population
    return f"{whose.words} ({whose.source})" if whose else ""


def _months(number: int) -> str:
    return f"{number} months before the period" if number else ""


def _anchor(indicator: Indicator) -> str:
    words = f"{indicator.code} {indicator.title}".lower()
    return "".join(c for c in words.replace(" ", "-") if c.isalnum() or c == "-")
