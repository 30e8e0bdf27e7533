"""The plan as a timeline: a row for each action, a mark by its state where it is due, a ring where it was meant for first."""

from dataclasses import dataclass
from datetime import date, timedelta

import plotly.graph_objects as go

from roadmap.charts import style

#: Hairlines at the ends, the quarters and the middle of the time shown.
LINES = 5
#: Colour and shape of a mark by the name of its state; the badge beside an action shows the same shape.
MARKS = {
    "complete": ("pine", "circle"),
    "followed_there": ("quiet", "diamond"),
    "on_track": ("pine", "triangle-up"),
    "due_soon": ("quiet", "hourglass"),
    "overdue": ("clay", "square"),
    "blocked": ("clay", "x"),
}


@dataclass(frozen=True)
class TimelineRow:
    """One action: its name in a few words, when it is due, its state, when it begins, and when it was first meant for."""

    name: str
    due: date
    state: str
    words: str
    start: date | None = None
    first_due: date | None = None


@dataclass(frozen=True)
class Span:
    """The days that a timeline shows."""

    first: date
    last: date

    def place(self, day: date) -> float:
        """Where a day lies, 0 to 100."""
        return 100 * (day - self.first).days / (self.last - self.first).days

    @property
    def middle(self) -> date:
        """The day halfway."""
        return self.first + (self.last - self.first) / 2


def span_of(rows: list[TimelineRow], today: date) -> Span:
    """From the first month that anything lies in to the last, today included, so that no mark lies on an edge."""
    days = [today, *(day for row in rows for day in (row.due, row.start, row.first_due) if day)]
    first = min(days).replace(day=1)
    last = (max(days).replace(day=1) + timedelta(days=32)).replace(day=1)
    return Span(first, last)


def timeline(rows: list[TimelineRow], today: date, ends: tuple[str, str, str]) -> go.Figure:
    """Draw the rows in the order given; `ends` names the first month, the middle and the last. A dotted line stands at today."""
    span = span_of(rows, today)
    figure = style.rows_figure([row.name for row in rows], ends, LINES)
    now = span.place(today)
    figure.add_shape(
        type="line", x0=now, x1=now, y0=-len(rows) + 0.55, y1=0.5, line={"color": style.colour("ink"), "width": 2, "dash": "dot"}
    )
    for i, row in enumerate(rows):
        begins = row.start or row.first_due
        if begins and begins != row.due:
            low, high = sorted((span.place(begins), span.place(row.due)))
            style.band(figure, i, low, high)
        if row.first_due and row.first_due != row.due:
            style.ring(figure, span.place(row.first_due), i, role="quiet", hover=row.words)
        role, symbol = MARKS[row.state]
        style.mark(figure, span.place(row.due), i, role=role, symbol=symbol, hover=row.words)
    return figure
