"""Hand this computer to somebody who gives a view: it shows their pages alone until it is taken back."""

import streamlit as st

from roadmap.assessment.collection_models import Collection, own_collection
from roadmap.assessment.models import CollectionKind
from roadmap.assessment.openness import Openness, openness
from roadmap.ui import giving, here, looked_at, pieces, places, promise, promise_form
from roadmap.ui.handed_over import LEAST, HandedOver, screen
from roadmap.ui.mode import Mode, mode
from roadmap.ui.words import say


def choose(collections: list[Collection]) -> Collection | None:
    """In which gathering of answers a view will be given here; asked where several are open, None where none is."""
    taken_in = [one for one in collections if one.kind is not CollectionKind.GROUP]
    still = {one.id: one for one in taken_in if openness(one, here.today()) is not Openness.CLOSED}
    if len(still) < 2:
        return next(iter(still.values()), None)
    first = own_collection(list(still.values())).id
    chosen = st.selectbox(
        say("hand_over.which"),
        list(still),
        index=list(still).index(first),
        format_func=lambda one: looked_at.name_of(still[one]),
        key="hand_over:which",
    )
    return still[chosen]


pieces.needs("hand_over")
assessment = pieces.needs_assessment()
framework = here.framework()
places.link("questions", say("question.back"), icon=":material/arrow_back:")
st.title(say("hand_over.title"), anchor=False)
if mode() is not Mode.LAPTOP:
    st.markdown(say("hand_over.laptop_only"))
    st.stop()
st.markdown(say("hand_over.lead"))
st.markdown("\n".join(f"- {say(f'hand_over.{name}')}" for name in ("holds", "tabs", "forgotten", "does_not")))
gathered = choose(here.store().collections(assessment.id))
if gathered is None:
    st.markdown(say("hand_over.none_open"))
    places.link("collections", say("titles.collections"), icon=":material/arrow_forward:")
    st.stop()
if promise.lacking(gathered):
    promise_form.draw(gathered)
    st.stop()
views = {p.id: p for p in framework.perspectives if p.id in giving.views(gathered, framework)}
with st.form("hand_over", border=False, enter_to_submit=False):
    view = st.radio(
        say("hand_over.view"),
        list(views),
        format_func=lambda name: f"**{views[name].one[0].upper()}{views[name].one[1:]}**",
        captions=[p.about for p in views.values()],
        key="hand_over:view",
    )
    code = st.text_input(say("hand_over.code", n=LEAST), type="password", autocomplete="off", max_chars=100, key="hand_over:code")
    sent = st.form_submit_button(say("hand_over.button"), type="primary")
if sent:
    if len(code.strip()) < LEAST:
        pieces.faults(say("hand_over.missing"), [say("hand_over.too_short", n=LEAST)])
    else:
        screen.hand_over(HandedOver(assessment_id=assessment.id, collection_id=gathered.id, perspective=view), code)
        places.start_anew("welcome")
