"""Shares of many sites: a row for each topic, a dot where its share lies; no mark stands for one site."""

from dataclasses import dataclass

import plotly.graph_objects as go

from roadmap.charts import style

#: Hairlines at none, a quarter, half, three quarters and all.
LINES = 5


@dataclass(frozen=True)
class ShareRow:
    """One row: a name, and how many of how many sites."""

    name: str
    n: int
    of: int


def shares(rows: list[ShareRow], ends: tuple[str, str, str], hover: str) -> go.Figure:
    """Draw the rows in the order given; `ends` names none, half and all, `hover` is a template with name, n and of."""
    figure = style.rows_figure([row.name for row in rows], ends, LINES)
    for i, row in enumerate(rows):
        words = hover.format(name=row.name, n=row.n, of=row.of)
        style.mark(figure, 100 * row.n / row.of, i, role="pine", symbol="circle", hover=words)
    return figure
