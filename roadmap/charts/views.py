"""Where views differ, and what changed between rounds: marks on a row, joined."""

from dataclasses import dataclass

import plotly.graph_objects as go

from roadmap.charts import style


@dataclass(frozen=True)
class Mark:
    """One group's mark on a row, in per cent of range; `position` is the group's place among the names.

    `apart`: a group that answered as one; it is shown and joined to nobody.
    """

    position: int
    value: float
    apart: bool = False


@dataclass(frozen=True)
class ViewsRow:
    """One item or domain with a mark for each group shown; `talk` thickens the join."""

    name: str
    marks: tuple[Mark, ...]
    talk: bool = False


@dataclass(frozen=True)
class ChangeRow:
    """One domain then and now, in per cent of range."""

    name: str
    then: float
    now: float


def views(rows: list[ViewsRow], groups: list[str], ends: tuple[str, str, str], stages: int) -> go.Figure:
    """Draw the rows in the order given; `groups` names the groups by their place."""
    figure = style.rows_figure([row.name for row in rows], ends, stages)
    for i, row in enumerate(rows):
        values = [mark.value for mark in row.marks if not mark.apart]
        if len(values) > 1:
            figure.add_shape(
                type="line",
                x0=min(values),
                x1=max(values),
                y0=-i,
                y1=-i,
                line={"color": style.colour("ink" if row.talk else "band"), "width": 5 if row.talk else 2},
                layer="below",
            )
        for one in row.marks:
            role, symbol = style.mark_of(one.position)
            style.mark(figure, one.value, i, role=role, symbol=symbol, hover=f"{groups[one.position]}: {one.value:.0f}")
    return figure


def change(rows: list[ChangeRow], words: tuple[str, str], ends: tuple[str, str, str], stages: int) -> go.Figure:
    """Draw then as an open ring and now as a filled dot; `words` name the two rounds."""
    figure = style.rows_figure([row.name for row in rows], ends, stages)
    for i, row in enumerate(rows):
        figure.add_shape(
            type="line", x0=row.then, x1=row.now, y0=-i, y1=-i, line={"color": style.colour("band"), "width": 2}, layer="below"
        )
        style.ring(figure, row.then, i, role="quiet", hover=f"{words[0]}: {row.then:.0f}")
        style.mark(figure, row.now, i, role="pine", symbol="circle", hover=f"{words[1]}: {row.now:.0f}")
    return figure
