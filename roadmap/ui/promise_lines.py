"""Pay, preparation and support as lines of their own in the dialog of how an action goes: added, dated, kept, taken away."""

import streamlit as st

from roadmap.plan.following_models import Promise, PromiseKind
from roadmap.ui.words import say

#: For what promises are made, in the order in which they are asked for.
KINDS: tuple[PromiseKind, ...] = ("pay", "preparation", "support")
#: Characters that the words of a promise may have.
LONGEST = 1000


class WordsMissing(ValueError):  # noqa: N818 - what is asked of people, more than an error
    """A promise has a date and no words."""


def draw(action_id: str, kept: tuple[Promise, ...]) -> list[tuple[Promise, bool]]:
    """A box for each promise, and empty ones below; what is typed in each, and whether it is to go."""
    count = f"promises:{action_id}"
    empty = st.session_state.get(count, 1)
    lines = [*kept, *(Promise(kind=KINDS[n % len(KINDS)], words="") for n in range(empty))]
    typed = [_line(action_id, n, one, new=n > len(kept)) for n, one in enumerate(lines, start=1)]
    st.form_submit_button(say("follow.promise_add"), icon=":material/add:", on_click=_one_more, args=(count, empty))
    return typed


def _one_more(count: str, empty: int) -> None:
    st.session_state[count] = empty + 1


def _line(action_id: str, n: int, kept: Promise, *, new: bool) -> tuple[Promise, bool]:
    key = f"promise:{action_id}:{n}"
    with st.container(border=True, gap="xsmall"):
        kind = st.selectbox(
            say("follow.promise_kind", n=n),
            KINDS,
            index=KINDS.index(kept.kind),
            format_func=lambda one: say(f"follow.promise_{one}"),
            key=f"{key}:kind",
        )
        words = st.text_input(say("follow.promise_words", n=n), value=kept.words, max_chars=LONGEST, key=f"{key}:words")
        left, right = st.columns(2)
        due = left.date_input(say("follow.promise_by", n=n), value=kept.due, format="DD/MM/YYYY", key=f"{key}:due")
        done = right.date_input(say("follow.promise_done", n=n), value=kept.done_on, format="DD/MM/YYYY", key=f"{key}:done")
        gone = not new and st.checkbox(say("follow.promise_gone", n=n), key=f"{key}:gone")
    return Promise(kind=kind, words=words.strip(), due=due, done_on=done), gone


def promised(typed: list[tuple[Promise, bool]]) -> tuple[Promise, ...]:
    """The promises that stay, without the empty lines. WordsMissing where one has a date and says nothing."""
    stay = [one for one, gone in typed if not gone]
    if any((one.due or one.done_on) and not one.words for one in stay):
        raise WordsMissing("a promise with a date says what was promised")
    return tuple(dict.fromkeys(one for one in stay if one.words))


def forget(action_id: str) -> None:
    """Begin with one empty line the next time."""
    st.session_state.pop(f"promises:{action_id}", None)
