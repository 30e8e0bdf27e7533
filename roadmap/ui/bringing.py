"""Bringing answers in from a sheet: the sheet to fill, a look at the file that was chosen, and the one press that keeps it."""

import hashlib
import secrets
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace

import streamlit as st

from roadmap.assessment.answers_file import NEEDED, parse_rows
from roadmap.assessment.arrival_models import SheetColumns, Use
from roadmap.assessment.collection_models import Collection
from roadmap.assessment.models import Assessment, Collected
from roadmap.content.faults import ContentFaults, Fault
from roadmap.content.loading import load_words
from roadmap.content.models import NOT_ASKED, Framework
from roadmap.exchange.answer_columns import Column, bare, columns_of, is_sheet_of_people
from roadmap.exchange.answer_grids import Grid, read_grid
from roadmap.exchange.arrivals import Arrivals, HowToRead, arrivals, arrived_rows
from roadmap.exchange.typing_sheet import WAYS, typing_sheet, way_words
from roadmap.reports.forms import items_on
from roadmap.store import StoreProblem
from roadmap.ui import downloads, giving, here, pieces, presses
from roadmap.ui.made_once import once
from roadmap.ui.words import say

SAID, TROUBLE = "bring:said", "bring:trouble"
#: As answers came that neither the sheet nor the facilitator says otherwise of.
OTHER_FORM = "other_form"
MOST_FAULTS = 40


@dataclass(frozen=True)
class Read:
    """A file that was read: its columns and what they mean so far, or a row for each answer where `grid` is None.

    `mark` tells its content, name and questions from those of other files.
    """

    framework: Framework
    about: Collection
    first_set: str
    kept: SheetColumns
    mark: str
    grid: Grid | None
    columns: tuple[Column, ...] = ()
    rows: Collected | None = None

    def has(self, use: Use) -> bool:
        """Whether a column holds this."""
        return any(column.use == use for column in self.columns)


def draw_said() -> None:
    """What came of the last press."""
    if said := st.session_state.pop(SAID, None):
        pieces.notice(said, icon=":material/check:")
        pieces.announce(said)
    if trouble := st.session_state.pop(TROUBLE, None):
        pieces.faults(say("errors.not_saved"), trouble)


def draw_sheet(framework: Framework, assessment: Assessment, about: Collection) -> None:
    """The sheet in which answers are typed, for the questions that are on the form."""
    presses.keep()
    st.header(say("bring_answers.step_one"), anchor=False)
    st.markdown(say("bring_answers.step_one_text"))
    asked, views = giving.asked(about, assessment, framework, None), giving.views(about, framework)
    sets = [one.id for one in framework.about.sets]

    def named(one: str) -> str:
        return say("paper_form.set", name=framework.sets[one].name, n=len(items_on(framework, one, None, views)))

    wanted = st.selectbox(say("paper_form.which"), sets, index=sets.index(asked.first_set), format_func=named, key="bring:set")
    st.download_button(
        say("bring_answers.sheet"),
        data=_maker(framework, wanted, views),
        file_name=downloads.file_name(assessment, say("bring_answers.file"), "xlsx"),
        mime=downloads.XLSX,
        key="bring:sheet",
        icon=":material/download:",
        on_click="ignore",
    )


def _maker(framework: Framework, set_id: str, views: tuple[str, ...]) -> Callable[[], bytes]:
    def make() -> bytes:
        items = items_on(framework, set_id, None, views)
        return typing_sheet(framework, items, views, load_words("report_en"), secrets.token_hex(3).upper(), here.today())

    return make


def read(framework: Framework, about: Collection, assessment: Assessment, content: bytes, name: str) -> Read | None:
    """What a file holds; where it cannot be read, all that is wrong is said and there is nothing."""
    first_set = giving.asked(about, assessment, framework, None).first_set
    kept = here.store().sheet_columns(about.id)
    mark = f"{hashlib.sha256(content).hexdigest()} {name} {assessment.framework.hash}"
    known = Read(framework, about, first_set, kept, mark, None)
    grid = once("grid", mark, lambda: _grid(framework, content, name))
    if not isinstance(grid, Grid):
        _tell(grid)
        return None
    if _is_rows(grid.headings):
        return _by_answer(known, grid, name)
    return replace(known, grid=grid, columns=once("columns", (mark, kept), lambda: columns_of(grid.headings, framework, kept)))


def _grid(framework: Framework, content: bytes, name: str) -> Grid | tuple[Fault, ...]:
    def is_header(row: list[object]) -> bool:
        return _is_rows(row) or is_sheet_of_people(row, framework)

    try:
        return read_grid(content, name, is_header)
    except ContentFaults as found:
        return found.faults


def _is_rows(row: list[object]) -> bool:
    return set(NEEDED) <= {str(value).strip() for value in row}


def _by_answer(known: Read, grid: Grid, name: str) -> Read | None:
    """A file with a row for each answer, as other programs write it."""
    names = [str(value or "").strip() for value in grid.headings]

    def parse() -> Collected | tuple[Fault, ...]:
        return parse_rows(
            [dict(zip(names, row, strict=False)) for row in grid.rows],
            known.framework,
            header=names,
            path=name,
            first_row=grid.header_row + 1,
            kind=known.about.kind,
        )

    found = once("rows", (known.mark, known.about.kind), parse)
    if not isinstance(found, Collected):
        _tell(found)
        return None
    return replace(known, rows=found)


