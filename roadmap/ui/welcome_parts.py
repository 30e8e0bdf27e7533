"""The parts of the welcome page: who asks, what will happen, choice, protection and its limits, other ways in."""

from functools import cache

import streamlit as st

from roadmap.assessment.collection_models import OtherWay
from roadmap.assessment.models import CollectionKind
from roadmap.assessment.openness import Openness
from roadmap.assessment.path import core_items
from roadmap.content.loading import load_support
from roadmap.content.reading_time import minutes
from roadmap.content.words_models import Support
from roadmap.ui import here, pieces, places, promise, support
from roadmap.ui.giving import SUPPORTER, WAY, Giving
from roadmap.ui.words import say

CHOICE = ("choice", "no_difference", "skip")
KEPT = ("groups_only", "room", "computer", "freedom_of_information", "no_names", "notes_read", "danger", "risk")


@cache
def _support() -> Support:
    return load_support()


def _listed(lines: list[str]) -> None:
    st.markdown("\n".join(f"- {line}" for line in lines))


def told(giving: Giving) -> None:
    """Everything people are told before they begin; every name that it needs is there."""
    said = dict(promise.sentences(giving.collection))
    st.title(say("welcome.title", service=pieces.plain(giving.assessment.service)), anchor=False)
    who_asks(giving)
    what_happens(giving, said)
    choice_and_protection(giving, said)


def preview(giving: Giving) -> None:
    """The page as people will see it, for whoever asks them: marked, with nothing to press that begins anything."""
    places.link("collections", say("collection.back"), icon=":material/arrow_back:")
    pieces.notice(say("welcome.preview"), icon=":material/visibility:")
    if promise.lacking(giving.collection):
        st.title(say("welcome.preview_title"), anchor=False)
        st.markdown(say("collections.not_ready"))
        places.link("collection", say("invitations.to_promises"), icon=":material/arrow_forward:", c=giving.collection.id)
        return
    told(giving)
    st.space("small")
    st.button(say("welcome.begin"), type="primary", width="stretch", disabled=True, key="welcome:preview")
    other_ways(giving)
    talk(giving)


def who_asks(giving: Giving) -> None:
    """Who asks, and why."""
    organisation = pieces.plain(giving.assessment.organisation.name)
    asked_by = pieces.plain(giving.collection.settings.contacts.asked_by)
    key = "welcome.who" if asked_by else "welcome.who_not_said"
    service = pieces.plain(giving.assessment.service)
    st.markdown(say(key, organisation=organisation, service=service, who=asked_by))
    if giving.collection.purpose:
        st.markdown(pieces.plain(giving.collection.purpose))


def what_happens(giving: Giving, said: dict[str, str]) -> None:
    """How many questions, minutes, pay, until when, and what becomes of the answers, from whom and by which date."""
    settings = giving.collection.settings
    view = giving.perspective or next(iter(giving.framework.perspectives)).id
    asked = core_items(giving.framework, giving.asking, view)
    lines = [say("welcome.questions", n=len(asked), minutes=minutes(giving.framework, asked, plain=True)), said["feedback"]]
    if settings.results:
        lines.append(say("welcome.results", results=pieces.plain(settings.results)))
    lines.append(say("welcome.pay", pay=pieces.plain(settings.pay)) if settings.pay else say("welcome.pay_none"))
    if giving.collection.closes_on:
        lines.append(say("welcome.until", date=pieces.date_words(giving.collection.closes_on)))
    st.header(say("welcome.happens"), anchor=False)
    _listed(lines)


def choice_and_protection(giving: Giving, said: dict[str, str]) -> None:
    """The fixed sentences, and what stands beside them: code, cookie, age, complaints."""
    settings = giving.collection.settings
    st.header(say("welcome.choice"), anchor=False)
    _listed([said[name] for name in CHOICE])
    if giving.collection.kind is not CollectionKind.GROUP:
        st.markdown(say("welcome.young", age=settings.youngest))
    st.header(say("welcome.kept"), anchor=False)
    lines = [said[name] for name in KEPT if name in said]
    lines += [say("welcome.code"), say("welcome.cookie")]
    if settings.complaints:
        lines.append(say("welcome.complaints", complaints=pieces.plain(settings.complaints)))
    _listed(lines)
    places.link("privacy", say("welcome.privacy"), icon=":material/arrow_forward:")


def on_behalf(giving: Giving) -> None:
    """A supporter who answers for somebody says so, where the collection offers that."""
    if OtherWay.SUPPORTER not in giving.collection.settings.other_ways or giving.respondent:
        return
    ticked = st.checkbox(say("welcome.on_behalf"), value=bool(st.session_state.get(WAY)), help=None, key="welcome:on_behalf")
    st.caption(say("welcome.on_behalf_why"))
    st.session_state[WAY] = SUPPORTER if ticked else None


def other_ways(giving: Giving) -> None:
    """The ways to take part beside this screen, and whom to ask for them."""
    settings = giving.collection.settings
    if not settings.other_ways:
        return
    lines = []
    for way in settings.other_ways:
        if way is OtherWay.BSL and settings.bsl_link.startswith(("https://", "http://")):
            lines.append(say("welcome.way_bsl_link", link=settings.bsl_link.replace(" ", "%20").replace(")", "%29")))
        else:
            lines.append(say(f"welcome.way_{way.value}"))
    with st.expander(say("welcome.other_ways"), icon=":material/diversity_3:"):
        _listed(lines)
        if settings.other_ways_contact:
            st.markdown(say("welcome.other_ways_ask", contact=pieces.plain(settings.other_ways_contact)))


def talk(giving: Giving) -> None:
    """Rather talk to someone? The organisation's own daytime contact first, then the lines for everybody."""
    daytime = giving.collection.settings.contacts.daytime_support or giving.assessment.contacts.daytime_support
    support.draw(_support(), here.now(), daytime, title=say("welcome.talk"))


def shut(giving: Giving, stands: Openness) -> None:
    """The kind page for somebody who comes when no answers are taken in."""
    collection = giving.collection
    st.title(say("shut.closed_title" if stands is Openness.CLOSED else "shut.not_yet_title"), anchor=False)
    if stands is Openness.CLOSED:
        last = collection.closed_on or collection.closes_on
        st.markdown(say("shut.closed_on", date=pieces.date_words(last)) if last else say("shut.closed"))
        if not promise.lacking(collection):
            st.markdown(promise.sentences(collection)["feedback"])
        places.link("heard", say("heard.link"), icon=":material/hearing:")
        st.markdown(say("shut.closed_code"))
        places.link("my_answers", say("welcome.have_code"), icon=":material/key:")
    elif stands is Openness.NOT_YET:
        st.markdown(say("shut.not_yet", date=pieces.date_words(collection.opens_on)))
    else:
        st.markdown(say("shut.not_ready"))
    talk(giving)
