"""The session as it runs: the block with its words, what is asked and how far it is, the next step, and the clock."""

from typing import Literal

import streamlit as st

from roadmap.assessment.collecting import HERE
from roadmap.content.session_models import Block
from roadmap.ui import here, pieces, places, workshop_counting, workshop_left, workshop_reading
from roadmap.ui.rooms import LiveRoom
from roadmap.ui.words import say
from roadmap.ui.workshop_moves import move, press
from roadmap.workshop.clock import Clock, Slot, clock
from roadmap.workshop.models import Ask, MoveKind, Phase, Way
from roadmap.workshop.room import next_ask, next_block


def draw(room: LiveRoom) -> None:
    """Everything a trainer needs in one place; what has to be pressed next stands first."""
    block = next(one for one in room.workshop.plan.blocks if one.id == room.room.block)
    ask = room.ask()
    st.header(block.title, anchor=False)
    st.caption(_minutes(room, block))
    with st.container(horizontal=True, gap="small", key="workshop_steps"):
        _steps(room, ask)
    if block.wave:
        places.link("evaluation", say("workshop.questionnaire_link"), icon=":material/fact_check:")
        st.caption(say("workshop.questionnaire_text"))
    if ask:
        _on_screen(room, ask)
    elif block is room.workshop.plan.blocks[0] and room.workshop.follows:
        workshop_left.draw(room)
    _words(block, folded=ask is not None)
    if any(one.answer in ("word", "sentence", "action") for one in room.workshop.asks if one.block == block.id):
        workshop_reading.draw(room)
    if any(one.kind == "own_ladder" for one in room.workshop.asks if one.block == block.id):
        _rungs(room)


def _minutes(room: LiveRoom, block: Block) -> str:
    slot = next(one for one in clock(room.workshop, room.room, here.now()).slots if one.block == block.id)
    key = "workshop.block_screens" if block.phones else "workshop.block_no_screens"
    return say(key, minutes=block.minutes, until=f"{slot.ends.astimezone(HERE):%H:%M}", phones=block.phones)


def _steps(room: LiveRoom, ask: Ask | None) -> None:
    """The next step as the one filled button; beside it what else can be done now."""
    now = room.room
    follows, after = next_ask(room.workshop, now), next_block(room.workshop, now)
    waiting = ask is not None and now.phase(ask.id) in (Phase.OPEN, Phase.CLOSED)
    if ask and waiting:
        _step(room, say("workshop.reveal"), "reveal", ask=ask.id, main=True)
    elif follows:
        _step(room, say("workshop.ask_next" if ask else "workshop.ask_first"), "go", ask=follows.id, main=True)
    elif after:
        _step(room, say("workshop.next_block", block=_title(room, after)), "go", block=after, main=True)
    else:
        _step(room, say("workshop.end"), "end", main=True)
    if ask and now.phase(ask.id) is Phase.OPEN and now.way is not Way.NONE:
        _step(room, say("workshop.close"), "close", ask=ask.id)
    if ask and ask.answer != "nothing" and now.phase(ask.id) in (Phase.REVEALED, Phase.CLOSED):
        _step(room, say("workshop.again"), "hide", ask=ask.id)
    if ask and waiting and follows:
        _step(room, say("workshop.pass"), "go", ask=follows.id)
    back, before = next_ask(room.workshop, now, -1), next_block(room.workshop, now, -1)
    if back:
        _step(room, say("workshop.back"), "go", ask=back.id)
    elif ask:
        _step(room, say("workshop.to_block"), "go", block=now.block)
    elif before:
        _step(room, say("workshop.back"), "go", block=before)
    if ask and now.way is not Way.NONE:
        _step(room, say("workshop.up" if now.down else "workshop.down"), "up" if now.down else "down")
    if (waiting or follows) and after:
        _step(room, say("workshop.next_block", block=_title(room, after)), "go", block=after)


def _step(room: LiveRoom, label: str, what: MoveKind, *, main: bool = False, **values: object) -> None:
    """A button that makes its move before the page is drawn again: the room waits for nothing that only its trainer sees."""
    kind: Literal["primary", "secondary"] = "primary" if main else "secondary"
    st.button(label, type=kind, key=f"step:{what}:{main}:{label}", on_click=press, args=(room, what), kwargs=values)


def _title(room: LiveRoom, block: str) -> str:
    return next(one.title for one in room.workshop.plan.blocks if one.id == block)


