"""What people hear back: each group that was asked, with its answer; what is late or questioned stands first."""

from itertools import count

import streamlit as st

from roadmap.access.models import Deed, Thing
from roadmap.plan import feedback
from roadmap.plan.feedback import Standing
from roadmap.plan.feedback_models import CameFrom, Contribution
from roadmap.ui import contributors_sheet, feedback_dialogs, feedback_kept, feedback_rows, group_links, note_delay, pieces, places
from roadmap.ui.visitor import may
from roadmap.ui.words import say

pieces.needs("feedback")
assessment = pieces.needs_assessment()
loop = feedback_kept.loop(assessment)


def part(one: Contribution) -> str:
    """Under which heading it stands."""
    stands = feedback.standing(one, loop.today)
    if stands is Standing.LATE or one.id in loop.questioned:
        return "first"
    if stands is Standing.GIVEN:
        return "given"
    return "ready" if one.id and not feedback.unready(one, loop.may_be_named(one)) else "open"


note_delay.draw(assessment)
places.link("collections", say("feedback.back"), icon=":material/arrow_back:")
st.title(say("feedback.title"), anchor=False)
st.markdown(say("feedback.lead"))
feedback_kept.say_what_happened()
if not loop.listed:
    pieces.notice(say("feedback.nothing"))
number = count(1)
for heading in ("first", "open", "ready", "given"):
    rows = [one for one in loop.listed if part(one) == heading]
    if rows:
        st.header(say(f"feedback.{heading}_title"), anchor=False)
    for one in rows:
        feedback_rows.draw(loop, one, next(number))
if may(Deed.CHANGE, Thing.PROMISES):
    st.header(say("feedback.add"), anchor=False)
    st.markdown(say("feedback.add_text"))
    if st.button(say("feedback.add"), icon=":material/add:", key="feedback:add"):
        feedback_dialogs.write(loop, Contribution(came_from=CameFrom.ELSEWHERE))
    if quotable := loop.quotable():
        with st.expander(say("feedback.from_notes_title"), type="compact"):
            st.markdown(say("feedback.from_notes_text"))
            for place, one in enumerate(quotable):
                with st.container(border=True, gap="xsmall"):
                    st.markdown(f"“{pieces.plain(one.heard)}”")
                    if st.button(say("feedback.answer_note"), key=f"feedback:note:{place}"):
                        feedback_dialogs.write(loop, one)
places.link("heard", say("feedback.preview"), icon=":material/visibility:")
contributors_sheet.choose(loop)
group_links.draw(loop)
