"""One mark a person, one row a stage: what the people of a room, or of some groups of it, see."""

from dataclasses import dataclass

import plotly.graph_objects as go

from roadmap.charts import style

#: Pixels of a row, and of words: read from the far end of a room.
ROW, WORDS = 84, 22
#: As many characters as fit on one line of a phone.
LONGEST = 26
#: As far apart as marks stand where there is room, in per cent of the width.
APART = 5.0


@dataclass(frozen=True)
class People:
    """How many people of one group stand at each stage, least first; `position` is the group's place in the framework.

    None as position is everybody together.
    """

    position: int | None
    name: str
    stages: tuple[int, ...]


def room(stages: list[str], groups: list[People]) -> go.Figure:
    """Draw the stages from the top, in the order in which people chose from them, and the groups' marks beside each other."""
    totals = [sum(group.stages[i] for group in groups) for i in range(len(stages))]
    apart = min(APART, 96 / max(1, *totals))
    figure = style.blank(height=40 + ROW * len(stages))
    figure.update_xaxes(range=[-1, 101])
    figure.update_yaxes(range=[-len(stages) + 0.55, 0.75])
    for i, stage in enumerate(stages):
        figure.add_shape(type="line", x0=0, x1=100, y0=-i, y1=-i, line={"color": style.colour("hair"), "width": 1}, layer="below")
        words = style.two_lines(f"{stage}: {totals[i]}", LONGEST)
        style.say_at(figure, 0, -i + (0.5 if "<br>" in words else 0.42), words, size=WORDS)
        place = 2.0
        for group in groups:
            for _ in range(group.stages[i]):
                role, symbol = ("pine", "circle") if group.position is None else style.mark_of(group.position)
                style.mark(figure, place, i, role=role, symbol=symbol, hover=f"{group.name}: {stage}", size=20)
                place += apart
    return figure
