"""The trainer's page: an evaluation is made, opened, closed for good, and says no more than its forms say."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from streamlit.testing.v1 import AppTest

from roadmap.access.models import Role
from roadmap.access.visitors import Granted, Visitor
from roadmap.assessment.models import Assessment
from roadmap.evaluation.kept_models import Course, Said
from roadmap.exchange.gathering import gather
from roadmap.exchange.retention import close_wave
from roadmap.store import Store
from roadmap.ui import evaluation_access, evaluation_making, visitor
from roadmap.ui.pieces import date_words
from tests.evaluation.courses import course, forms
from tests.pages.conftest import Launch

NOW = datetime.now(UTC)
CAUSES = ("improved", "because of", "thanks to", "led to", "as a result", "effect of")


def press(app: AppTest, label: str) -> AppTest:
    return next(one for one in app.button if one.label == label).click().run()


def words(app: AppTest) -> str:
    return "\n".join(str(one.value) for one in (*app.markdown, *app.caption, *app.error, *app.subheader)).replace("\\", "")


def tables(app: AppTest) -> str:
    return "\n".join(str(one.value.to_dict("records")) for one in app.table)


@pytest.fixture
def made(kept: Store) -> Course:
    return kept.make_course(course().model_copy(update={"independent": "Dr Grant, 01234 567890"}))


def fill(kept: Store, made: Course, wave: str, n: int, agree: int, there: int, *, site: str = "") -> None:
    """A time with so many forms, of which so many agree, from so many people."""
    kept.open_wave(made.id, wave, NOW)
    kept.note_attended(made.id, wave, site, there)
    kept.bring_forms(made.id, [(one, ()) for one in forms(wave, n, agree, site)])


def test_one_is_made_with_whom_people_can_tell_and_opened(launch: Launch, kept: Store) -> None:
    app = launch("evaluation")
    press(app, "Make it")
    assert "somebody independent, with how to reach them" in app.error[0].value
    app.text_input[0].set_value("Harbour Council, leaders")
    app.text_input[1].set_value("Dr Grant, 01234 567890")
    app.text_area[0].set_value("North\n\n South  hall ")
    press(app, "Make it")
    (found,) = kept.courses()
    assert (found.sites, found.independent) == (("North", "South hall"), "Dr Grant, 01234 567890")
    press(app, "Open: before")
    assert "Before is open." in words(app)
    assert {(one.wave, one.site) for one in kept.openings(found.id)} == {("pre", "North"), ("pre", "South hall")}
    assert "phones cannot reach it. Use the printed form" in words(app)


def test_places_that_share_a_name_are_refused(launch: Launch, kept: Store) -> None:
    app = launch("evaluation")
    app.text_area[0].set_value("North\nnorth")
    press(app, "Make it")
    assert "each with a name of its own" in app.error[0].value
    assert kept.courses() == []


def test_until_it_closes_only_whole_tens_are_shown(launch: Launch, kept: Store, made: Course) -> None:
    fill(kept, made, "pre", 7, 3, 12)
    app = launch("evaluation", e=made.id)
    assert "Fewer than ten forms have come." in words(app)
    kept.bring_forms(made.id, [(one, ()) for one in forms("pre", 23, 13)])
    assert "At least 20 forms have come." in words(app.run())
    assert "23 " not in words(app).replace(date_words(NOW.date()), "")
    assert not app.table


def test_a_link_is_shown_once_and_leads_to_the_form(launch: Launch, kept: Store, made: Course) -> None:
    kept.open_wave(made.id, "later", NOW)
    app = press(launch("evaluation", e=made.id), "Make the link")
    address = app.code[0].value
    found = kept.opening_by_link(address.rsplit("/", 1)[1])
    assert found
    assert found[1].wave == "later"
    assert launch("evaluation", e=made.id).get("code") == []


def test_the_report_has_two_pictures_with_intervals_and_names_no_cause(launch: Launch, kept: Store, made: Course) -> None:
    fill(kept, made, "pre", 28, 16, 38)
    fill(kept, made, "post", 27, 27, 33)
    app = launch("evaluation", e=made.id)
    for wave in ("pre", "post"):
        app.checkbox(key=f"close:sure:{wave}").check().run()
        app.button(key=f"close:{wave}").click().run()
    said = words(app)
    assert "Before: 28 forms came back from 38 people who were there (74 %)." in said
    assert "From before to after: +43 points (95 % interval 22 to 61)." in said
    assert "'Agreed': '16 of 28 (57 %)', '95 % interval': '39 to 73 %'" in tables(app)
    assert "If everybody who was there had answered: before 42 to 68 %, after 82 to 100 %." in said
    assert "were not matched, so this cannot say how many people changed" in said
    assert not [one for one in CAUSES if one in said.casefold()]
    assert kept.forms_came(made.id) == {}


def test_more_forms_than_people_is_said_plainly_and_nothing_closes(launch: Launch, kept: Store, made: Course) -> None:
    fill(kept, made, "pre", 12, 3, 11)
    app = launch("evaluation", e=made.id)
    app.checkbox(key="close:sure:pre").check().run()
    app.button(key="close:pre").click().run()
    assert "more forms came back than people were there" in words(app)
    assert kept.wave_counts(made.id) == []
    app.number_input(key="attended:pre:").set_value(12)
    press(app, "Keep the numbers")
    app.checkbox(key="close:sure:pre").check().run()
    app.button(key="close:pre").click().run()
    assert "Before: 12 forms came back from 12 people" in words(app)
    app.number_input(key="attended:pre:").set_value(5)
    press(app, "Keep the numbers")
    assert "more forms came back than people were there" in words(app)
    assert kept.openings(made.id)[0].attended == 12


def test_few_forms_and_none_are_told_apart_and_neither_shows_a_figure(launch: Launch, kept: Store, made: Course) -> None:
    fill(kept, made, "pre", 9, 4, 12)
    kept.open_wave(made.id, "post", NOW)
    for wave in ("pre", "post"):
        close_wave(kept, made, wave, date(2026, 5, 4))
    app = launch("evaluation", e=made.id)
    assert "Before: not shown on its own, so that nobody can be picked out. Fewer than ten forms came back." in words(app)
    assert "After: nobody's form came back." in words(app)
    assert not app.table


def test_places_are_counted_together_where_one_could_be_worked_out(launch: Launch, kept: Store) -> None:
    made = kept.make_course(course("North", "South", "West"))
    for wave in ("pre", "post"):
        for site, n in (("North", 8), ("South", 10), ("West", 11)):
            fill(kept, made, wave, n, 4, 15, site=site)
        close_wave(kept, made, wave, date(2026, 5, 4))
    app = launch("evaluation", e=made.id)
    assert "Only inside the whole: North, South." in words(app)
    assert [one.label for one in app.expander if one.label in ("North", "South", "West")] == ["West"]
    assert "29 forms came back from 45 people" in words(app)


def test_words_are_read_after_the_close_and_let_through_or_erased(launch: Launch, kept: Store, made: Course) -> None:
    kept.open_wave(made.id, "post", NOW)
    said = [Said(id=n, wave="post", question="intend", said=text) for n, text in (("a", "Phone the centre"), ("b", "Unkind"))]
    kept.bring_forms(made.id, [(forms("post", 1, 1)[0], said)])
    app = launch("evaluation", e=made.id)
    assert "Phone the centre" not in words(app)
    close_wave(kept, made, "post", date(2026, 5, 4))
    assert "2 answers wait to be read." in words(app.run())
    app.button(key="shown:a").click().run()
    app.button(key="erased:b").click().run()
    assert [(one.said, one.shown) for one in kept.said_in(made.id)] == [("Phone the centre", True)]


def test_another_trainers_evaluation_is_not_there(launch: Launch, kept: Store, made: Course, come_by: Callable[..., str]) -> None:
    come_by(Role.TRAINER, "another")
    app = launch("evaluation", e=made.id)
    assert [one.value for one in app.title] == ["Before and after"]
    assert "Harbour" not in words(app)


def test_an_evaluation_is_erased_when_somebody_is_sure(launch: Launch, kept: Store, made: Course) -> None:
    app = launch("evaluation", e=made.id)
    app.checkbox(key=f"erase:{made.id}").check().run()
    press(app, "Erase it")
    assert kept.courses() == []


def typed(*rows: str) -> tuple[str, bytes, str]:
    """A file with a row for each answer."""
    return "forms.csv", "\n".join(["wave,respondent,item,answer,version", *rows, ""]).encode(), "text/csv"


def test_forms_come_in_from_a_file_once_and_only_whole(launch: Launch, kept: Store, made: Course) -> None:
    kept.open_wave(made.id, "pre", NOW)
    app = launch("evaluation", e=made.id)
    app.file_uploader("forms:file").set_value(typed("pre,a,what_it_is,agree,1", "pre,b,what_it_is,perhaps,1")).run()
    assert "forms.csv, row 3: 'perhaps' is no answer to this statement" in words(app)
    assert kept.forms_came(made.id) == {}
    app = launch("evaluation", e=made.id)
    app.file_uploader("forms:file").set_value(typed("pre,a,what_it_is,agree,1", "pre,b,what_it_is,disagree,1")).run()
    assert "2 forms" in words(app)
    app.button(key="forms:in").click().run()
    assert kept.forms_came(made.id) == {("pre", ""): 2}
    assert "All of these forms are here already." in words(app)


def test_an_outcome_in_other_words_than_before_is_told_by_its_row(launch: Launch, kept: Store, made: Course) -> None:
    kept.open_wave(made.id, "post", NOW)
    app = launch("evaluation", e=made.id)
    app.file_uploader("forms:file").set_value(typed("post,a,what_it_is,agree,2")).run()
    assert "row 2: this is 'what_it_is' in other words than here" in words(app)


def test_a_file_with_more_forms_than_people_is_refused(launch: Launch, kept: Store, made: Course) -> None:
    kept.open_wave(made.id, "pre", NOW)
    kept.note_attended(made.id, "pre", "", 1)
    app = launch("evaluation", e=made.id)
    app.file_uploader("forms:file").set_value(typed("pre,a,what_it_is,agree,1", "pre,b,what_it_is,agree,1")).run()
    assert "more forms would be kept than the 1 who were there" in words(app)
    assert not [one for one in app.button if one.key == "forms:in"]


def test_forms_and_sheets_can_be_taken_away_until_a_time_closes(launch: Launch, kept: Store, made: Course) -> None:
    app = launch("evaluation", e=made.id)
    labels = [one.label for one in app.get("download_button")]
    assert labels.count("Word") == labels.count("PDF") == labels.count("Large print") == 3
    kept.open_wave(made.id, "pre", NOW)
    close_wave(kept, made, "pre", date(2026, 5, 4))
    assert [one.label for one in app.run().get("download_button")].count("Large print") == 2


def test_the_report_can_be_taken_away_by_whoever_may_once_a_time_has_closed(
    launch: Launch, kept: Store, made: Course, come_by: Callable[..., str]
) -> None:
    saves = {"Word", "PDF", "Web page", "Excel"}
    come_by(Role.TRAINER, made.id)
    app = launch("evaluation", e=made.id)
    assert "Web page" not in [one.label for one in app.get("download_button")]
    fill(kept, made, "pre", 12, 5, 20)
    close_wave(kept, made, "pre", date(2026, 5, 4))
    assert saves <= {one.label for one in app.run().get("download_button")}
    come_by(Role.FACILITATOR, made.id)
    reads = launch("evaluation", e=made.id)
    assert {one.label for one in reads.get("download_button")} == saves
    assert [one.label for one in reads.button] == ["All evaluations"]


def test_whoever_runs_the_assessment_it_belongs_to_reads_it_and_nobody_elses(
    launch: Launch, kept: Store, begun: Assessment, come_by: Callable[..., str]
) -> None:
    app = launch("evaluation", begun)
    app.text_input[0].set_value("Harbour Council, leaders")
    app.text_input[1].set_value("Dr Grant, 01234 567890")
    press(app, "Make it")
    kept.make_course(course().model_copy(update={"place": "Elsewhere"}))
    (mine,) = kept.courses_of(begun.id)
    come_by(Role.FACILITATOR, begun.id)
    app = launch("evaluation")
    assert "Harbour Council, leaders" in words(app)
    assert "Elsewhere" not in words(app)
    assert [one.value.replace("\\", "") for one in launch("evaluation", begun, e=mine.id).title] == [
        "Power sharing with experts by experience, Harbour Council, leaders"
    ]


def test_words_of_a_small_group_stay_with_the_trainer(
    launch: Launch, kept: Store, made: Course, come_by: Callable[..., str]
) -> None:
    kept.open_wave(made.id, "post", NOW)
    said = Said(id="a", wave="post", question="intend", said="Phone the centre", shown=True)
    kept.bring_forms(made.id, [(one, [said]) for one in forms("post", 1, 1)])
    close_wave(kept, made, "post", date(2026, 5, 4))
    come_by(Role.FACILITATOR, made.id)
    assert "Phone the centre" not in words(launch("evaluation", e=made.id))
    come_by(Role.TRAINER, made.id)
    said_to_trainer = words(launch("evaluation", e=made.id))
    assert "Phone the centre" in said_to_trainer
    assert "they stand in no report" in said_to_trainer


def test_a_trainer_who_runs_an_assessment_too_keeps_both_parts_whatever_is_open(
    launch: Launch, kept: Store, begun: Assessment, made: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    parts = ((Role.FACILITATOR, begun.id), (Role.TRAINER, None), (Role.TRAINER, made.id))
    both = Visitor(granted=tuple(Granted(role=role, opens=opens) for role, opens in parts), signed_in="a@b.example")
    monkeypatch.setattr(visitor, "visitor", lambda: both)
    for module in (evaluation_access, evaluation_making):
        monkeypatch.setattr(module, "visitor", lambda: both)
    kept.make_course(course().model_copy(update={"place": "Another trainer's"}))
    app = launch("evaluation", begun)
    assert "Make it" in [one.label for one in app.button]
    assert "Another trainer's" not in words(app)
    assert "Open: before" in [one.label for one in launch("evaluation", begun, e=made.id).button]


def test_nothing_real_belongs_to_the_example(launch: Launch, kept: Store, begun: Assessment) -> None:
    belongs = "It belongs to the assessment of Children and families"
    assert belongs in [one.label for one in launch("evaluation", begun).checkbox]
    example = kept.restore_assessment(
        gather(kept, begun.id).model_copy(update={"assessment": begun.model_copy(update={"example": True})})
    )
    assert belongs not in [one.label for one in launch("evaluation", example).checkbox]
