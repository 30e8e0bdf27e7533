"""What would be seen of an open survey, said before anybody is invited."""

from fractions import Fraction

import streamlit as st

from roadmap.assessment.collection_models import Collection
from roadmap.assessment.forecast import AsAGroup, GroupForecast, answering, forecast
from roadmap.assessment.models import K
from roadmap.content.models import Framework
from roadmap.ui.words import say

#: How many of those invited may answer; people who ask tend to hope for more.
SHARES = {"half": Fraction(1, 2), "most": Fraction(2, 3), "all": Fraction(9, 10)}


def draw(framework: Framework, about: Collection) -> dict[str, int]:
    """Ask how many are invited, and say what could be shown of each group; returns the numbers."""
    st.header(say("collection.forecast_title"), anchor=False)
    st.markdown(say("collection.forecast_lead"))
    before = about.settings.invited
    invited = {}
    for column, group in zip(st.columns(len(framework.perspectives)), framework.perspectives, strict=True):
        with column:
            invited[group.id] = int(
                st.number_input(
                    say("collection.invited", group=group.name[:1].upper() + group.name[1:]),
                    min_value=0,
                    max_value=100_000,
                    value=before.get(group.id, 0),
                    step=1,
                    key=f"invited:{group.id}",
                )
                or 0
            )
    share = st.radio(
        say("collection.share"),
        list(SHARES),
        format_func=lambda name: say(f"collection.share_{name}"),
        horizontal=True,
        key="forecast:share",
    )
    lines = _lines(framework, about, invited, SHARES[share])
    st.markdown("\n".join(f"- {line}" for line in lines) or say("collection.forecast_nobody"))
    if lines:
        st.caption(say("collection.forecast_caption"))
    return {group: n for group, n in invited.items() if n}


def _lines(framework: Framework, about: Collection, invited: dict[str, int], share: Fraction) -> list[str]:
    """One sentence for each group that is invited."""
    set_id = about.set_id if about.set_id in framework.sets else None
    said = forecast(framework, invited, answering(invited, share), k=K, set_id=set_id)
    names = {group.id: group.name[:1].upper() + group.name[1:] for group in framework.perspectives}
    return [_line(one, names[one.perspective]) for one in said.groups if one.invited and one.asked_items]


def _line(one: GroupForecast, name: str) -> str:
    numbers = {"group": name, "invited": one.invited, "answering": one.answering}
    if not one.shown_items:
        return say("collection.forecast_nothing", **numbers)
    how = "all" if one.shown_items == one.asked_items else "some"
    said = say(f"collection.forecast_{how}", **numbers, shown=one.shown_items, asked=one.asked_items)
    return f"{said} {say('collection.forecast_few')}" if AsAGroup.FEW_INVITED in one.because else said
