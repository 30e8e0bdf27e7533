"""The form for what people are told before they answer; it saves what there is, and says what is still needed."""

from datetime import date
from typing import Any

import streamlit as st

from roadmap.assessment.collecting import feedback_by, needed
from roadmap.assessment.collection_models import YOUNGEST, Collection, CollectionSettings, NotesPromise, OtherWay
from roadmap.assessment.models import CollectionKind, Contacts
from roadmap.content.models import Framework
from roadmap.content.reading_time import minutes
from roadmap.store import StaleWrite, StoreProblem
from roadmap.ui import here, pieces, places
from roadmap.ui.words import say

#: The longest of what is typed, in characters.
LINE, TEXT = 300, 2000


def draw(framework: Framework, about: Collection, invited: dict[str, int]) -> None:
    """Draw the form; what is sent is saved, and what still stands in the way of inviting people is said at once."""
    with st.form("collection", border=False, enter_to_submit=False):
        typed = _about(framework, about)
        if about.kind is not CollectionKind.IN_THE_ROOM:
            typed |= _times(about) | _people(about.settings) | _afterwards(about.settings)
            typed |= _ways(about.settings) | _notes(about.settings.notes) | _age(about.settings)
        sent = st.form_submit_button(say("collection.button"), type="primary")
    if sent:
        _save(_changed(about, typed, invited))
    elif said := st.session_state.pop("collection:said", None):
        pieces.notice(said)


def _line(name: str, value: str, *, example: str | None = None, longest: int = LINE) -> str:
    return st.text_input(
        say(f"collection.{name}"), value=value, max_chars=longest, placeholder=example, key=f"collection:{name}"
    ).strip()


def _about(framework: Framework, about: Collection) -> dict[str, Any]:
    typed: dict[str, Any] = {"title": _line("name", about.title, example=say("collection.name_example"))}
    typed["purpose"] = st.text_area(
        say("collection.purpose"), value=about.purpose, max_chars=TEXT, key="collection:purpose"
    ).strip()
    sets = [one.id for one in framework.about.sets]
    held = {one: [item for item in framework.items.values() if framework.in_set(item, one)] for one in sets}
    typed["set_id"] = st.selectbox(
        say("collection.which"),
        sets,
        index=sets.index(about.set_id) if about.set_id in sets else 0,
        format_func=lambda one: say(
            "setup.set_caption", about=framework.sets[one].name + ".", n=len(held[one]), minutes=minutes(framework, held[one])
        ),
        key="collection:set",
    )
    return typed


def _times(about: Collection) -> dict[str, Any]:
    st.header(say("collection.times"), anchor=False)
    first, second = st.columns(2)
    with first:
        opens = st.date_input(
            say("collection.opens_on"), value=about.opens_on or here.today(), format="DD/MM/YYYY", key="collection:opens_on"
        )
    with second:
        closes = st.date_input(
            say("collection.closes_on"), value=about.closes_on, format="DD/MM/YYYY", key="collection:closes_on"
        )
    return {"opens_on": opens, "closes_on": closes}


def _people(settings: CollectionSettings) -> dict[str, Any]:
    st.header(say("collection.who"), anchor=False)
    typed = {"asked_by": _line("asked_by", settings.contacts.asked_by)}
    typed["independent"] = _line("independent", settings.contacts.independent)
    st.caption(say("collection.independent_why"))
    typed["daytime_support"] = _line("daytime", settings.contacts.daytime_support)
    typed["complaints"] = _line("complaints", settings.complaints)
    st.caption(say("collection.complaints_why"))
    return typed


def _afterwards(settings: CollectionSettings) -> dict[str, Any]:
    st.header(say("collection.after"), anchor=False)
    typed: dict[str, Any] = {"results": _line("results", settings.results, longest=TEXT)}
    typed["feedback_from"] = _line("feedback_from", settings.feedback_from)
    typed["feedback_by"] = st.date_input(
        say("collection.feedback_by"), value=settings.contacts.feedback_by, format="DD/MM/YYYY", key="collection:feedback_by"
    )
    st.caption(say("collection.feedback_by_why"))
    typed["feedback_where"] = _line("feedback_where", settings.feedback_where)
    typed["heard_open"] = st.checkbox(say("collection.heard_open"), value=settings.heard_open, key="collection:heard_open")
    st.caption(say("collection.heard_open_why"))
    typed["pay"] = _line("pay", settings.pay, example=say("collection.pay_example"))
    return typed


