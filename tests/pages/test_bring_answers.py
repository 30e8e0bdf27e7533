"""Bringing answers in: what was read is shown in counts alone, one press keeps all of it or none, and nothing counts twice."""

from collections import Counter

import pytest
from streamlit.testing.v1 import AppTest

from roadmap.assessment.collection_models import Collection
from roadmap.assessment.models import Assessment, CollectionKind
from roadmap.store import Store
from roadmap.ui import bringing
from tests.asking import add_survey
from tests.exchange.arriving import CORE, FRAMEWORK, LABELS, as_csv, filled, microsoft, workbook
from tests.pages.conftest import Launch

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
EXPERT = "An expert by experience"


@pytest.fixture
def survey(kept: Store, begun: Assessment) -> Collection:
    return add_survey(kept, begun.id, title="Housing", closes_on="2027-01-29", set_id="core")


def choose(app: AppTest, content: bytes, name: str = "answers.xlsx") -> AppTest:
    assert not app.exception
    return app.file_uploader("bring:file").set_value((name, content, XLSX)).run()


def said(app: AppTest) -> str:
    assert not app.exception
    return " ".join(str(one.value) for one in (*app.markdown, *app.error, *app.caption)).replace("\\", "")


def press(app: AppTest, label: str) -> AppTest:
    return next(one for one in app.button if one.label == label).click().run()


def typed(*numbers: int) -> bytes:
    return filled([[number, EXPERT, "By me", *[LABELS[number % 5]] * len(CORE)] for number in numbers])


def test_the_sheet_that_was_filled_comes_in_with_one_press_and_counts_once(
    launch: Launch, kept: Store, begun: Assessment, survey: Collection
) -> None:
    app = choose(launch("bring_answers", begun, c=survey.id), typed(1, 2, 3))
    shown = said(app)
    assert "People: 3 (experts by experience 3)" in shown
    assert f"Answers: {3 * len(CORE)}" in shown
    assert "How they came: on paper 3" in shown
    assert "Whoever has this file knows these answers" in shown
    assert not [label for label in LABELS if label in shown], "no single answer is shown"
    assert kept.respondents(survey.id) == []
    app = press(app, "Bring them in")
    assert "Brought in: 3." in said(app)
    assert {(one.perspective, one.way) for one in kept.respondents(survey.id)} == {("experience", "paper")}
    assert "All of these were brought in before" in said(app)
    assert "Bring them in" not in [one.label for one in app.button]
    app = choose(launch("bring_answers", begun, c=survey.id), typed(1, 2, 3, 4))
    assert "Rows that were brought in before, which are left out: 3" in said(app)
    press(app, "Bring them in")
    assert len(kept.respondents(survey.id)) == 4


def test_a_fault_is_told_by_its_cell_and_nothing_can_be_brought_in(launch: Launch, begun: Assessment, survey: Collection) -> None:
    content = filled([[1, EXPERT, "By me", *[LABELS[0]] * len(CORE)], [2, "A visitor", "By me", *["Purple"] * len(CORE)]])
    app = choose(launch("bring_answers", begun, c=survey.id), content)
    assert "This file needs a little mending. Nothing has been stored." in said(app)
    assert "B3: 'A visitor' is no view that is invited" in said(app)
    assert "D3: 'Purple' is no answer to this question" in said(app)
    assert "Bring them in" not in [one.label for one in app.button]


def test_what_microsoft_forms_exports_needs_no_sheet_and_its_names_are_told_as_left_out(
    launch: Launch, kept: Store, begun: Assessment, survey: Collection
) -> None:
    app = choose(launch("bring_answers", begun, c=survey.id), workbook(microsoft(4)))
    app = press(app, "These are right")  # “Anything else?” is no question of ours
    app = app.selectbox("bring:way").set_value("other_form").run()
    assert "Columns that are not read: ID; Start time; Completion time; Email; Name; Anything else?" in said(app)
    assert "p1@x.example" not in said(app)
    press(app, "Bring them in")
    assert {one.way for one in kept.respondents(survey.id)} == {"other_form"}
    whole = str(kept.everything().tables)
    for gone in ("p1@x.example", "Pat Q", "my own story", "2026-11-20 10:01"):
        assert gone not in whole


def test_headings_in_other_words_are_asked_once_and_known_the_next_time(
    launch: Launch, kept: Store, begun: Assessment, survey: Collection
) -> None:
    near = CORE[0].text.replace("Leaders", "Our leaders")
    rows = [["View", near, "Odd"], ["leader", LABELS[1], "x"]]
    app = choose(launch("bring_answers", begun, c=survey.id), as_csv(rows), "answers.csv")
    assert "What do these columns hold?" in [one.value for one in app.header]
    assert "Bring them in" not in [one.label for one in app.button]
    app = press(app, "These are right")
    app = app.selectbox("bring:way").set_value("phone").run()
    assert "People: 1 (trauma-informed leaders 1)" in said(app)
    again = choose(launch("bring_answers", begun, c=survey.id), as_csv(rows), "answers.csv")
    assert "What do these columns hold?" not in [one.value for one in again.header]


