"""The charts of views and of change: what was then is a ring that no line runs through."""

from roadmap.charts import style
from roadmap.charts.views import ChangeRow, Mark, ViewsRow, change, views


def test_the_ring_of_the_round_before_stands_on_paper_and_the_dot_of_now_is_filled() -> None:
    figure = change([ChangeRow("Leadership", 25, 75)], ("Spring", "Autumn"), ("no", "", "yes"), 5)
    then, now = figure.data
    assert (then.marker.color, then.marker.line.color) == (style.colour("paper"), style.colour("quiet"))
    assert (now.marker.color, now.marker.line.color) == (style.colour("pine"), style.colour("paper"))
    assert (then.hovertext[0], now.hovertext[0]) == ("Spring: 25", "Autumn: 75")


def test_a_long_name_stands_on_lines_that_fit_a_phone_and_every_row_is_as_much_higher() -> None:
    long = "We are able to become trauma-informed side by side with people who have used our services"
    figure = views([ViewsRow(long, (Mark(0, 50),)), ViewsRow("Short <b>", (Mark(0, 75),))], ["a"], ("no", "", "yes"), 5)
    said = [one.text for one in figure.layout.annotations]
    assert "We are able to become<br>trauma-informed side by side with<br>people who have used our services" in said
    assert "Short &lt;b&gt;" in said
    plain = views([ViewsRow("One", (Mark(0, 50),)), ViewsRow("Two", (Mark(0, 75),))], ["a"], ("no", "", "yes"), 5)
    assert plain.layout.height == style.MARGINS + round(style.ROW * 3.1)
    assert figure.layout.height == plain.layout.height + 2 * 2 * style.LINE