def _ways(settings: CollectionSettings) -> dict[str, Any]:
    st.header(say("collection.ways"), anchor=False)
    chosen = tuple(
        way
        for way in OtherWay
        if st.checkbox(say(f"collection.way_{way.value}"), value=way in settings.other_ways, key=f"collection:way:{way.value}")
    )
    typed: dict[str, Any] = {"other_ways": chosen}
    typed["other_ways_contact"] = _line("ways_contact", settings.other_ways_contact)
    typed["bsl_link"] = _line("bsl_link", settings.bsl_link)
    return typed


def _notes(promise: NotesPromise) -> dict[str, Any]:
    with st.expander(say("collection.notes"), expanded=promise != NotesPromise()):
        st.markdown(say("collection.notes_lead"))
        notes = NotesPromise(
            reader=_line("reader", promise.reader),
            cover=_line("cover", promise.cover),
            days=_line("days", promise.days, example=say("collection.days_example")),
            rhythm=st.selectbox(
                say("collection.rhythm"),
                (1, 2),
                index=promise.rhythm - 1 if promise.rhythm in (1, 2) else None,
                key="collection:rhythm",
            ),
            safeguarding=_line("safeguarding", promise.safeguarding),
        )
    return {"notes": notes}


def _age(settings: CollectionSettings) -> dict[str, Any]:
    with st.expander(say("collection.age"), expanded=settings.youngest != YOUNGEST):
        st.markdown(say("collection.age_lead"))
        youngest = st.number_input(
            say("collection.youngest"), min_value=0, max_value=YOUNGEST, value=settings.youngest, key="collection:youngest"
        )
        because = _line("youngest_because", settings.youngest_because)
    return {"youngest": int(youngest if youngest is not None else YOUNGEST), "youngest_because": because}


def _changed(about: Collection, typed: dict[str, Any], invited: dict[str, int]) -> Collection:
    """The collection as the form has it; without a day by which people hear, the usual one."""
    if "closes_on" in typed and typed["closes_on"] and not typed["feedback_by"]:
        typed["feedback_by"] = feedback_by(typed["closes_on"])
    own = {name: typed[name] for name in ("title", "purpose", "set_id", "opens_on", "closes_on") if name in typed}
    contacts = {name: typed[name] for name in Contacts.model_fields if name in typed}
    told = {name: typed[name] for name in CollectionSettings.model_fields if name in typed}
    settings = about.settings.model_copy(
        update=told | {"contacts": about.settings.contacts.model_copy(update=contacts), "invited": invited}
    )
    return about.model_copy(update=own | {"settings": settings})


def _save(changed: Collection) -> None:
    try:
        keep = here.store().update_collection if changed.id else here.store().add_collection
        kept = keep(_over_theirs(changed))
    except StaleWrite as stale:
        st.session_state["collection:seen"] = (changed.id, stale.theirs.revision)
        pieces.faults(say("collection.theirs"), _differences(changed, stale.theirs))
        return
    except StoreProblem as problem:
        pieces.faults(say("errors.not_saved"), [problem.what, problem.what_to_do])
        return
    st.session_state.pop("collection:seen", None)
    if missing := needed(kept):
        pieces.faults(say("collection.saved_not_ready"), [say(f"collection.needed_{one.value}") for one in missing])
        if not changed.id:
            st.query_params["c"] = kept.id
    elif changed.id:
        pieces.notice(say("collection.saved"), icon=":material/check:")
    else:
        places.go("collections")


def _over_theirs(changed: Collection) -> Collection:
    """After both versions were shown, pressing Save again puts this one in place of the other."""
    seen: tuple[str, int] | None = st.session_state.get("collection:seen")
    return changed.model_copy(update={"revision": seen[1]}) if seen and seen[0] == changed.id else changed


def _differences(mine: Collection, theirs: Collection) -> list[str]:
    """What they have otherwise, in words as they typed them."""
    pairs = [(mine.title, theirs.title), (mine.purpose, theirs.purpose), (mine.closes_on, theirs.closes_on)]
    for name in CollectionSettings.model_fields:
        pairs.append((getattr(mine.settings, name), getattr(theirs.settings, name)))
    return [_shown(other) for own, other in pairs if own != other]


def _shown(value: object) -> str:
    if isinstance(value, Contacts | NotesPromise):
        return ", ".join(_shown(one) for _, one in value if one)
    return pieces.date_words(value) if isinstance(value, date) else pieces.plain(str(value))
