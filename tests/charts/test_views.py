"""The charts of views and of change: what was then is a ring that no line runs through."""

from roadmap.charts import style
from roadmap.charts.views import ChangeRow, change


def test_the_ring_of_the_round_before_stands_on_paper_and_the_dot_of_now_is_filled() -> None:
    figure = change([ChangeRow("Leadership", 25, 75)], ("Spring", "Autumn"), ("no", "", "yes"), 5)
    then, now = figure.data
    assert (then.marker.color, then.marker.line.color) == (style.colour("paper"), style.colour("quiet"))
    assert (now.marker.color, now.marker.line.color) == (style.colour("pine"), style.colour("paper"))
    assert (then.hovertext[0], now.hovertext[0]) == ("Spring: 25", "Autumn: 75")
