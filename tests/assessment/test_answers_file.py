"""Rows of a file of answers: what is read, and every fault with its row."""

import pytest

from roadmap.assessment.answer_codes import AnswerCode
from roadmap.assessment.answers_file import MOST_SUGGESTIONS, parse_rows
from roadmap.assessment.models import AnswerRow, Collected, CollectionKind, Respondent
from roadmap.content.faults import Fault

from .cases import framework, item

OF = framework([item("calm_rooms"), item("told_in_time")])
HEADER = ["respondent", "perspective", "item", "answer", "note"]


def row(
    respondent: object = "r1", perspective: str = "leader", item_id: str = "calm_rooms", answer: object = "s1", **more: object
) -> dict[str, object]:
    return {"respondent": respondent, "perspective": perspective, "item": item_id, "answer": answer, **more}


def faults(rows: list[dict[str, object]], **more: object) -> tuple[Fault, ...]:
    found = parse_rows(rows, OF, **more)  # type: ignore[arg-type]
    assert isinstance(found, tuple)
    return found


def told(rows: list[dict[str, object]], **more: object) -> list[str]:
    return [str(fault) for fault in faults(rows, **more)]


def test_good_rows_become_a_collection() -> None:
    rows = [row(note=" seen "), row(item_id="told_in_time", answer=""), row(7.0, "experience", answer="not_asked")]
    assert parse_rows(rows, OF, header=HEADER, kind=CollectionKind.IN_THE_ROOM) == Collected(
        kind=CollectionKind.IN_THE_ROOM,
        respondents=(Respondent(id="r1", perspective="leader"), Respondent(id="7", perspective="experience")),
        rows=(
            AnswerRow(respondent="r1", item="calm_rooms", answer="s1", note="seen"),
            AnswerRow(respondent="r1", item="told_in_time", answer=None),
            AnswerRow(respondent="7", item="calm_rooms", answer="not_asked"),
        ),
    )


def test_the_first_of_several_perspectives_counts() -> None:
    found = parse_rows([row(perspective="experience; leader"), row(perspective="experience", item_id="told_in_time")], OF)
    assert isinstance(found, Collected)
    assert found.respondents == (Respondent(id="r1", perspective="experience"),)


def test_empty_rows_are_passed_over_and_counted() -> None:
    empty = dict.fromkeys(HEADER)
    assert isinstance(parse_rows([row(), empty], OF), Collected)
    assert told([empty, row(item_id="calm_room")]) == [
        "answers:3: NOT_IN_FRAMEWORK the framework has no item 'calm_room': use an id that it has. Did you mean 'calm_rooms'?"
    ]


def test_all_faults_come_at_once_by_row() -> None:
    rows = [
        row(answer="s9"),
        row("r2", "leaders"),
        row("", item_id=""),
        row("r3"),
        row("r3", "experience", "told_in_time"),
        row("r3", item_id="told_in_time"),
        row("r4", ""),
    ]
    assert told(rows, path="file.csv") == [
        "file.csv:2: NO_SUCH_ANSWER 's9' is no answer to this item; allowed: s0, s1, s2, s3, s4, dont_know, not_applicable,"
        " not_asked, or empty",
        "file.csv:3: NO_SUCH_PERSPECTIVE the framework has no perspective 'leaders'; allowed: leader, experience, profession."
        " Did you mean 'leader'?",
        "file.csv:4: EMPTY_VALUE 'respondent' is empty in this row: only answer and note may be",
        "file.csv:4: EMPTY_VALUE 'item' is empty in this row: only answer and note may be",
        "file.csv:6: TWO_PERSPECTIVES the perspective here is 'experience', and in row 5 another: one person gives one view",
        "file.csv:7: TWO_ANSWERS 'r3' has answered this item already, in row 6: keep one",
        "file.csv:8: EMPTY_VALUE 'perspective' is empty in this row: only answer and note may be",
    ]


def test_a_wrong_header_is_all_there_is_to_say_where_a_column_is_missing() -> None:
    columns = "respondent, perspective, item, answer, note"
    assert told([row(answer="s9")], header=["respondent", "role", "item", "answer", "answer"]) == [
        f"answers:1: MISSING_COLUMN there is no column 'perspective'; an answers file has the columns {columns}",
        f"answers:1: UNKNOWN_COLUMN the column 'role' is not one of an answers file; allowed: {columns}",
        "answers:1: REPEATED_COLUMN the column 'answer' stands twice: keep one",
    ]


def test_an_unknown_column_is_a_fault_beside_those_of_the_rows() -> None:
    found = faults([row(answer="don't know", notes="x")])
    assert [(f.line, str(f.code), f.nearest) for f in found] == [
        (0, "UNKNOWN_COLUMN", "note"),
        (2, "NO_SUCH_ANSWER", "dont_know"),
    ]


@pytest.mark.parametrize("more", [{}, {"header": HEADER}])
def test_a_file_without_answers_says_so(more: dict[str, object]) -> None:
    assert [str(f.code) for f in faults([], **more)] == ["NO_ANSWERS"]


def test_rubbish_is_told_shortly_and_only_at_first_with_a_suggestion() -> None:
    found = faults([row(f"r{n}", item_id="calm_roomz") for n in range(MOST_SUGGESTIONS + 5)])
    assert len(found) == MOST_SUGGESTIONS + 5
    assert [f.nearest for f in found[-6:]] == ["calm_rooms"] + [None] * 5
    (long,) = faults([row(item_id="x" * 10_000)])
    assert len(long.message) < 120


def test_every_code_can_be_raised() -> None:
    raised = {
        str(fault.code)
        for found in (
            faults([]),
            faults([row()], header=["respondent", "role", "item", "answer", "answer"]),
            faults([row(), row(), row(perspective="experience"), row("r2", "boss", "x", "y"), row(""), row("r5", answer="y")]),
        )
        for fault in found
    }
    assert raised == {str(code) for code in AnswerCode}
