"""The ladder with its activities: numbered discs, a bar where an answer is open, a ring where it was meant to be."""

from dataclasses import dataclass

import plotly.graph_objects as go

from roadmap.charts import style

#: Pixels from rung to rung: a disc on a rung must not touch the name above it.
RUNG = 64


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
        words = style.two_lines(name, longest=30)
        style.say_at(figure, 1.5, i + (0.54 if "<br>" in words else 0.4), words)
    for place, one in enumerate(marks):
        x = 100 * (place + 1) / (len(marks) + 1)
        _activity(figure, x, one)
    return figure


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
        hovertext=[one.title],
        hoverinfo="text",
        cliponaxis=False,
        showlegend=False,
    )
