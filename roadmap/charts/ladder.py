"""The ladder with its activities: numbered discs, a bar where an answer is open, a ring where it was meant to be."""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from roadmap.charts import style

#: Pixels from rung to rung: a name of two lines has room between the disc on its own rung and the one on the next.
RUNG = 80


@dataclass(frozen=True)
class LadderMark:
    """One activity: its number in the list, and rungs by place from the bottom (0 is the lowest)."""

    number: int
    title: str
    low: int
    high: int
    intended: int | None = None


def ladder(rungs: list[str], marks: list[LadderMark]) -> go.Figure:
    """Draw the rungs, lowest at the bottom, each with its name above its line, and the activities beside each other."""
    figure = style.blank(height=style.MARGINS + RUNG * len(rungs))
    figure.update_xaxes(range=[-1, 101])
    figure.update_yaxes(range=[-0.4, len(rungs) - 0.15])
    for side in (0, 100):
        figure.add_shape(
            type="line",
            x0=side,
            x1=side,
            y0=-0.4,
            y1=len(rungs) - 0.4,
            line={"color": style.colour("band"), "width": 3},
            layer="below",
        )
    for i, name in enumerate(rungs):
        figure.add_shape(type="line", x0=0, x1=100, y0=i, y1=i, line={"color": style.colour("band"), "width": 2}, layer="below")
        words = style.two_lines(style.as_text(name), longest=30)
        style.say_at(figure, 1.5, i + (0.5 if "<br>" in words else 0.36), words)
    columns = _columns(marks)
    for one, column in zip(marks, columns, strict=True):
        _activity(figure, 100 * (column + 1) / (max(columns) + 2), one)
    return figure


def _columns(marks: Sequence[LadderMark]) -> list[int]:
    """A column for each activity: the first in which it meets nobody, so that many activities have room on a phone."""
    taken: list[set[int]] = []
    found = []
    for one in marks:
        ends = [one.low, one.high, *([one.intended] if one.intended is not None else [])]
        rungs = set(range(min(ends), max(ends) + 1))
        column = next((i for i, others in enumerate(taken) if not others & rungs), len(taken))
        if column == len(taken):
            taken.append(set())
        taken[column] |= rungs
        found.append(column)
    return found


def _activity(figure: go.Figure, x: float, one: LadderMark) -> None:
    if one.high > one.low:
        figure.add_shape(
            type="line", x0=x, x1=x, y0=one.low, y1=one.high, line={"color": style.colour("pine"), "width": 8}, layer="below"
        )
    if one.intended is not None and not one.low <= one.intended <= one.high:
        near = one.high if one.intended > one.high else one.low
        figure.add_shape(
            type="line",
            x0=x,
            x1=x,
            y0=near,
            y1=one.intended,
            line={"color": style.colour("ink"), "width": 2, "dash": "dot"},
            layer="below",
        )
        _disc(figure, x, one.intended, one, filled=False)
    for y in sorted({one.low, one.high}):
        _disc(figure, x, y, one, filled=True)


def _disc(figure: go.Figure, x: float, y: int, one: LadderMark, *, filled: bool) -> None:
    figure.add_scatter(
        x=[x],
        y=[y],
        mode="markers+text",
        marker={
            "symbol": "circle",
            "size": 27,
            "color": style.colour("pine" if filled else "paper"),
            "line": {"color": style.colour("paper" if filled else "ink"), "width": 2},
        },
        text=[f"<b>{one.number}</b>"],
        textfont={"color": style.colour("paper" if filled else "ink"), "size": 15},
        hovertext=[style.as_text(one.title)],
        hoverinfo="text",
        cliponaxis=False,
        showlegend=False,
    )
