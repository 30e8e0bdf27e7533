"""One look for every figure: rows with their name above their line, colours that follow light and dark.

The six-digit colours are placeholders that Streamlit's browser side swaps for the theme's own
(#000001 to #000010 categorical, #000011 to #000020 sequential), so a figure follows light and dark without
a rerun. They are internal to Streamlit: this is the one file that names them.
"""

import json
from functools import cache
from html import escape
from pathlib import Path
from textwrap import wrap
from typing import Any

import plotly.graph_objects as go

#: Height of one row, and of the margins above and below, in pixels.
ROW, MARGINS = 46, 42
#: Height of a further line of a row's name, in pixels; and how many characters stand on a line where a phone is 320 wide.
LINE, WIDEST = 21, 34


@cache
def _template() -> dict[str, Any]:
    template: dict[str, Any] = json.loads((Path(__file__).parent / "template.json").read_text(encoding="utf-8"))
    return template


def colour(role: str) -> str:
    """The placeholder of a role: pine, loch, heather, gorse, clay, quiet, hair, ink, band, paper or tint."""
    return str(_template()["placeholders"][role])


def config() -> dict[str, Any]:
    """What every figure is drawn with: no mode bar, no zoom."""
    return dict(_template()["config"])


#: Colour and shape of a perspective by its place in the framework; words carry it too.
MARKS = (("loch", "circle"), ("heather", "diamond"), ("gorse", "square"), ("clay", "triangle-up"), ("quiet", "pentagon"))
#: The shapes in words, for the key under a chart.
SHAPES = ("circle", "diamond", "square", "triangle", "pentagon")


def mark_of(position: int) -> tuple[str, str]:
    """Colour role and shape of the perspective at this place in the framework."""
    return MARKS[position % len(MARKS)]


def rows_figure(names: list[str], ends: tuple[str, str, str], stages: int) -> go.Figure:
    """An empty figure with one row for each name, a hairline for each stage, and the scale's ends and middle named.

    x runs from 0 to 100 (per cent of range); row i lies at y = -i. A long name stands on several lines, and then every row is
    as much higher.
    """
    written = [wrapped(name) for name in names]
    more = LINE * (max((len(lines) for lines in written), default=1) - 1)
    row = ROW + more
    figure = blank(height=MARGINS + row * (len(names) - 1) + round(ROW * 2.1) + more)
    figure.update_xaxes(range=[-1, 101])
    lowest = 1 - len(names) - ROW * 0.45 / row
    figure.update_yaxes(range=[lowest, (ROW * 1.65 + more) / row])
    for stage in range(stages):
        x = 100 * stage / (stages - 1)
        figure.add_shape(
            type="line", x0=x, x1=x, y0=lowest, y1=ROW * 0.5 / row, line={"color": colour("hair"), "width": 1}, layer="below"
        )
    for x, words, anchor in ((0, ends[0], "left"), (50, ends[1], "center"), (100, ends[2], "right")):
        say_at(figure, x, (ROW * 1.25 + more) / row, two_lines(words), anchor=anchor, role="quiet", size=15)
    for i, lines in enumerate(written):
        figure.add_shape(type="line", x0=0, x1=100, y0=-i, y1=-i, line={"color": colour("hair"), "width": 1}, layer="below")
        # high enough that its ground does not cut a mark on the line
        above = (ROW * 0.48 + LINE * (len(lines) - 1) / 2) / row
        say_at(figure, 0, -i + above, "<br>".join(as_text(line) for line in lines))
    return figure


def wrapped(name: str) -> list[str]:
    """A name on as many lines as a phone needs; one word that is longer still stands on a line of its own."""
    return wrap(name, WIDEST, break_long_words=False, break_on_hyphens=False) or [""]


def blank(height: int) -> go.Figure:
    """An empty figure in the project's look."""
    figure = go.Figure()
    figure.update_layout(_template()["template"]["layout"], height=height)
    return figure


def as_text(words: str) -> str:
    """Words as they were typed: plotly reads some tags as markup."""
    return escape(words, quote=False)


def say_at(figure: go.Figure, x: float, y: float, words: str, *, anchor: str = "left", role: str = "ink", size: int = 16) -> None:
    """Words at a place in the figure."""
    figure.add_annotation(
        x=x,
        y=y,
        text=words,
        showarrow=False,
        xanchor=anchor,
        yanchor="middle",
        align=anchor,
        font={"size": size, "color": colour(role)},
        bgcolor=colour("paper"),  # lines pass behind words
        borderpad=0,
    )


def band(figure: go.Figure, row: int, low: float, high: float) -> None:
    """A band from low to high on a row: where the figure could lie."""
    figure.add_shape(
        type="line", x0=low, x1=max(high, low + 0.6), y0=-row, y1=-row, line={"color": colour("band"), "width": 8}, layer="below"
    )


def two_lines(words: str, longest: int = 12) -> str:
    """Words of more than `longest` characters on two lines, parted at the space nearest the middle: a phone is narrow."""
    spaces = [i for i, character in enumerate(words) if character == " "]
    if len(words) <= longest or not spaces:
        return words
    middle = min(spaces, key=lambda i: abs(i - len(words) / 2))
    return f"{words[:middle]}<br>{words[middle + 1 :]}"


def ring(figure: go.Figure, x: float, row: float, *, role: str, hover: str) -> None:
    """An open ring; it is filled with paper, so that no line runs through it."""
    mark(figure, x, row, role="paper", symbol="circle", hover=hover, size=13, rim=role)


def mark(
    figure: go.Figure,
    x: float,
    row: float,
    *,
    role: str,
    symbol: str,
    hover: str,
    size: int = 15,
    text: str = "",
    rim: str = "paper",
) -> None:
    """One mark with a paper rim, so that it stands off the band."""
    figure.add_scatter(
        x=[x],
        y=[-row],
        mode="markers+text" if text else "markers",
        marker={"symbol": symbol, "size": size, "color": colour(role), "line": {"color": colour(rim), "width": 2}},
        text=[text],
        textfont={"color": colour("paper"), "size": 15},
        hovertext=[as_text(hover)],
        hoverinfo="text",
        cliponaxis=False,
        showlegend=False,
    )
