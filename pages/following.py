"""How the plan goes: on a timeline, by who leads, by area. What is looked at stands in the address, so that a link keeps it."""

import streamlit as st

from roadmap.plan import showing
from roadmap.plan.numbering import taken_on
from roadmap.ui import here, pieces, places, plan_views
from roadmap.ui.words import say

pieces.needs("following")
assessment = pieces.needs_assessment()
framework = here.framework()
plan = here.store().plan(assessment.id)
places.link("plan", say("views.back"), icon=":material/arrow_back:")
st.title(say("views.title"), anchor=False)
if not taken_on(plan):
    st.markdown(say("views.nothing_yet"))
    st.stop()
view = plan_views.view()
actions = showing.shown(plan, plan_views.wanted(plan, framework), here.today())
if not actions:
    st.markdown(say("views.none_fit"))
elif view == "timeline":
    plan_views.draw_timeline(plan, actions)
elif view == "lead":
    names = {key: name or say("views.nobody") for key, name in showing.leads(plan).items()}
    plan_views.draw_groups(plan, showing.by_lead(plan, actions), names)
else:
    areas = {key: plan_views.area_name(framework, key) for key in showing.domains(plan)}
    plan_views.draw_groups(plan, showing.by_domain(plan, actions), areas)
