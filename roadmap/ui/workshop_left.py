"""What the session before left: what was said and carried over, who took part then and now, and what has moved."""

import streamlit as st

from roadmap.content.models import Perspective
from roadmap.ui import here, ladder_words, pieces, standing
from roadmap.ui.rooms import LiveRoom
from roadmap.ui.words import say
from roadmap.workshop.left import Left


def draw(room: LiveRoom) -> None:
    """On the trainer's page, at the start of a session that follows another."""
    found = room.left()
    if found is None:
        return
    st.subheader(say("workshop.left_title"), anchor=False)
    groups = here.framework_that_ships().perspectives
    for line in who_was_there(found, room.room.here, groups):
        st.markdown(line)
    for title, texts in found.texts:
        st.markdown(f"**{pieces.plain(title)}**")
        st.markdown("\n".join(f"- {pieces.plain(text)}" for text in texts))
    moved = what_became(found)
    if moved:
        st.markdown(f"**{say('workshop.left_moved')}**")
        st.markdown("\n".join(f"- {line}" for line in moved))
    if found.steps:
        st.markdown(f"**{say('workshop.left_steps')}**")
        st.markdown("\n".join(f"- {pieces.plain(step)}" for step in found.steps))


def what_became(found: Left) -> list[str]:
    """What was carried over as an action or an activity, and how it stands now, where this visitor reaches the assessment."""
    lines = []
    for one in found.carried:
        into = here.reached(one.get("into", ""))
        if into is None or not one.get("made"):
            continue
        action = next((a for a in here.store().plan(into.id).actions if a.id == one["made"]), None)
        if action:
            state = action.followed.status if action.decision == "accepted" else action.decision
            lines.append(say("workshop.left_action", what=pieces.plain(action.do), state=say(f"workshop.state_{state}")))
        activity = next((a for a in standing.placed(into, standing.DEFAULT_LADDER) if a.activity.id == one["made"]), None)
        if activity:
            where = ladder_words.stands(activity)
            lines.append(say("workshop.left_activity", what=pieces.plain(activity.activity.title), where=where))
    return lines


def who_was_there(found: Left, today: dict[str, int], groups: tuple[Perspective, ...]) -> list[str]:
    """By group and never by name: how many were there then and are here now. Nobody's absence loses their words."""
    lines = []
    for group in groups:
        then, now = found.here.get(group.id, 0), today.get(group.id, 0)
        if then or now:
            key = "workshop.left_fewer" if now < then else "workshop.left_more" if now > then else "workshop.left_same"
            lines.append(say(key, group=group.name, then=then, now=now))
    return [*lines, say("workshop.left_absent")] if lines else [say("workshop.left_not_counted")]
