"""The catalogue of faults in a plan that comes back as a spreadsheet: every code, what it means, and how it is told."""

import re
from collections.abc import Iterable
from typing import Any, cast

from roadmap.content.catalogue import Catalogue
from roadmap.content.faults import Code, Fault, make_fault


class SheetCode(Catalogue):
    """One kind of fault."""

    # --- the sheet -----------------------------------------------------------------------
    NO_ID_COLUMN = (
        "NO_ID_COLUMN", "The column that ties each row to the plan is not there.",
        "there is no column {found}: without it nothing tells which row belongs to which action. Put the column back, or choose "
        "“A plan of our own” above",
    )  # fmt: skip
    HEADING_TWICE = (
        "HEADING_TWICE", "Two columns have the same heading, so it is not clear which holds the words.",
        "the heading {found} stands a second time: remove one of the two columns",
    )  # fmt: skip
    MERGED = (
        "MERGED", "Cells are joined together, so it is not clear to which rows their words belong.",
        "the cells {found_plain} are joined together: undo the join, and fill in each cell",
    )  # fmt: skip
    NO_ROWS = (
        "NO_ROWS", "There is no row of the plan below the headings.",
        "there is no row below the headings",
    )  # fmt: skip
    TOO_MANY_ROWS = (
        "TOO_MANY_ROWS", "The sheet has far more rows than a plan.",
        "more than {detail} rows, which is far more than a plan: look whether this is the right file, and remove what lies below "
        "the plan",
    )  # fmt: skip
    OTHER_PLAN = (
        "OTHER_PLAN", "None of the rows belongs to this plan.",
        "none of these rows belongs to this plan: it may be the plan of another assessment. Open that one first",
    )  # fmt: skip
    # --- a row ---------------------------------------------------------------------------
    UNKNOWN_ROW = (
        "UNKNOWN_ROW", "A row carries an id that no action of the plan has.",
        "no action of this plan has the id {found}. Write it as it was, or empty this cell to add the row as a new action",
    )  # fmt: skip
    GONE = (
        "GONE", "A row was changed whose action has been taken out of the plan since.",
        "this action was taken out of the plan after the file was saved, and this row was changed. Remove the row, or empty "
        "this cell to add it as a new action",
    )  # fmt: skip
    ID_TWICE = (
        "ID_TWICE", "Two rows carry the same id.",
        "row {detail} has this id already: empty this cell if the row is a new action, or remove one of the two",
    )  # fmt: skip
    ALREADY_THERE = (
        "ALREADY_THERE", "A new row has the words of an action that its priority has already.",
        "{detail} says the same under the same priority: remove one, or change the words",
    )  # fmt: skip
    # --- a cell --------------------------------------------------------------------------
    EMPTY = (
        "EMPTY", "A cell is empty that must be filled.",
        "empty: {detail}",
    )  # fmt: skip
    TOO_LONG = (
        "TOO_LONG", "A cell has more characters than are kept.",
        "{found_plain} characters; at most {allowed} are kept",
    )  # fmt: skip
    NO_RESULT = (
        "NO_RESULT", "A cell holds a formula's error, or a formula without its result.",
        "{found} is not text: write the words themselves",
    )  # fmt: skip
    NO_DATE = (
        "NO_DATE", "A cell should hold a date and holds something else.",
        "{found} is no date: write it as day/month/year, such as 31/03/2027",
    )  # fmt: skip
    NO_CHOICE = (
        "NO_CHOICE", "A cell holds none of the words that may be chosen there.",
        "{found} is none of the choices: {allowed}",
    )  # fmt: skip
    NO_PRIORITY = (
        "NO_PRIORITY", "A cell names a priority that the plan does not have.",
        "the plan has no priority {found}; it has: {allowed}",
    )  # fmt: skip
    FIXED = (
        "FIXED", "A cell was changed that is kept as it is for ever.",
        "what stands here is kept as it was and cannot be changed: {detail}",
    )  # fmt: skip
    MOVE_NEEDS_REASON = (
        "MOVE_NEEDS_REASON", "A date was moved without saying why.",
        "the date was moved: say why, in a sentence of its own",
    )  # fmt: skip
    NOTHING_MOVED = (
        "NOTHING_MOVED", "A reason for moving a date was given, and no date was moved.",
        "a reason for a date that was not moved: put back what stood here, or move the date",
    )  # fmt: skip
    DATE_STAYS = (
        "DATE_STAYS", "A date that was given was taken away.",
        "a date that was given can be moved, and not taken away",
    )  # fmt: skip
    NEEDS_BECAUSE = (
        "NEEDS_BECAUSE", "Something is 'not for us yet', and nobody says why.",
        "say why it is not for you yet, so that those who raised it can be told",
    )  # fmt: skip
    BECAUSE_OF_NOTHING = (
        "BECAUSE_OF_NOTHING", "A reason for 'not for us yet' was given for an action that was not turned down.",
        "a reason for “not for us yet”, and the decision says something else: empty this cell, or change the decision",
    )  # fmt: skip
    PRIORITY_NOT_YET = (
        "PRIORITY_NOT_YET", "An action was decided on whose whole priority is not for the group yet.",
        "the priority of this action is not for you yet: take the priority on first, on the plan's page",
    )  # fmt: skip
    NEEDS_WHY = (
        "NEEDS_WHY", "An action is blocked, and nobody says why and what will be done.",
        "it is late or blocked: say why, and what will be done",
    )  # fmt: skip
    KEPT = (
        "KEPT", "Something was emptied that was said earlier and is kept.",
        "what was said earlier is kept and cannot be emptied: write something newer, or put it back",
    )  # fmt: skip


def sheet_fault(code: SheetCode, cell: str, **told: Any) -> Fault:
    """A fault of this catalogue, of the same shape as those of content; `cell` is its address."""
    return make_fault(cast(Code, code), cell, **told)


def by_row(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    """Faults in the order of the rows of their cells."""
    return tuple(sorted(faults, key=lambda fault: int(re.sub(r"^.*?(\d*)$", r"0\1", fault.path))))
