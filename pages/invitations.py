"""Invite people: a link and QR code for each group, personal links on a sheet, and words to send."""

from datetime import UTC, datetime

import streamlit as st

from roadmap.access.models import Deed, Thing
from roadmap.assessment.collecting import needed_to_invite
from roadmap.assessment.models import CollectionKind
from roadmap.ui import here, invitation_texts, inviting, looked_at, pieces, places, printed_form, promise, promise_form
from roadmap.ui import mode as running
from roadmap.ui.visitor import may
from roadmap.ui.words import say

pieces.needs("invitations")
assessment = pieces.needs_assessment()
framework = here.framework()
found = {one.id: one for one in here.store().collections(assessment.id)}
asked = found.get(st.query_params.get("c", ""))
places.link("collections", say("collection.back"), icon=":material/arrow_back:")
if asked is None or asked.closed_on:
    places.go("collections")
    st.stop()
st.title(say("invitations.title", title=pieces.plain(looked_at.name_of(asked))), anchor=False)
if asked.kind is CollectionKind.IN_THE_ROOM and promise.lacking(asked):
    promise_form.draw(asked)
    st.stop()
if needed_to_invite(asked):
    pieces.notice(say("invitations.not_ready"))
    if st.button(say("invitations.to_promises"), type="primary"):
        places.go("collection", c=asked.id)
    st.stop()
st.markdown(say("invitations.rules"))
if running.mode() is running.Mode.LAPTOP:
    pieces.notice(say("invitations.laptop"))
elif running.mode() is running.Mode.ROOM and asked.is_survey:
    pieces.notice(say("invitations.survey_in_room"))
elif may(Deed.MAKE, Thing.INVITATION):
    inviting.draw_links(framework, asked)
    inviting.draw_batches(framework, asked)
    inviting.draw_given(framework, asked, datetime.now(UTC))
invitation_texts.draw(framework, assessment, asked)
printed_form.draw(framework, assessment, asked)
