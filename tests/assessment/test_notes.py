"""Notes of respondents: the promise to read them, what a reader may choose, and what is shown of them."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from roadmap.assessment import notes
from roadmap.assessment.note_models import ActedBy, Choice, Lacking, Note, PassedOn


@dataclass(frozen=True)
class Promise:
    reader: str = ""
    cover: str = ""
    days: str = ""
    rhythm: int | None = None
    safeguarding: str = ""


KEPT = Promise(reader="Ailsa", cover="Bryce", days="Mondays and Thursdays", rhythm=2, safeguarding="Child protection lead")
FRIDAY = date(2026, 5, 1)
MONDAY = date(2026, 5, 4)


def note(note_id: str = "n1", words: str = "Anna never told us why.", read_by: date = MONDAY, **more: object) -> Note:
    return Note.model_validate({"id": note_id, "respondent": "r1", "words": words, "read_by": read_by, **more})


def passed(note_id: str | None = "n1", read_by: date = MONDAY) -> PassedOn:
    return PassedOn(id="p1", note=note_id, read_by=read_by, passed_on=FRIDAY)


# --- the promise


def test_notes_are_off_until_everything_of_the_promise_is_named() -> None:
    assert notes.lacking(Promise()) == (Lacking.READER, Lacking.COVER, Lacking.DAYS, Lacking.RHYTHM, Lacking.SAFEGUARDING)
    assert notes.lacking(KEPT) == ()


@pytest.mark.parametrize(
    ("change", "missing"),
    [
        ({"reader": "  "}, Lacking.READER),
        ({"cover": ""}, Lacking.COVER),
        ({"cover": "ailsa "}, Lacking.COVER_IS_READER),
        ({"days": ""}, Lacking.DAYS),
        ({"rhythm": None}, Lacking.RHYTHM),
        ({"rhythm": 3}, Lacking.RHYTHM),
        ({"safeguarding": ""}, Lacking.SAFEGUARDING),
    ],
)
def test_each_thing_that_is_missing_is_said(change: dict[str, Any], missing: Lacking) -> None:
    assert notes.lacking(replace(KEPT, **change)) == (missing,)


@pytest.mark.parametrize(
    ("written", "rhythm", "due"),
    [
        (FRIDAY, 1, MONDAY),
        (FRIDAY, 2, date(2026, 5, 5)),
        (date(2026, 5, 2), 1, MONDAY),  # a Saturday
        (date(2026, 12, 24), 1, date(2026, 12, 28)),
        (date(2026, 12, 31), 2, date(2027, 1, 5)),  # Friday 1 January is a holiday
        (MONDAY, None, date(2026, 5, 6)),
        (MONDAY, 9, date(2026, 5, 6)),
    ],
)
def test_a_note_is_due_so_many_working_days_after_it_was_written(written: date, rhythm: int | None, due: date) -> None:
    assert notes.read_by(written, rhythm) == due


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)), st.integers(1, 2))
def test_a_promise_counts_working_days_and_no_others(written: date, rhythm: int) -> None:
    due = notes.read_by(written, rhythm)
    between = [written + timedelta(days=n) for n in range(1, (due - written).days + 1)]
    assert notes.is_working_day(due)
    assert sum(map(notes.is_working_day, between)) == rhythm


def test_what_waits_is_counted_with_what_was_passed_on_and_not_dated() -> None:
    written = [note("a"), note("b", read_by=MONDAY + timedelta(days=1)), note("c", choice="keep_back", decided_on=FRIDAY)]
    on_the_day = notes.delays(notes.due(written, [passed()]), MONDAY)
    assert (on_the_day.waiting, on_the_day.late, on_the_day.since) == (3, 0, None)
    day_after = notes.delays(notes.due(written, [passed()]), MONDAY + timedelta(days=1))
    assert (day_after.waiting, day_after.late, day_after.since) == (3, 2, MONDAY)


def test_a_note_passed_on_waits_until_it_is_dated_even_where_its_words_were_erased() -> None:
    erased = passed(None)
    assert notes.delays(notes.due([], [erased]), MONDAY).waiting == 1
    dated = notes.acted(erased, MONDAY, ActedBy.CONTACT)
    assert notes.delays(notes.due([], [dated]), MONDAY).waiting == 0
    with pytest.raises(ValueError, match="dated before"):
        notes.acted(dated, MONDAY, ActedBy.READER)


# --- the choice


def test_every_choice_is_dated_and_can_be_undone_until_results_are_out() -> None:
    for choice in (Choice.SHOW, Choice.KEEP_BACK):
        chosen = notes.decided(note(), choice, FRIDAY, released=False)
        assert (chosen.choice, chosen.decided_on) == (choice, FRIDAY)
        assert notes.undone(chosen, released=False) == note()
        with pytest.raises(ValueError, match="cannot be undone"):
            notes.undone(chosen, released=True)
    with pytest.raises(ValidationError, match="a choice has its day"):
        note(choice="show")


def test_passing_on_stays() -> None:
    chosen = notes.decided(note(), Choice.PASS_ON, FRIDAY, released=False)
    assert notes.choices(chosen, released=False) == ()
    with pytest.raises(ValueError, match="cannot be undone"):
        notes.undone(chosen, released=False)
    with pytest.raises(ValueError, match="cannot be decided so any more"):
        notes.decided(chosen, Choice.SHOW, FRIDAY, released=False)


def test_once_results_are_out_what_is_shown_can_only_be_taken_out_of_later_ones() -> None:
    shown = notes.decided(note(), Choice.SHOW, FRIDAY, released=False)
    assert notes.choices(shown, released=True) == (Choice.KEEP_BACK, Choice.PASS_ON)
    assert notes.choices(note(), released=True) == tuple(Choice)
    kept_back = notes.decided(shown, Choice.KEEP_BACK, MONDAY, released=True)
    assert notes.choices(kept_back, released=True) == (Choice.PASS_ON,)


def test_words_taken_out_can_be_put_back_until_results_are_out_and_are_gone_then() -> None:
    part = notes.decided(note(), Choice.SHOW_PART, FRIDAY, released=False, kept="never told us why.")
    assert part.part == "[…] never told us why."
    assert part.words == "Anna never told us why."
    assert notes.undone(part, released=False) == note()
    assert "Anna" not in notes.settled(part).model_dump_json()
    late = notes.decided(note(), Choice.SHOW_PART, FRIDAY, released=True, kept="never told us why.")
    assert "Anna" not in late.model_dump_json()
    passed_on = notes.decided(late, Choice.PASS_ON, MONDAY, released=True)
    assert (passed_on.words, passed_on.part) == ("[…] never told us why.", "")


@pytest.mark.parametrize(
    ("kept", "shown"),
    [
        ("Anna never told us.", "Anna never told us […]."),
        ("[...] never told us why.", "[…] never told us why."),
        ("Anna told why", "Anna […] told […] why […]"),
    ],
)
def test_gaps_are_marked_where_words_were_taken_out(kept: str, shown: str) -> None:
    assert notes.with_words_taken_out("Anna never told us why.", kept) == shown


@pytest.mark.parametrize(
    ("kept", "said"),
    [
        ("She never told us why.", "added She"),
        ("why never", "added never"),
        ("  ", "nothing_left"),
        ("[…]", "nothing_left"),
        ("Anna  never told us why.", "nothing_taken_out"),
    ],
)
def test_nobody_puts_words_into_somebodys_mouth(kept: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        notes.with_words_taken_out("Anna never told us why.", kept)


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=60), st.data())
def test_what_is_left_is_the_writers_in_the_writers_order(words: str, data: st.DataObject) -> None:
    tokens = [found.group() for found in notes._TOKEN.finditer(words)]
    left = [token for token in tokens if data.draw(st.booleans())]
    if not left or left == tokens or "[" in words:
        return
    shown = notes.with_words_taken_out(words, " ".join(left))
    assert notes.GAP in shown
    assert [f.group() for f in notes._TOKEN.finditer(shown.replace(notes.GAP, " "))] == left


def test_ten_thousand_characters_are_read_as_quickly_as_ten() -> None:
    words = "one two three 🙂 " * 625
    assert notes.with_words_taken_out(words, words[:-8]).endswith(notes.GAP)
