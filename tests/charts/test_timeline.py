"""The timeline: each action's mark lies at its day within what is shown, by its state's shape."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from roadmap.charts.timeline import MARKS, TimelineRow, span_of, timeline
from roadmap.plan.following import State

DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))
ROWS = st.lists(
    st.builds(
        TimelineRow,
        name=st.just("1.1 Meet"),
        due=DAYS,
        state=st.sampled_from(sorted(MARKS)),
        words=st.just("due"),
        start=st.none() | DAYS,
        first_due=st.none() | DAYS,
    ),
    min_size=1,
    max_size=8,
)


@given(ROWS, DAYS)
def test_every_mark_lies_within_what_is_shown(rows: list[TimelineRow], today: date) -> None:
    places = [trace.x[0] for trace in timeline(rows, today, ("a", "b", "c")).data]
    assert all(0 <= place <= 100 for place in places)
    assert len(places) == len(rows) + sum(row.first_due not in (None, row.due) for row in rows)


@given(ROWS, DAYS)
def test_the_span_goes_from_the_first_of_a_month_to_the_first_of_a_month(rows: list[TimelineRow], today: date) -> None:
    span = span_of(rows, today)
    assert span.first.day == span.last.day == 1
    assert span.first <= today < span.last
    assert span.first <= span.middle <= span.last


def test_every_state_of_an_action_has_a_mark_and_no_two_look_the_same() -> None:
    assert set(MARKS) == {one.value for one in State}
    assert len({symbol for _, symbol in MARKS.values()}) == len(MARKS)


def test_a_later_day_lies_further_right() -> None:
    rows = [TimelineRow("a", date(2026, 1, 5), "on_track", ""), TimelineRow("b", date(2026, 3, 5), "blocked", "")]
    first, second = timeline(rows, date(2026, 2, 1), ("a", "b", "c")).data
    assert first.x[0] < second.x[0]
    assert (first.marker.symbol, second.marker.symbol) == ("triangle-up", "x")


def test_a_name_is_made_text_once() -> None:
    figure = timeline([TimelineRow("1.1 Rent & <b>repairs", date(2026, 1, 5), "on_track", "")], date(2026, 2, 1), ("a", "b", "c"))
    assert "1.1 Rent &amp; &lt;b&gt;repairs" in [one.text for one in figure.layout.annotations]
