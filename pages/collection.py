"""One way to give a view: what would be seen of it, and what people are told before they answer."""

import streamlit as st

from roadmap.assessment.collection_models import Collection, CollectionSettings
from roadmap.assessment.models import Assessment, CollectionKind, K
from roadmap.store import NotKept
from roadmap.ui import collection_form, forecasting, here, pieces, places
from roadmap.ui.words import say

pieces.needs("collection")


def wanted(of: Assessment) -> Collection:
    """The collection the address names, where it belongs to this assessment; else a new one of the kind it names."""
    try:
        found = here.store().collection(st.query_params.get("c", ""))
        if found.assessment_id == of.id:
            return found
    except NotKept:
        pass
    kinds = {kind.value: kind for kind in CollectionKind}
    kind = kinds.get(st.query_params.get("kind", ""), CollectionKind.OPEN_SURVEY)
    shared = next((one.id for one in framework.about.sets if one.shared), of.set_id)
    return Collection(
        id="",
        assessment_id=of.id,
        kind=kind,
        set_id=of.set_id if kind is CollectionKind.IN_THE_ROOM else shared,
        settings=CollectionSettings(contacts=of.contacts),
    )


assessment = pieces.needs_assessment()
framework = here.framework()
about = wanted(assessment)
places.link("collections", say("collection.back"), icon=":material/arrow_back:")
kind_name = say(f"collections.kind_{about.kind.value}")
if about.id:
    st.title(say("collection.title", title=pieces.plain(about.title) or kind_name), anchor=False)
else:
    st.title(say("collection.new_title", kind=kind_name.lower()), anchor=False)
st.markdown(say(f"collections.means_{about.kind.value}", k=K))
if about.closed_on:
    pieces.notice(say("collection.locked"))
    st.stop()
invited = forecasting.draw(framework, about) if about.is_survey else about.settings.invited
collection_form.draw(framework, about, invited)
