"""A session's plan to read, and everything for a room without phones to print the day before."""

from collections.abc import Callable

import streamlit as st

from roadmap.access.models import Deed, Thing
from roadmap.content.loading import find_session, load_words, sessions
from roadmap.reports.save import save
from roadmap.reports.workshops import Printed
from roadmap.ui import here, pieces, places, presses, workshop_making
from roadmap.ui.downloads import MIME
from roadmap.ui.visitor import may
from roadmap.ui.words import say, section
from roadmap.workshop.models import Workshop

pieces.needs("session_plan")


def chosen() -> Workshop:
    """The workshop that the address names, else a plan as it ships, without anything of a room."""
    room = workshop_making.opened(Thing.SESSION_PLAN)
    if room:
        return room.workshop
    name = st.selectbox(
        say("session_plan.which"), sessions(), format_func=lambda one: find_session(one).title, key="session_plan"
    )
    return workshop_making.from_plan(str(name))


def maker(workshop: Workshop, what: str, suffix: str) -> Callable[[], bytes]:
    """Makes a paper when it is asked for."""
    printed = Printed(workshop, section("printed"), load_words("report_en").texts["document"], here.today())
    return lambda: save(printed.plan() if what == "plan" else printed.cards(), suffix)


def papers(workshop: Workshop) -> None:
    """The two papers, each as PDF and Word."""
    if not may(Deed.SAVE, Thing.SESSION_PLAN):
        return
    presses.keep()
    st.header(say("session_plan.papers"), anchor=False)
    for what in ("plan", "cards"):
        st.markdown(say(f"session_plan.{what}_text"))
        with st.container(horizontal=True):
            for suffix in ("pdf", "docx"):
                st.download_button(
                    say(f"session_plan.{what}_{suffix}"),
                    data=maker(workshop, what, suffix),
                    file_name=f"{workshop.plan.id}-{what}.{suffix}",
                    mime=MIME[suffix],
                    key=f"session:{what}:{suffix}",
                    icon=":material/download:",
                    on_click="ignore",
                )


def plan(workshop: Workshop) -> None:
    """Every block with its minutes and words."""
    st.header(say("session_plan.blocks"), anchor=False)
    for block in workshop.plan.blocks:
        with st.expander(say("session_plan.block", title=block.title, minutes=block.minutes), key=f"block:{block.id}"):
            st.caption(pieces.plain(block.purpose))
            st.markdown(f"**{say('workshop.say_title')}**")
            st.markdown("\n".join(f"- {pieces.plain(line)}" for line in block.say))
            st.markdown(f"*{say('session_plan.on_screen')}* {pieces.plain(block.on_screen)}")
            if block.wall:
                st.markdown("\n".join(f"- {pieces.plain(line)}" for line in block.wall))
            for exercise in block.exercises:
                st.markdown(f"**{pieces.plain(exercise.title)}**")
                st.markdown(f"{pieces.plain(exercise.ask)} *{say('workshop.on_paper')}* {pieces.plain(exercise.paper)}")
            st.markdown(f"**{say('workshop.if_wrong')}**")
            st.markdown("\n".join(f"- {pieces.plain(line)}" for line in block.if_wrong))


places.link("workshop", say("session_plan.back"), icon=":material/arrow_back:")
st.title(say("session_plan.title"), anchor=False)
workshop = chosen()
st.header(pieces.plain(workshop.plan.title), anchor=False)
st.caption(say("workshop.make_minutes", minutes=workshop.plan.minutes, blocks=len(workshop.plan.blocks)))
st.markdown(pieces.plain(workshop.plan.about))
papers(workshop)
plan(workshop)
