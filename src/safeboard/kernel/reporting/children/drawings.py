"""The pictures of the children's version: files of our own beside this one, and ten figures of which some are filled."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from markupsafe import Markup

FOLDER = Path(__file__).parent / "data"
# What each picture shows, for whoever cannot see it.
ALTERNATIVES = {
    "telephone": "A telephone with a speech bubble",
    "again": "An arrow that goes round in a circle",
    "table": "Three people who sit at a round table",
    "umbrella": "A big umbrella over a small figure",
    "torch": "A torch that shines in the dark",
    "house": "A house with a heart in its door",
}
FILLED, EMPTY = "#1d4f57", "#d8dde0"
STEP, TALL, SHEET = 30, 56, 2600


@cache
def picture(name: str) -> Markup:
    """A picture as SVG with its words in it. Raises KeyError for one that there is not."""
    drawn = (FOLDER / f"{name}.svg").read_text(encoding="utf-8").strip()
    words = ALTERNATIVES[name]
    head, _, rest = drawn.partition(">")
    return Markup(f'{head} role="img"><title>{words}</title>{rest}')  # noqa: S704 - our own drawing


def ten_figures(filled: int) -> Markup:
    """Ten small figures in a row, so many of them filled. Raises ValueError unless it is 0 to 10."""
    return Markup(  # noqa: S704 - our own drawing
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {10 * STEP} {TALL}" width="{10 * STEP}" height="{TALL}" role="img">'
        f"<title>{figures_words(filled)}</title>{_figures(filled)}</svg>"
    )


def strip(name: str, filled: int | None) -> Markup:
    """A picture with its ten figures beside it, if it has any, in one drawing as wide as a sheet of paper."""
    drawn = picture(name)
    inner = drawn[drawn.index("</title>") + len("</title>") : drawn.rindex("</svg>")]
    beside = f'<g transform="translate(130 24)">{_figures(filled)}</g>' if filled is not None else ""
    return Markup(  # noqa: S704 - our own drawing
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SHEET} 100" width="{SHEET}" height="100">'
        f"<g>{inner}</g>{beside}</svg>"
    )


def words_of(name: str, filled: int | None) -> str:
    """What a picture and its figures show."""
    return ALTERNATIVES[name] if filled is None else f"{ALTERNATIVES[name]}; {figures_words(filled)}"


def figures_words(filled: int) -> str:
    """What the ten figures show."""
    return f"{filled} of 10 figures are coloured in"


def _figures(filled: int) -> str:
    if not 0 <= filled <= 10:
        raise ValueError(f"Of ten figures {filled} cannot be filled.")
    bodies = []
    for place in range(10):
        x, colour = place * STEP + STEP / 2, FILLED if place < filled else EMPTY
        bodies.append(
            f'<circle cx="{x:.0f}" cy="10" r="8" fill="{colour}"/><path d="M{x - 11:.0f} 54v-20a11 11 0 0 1 22 0v20z" fill="{colour}"/>'
        )
    return "".join(bodies)