def _on_screen(room: LiveRoom, ask: Ask) -> None:
    """What the room is asked, how many have answered, and, where it is counted by hand, the grid."""
    with st.container(border=True):
        st.markdown(f"**{pieces.plain(ask.text)}**")
        st.caption(say(f"workshop.phase_{room.room.phase(ask.id).value}"))
        if room.room.way is not Way.NONE and ask.answer != "nothing":
            _answered(room.id, ask.id)
        if room.room.phase(ask.id) is Phase.REVEALED:
            workshop_counting.shown(room, ask)
            st.markdown(f"*{say('live.talk')}:* {pieces.plain(ask.talk)}")
    if ask.answer in ("one", "order"):
        if room.room.way is Way.NONE:
            st.markdown(f"*{say('workshop.on_paper')}* {pieces.plain(ask.paper)}")
            workshop_counting.grid(room, ask)
        else:
            with st.expander(say("workshop.count_title"), type="compact"):
                workshop_counting.grid(room, ask)


@st.fragment(run_every=2)
def _answered(workshop_id: str, ask_id: str) -> None:
    """How many phones have sent something, looked at every two seconds; what they sent stays hidden."""
    from roadmap.ui.rooms import rooms

    room = rooms.live(workshop_id)
    room.look()
    ask = room.ask(ask_id)
    if ask:
        st.markdown(say("workshop.answered", n=room.sent(ask)))


def _words(block: Block, *, folded: bool) -> None:
    """The facilitator's words; once something is asked they fold away."""
    with st.expander(say("workshop.say_title"), expanded=not folded, key=f"say:{block.id}:{folded}"):
        st.markdown("\n".join(f"- {pieces.plain(line)}" for line in block.say))
        st.caption(f"{say('workshop.purpose')} {pieces.plain(block.purpose)}")
    with st.expander(say("workshop.if_wrong"), type="compact"):
        st.markdown("\n".join(f"- {pieces.plain(line)}" for line in block.if_wrong))


def _rungs(room: LiveRoom) -> None:
    """The names of the ladder's rungs, as this room calls them."""
    ask = next(one for one in room.workshop.asks if one.kind == "own_ladder" and one.block == room.room.block)
    kept = room.room.rungs.get(ask.exercise, {})
    with st.expander(say("workshop.rungs_title"), type="compact"), st.form("workshop:rungs", border=False):
        for n, one in enumerate(ask.options, start=1):
            st.text_input(say("workshop.rung", n=n), kept.get(one.id, one.text), max_chars=80, key=f"rung:{one.id}")
        st.form_submit_button(say("workshop.rungs_save"), on_click=_name_rungs, args=(room, ask))


def _name_rungs(room: LiveRoom, ask: Ask) -> None:
    """Keep the names as they were typed; one that was emptied is named as the plan names it."""
    names = {one.id: str(st.session_state[f"rung:{one.id}"] or "").strip() for one in ask.options}
    move(room, "rungs", ask=ask.exercise, names=names)


def timetable(room: LiveRoom) -> None:
    """The clock of the whole session; a block to come can be skipped, and one that was skipped taken up again."""
    now = clock(room.workshop, room.room, here.now())
    st.subheader(say("workshop.clock_title"), anchor=False)
    st.markdown(_late(now))
    for slot in now.slots:
        starts = f"{slot.starts.astimezone(HERE):%H:%M}"
        words = say(f"workshop.slot_{slot.state}", at=starts, title=slot.title, minutes=slot.fitted)
        # Columns and not a row that wraps: the buttons stand below each other, however long the titles are.
        if slot.state in ("done", "now"):
            st.markdown(f"**{words}**" if slot.state == "now" else words)
            continue
        named, pressed = st.columns([3, 1], vertical_alignment="center", gap="small")
        named.markdown(words)
        with pressed:
            _slot_step(room, "skip" if slot.state == "next" else "take_up", slot)


def _slot_step(room: LiveRoom, what: MoveKind, slot: Slot) -> None:
    """A small button beside a block; its move is made before the page is drawn, so that a quick next press loses nothing."""
    st.button(
        say(f"workshop.{what}"),
        key=f"{what}:{slot.block}",
        help=slot.title,
        on_click=press,
        width="stretch",
        args=(room, what),
        kwargs={"block": slot.block},
    )


def _late(now: Clock) -> str:
    end = f"{now.planned_end.astimezone(HERE):%H:%M}"
    if now.over > 0:
        return say("workshop.clock_over", minutes=now.over, end=end)
    if now.late > 0:
        return say("workshop.clock_late", minutes=now.late, end=end)
    return say("workshop.clock_early" if now.late < 0 else "workshop.clock_fits", minutes=-now.late, end=end)