def test_labels_in_other_words_are_asked_and_kept(launch: Launch, kept: Store, begun: Assessment, survey: Collection) -> None:
    rows = [["View", *(item.text for item in CORE)], ["leader", *["Most of the times"] * len(CORE)]]
    app = choose(launch("bring_answers", begun, c=survey.id), as_csv(rows), "answers.csv")
    assert "Which answers are these?" in [one.value for one in app.header]
    app = press(app, "These answers are right")
    scale = FRAMEWORK.scale_of(CORE[0].id)
    assert kept.sheet_columns(survey.id).labels == {scale.id: {"most of the times": scale.stage_ids[3]}}
    app.selectbox("bring:way").set_value("paper").run()


def test_a_sheet_without_views_asks_whose_answers_they_are(launch: Launch, begun: Assessment, survey: Collection) -> None:
    rows = [[item.text for item in CORE], [LABELS[0]] * len(CORE)]
    app = choose(launch("bring_answers", begun, c=survey.id), as_csv(rows), "answers.csv")
    app = app.selectbox("bring:way").set_value("paper").run()
    assert "People:" not in said(app)
    app = app.selectbox("bring:view").set_value("profession").run()
    assert "People: 1 (experts by profession 1)" in said(app)


def test_a_row_for_each_answer_comes_in_too(launch: Launch, kept: Store, begun: Assessment, survey: Collection) -> None:
    stage = FRAMEWORK.scale_of(CORE[0].id).stage_ids[1]
    rows = [["respondent", "perspective", "item", "answer", "note"], *(["r1", "leader", i.id, stage, "my story"] for i in CORE)]
    app = choose(launch("bring_answers", begun, c=survey.id), as_csv(rows), "answers.csv")
    app = app.selectbox("bring:way").set_value("phone").run()
    app = press(app, "Bring them in")
    assert "Brought in: 1." in said(app)
    assert "my story" not in str(kept.everything().tables)


def test_what_is_no_sheet_is_told(launch: Launch, begun: Assessment, survey: Collection) -> None:
    app = choose(launch("bring_answers", begun, c=survey.id), b"\x00\x01", "picture.png")
    assert "This file needs a little mending" in said(app)
    app = choose(launch("bring_answers", begun, c=survey.id), as_csv([["ID", "Name"], ["1", "Pat"]]), "answers.csv")
    assert "None of our questions stands in the first row." in said(app)


def test_what_has_closed_meanwhile_takes_nothing_in(launch: Launch, kept: Store, begun: Assessment, survey: Collection) -> None:
    app = choose(launch("bring_answers", begun, c=survey.id), typed(1))
    kept.close_collection(survey.id, lambda collected, agreed: (), today=begun.created_on)
    app = press(app, "Bring them in")
    assert kept.respondents(survey.id) == []


def test_a_file_is_read_once_however_often_the_page_is_drawn(
    launch: Launch, begun: Assessment, survey: Collection, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: Counter[str] = Counter()

    def counting(name: str) -> None:
        real = getattr(bringing, name)
        monkeypatch.setattr(bringing, name, lambda *given: (made.update([name]), real(*given))[1])

    for name in ("read_grid", "columns_of", "arrivals"):
        counting(name)
    app = choose(launch("bring_answers", begun, c=survey.id), typed(1, 2, 3))
    for _ in range(3):
        app = app.run()
        assert "People: 3 (experts by experience 3)" in said(app)
    assert made == {"read_grid": 1, "columns_of": 1, "arrivals": 1}
    app = choose(app, typed(1, 2, 3, 4), "more.xlsx")
    assert "People: 4 (experts by experience 4)" in said(app)
    assert made == {"read_grid": 2, "columns_of": 2, "arrivals": 2}


def test_a_file_that_was_taken_away_or_left_behind_is_not_remembered(
    launch: Launch, begun: Assessment, survey: Collection
) -> None:
    app = choose(launch("bring_answers", begun, c=survey.id), typed(1, 2, 3))
    assert "made_once:people" in app.session_state
    app = app.switch_page("../../pages/collections.py").run()
    assert not [part for part in ("grid", "columns", "labels", "people") if f"made_once:{part}" in app.session_state]


def test_into_a_groups_answer_nothing_is_brought(launch: Launch, kept: Store, begun: Assessment) -> None:
    about = add_survey(kept, begun.id, kind=CollectionKind.GROUP, title="Young people")
    app = launch("bring_answers", begun, c=about.id)
    assert "Young people" not in app.selectbox("bring:which").options


def test_before_every_promise_has_a_name_no_file_can_be_chosen(launch: Launch, begun: Assessment) -> None:
    app = launch("bring_answers", begun)  # the room, in which nobody was promised anything yet
    assert not app.get("file_uploader")
    assert app.text_input("promise:independent_contact")
