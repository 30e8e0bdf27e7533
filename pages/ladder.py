"""Where activities stand on a ladder of participation, why, and what would move them."""

import streamlit as st

from roadmap.charts import ladder as ladder_chart
from roadmap.charts.ladder import LadderMark
from roadmap.charts.style import config
from roadmap.content.ladder_models import Ladder
from roadmap.content.loading import find_ladder, ladders
from roadmap.plan.candidates import Placed
from roadmap.ui import here, ladder_words, pieces, places, standing
from roadmap.ui.words import in_words, say

pieces.needs("ladder")


def chosen_ladder() -> str:
    """The ladder on screen; other models stand behind a fold."""
    return str(st.session_state.get("ladder_chosen", standing.DEFAULT_LADDER))


def remember_ladder() -> None:
    """Keep the choice when another page is opened: Streamlit forgets a field that is not on the page."""
    st.session_state["ladder_chosen"] = st.session_state["ladder"]


def mark(number: int, one: Placed) -> LadderMark | None:
    """An activity as a mark in the chart; none where it stands off the ladder."""
    ids, where = one.ladder.rung_ids, one.placement
    if where.high is None:
        return None
    intended = ids.index(one.activity.intended) if one.activity.intended in ids else None
    return LadderMark(number, one.activity.title, ids.index(where.low) if where.low else 0, ids.index(where.high), intended)


def listed(heading: str, lines: list[str], nothing: str) -> None:
    """A small heading and its list."""
    st.markdown(f"**{heading}**")
    st.markdown("\n".join(f"- {line}" for line in lines) if lines else nothing)


def detail(number: int, one: Placed) -> None:
    """One activity: where it stands, why this rung and what would move it side by side."""
    st.subheader(f"{number}. {pieces.plain(one.activity.title)}", anchor=False)
    st.markdown(ladder_words.stands(one))
    for words in (ladder_words.meant(one), ladder_words.promised(one)):
        if words:
            st.markdown(words)
    if one.placement.override:
        rung = ladder_words.rung_words(one.ladder, one.placement.override.rung)
        st.markdown(say("ladder.override", rung=rung, because=pieces.plain(one.placement.override.because)))
    asks = ladder_words.asks(one)
    if asks:
        listed(say("ladder.ask_title"), asks, "")
    if one.placement.off is None:
        why_and_moves(one, bool(asks))
    with st.expander(say("ladder.beside_title"), type="compact"):
        st.markdown("\n".join(f"- {line}" for line in ladder_words.beside(one)))
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.caption(ladder_words.placed_by(one, framework), width="content")
        places.link("activity", say("ladder.edit"), icon=":material/edit:", activity=one.activity.id)


def why_and_moves(one: Placed, asks: bool) -> None:
    """Why this step and what would move it, side by side."""
    left, right = st.columns(2, gap="medium")
    with left:
        listed(say("ladder.why_so_far" if asks else "ladder.why_title"), ladder_words.why(one), say("ladder.why_nothing"))
    with right:
        nothing = say("ladder.move_unknown" if asks else "ladder.move_nothing")
        listed(say("ladder.move_title"), ladder_words.moves(one), nothing)


def worth_talking_about(one: Placed) -> bool:
    """Gaps, ranges, broken promises, and the lowest step, which never stands without what would move it."""
    where = one.placement
    lowest = one.ladder.order == "steps" and where.high == one.ladder.rung_ids[0]
    return bool(where.gap or where.ask or where.flags or where.off or lowest)


def draw_chart(found: list[tuple[int, Placed]], ladder: Ladder) -> None:
    """The ladder with its activities, and the same as a table."""
    marks = [m for n, one in found if (m := mark(n, one)) is not None]
    if ladder.order != "kinds":
        finding = say("ladder.alt" if len(marks) != 1 else "ladder.alt_one", n=len(marks), ladder=ladder.about.title)
        figure = ladder_chart.ladder([rung.plain for rung in ladder.rungs], marks)
        st.plotly_chart(figure, key="ladder-chart", config=config(), alt=finding)
        st.caption(say("ladder.key"))
    pieces.table(
        say("ladder.as_table"),
        [
            {
                say("ladder.col_activity"): f"{n} {pieces.plain(one.activity.title)}",
                say("ladder.col_stands"): ladder_words.stands(one),
            }
            for n, one in found
        ],
        fold=ladder.order != "kinds",
    )


st.session_state.pop("activity:wanted", None)  # whoever comes to an activity from here sees it as it is kept now
assessment = pieces.needs_assessment()
framework = here.framework()
ladder = find_ladder(chosen_ladder())
found = list(enumerate(standing.placed(assessment, ladder.id), start=1))

about_service = ladder.about.subject == "service"
title = ("ladder.title" if len(found) > 1 else "ladder.title_one") if found else "ladder.title_empty"
st.title(say("ladder.title_service") if about_service else say(title, n=in_words(len(found))), anchor=False)
st.markdown(say("ladder.lead_service" if about_service else "ladder.lead"))
if found:
    draw_chart(found, ladder)
    talk = [(n, one) for n, one in found if worth_talking_about(one)]
    rest = [pair for pair in found if pair not in talk]
    if talk:
        st.header(say("ladder.talk_title"), anchor=False)
        for n, one in talk:
            detail(n, one)
    if rest:
        st.header(say("ladder.rest_title"), anchor=False)
        for n, one in rest:
            with st.expander(f"{n} {pieces.plain(one.activity.title)}", key=f"rest:{one.activity.id}"):
                detail(n, one)
st.space("small")
if places.is_open("activity") and st.button(say("ladder.add_service" if about_service else "ladder.add"), type="primary"):
    places.go("activity")

with st.expander(say("ladder.about_title"), type="compact"):
    st.markdown(ladder.about.about)
    credit = ladder.about.credit
    st.markdown(say("ladder.credit", authors=credit.authors, year=credit.year, terms=credit.terms))
    st.markdown("\n".join(f"- **{r.plain}** ({r.name}): {r.about}" for r in reversed(ladder.rungs)))
with st.expander(say("ladder.other_title"), type="compact"):
    st.markdown(say("ladder.other_text"))
    st.selectbox(
        say("ladder.other_label"),
        ladders(),
        index=ladders().index(ladder.id),
        format_func=lambda name: find_ladder(name).about.title,
        key="ladder",
        on_change=remember_ladder,
    )
