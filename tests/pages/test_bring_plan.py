"""Bringing a plan in: what would change is shown before anything is kept, conflicts are chosen, and faults name their cells."""

from collections.abc import Callable
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from roadmap.assessment.models import Assessment
from roadmap.plan.models import Plan, PlanAction, PlanPriority
from roadmap.store import Store
from tests.exchange.made_plans import FIRST, TITLE, edited, with_cells, written
from tests.exchange.test_own_plans import book
from tests.pages.conftest import Launch

Bring = Callable[[bytes], AppTest]


@pytest.fixture
def planned(kept: Store, answered: Assessment) -> Plan:
    """A plan of one priority and two actions."""
    action = PlanAction(id="a", priority_id="p", position=1, do="Meet people", lead="Chair", decision="accepted")
    return kept.save_plan(
        answered.id,
        Plan(
            priorities=(PlanPriority(id="p", position=1, domain=None, title="Time for people", decision="accepted"),),
            actions=(action, action.model_copy(update={"id": "b", "position": 2, "do": "Pay people"})),
        ),
    )


@pytest.fixture
def bring(launch: Launch, answered: Assessment, planned: Plan) -> Bring:
    """Opens the page and chooses a file."""

    def _bring(content: bytes) -> AppTest:
        app = launch("bring_plan", answered)
        app.file_uploader[0].set_value(("plan.xlsx", content, "application/octet-stream"))
        return app.run()

    return _bring


def texts(app: AppTest) -> str:
    return "\n".join(one.value for one in app.markdown)


def press(app: AppTest) -> AppTest:
    next(one for one in app.button if one.label == "Take these changes over").click()
    return app.run()


def test_what_would_change_is_said_and_kept_when_it_is_taken_over(
    bring: Bring, planned: Plan, answered: Assessment, kept: Store
) -> None:
    new = {(FIRST + 2, "priority"): "Time for people", (FIRST + 2, "action"): "=Ask, *often*"}
    app = bring(with_cells(written(planned), {(FIRST, "lead"): "Trauma lead", (FIRST, "due"): date(2027, 3, 31)} | new))
    assert not app.exception
    assert "*Lead:* “Chair” becomes “Trauma lead”." in texts(app)
    assert "*Due:* nothing yet becomes 31 March 2027." in texts(app)
    assert "Row 7, under *Time for people*: \\=Ask, \\*often\\*" in texts(app)
    assert kept.plan(answered.id) == planned
    app = press(app)
    assert "Taken over. Actions changed: 1. Actions added: 1." in texts(app)
    now = kept.plan(answered.id)
    assert [(one.do, one.lead, one.due) for one in now.actions] == [
        ("Meet people", "Trauma lead", date(2027, 3, 31)), ("Pay people", "Chair", None), ("=Ask, *often*", "", None),
    ]  # fmt: skip


def test_both_versions_are_shown_and_nothing_is_kept_before_one_is_chosen(
    bring: Bring, planned: Plan, answered: Assessment, kept: Store
) -> None:
    content = with_cells(written(planned), {(FIRST, "lead"): "Trauma lead"})
    kept.save_action(answered.id, planned.actions[0].model_copy(update={"lead": "Director"}))
    app = bring(content)
    radio = app.radio[-1]
    assert radio.label == "Lead"
    assert radio.options == ["In the plan now: “Director”", "In your file: “Trauma lead”"]
    assert next(one for one in app.button if one.label == "Take these changes over").disabled
    app = press(radio.set_value("file").run())
    assert kept.plan(answered.id).actions[0].lead == "Trauma lead"


def test_faults_name_their_cells_and_nothing_can_be_taken_over(bring: Bring, planned: Plan) -> None:
    app = bring(with_cells(written(planned), {(FIRST, "due"): "soon", (FIRST + 1, "feedback_due"): "31/02/2027"}))
    (error,) = app.error
    assert "Nothing was taken over" in error.value
    assert TITLE in error.value
    assert error.value.count("is no date") == 2
    assert not app.button


def test_a_file_that_is_no_workbook_is_told_kindly(bring: Bring) -> None:
    assert "it cannot be unpacked; save it again as .xlsx" in bring(b"Priority,Action\n").error[0].value


def test_rows_that_are_missing_are_named_and_stay(bring: Bring, planned: Plan, answered: Assessment, kept: Store) -> None:
    app = bring(edited(written(planned), lambda sheet: sheet.delete_rows(FIRST + 1)))
    assert "Not in your file" in [one.value for one in app.header]
    assert "- Pay people" in texts(app)
    assert kept.plan(answered.id) == planned


def test_a_file_that_changes_nothing_says_so(bring: Bring, planned: Plan) -> None:
    app = bring(written(planned))
    assert "The file says what the plan says" in texts(app)
    assert not app.button


def test_a_plan_of_ones_own_is_read_once_its_columns_are_confirmed_and_known_next_time(
    launch: Launch, answered: Assessment, kept: Store
) -> None:
    app = launch("bring_plan", answered)
    assert not app.radio  # there is nothing yet that could have been edited

    def choose(app: AppTest, content: bytes) -> AppTest:
        app.file_uploader[0].set_value(("ours.xlsx", content, "application/octet-stream"))
        return app.run()

    app = choose(app, book(("Theme", "What we do", "Owner", "Notes"), ("Pay", "Pay people", "Director", "x")))
    assert [one.value for one in app.selectbox] == ["priority", "action", "lead", "left_out"]
    next(one for one in app.button if one.label == "Read it like this").click()
    app = app.run()
    assert "**Pay** (a new priority)" in texts(app)
    assert "- Pay people. Director." in texts(app)
    assert kept.plan(answered.id) == Plan()
    next(one for one in app.button if one.label == "Bring in these actions (1)").click()
    app = app.run()
    assert "Taken over. Actions changed: 0. Actions added: 1." in texts(app)
    now = kept.plan(answered.id)
    assert [(one.title, one.decision) for one in now.priorities] == [("Pay", "accepted")]
    assert [(one.do, one.lead, one.decision) for one in now.actions] == [("Pay people", "Director", "accepted")]
    app = choose(app.radio[0].set_value("own").run(), book(("Theme", "What we do", "Owner"), ("Pay", "Ask", "Chair")))
    assert "- Ask. Chair." in texts(app)


def test_without_a_column_of_actions_nothing_is_read(launch: Launch, answered: Assessment) -> None:
    app = launch("bring_plan", answered)
    app.file_uploader[0].set_value(("ours.xlsx", book(("One", "Owner"), ("x", "y")), "application/octet-stream"))
    app = app.run()
    next(one for one in app.button if one.label == "Read it like this").click()
    assert "Say which column is: Action." in app.run().error[0].value


def test_the_plan_leads_here_and_back(launch: Launch, answered: Assessment, planned: Plan) -> None:
    assert [one.label for one in launch("plan", answered).get("page_link") if "spreadsheet" in one.label] == [
        "Bring in a spreadsheet"
    ]