# --- the look at it -------------------------------------------------------------------------------


def draw_look(sheet: Read) -> None:
    """How many people and answers were read, or every fault by its cell; then the one press that brings them in."""
    way = WAYS[0] if sheet.has(Use.WAY) else _way(sheet)
    says_view = sheet.rows is not None or sheet.has(Use.VIEW)
    view = None if says_view else _view(sheet)
    if way is None or (view is None and not says_view):
        return
    found = arrived(sheet, way, view)
    if not isinstance(found, Arrivals):
        _tell(found)
        return
    st.header(say("bring_answers.step_three"), anchor=False)
    known = here.store().arrived_before(sheet.about.id, found.people)
    st.markdown("\n".join(f"- {line}" for line in _summary(sheet, found, known)))
    new = len(found.people) - known
    if not new:
        pieces.notice(say("bring_answers.all_known"))
        return
    if sheet.about.is_survey:
        pieces.notice(say("bring_answers.knows"))
    st.markdown(say("bring_answers.sure"))
    st.button(say("bring_answers.button"), type="primary", key="bring:in", on_click=_bring_in, args=(sheet.about.id, found))


def _way(sheet: Read) -> str | None:
    """How everybody's answers came whose sheet does not say it."""
    return st.selectbox(
        say("bring_answers.way"),
        (*WAYS, OTHER_FORM),
        index=None,
        placeholder=say("bring_answers.choose_one"),
        format_func=lambda one: say(f"bring_answers.way_{one}"),
        key="bring:way",
    )


def _view(sheet: Read) -> str | None:
    """Which view everybody gives whose sheet does not say it."""
    names = {one.id: one.name for one in sheet.framework.perspectives if one.id in giving.views(sheet.about, sheet.framework)}
    return st.selectbox(
        say("bring_answers.view"),
        list(names),
        index=None,
        placeholder=say("bring_answers.choose_one"),
        format_func=lambda one: names[one],
        key="bring:view",
    )


def arrived(sheet: Read, way: str, view: str | None) -> Arrivals | tuple[Fault, ...]:
    """Everybody in the sheet, or its faults."""
    rows, grid = sheet.rows, sheet.grid

    def make() -> Arrivals | tuple[Fault, ...]:
        if rows:
            return arrived_rows(rows, sheet.framework, sheet.first_set, way)
        assert grid is not None
        return arrivals(grid, how_to_read(sheet, way, view))

    return once("people", (sheet.mark, sheet.kept, sheet.about, way, view), make)


def how_to_read(sheet: Read, way: str = "", view: str | None = None) -> HowToRead:
    """What is known of the sheet beside its cells."""
    return HowToRead(
        framework=sheet.framework,
        columns=sheet.columns,
        labels=sheet.kept.labels,
        views=giving.views(sheet.about, sheet.framework),
        first_set=sheet.first_set,
        ways={bare(words): one for one, words in way_words(load_words("report_en")).items()},
        view=view,
        way=way,
    )


def _summary(sheet: Read, found: Arrivals, known: int) -> list[str]:
    """What was read, in counts alone: no single answer is shown."""
    names = {one.id: one.name for one in sheet.framework.perspectives}
    views = Counter(one.perspective for one in found.people)
    ways = Counter(one.way for one in found.people)
    given = sum(1 for one in found.people for answer in one.answers.values() if answer and answer != NOT_ASKED)
    groups = ", ".join(f"{name} {views[one]}" for one, name in names.items() if views[one])
    came = ", ".join(f"{say(f'bring_answers.way_{one}').lower()} {n}" for one, n in sorted(ways.items()))
    lines = [
        say("bring_answers.people", n=len(found.people), groups=groups),
        say("bring_answers.answers", n=given),
        say("bring_answers.ways", ways=came),
    ]
    left_out = [pieces.plain(column.heading) for column in sheet.columns if column.use in (None, Use.LEFT_OUT)]
    if left_out:
        lines.append(say("bring_answers.left_out", columns="; ".join(left_out)))
    counted = (("empty", found.empty), ("beside", found.beside), ("known", known))
    return [*lines, *(say(f"bring_answers.{name}", n=n) for name, n in counted if n)]


def _bring_in(collection_id: str, found: Arrivals) -> None:
    """Keep everybody, all or nothing; what came of it is said at the top."""
    try:
        n = here.store().bring_in(collection_id, found.people)
    except StoreProblem as problem:
        st.session_state[TROUBLE] = [problem.what, problem.what_to_do]
        return
    st.session_state[SAID] = say("bring_answers.done", n=n)


def _tell(faults: tuple[Fault, ...]) -> None:
    lines = [pieces.plain(f"{fault.path}{f', row {fault.line}' if fault.line else ''}: {fault.message}") for fault in faults]
    more = [say("bring_answers.more_faults", n=len(lines) - MOST_FAULTS)] if len(lines) > MOST_FAULTS else []
    pieces.faults(say("bring_answers.faults"), [*lines[:MOST_FAULTS], *more])
