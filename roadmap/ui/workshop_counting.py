"""Counting by hand: a grid that the keyboard fills, and what the room said as a table on the trainer's page."""

import streamlit as st

from roadmap.ui import pieces
from roadmap.ui.rooms import LiveRoom
from roadmap.ui.words import say
from roadmap.ui.workshop_moves import move
from roadmap.workshop.models import Ask, Count, Way
from roadmap.workshop.room import count_keys

MOST = 500
#: Adds up in the browser what stands in the fields, so that whoever types sees at once whether everybody is counted.
_TOTAL = st.components.v2.component(
    "count_total",
    html='<p id="total" style="margin:0;font-weight:600"></p>',
    isolate_styles=False,
    js="""export default function({data, parentElement}) {
      const form = parentElement.closest('[data-testid="stForm"]'), told = parentElement.querySelector("#total");
      const add = () => {
        const fields = [...form.querySelectorAll("input[type=number]")].filter((_, n) => n % data.every === 0);
        told.textContent = data.text.replace("{n}", fields.reduce((sum, field) => sum + (Number(field.value) || 0), 0));
      };
      form.addEventListener("input", add);
      add();
      return () => form.removeEventListener("input", add);
    }""",
)


def grid(room: LiveRoom, ask: Ask) -> None:
    """One field an option (for an order one a place as well): type, Tab, type, Enter."""
    kept = room.room.counts.get(ask.id, Count())
    by_phone = room.sent(ask)
    with st.form(f"count:{ask.id}", border=False):
        for option in ask.options:
            if ask.answer == "one":
                _field(ask, option.id, option.text, kept)
                continue
            for place, column in enumerate(st.columns(ask.choose), start=1):
                with column:
                    label = say("workshop.count_place", option=option.text, n=place)
                    _field(ask, f"{option.id}.{place}", label, kept)
        _total(room, ask)
        if by_phone:
            st.radio(
                say("workshop.count_beside", n=by_phone),
                [False, True],
                index=int(kept.instead),
                format_func=lambda yes: say("workshop.count_instead" if yes else "workshop.count_add"),
                key=f"instead:{ask.id}",
            )
        st.caption(say("workshop.count_how"))
        # Kept before the page is drawn: whoever goes on at once interrupts the drawing, and loses nothing.
        st.form_submit_button(say("workshop.count_keep"), on_click=_keep, args=(room, ask, kept.instead))


def _total(room: LiveRoom, ask: Ask) -> None:
    """How many are counted so far (of an order, how many named a first), and how many of each group are here together."""
    here = sum(room.room.here.values())
    key = "workshop.count_total_first" if ask.answer == "order" else "workshop.count_total"
    text = " ".join([say(key), *([say("workshop.count_of", here=here)] if here else [])])
    _TOTAL(data={"text": text, "every": ask.choose if ask.answer == "order" else 1}, key=f"total:{ask.id}")


def _keep(room: LiveRoom, ask: Ask, instead: bool) -> None:
    """Keep what was typed; what stands at nought is left out."""
    typed = {key: int(st.session_state.get(f"n:{ask.id}:{key}") or 0) for key in count_keys(ask)}
    instead = bool(st.session_state.get(f"instead:{ask.id}", instead))
    move(room, "count", ask=ask.id, count=Count(people={key: n for key, n in typed.items() if n}, instead=instead))


def _field(ask: Ask, key: str, label: str, kept: Count) -> None:
    st.number_input(label, 0, MOST, kept.people.get(key, 0), step=1, key=f"n:{ask.id}:{key}")


def shown(room: LiveRoom, ask: Ask) -> None:
    """What is on the projector, as a table for the trainer."""
    if ask.part == "compare":
        return
    found = room.tally(ask)
    if found.shape == "texts":
        st.markdown("\n".join(f"- {pieces.plain(' · '.join(one for one in said if one))}" for said in found.texts))
        return
    if not found.answered:
        st.markdown(say("live.nobody_yet"))
        return
    unit = say("workshop.col_tables" if room.room.way is Way.TABLES else "workshop.col_people")
    rows = [
        {say("workshop.col_answer"): pieces.plain(row.text), unit: str(row.n)}
        | ({say("workshop.col_points"): str(row.points)} if found.shape == "order" else {})
        for row in found.rows
    ]
    st.table(rows, border="horizontal", hide_index=True, alt=ask.text)
