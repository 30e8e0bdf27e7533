"""Which answers a meeting looks at: of several collections the group chooses one, and it stays until the meeting ends."""

import streamlit as st

from roadmap.assessment.collection_models import looked_at, may_be_agreed_on
from roadmap.assessment.models import Assessment
from roadmap.exchange.standing import Standing
from roadmap.ui import here, pieces
from roadmap.ui.looked_at import name_of
from roadmap.ui.standing import standing
from roadmap.ui.words import say


def choose(assessment: Assessment) -> Standing | None:
    """What a meeting looks at; None while nothing can be agreed on. With several collections a field says which, and changes it.

    The choice is kept with the meeting. Before one begins, it is what the address names, what the last meeting looked at, or
    what people expect first.
    """
    collections = [one for one in here.store().collections(assessment.id) if may_be_agreed_on(one)]
    found = {one.id: stands for one in collections if (stands := standing(assessment, collection_id=one.id)) and _rated(stands)}
    if not found:
        return None
    last = next(iter(here.store().together(assessment.id).meetings[::-1]), None)
    names = {one.id: name_of(one) for one in collections if one.id in found}
    if last and last.collection_id in found and last.held_on == here.today() and last.ended is None:
        if len(found) > 1:
            st.markdown(say("agree.looked_at", name=pieces.plain(names[last.collection_id])))
        return found[last.collection_id]
    if len(found) == 1:
        return next(iter(found.values()))
    expected = looked_at([one for one in collections if one.id in found]).id
    wanted = (st.query_params.get("c"), last.collection_id if last else None, expected)
    first = next(one for one in wanted if one in found)
    chosen = st.selectbox(
        say("agree.which"),
        list(found),
        index=list(found).index(first or expected),
        format_func=names.__getitem__,
        help=None,
        key="agree:about",
    )
    st.caption(say("agree.which_help"))
    return found[chosen]


def _rated(stands: Standing) -> bool:
    return any(item.rated for item in stands.results.items)
