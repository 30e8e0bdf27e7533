"""The form of an evaluation as phones meet it: by letters or a link, sent once, joined to nothing, and kind when it is closed."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from urllib.parse import urlencode

import pytest
import streamlit as st
from starlette.responses import Response

from roadmap.access.limits import WHOLE_SERVER
from roadmap.evaluation.kept_models import Course
from roadmap.exchange.retention import close_wave
from roadmap.store import Store
from roadmap.ui import doors
from tests.evaluation.courses import course
from tests.ui.test_rooms import ask

NOW = datetime.now(UTC)


@pytest.fixture
def kept(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """The store of the routes of this test."""
    monkeypatch.setenv("ROADMAP_DATABASE_URL", sqlite_url)
    monkeypatch.setattr(doors, "tries", doors.Tries())
    st.cache_resource.clear()
    store = Store.open(sqlite_url)
    yield store
    store.close()
    st.cache_resource.clear()


@pytest.fixture
def made(kept: Store) -> Course:
    found = kept.make_course(course().model_copy(update={"independent": "Dr Grant, 01234 567890"}))
    kept.open_wave(found.id, "pre", NOW)
    kept.open_wave(found.id, "post", NOW)
    return found


def address(kept: Store, made: Course, wave: str = "pre") -> str:
    letters = next(one.letters for one in kept.openings(made.id) if one.wave == wave)
    return f"/form/{letters}"


def words(answer: Response) -> str:
    return bytes(answer.body).decode()


def cookie(answer: Response) -> str:
    return str(answer.headers["set-cookie"]).split(";")[0]


def send(at: str, key: str, **given: str) -> Response:
    return ask("POST", at, urlencode({"key": key.removeprefix("form=")} | given), key)


def test_the_letters_lead_to_the_form_with_everything_people_are_told(kept: Store, made: Course) -> None:
    at = address(kept, made)
    letters = at.removeprefix("/form/")
    typed = ask("POST", "/form", urlencode({"code": f" {letters[:3].lower()} {letters[3:]}"}))
    assert (typed.status_code, typed.headers["location"]) == (303, at)
    page = ask("GET", at)
    said = words(page)
    assert page.status_code == 200
    assert "It is your choice. You can skip any question and stop at any time." in said
    assert "if anyone says it does, tell Dr Grant, 01234 567890" in said
    assert "Nothing joins this form with another of yours." in said
    assert all(one.text in said for one in made.instrument.outcomes)
    assert made.instrument.reactions[0].text not in said
    assert "<script" not in said
    assert "HttpOnly" in page.headers["set-cookie"]
    assert f"Path={at}" in page.headers["set-cookie"]
    assert page.headers["cache-control"] == "no-store"


def test_after_it_reactions_and_own_words_are_asked_as_well(kept: Store, made: Course) -> None:
    said = words(ask("GET", address(kept, made, "post")))
    assert made.instrument.reactions[0].text in said
    assert "What do you mean to do within the next two weeks?" in said
    assert "Please don&#x27;t name anyone or write about what happened to you." in said
    assert "What got in the way?" not in said


def test_what_is_sent_is_kept_once_however_often_it_is_sent(kept: Store, made: Course) -> None:
    at = address(kept, made, "post")
    key = cookie(ask("GET", at))
    for _ in range(3):
        answer = send(
            at, key, what_it_is="agree", useful="strongly_agree", intend="Phone the  carers' centre", how_far="nonsense"
        )
        assert (answer.status_code, answer.headers["location"]) == (303, at)
    assert kept.forms_came(made.id) == {("post", ""): 1}
    assert [(one.question, one.said) for one in kept.said_in(made.id)] == [("intend", "Phone the carers' centre")]
    thanks = words(ask("GET", at, cookie=key))
    assert "Thank you" in thanks
    assert "Phone the" not in thanks


def test_two_times_on_one_phone_share_nothing(kept: Store, made: Course) -> None:
    before, after = address(kept, made), address(kept, made, "post")
    first = cookie(ask("GET", before))
    second = cookie(ask("GET", after, cookie=first))  # a browser would not even send it: its path is another
    assert first != second
    send(before, first, what_it_is="agree")
    send(after, first, what_it_is="agree")
    with kept._database.reading() as connection:
        rows = connection.exec_driver_sql("SELECT id FROM evaluation_form").scalars().all()
    assert len(set(rows)) == 2
    assert not [row for row in rows if first.split("=")[1][:32] in row]


def test_several_people_can_share_a_phone(kept: Store, made: Course) -> None:
    at = address(kept, made)
    key = cookie(ask("GET", at))
    send(at, key, what_it_is="agree")
    again = ask("POST", f"{at}/next", cookie=key)
    assert again.status_code == 303
    assert cookie(again) != key
    send(at, cookie(again), what_it_is="agree")
    assert kept.forms_came(made.id) == {("pre", ""): 2}
    assert "<fieldset>" in words(ask("GET", at, cookie=key, query="again=1"))


def test_an_empty_form_is_not_kept_and_says_so(kept: Store, made: Course) -> None:
    answer = send(address(kept, made), "form=x", what_it_is="")
    assert answer.status_code == 422
    assert "Nothing is filled in yet." in words(answer)
    assert kept.forms_came(made.id) == {}


def test_a_closed_time_has_a_kind_page_and_takes_nothing(kept: Store, made: Course) -> None:
    at = address(kept, made)
    key = cookie(ask("GET", at))
    close_wave(kept, made, "pre", NOW.date())
    assert "This questionnaire is closed" in words(ask("GET", at))
    late = send(at, key, what_it_is="agree")
    assert late.status_code == 409
    assert "You need to do nothing." in words(late)
    assert "This questionnaire is closed. Thank you." in words(ask("GET", f"{at}/screen"))


def test_letters_open_for_a_day_and_a_link_until_its_day(kept: Store, made: Course) -> None:
    kept.open_wave(made.id, "later", NOW - timedelta(days=2))
    at = address(kept, made, "later")
    assert "These letters open nothing just now." in words(ask("GET", at))
    token = kept.new_wave_link(made.id, "later", "", NOW.date() + timedelta(days=30))
    page = ask("GET", f"/form/{token}")
    assert page.status_code == 200
    assert "What got in the way?" in words(page)
    kept.new_wave_link(made.id, "later", "", NOW.date() - timedelta(days=2))
    assert "This link opens nothing any more." in words(ask("GET", f"/form/{token}"))


def test_a_form_of_another_site_is_refused(kept: Store, made: Course) -> None:
    for at in ("/form", address(kept, made), f"{address(kept, made)}/next"):
        assert ask("POST", at, "code=x", origin="http://evil.example").status_code == 403


def test_guessing_at_speed_makes_right_letters_wait_but_not_whoever_is_filling_in_a_form(kept: Store, made: Course) -> None:
    at = address(kept, made)
    key = cookie(ask("GET", at))
    for _ in range(WHOLE_SERVER[0].most):
        ask("GET", "/form/BBBBBB")
    waits = ask("GET", at)
    assert waits.status_code == 429
    assert "Please wait" in words(waits)
    assert send(at, key, what_it_is="agree").status_code == 303
    assert kept.forms_came(made.id) == {("pre", ""): 1}
    assert send(at, f"form={'0' * 32}.{'0' * 32}", what_it_is="agree").status_code == 429


def test_work_is_asked_about_only_where_thirty_are_in_the_room(kept: Store, made: Course) -> None:
    at = address(kept, made)
    role = made.instrument.background[0]
    kept.note_attended(made.id, "pre", "", 29)
    assert role.text not in words(ask("GET", at))
    send(at, cookie(ask("GET", at)), what_it_is="agree", role=role.options[0])
    assert kept.said_in(made.id) == []
    kept.note_attended(made.id, "pre", "", 30)
    assert role.text in words(ask("GET", at))
    send(at, cookie(ask("GET", at)), what_it_is="agree", role=role.options[0], population="nobody asked this")
    assert [(one.question, one.said) for one in kept.said_in(made.id)] == [("role", role.options[0])]


def test_far_too_much_at_once_is_refused_in_words(kept: Store, made: Course) -> None:
    answer = send(address(kept, made, "post"), "form=x", intend="x" * 70_000)
    assert answer.status_code == 413
    assert "Write a little less" in words(answer)
    longer = send(address(kept, made, "post"), "form=x", intend="y" * 700)
    assert longer.status_code == 303
    assert kept.said_in(made.id)[0].said == "y" * 500


def test_whoever_leaves_is_told_what_that_hides_and_the_phone_forgets_the_form(kept: Store, made: Course) -> None:
    at = address(kept, made)
    page = words(ask("GET", at))
    assert f'href="{at}/leave"' in page
    assert "It cannot clear your browser" in page
    left = ask("GET", f"{at}/leave")
    assert "This browser no longer holds the form" in words(left)
    assert 'form=""' in left.headers["set-cookie"]
    assert f"Path={at};" in left.headers["set-cookie"]


def test_the_projector_shows_the_way_in_and_no_answer(kept: Store, made: Course) -> None:
    at = address(kept, made)
    said = words(ask("GET", f"{at}/screen"))
    letters = at.removeprefix("/form/")
    assert f"{letters[:3]} {letters[3:]}" in said
    assert f'aria-label="A QR code that leads to http://room.example{at}"' in said
    assert "agree" not in said.casefold()


def test_what_a_trainer_typed_is_text_and_never_markup(kept: Store) -> None:
    odd = '<img src=x onerror=alert(1)> "& co'
    made = kept.make_course(course(odd, "B").model_copy(update={"place": odd, "independent": odd}))
    kept.open_wave(made.id, "post", NOW)
    (letters,) = (one.letters for one in kept.openings(made.id) if one.site == odd)
    for at in (f"/form/{letters}", f"/form/{letters}/screen"):
        said = words(ask("GET", at))
        assert "<img" not in said
        assert "&lt;img src=x" in said


def test_whoever_has_a_form_before_them_can_send_it_though_letters_were_renewed(kept: Store, made: Course) -> None:
    at = address(kept, made)
    key = cookie(ask("GET", at))
    kept.new_wave_letters(made.id, "pre", "", NOW)
    assert "These letters open nothing just now." in words(ask("GET", at))
    answer = send(at, key, what_it_is="agree")
    assert (answer.status_code, answer.headers["location"]) == (303, at)
    assert kept.forms_came(made.id) == {("pre", ""): 1}
    assert "Thank you" in words(ask("GET", at, cookie=key))
    close_wave(kept, made, "pre", NOW.date())
    assert ask("GET", at, cookie=key).status_code == 404
