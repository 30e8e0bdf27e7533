"""Words to send with a link, for each group: choice, minutes, pay, who to turn to, and the day on which people hear."""

import streamlit as st

from roadmap.assessment.collection_models import Collection
from roadmap.assessment.models import Assessment
from roadmap.assessment.path import Asking, core_items, first_set
from roadmap.content.loading import load_fixed_sentences
from roadmap.content.models import Framework
from roadmap.content.reading_time import minutes
from roadmap.ui import pieces
from roadmap.ui.words import say, section


def draw(framework: Framework, assessment: Assessment, about: Collection) -> None:
    """A text for each group that is invited, to copy."""
    st.header(say("invitations.texts_title"), anchor=False)
    st.markdown(say("invitations.texts_lead"))
    for group in framework.perspectives:
        if not about.perspectives or group.id in about.perspectives:
            with st.expander(group.name, key=f"text:{group.id}"):
                st.code(text(framework, assessment, about, group.id), language=None, wrap_lines=True)


def text(framework: Framework, assessment: Assessment, about: Collection, perspective: str) -> str:
    """The text for one group, filled from what the collection promises."""
    settings, fixed = about.settings, load_fixed_sentences()
    asking = Asking(first_set=first_set(framework, about.set_id or assessment.set_id), perspective=perspective)
    asked_by = settings.contacts.asked_by or assessment.organisation.name
    name = f"text_{perspective}" if f"text_{perspective}" in section("invitations") else "text_other"
    return say(
        f"invitations.{name}",
        purpose=about.purpose or about.title or assessment.service,
        minutes=minutes(framework, core_items(framework, asking, perspective), plain=True),
        closes_on=pieces.date_words(about.closes_on),
        choice=fixed.choice,
        no_difference=fixed.no_difference.format(independent_contact=settings.contacts.independent),
        groups_only=fixed.groups_only,
        feedback_by=pieces.date_words(settings.contacts.feedback_by),
        feedback_from=settings.feedback_from,
        feedback_where=settings.feedback_where,
        pay=settings.pay or say("invitations.no_pay", asked_by=asked_by),
        ways=_ways(about, asked_by),
    )


def _ways(about: Collection, asked_by: str) -> str:
    ways = ", ".join(say(f"collection.way_{way.value}").lower() for way in about.settings.other_ways)
    contact = about.settings.other_ways_contact or asked_by
    return say("invitations.ways", contact=contact, ways=ways) if ways else say("invitations.no_ways", asked_by=asked_by)
