"""One item to talk about: hidden until revealed, the quieter groups' view first, then what the group makes of it."""

import streamlit as st

from roadmap.access.models import Deed, Thing
from roadmap.assessment.agreement import ToTalkAbout, Why
from roadmap.assessment.models import Table
from roadmap.charts import room as room_chart
from roadmap.charts import style
from roadmap.charts.room import People
from roadmap.content.models import EVERYONE, Framework
from roadmap.store import StoreProblem
from roadmap.ui import agree_dialogs, here, pieces
from roadmap.ui.agreeing import SEEN, Room, group_name, outcome_words
from roadmap.ui.visitor import may
from roadmap.ui.words import say


def draw(room: Room, one: ToTalkAbout) -> None:
    """The question large, the talking prompt, the marks once revealed, and what can be done with it."""
    item = room.framework.items[one.item]
    number = len([d for d in room.decided_on(room.today) if not d.together]) + 1
    st.header(f"{number}. {item.text}", anchor=False)
    st.caption(room.framework.domain_of[one.item].title)
    if item.plain:
        st.markdown(f"*{say('question.plain')}* {item.plain}")
    st.markdown(_why(room, one))
    shown = _reveal(room, one)
    views = _groups(room, one)[:shown]
    if views:
        _marks(room, one.item, views)
    else:
        st.markdown(say("agree.hidden"))
    _buttons(room, one, shown, len(_groups(room, one)))


def _why(room: Room, one: ToTalkAbout) -> str:
    words = say(f"agree.why_{one.why.value}")
    if one.before:
        words += " " + say(
            "agree.last_time",
            date=pieces.date_words(one.before.decided_on),
            outcome=outcome_words(room.framework, one.item, one.before.outcome, one.before.who),
        )
        if one.before.because:
            words += " " + say("agree.because", because=pieces.plain(one.before.because))
    return words


def _reveal(room: Room, one: ToTalkAbout) -> int:
    """How many groups' views are on the screen."""
    return int(st.session_state.get(_key(room, one), 0))


def _key(room: Room, one: ToTalkAbout) -> str:
    return f"agree:revealed:{room.assessment.id}:{one.item}"


def _groups(room: Room, one: ToTalkAbout) -> list[str]:
    """Whose view each press of the button shows, in order; everybody last, where somebody is shown only among them."""
    release = room.standing.release
    groups = [group for group in one.reveal if (table := release.table(one.item, group)) and table.asked]
    everyone = release.table(one.item, EVERYONE)
    told = sum(table.asked for group in groups if (table := release.table(one.item, group)))
    return groups if everyone is None or everyone.asked == told else [*groups, EVERYONE]


def _marks(room: Room, item: str, views: list[str]) -> None:
    framework, release = room.framework, room.standing.release
    if views[-1] == EVERYONE:
        views = [EVERYONE]
    tables = {view: table for view in views if (table := release.table(item, view))}
    content = framework.items[item]
    stages = [framework.stage_name(content, stage) for stage in framework.scale_of(item).stage_ids]
    places = {one.id: i for i, one in enumerate(framework.perspectives)}
    people = [People(places.get(view), _name(framework, view), table.stages) for view, table in tables.items()]
    said = " ".join(_said(framework, view, table, stages) for view, table in tables.items())
    st.plotly_chart(room_chart.room(stages, people), key=f"marks:{item}", config=style.config(), alt=said)
    st.markdown(_key_words(framework, tables) + " " + _beside(tables))
    rows = [
        {say("agree.col_answer"): stage} | {_name(framework, view): str(table.stages[i]) for view, table in tables.items()}
        for i, stage in enumerate(stages)
    ]
    pieces.table(say("results.as_table"), rows)


def _name(framework: Framework, view: str) -> str:
    return say("agree.everyone") if view == EVERYONE else group_name(framework, view)


def _said(framework: Framework, view: str, table: Table, stages: list[str]) -> str:
    words = ", ".join(f"{n} {stage.lower()}" for n, stage in zip(table.stages, stages, strict=True) if n)
    return f"{_name(framework, view)}: {words or say('agree.nobody_rated')}."


def _key_words(framework: Framework, tables: dict[str, Table]) -> str:
    places = {one.id: i for i, one in enumerate(framework.perspectives)}
    shapes = [
        f"{style.SHAPES[places[view] % len(style.SHAPES)].capitalize()}: {_name(framework, view)}."
        if view in places
        else say("agree.key_everyone")
        for view in tables
    ]
    return " ".join(shapes)


def _beside(tables: dict[str, Table]) -> str:
    """Those who gave no stage, in words."""
    unknown = sum(table.dont_know for table in tables.values())
    not_here = sum(table.not_applicable for table in tables.values())
    words = [say("agree.beside_unknown", n=unknown)] if unknown else []
    return " ".join([*words, *([say("agree.beside_not_applicable", n=not_here)] if not_here else [])])


def _buttons(room: Room, one: ToTalkAbout, shown: int, of: int) -> None:
    groups = _groups(room, one)
    with st.container(horizontal=True, gap="small"):
        if shown < of:
            name = say("agree.everyone_small") if groups[shown] == EVERYONE else group_name(room.framework, groups[shown]).lower()
            if st.button(say("agree.reveal", who=name), type="primary", key=f"reveal:{one.item}:{shown}"):
                st.session_state[_key(room, one)] = shown + 1
                st.rerun()
        decides = may(Deed.DECIDE, Thing.AGREEMENT)
        record = decides and st.button(
            say("agree.record"), type="primary" if shown >= of else "secondary", key=f"record:{one.item}"
        )
        different = may(Deed.GIVE, Thing.MINORITY_VIEW) and st.button(say("agree.view_button"), key=f"view:{one.item}")
        if decides and one.why is Why.HELD_BACK and st.button(say("agree.let_go"), key=f"letgo:{one.item}"):
            try:
                here.store().let_go(room.assessment.id, one.item)
            except StoreProblem as problem:
                pieces.faults(say("errors.not_saved"), [problem.what, problem.what_to_do])
            else:
                st.rerun()
    if record:
        agree_dialogs.record(room, one.item, dict(st.session_state[SEEN]))
    elif different:
        agree_dialogs.own_view(room, one.item)
