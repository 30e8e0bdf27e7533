"""Every fault of a file of responses is told at its row, all of them at once."""

import pytest

from roadmap.content.evaluation_models import EvaluationFile
from roadmap.content.faults import Fault
from roadmap.content.loading import find_evaluation
from roadmap.evaluation.models import Response
from roadmap.evaluation.responses import COLUMNS, attendance_faults, parse, parse_attendance

GOOD = {"wave": "pre", "respondent": "a", "item": "what_it_is", "answer": "agree"}


@pytest.fixture(scope="module")
def instrument() -> EvaluationFile:
    return find_evaluation("power_sharing")


def told(
    rows: list[dict[str, object]], instrument: EvaluationFile, header: list[str] | None = None
) -> list[tuple[str, int, str]]:
    return [(str(f.code), f.line, f.message) for f in parse(rows, instrument, header=header) if isinstance(f, Fault)]


@pytest.mark.parametrize(
    ("changed", "code", "message"),
    [
        ({"wave": "before"}, "NO_SUCH_WAVE", "no wave 'before'; allowed: pre, post, later"),
        ({"wave": ""}, "EMPTY_VALUE", "wave' is empty"),
        ({"respondent": ""}, "EMPTY_VALUE", "respondent' is empty"),
        ({"item": "whatitis"}, "NO_SUCH_ITEM", "Did you mean 'what_it_is'?"),
        ({"item": "useful"}, "NOT_IN_THIS_WAVE", "is not asked in this wave: it is asked in post"),
        ({"answer": "yes"}, "NO_SUCH_ANSWER", "'yes' is no answer to this statement"),
    ],
)
def test_what_is_wrong_with_a_row(changed: dict[str, str], code: str, message: str, instrument: EvaluationFile) -> None:
    ((found, row, words),) = told([{**GOOD, **changed}], instrument)
    assert (found, row) == (code, 2)
    assert message in words


def test_two_answers_of_one_form(instrument: EvaluationFile) -> None:
    assert told([GOOD, {**GOOD, "answer": "disagree"}], instrument) == [
        ("TWO_ANSWERS", 3, "'a' has answered this already, in row 2: keep one")
    ]


def test_an_outcome_reworded_between_waves(instrument: EvaluationFile) -> None:
    rows = [{**GOOD, "version": "1"}, {**GOOD, "wave": "post", "version": "2"}]
    ((code, row, words),) = told(rows, instrument)
    assert (code, row) == ("REWORDED", 3)
    assert "asked in two wordings (version 1 in row 2, version 2 in row 3)" in words


def test_columns(instrument: EvaluationFile) -> None:
    found = told([GOOD], instrument, header=["wave", "respondent", "answer", "answer", "town"])
    assert [(code, words) for code, _, words in found] == [
        ("MISSING_COLUMN", f"there is no column 'item'; a file of responses has the columns {', '.join(COLUMNS)}"),
        ("REPEATED_COLUMN", "the column 'answer' stands twice: keep one"),
        (
            "UNKNOWN_COLUMN",
            f"the column 'town' is not one of a file of responses; allowed: {', '.join(COLUMNS)}",
        ),
    ]


def test_no_rows(instrument: EvaluationFile) -> None:
    assert told([], instrument)[0][0] == "NO_RESPONSES"
    assert told([], instrument, header=list(GOOD))[0][0] == "NO_RESPONSES"


def test_an_empty_answer_is_a_statement_left_out(instrument: EvaluationFile) -> None:
    assert parse([{**GOOD, "answer": ""}, {**GOOD, "item": "how_far"}], instrument) == (
        Response(wave="pre", respondent="a", item="how_far", answer="agree"),
    )


def test_words_of_an_open_question_are_taken_as_they_are(instrument: EvaluationFile) -> None:
    (one,) = parse([{"wave": "post", "respondent": "a", "item": "intend", "answer": "=Phone <b>them</b> 🙂"}], instrument)
    assert isinstance(one, Response)
    assert one.answer == "=Phone <b>them</b> 🙂"


def test_more_forms_than_people(instrument: EvaluationFile) -> None:
    forms = [Response(wave="pre", respondent=str(n), item="how_far", answer="agree") for n in range(5)]
    (fault,) = attendance_faults(forms, {"pre": 4}, "forms.csv")
    assert fault.message.startswith("5 forms came back in the wave 'pre', and 4 were there")
    assert attendance_faults(forms, {"pre": 5}, "forms.csv") == ()


def test_attendance(instrument: EvaluationFile) -> None:
    assert parse_attendance(["pre=38", "post=33"], instrument) == ({"pre": 38, "post": 33}, ())
    for text in ("38", "pre=", "before=3", "pre=-1", "pre=3.5"):
        _, (fault,) = parse_attendance([text], instrument)
        assert f"'{text}' is not WAVE=NUMBER, as in pre=38; waves: pre, post, later" in fault.message


def test_a_form_at_two_places(instrument: EvaluationFile) -> None:
    rows: list[dict[str, object]] = [{**GOOD, "site": "North"}, {**GOOD, "item": "how_far", "site": "South"}]
    assert told(rows, instrument) == [("TWO_SITES", 3, "'a' stood at another place in row 2: one form is filled in at one place")]
    assert isinstance(parse([{**GOOD, "site": "North"}], instrument)[0], Response)
