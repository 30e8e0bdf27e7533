"""The profile of domains and the two rows of readiness: bounds as a band, the score as a dot, the agreed score as a tick."""

from dataclasses import dataclass

import plotly.graph_objects as go

from roadmap.charts import style


@dataclass(frozen=True)
class ProfileRow:
    """One row: a name, figures in per cent of range, and words where there is no score."""

    name: str
    score: float | None
    low: float | None
    high: float | None
    agreed: float | None = None
    without_score: str = ""


def profile(rows: list[ProfileRow], ends: tuple[str, str, str], stages: int, *, cut: float | None = None) -> go.Figure:
    """Draw the rows in the order given; `ends` names the scale's ends and middle, `cut` draws a dotted line."""
    names = [row.name if row.score is not None or not row.without_score else f"{row.name}: {row.without_score}" for row in rows]
    figure = style.rows_figure(names, ends, stages)
    for i, row in enumerate(rows):
        if row.low is not None and row.high is not None and row.score is not None:
            style.band(figure, i, row.low, row.high)
        if row.score is not None:
            hover = f"{row.name}: {row.score:.0f} ({row.low:.0f} to {row.high:.0f})"
            style.mark(figure, row.score, i, role="pine", symbol="circle", hover=hover)
        if row.agreed is not None:
            figure.add_shape(
                type="line",
                x0=row.agreed,
                x1=row.agreed,
                y0=-i - 0.24,
                y1=-i + 0.2,
                line={"color": style.colour("ink"), "width": 3},
            )
    if cut is not None:
        figure.add_shape(
            type="line",
            x0=cut,
            x1=cut,
            y0=-len(rows) + 0.55,
            y1=0.5,
            line={"color": style.colour("quiet"), "width": 2, "dash": "dot"},
        )
    return figure
