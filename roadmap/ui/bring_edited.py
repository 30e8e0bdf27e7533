"""An edited spreadsheet of the plan: what it would change, what both changed, and the button that takes it over."""

import secrets
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date

import streamlit as st

from roadmap.assessment.models import Assessment
from roadmap.content.faults import ContentFaults
from roadmap.content.loading import load_words
from roadmap.exchange.plan_files import choice_words, read_plan
from roadmap.plan.models import Plan, PlanAction
from roadmap.plan.sheet_cells import CHOICES
from roadmap.plan.sheet_models import Sheet, Value
from roadmap.plan.taking_in import Comparison, Difference, Version, compare, taken
from roadmap.store import StaleWrite, StoreProblem
from roadmap.ui import here, pieces
from roadmap.ui.words import say

_TAKEN = "bring_plan:taken"


def new_id() -> str:
    """A stable random id."""
    return secrets.token_hex(8)


def draw_taken() -> None:
    """What was just taken over, once."""
    told = st.session_state.pop(_TAKEN, "")
    if told:
        pieces.notice(told, icon=":material/check_circle:")
    pieces.announce(told)


def remember_taken(changed: int, added: int) -> None:
    """Say on the next run what was taken over."""
    st.session_state[_TAKEN] = say("bring_plan.taken", changed=changed, added=added)


def draw(assessment: Assessment, plan: Plan, content: bytes, name: str) -> bool:
    """Everything a file would change, and the button; whether it was taken over. ContentFaults where the file has faults."""
    words = load_words("report_en")
    sheet = read_plan(content, name, words)
    found = compare(plan, sheet, here.today(), new_id, choice_words(words))
    if found.faults:
        raise ContentFaults(found.faults)
    teller = _Teller(plan)
    if sheet.base is None:
        pieces.notice(say("bring_plan.no_base"))
    if found.is_empty:
        st.markdown(say("bring_plan.nothing"))
    _draw_changes(found, teller)
    chosen = _draw_conflicts(found, teller)
    _draw_rest(sheet, found, teller)
    if found.is_empty:
        return False
    if len(chosen) < len(found.conflicts):
        st.caption(say("bring_plan.choose_first"))
    sent = st.button(say("bring_plan.take"), type="primary", disabled=len(chosen) < len(found.conflicts))
    return sent and _take(assessment, plan, found, chosen)


def _take(assessment: Assessment, plan: Plan, found: Comparison, chosen: Mapping[tuple[str, str], Version]) -> bool:
    """Keep what was changed, all of it or nothing."""
    made = taken(plan, found, chosen, here.today())
    try:
        here.store().save_plan(assessment.id, made)
    except StaleWrite:
        pieces.faults(say("bring_plan.stale"), [])
    except StoreProblem as problem:
        pieces.faults(say("errors.not_saved"), [problem.what, problem.what_to_do])
    else:
        remember_taken(len(made.actions) - len(found.added), len(found.added))
        return True
    return False


class _Teller:
    """Says cells and actions as people read them in the spreadsheet."""

    def __init__(self, plan: Plan) -> None:
        self._words = load_words("report_en").texts["sheet"]
        self._titles = {one.id: one.title for one in plan.priorities}

    def column(self, field: str) -> str:
        return self._words[field]

    def value(self, field: str, value: Value) -> str:
        """What a cell says, in words that can be drawn."""
        if isinstance(value, date):
            return pieces.date_words(value)
        if field in CHOICES and value in CHOICES[field]:
            return self._words[f"{field}_{value}"]
        told = self._titles.get(value, value) if field == "priority" else value
        return f"“{pieces.plain(told)}”" if told else say("plan.empty")

    def priority(self, action: PlanAction) -> str:
        return pieces.plain(self._titles[action.priority_id])

    def cells(self, one: Difference) -> Iterator[tuple[str, str]]:
        """What a difference puts in place: the cell, and those that go with it."""
        for field, value in ((one.field, one.file), *one.more.items()):
            yield self.column(field), self.value(field, value)


def _draw_changes(found: Comparison, tell: _Teller) -> None:
    """What the file changes, an action after the other, and what it adds."""
    if found.changes:
        st.header(say("bring_plan.changes"), anchor=False)
    for action, changes in _by_action(found.changes):
        st.markdown(f"**{pieces.plain(action.do)}**")
        lines = [
            say("bring_plan.becomes", field=tell.column(one.field), now=tell.value(one.field, one.plan), then=then)
            + "".join(f" {column}: {words}." for column, words in beside)
            for one in changes
            for (_, then), *beside in (list(tell.cells(one)),)
        ]
        st.markdown("\n".join(f"- {line}" for line in lines))
    if found.added:
        st.header(say("bring_plan.added"), anchor=False)
        lines = [
            say("bring_plan.added_line", row=row, do=pieces.plain(action.do), priority=tell.priority(action))
            for row, action in found.added.items()
        ]
        st.markdown("\n".join(f"- {line}" for line in lines))


def _draw_conflicts(found: Comparison, tell: _Teller) -> dict[tuple[str, str], Version]:
    """What both changed, each with both versions to choose from; what was chosen so far."""
    chosen: dict[tuple[str, str], Version] = {}
    if not found.conflicts:
        return chosen
    st.header(say("bring_plan.conflicts"), anchor=False)
    st.markdown(say("bring_plan.conflicts_text"))
    for action, both in _by_action(found.conflicts):
        with st.container(border=True, gap="small"):
            st.markdown(f"**{pieces.plain(action.do)}**")
            for one in both:
                mine = ". ".join(words if not n else f"{column}: {words}" for n, (column, words) in enumerate(tell.cells(one)))
                versions: dict[Version, str] = {"plan": tell.value(one.field, one.plan), "file": mine}
                options: list[Version] = ["plan", "file"]
                # What the plan says is part of the key: where it changed again, the choice is open again.
                picked = st.radio(
                    tell.column(one.field),
                    options,
                    index=None,
                    format_func=_said(versions),
                    key=f"conflict:{action.id}:{one.field}:{one.plan}:{one.file}",
                )
                if picked:
                    chosen[action.id, one.field] = picked
    return chosen


def _said(versions: Mapping[Version, str]) -> Callable[[Version], str]:
    return lambda version: say(f"bring_plan.keep_{version}", words=versions[version])


def _draw_rest(sheet: Sheet, found: Comparison, tell: _Teller) -> None:
    """What is not in the file and stays, and what of the file is not read."""
    if found.missing:
        st.header(say("bring_plan.missing"), anchor=False)
        st.markdown(say("bring_plan.missing_text"))
        st.markdown("\n".join(f"- {pieces.plain(action.do)}" for action in found.missing))
    if found.gone:
        rows = ", ".join(str(row.number) for row in found.gone)
        st.caption(say("bring_plan.gone", rows=rows))
    if sheet.left_out:
        st.caption(say("bring_plan.left_out", columns=", ".join(tell.column(field) for field in sheet.left_out)))
    if sheet.not_read:
        st.caption(say("bring_plan.not_read", columns=", ".join(pieces.plain(one) for one in sheet.not_read)))


def _by_action(differences: Iterable[Difference]) -> Iterator[tuple[PlanAction, list[Difference]]]:
    found: dict[str, list[Difference]] = {}
    for one in differences:
        found.setdefault(one.action.id, []).append(one)
    for those in found.values():
        yield those[0].action, those
