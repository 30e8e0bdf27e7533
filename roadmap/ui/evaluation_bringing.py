"""Bringing in forms from paper or another program: a file, a look with every fault by its cell, then all or nothing."""

from collections.abc import Sequence

import streamlit as st

from roadmap.access.models import Deed
from roadmap.content.faults import ContentFaults, Fault, make_fault
from roadmap.evaluation.asked import background_asked
from roadmap.evaluation.kept_models import Course, Opening
from roadmap.evaluation.responses import NEEDED
from roadmap.exchange.answer_grids import Grid, read_grid
from roadmap.exchange.form_arrivals import FormsRead, HowToRead, form_arrivals, is_form_sheet
from roadmap.exchange.form_codes import FormCode
from roadmap.exchange.form_rows import form_rows
from roadmap.store import StoreProblem
from roadmap.ui import here, pieces
from roadmap.ui.evaluation_access import may_do
from roadmap.ui.evaluation_waves import SAID, TROUBLE
from roadmap.ui.form_pages import LONGEST
from roadmap.ui.words import say

MOST_FAULTS = 40


def draw(course: Course, openings: Sequence[Opening]) -> None:
    """Choose the time and the file; nothing is kept before the last press."""
    open_now = [one for one in openings if one.closed_on is None]
    if not open_now or not may_do(course, Deed.BRING_IN):
        return
    st.header(say("courses.bring_title"), anchor=False)
    st.markdown(say("courses.bring_text"))
    names = {wave.id: wave.name for wave in course.instrument.waves}
    waves = [wave for wave in names if any(one.wave == wave for one in open_now)]
    wave = st.selectbox(say("courses.bring_wave"), waves, format_func=lambda one: names[one], key="forms:wave")
    site = course.places[0]
    if len(course.sites) > 1:
        site = st.selectbox(say("courses.bring_site"), course.sites, format_func=pieces.plain, key="forms:site")
    sent = st.file_uploader(say("courses.bring_file"), max_upload_size=10, key="forms:file")
    if sent is None:
        return
    opening = next(one for one in open_now if one.wave == wave and one.site == site)
    how = HowToRead(course, wave, site, background_asked(course.instrument, opening.attended), LONGEST)
    found = read(how, sent.getvalue(), sent.name)
    if isinstance(found, FormsRead):
        found = _too_many(course, found, open_now) or found
    if isinstance(found, FormsRead):
        _look(course, found)
    else:
        _tell(found, sent.name)


def read(how: HowToRead, content: bytes, name: str) -> FormsRead | tuple[Fault, ...]:
    """The forms that a file holds, or all that is wrong with it."""
    try:
        grid = read_grid(content, name, lambda row: _is_rows(row) or is_form_sheet(row, how))
    except ContentFaults as found:
        return tuple(found.faults)
    if _is_rows(grid.headings):
        return _by_answer(how, grid, name)
    return form_arrivals(grid, how)


def _is_rows(row: Sequence[object]) -> bool:
    return set(NEEDED) <= {str(value).strip() for value in row}


def _by_answer(how: HowToRead, grid: Grid, name: str) -> FormsRead | tuple[Fault, ...]:
    header = [str(value or "").strip() for value in grid.headings]
    rows = [dict(zip(header, row, strict=False)) for row in grid.rows]
    return form_rows(rows, [one for one in header if one], how, name, grid.header_row + 1)


def _too_many(course: Course, found: FormsRead, openings: Sequence[Opening]) -> tuple[Fault, ...]:
    """A fault where more forms would be kept than people were there."""
    came, store = here.store().forms_came(course.id), here.store()
    faults = []
    for one in openings:
        mine = [form.id for form, _ in found.forms if (form.wave, form.site) == (one.wave, one.site)]
        total = came.get((one.wave, one.site), 0) + len(mine) - (store.known_forms(mine) if mine else 0)
        if mine and one.attended is not None and total > one.attended:
            faults.append(make_fault(FormCode.MORE_THAN_THERE, one.site, detail=one.attended))  # type: ignore[arg-type]
    return tuple(faults)


def _look(course: Course, found: FormsRead) -> None:
    """What was read, in counts alone; then the one press that brings it in."""
    known = here.store().known_forms(form.id for form, _ in found.forms)
    ticks = sum(len(form.answers) for form, _ in found.forms)
    written = sum(len(said) for _, said in found.forms)
    lines = [say("courses.bring_forms", n=len(found.forms)), say("courses.bring_answers", n=ticks, words=written)]
    lines += [say("courses.bring_empty", n=found.empty)] if found.empty else []
    lines += [say("courses.bring_beside", columns=pieces.plain("; ".join(found.beside)))] if found.beside else []
    lines += [say("courses.bring_known", n=known)] if known else []
    st.markdown("\n".join(f"- {line}" for line in lines))
    if known == len(found.forms):
        pieces.notice(say("courses.bring_all_known"))
        return
    st.markdown(say("courses.bring_sure"))
    st.button(say("courses.bring_in"), type="primary", key="forms:in", on_click=_bring_in, args=(course, found))


def _bring_in(course: Course, found: FormsRead) -> None:
    try:
        new = here.store().bring_forms(course.id, found.forms)
    except StoreProblem as problem:
        st.session_state[TROUBLE] = [problem.what, problem.what_to_do]
        return
    if new is None:
        st.session_state[TROUBLE] = [say("courses.bring_closed")]
    else:
        st.session_state[SAID] = say("courses.bring_done", n=new)


def _tell(faults: Sequence[Fault], name: str) -> None:
    lines = [
        pieces.plain(
            say("courses.bring_row", file=name, row=one.line, what=one.message) if one.line else f"{one.path}: {one.message}"
        )
        for one in faults[:MOST_FAULTS]
    ]
    more = [say("courses.bring_more", n=len(faults) - MOST_FAULTS)] if len(faults) > MOST_FAULTS else []
    pieces.faults(say("courses.bring_faults"), [*lines, *more])
