"""Forms of an evaluation are kept until their time closes; then they are counted once and gone."""

import threading
from collections.abc import Sequence
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import func, select

from roadmap.evaluation.counting import count
from roadmap.evaluation.kept_models import Course, Form, Said, WaveCount
from roadmap.store import NotKept, Store
from roadmap.store.evaluations import Count
from roadmap.store.tables import evaluation_form, evaluation_said, evaluation_wave
from tests.evaluation.courses import course, forms

NOW = datetime(2026, 5, 4, 9, 0, tzinfo=UTC)
TODAY = NOW.date()
WORDS = Said(id="w1", wave="post", question="intend", said="Phone the carers' centre")


@pytest.fixture
def made(store: Store) -> Course:
    """One at two sites, with its first time open."""
    kept = store.make_course(course("North", "South"))
    store.open_wave(kept.id, "pre", NOW)
    return kept


def counting(kept: Course, wave: str) -> Count:
    def _count(found: Sequence[Form], said: Sequence[Said]) -> WaveCount:
        return count(wave, kept.places, found, said, kept.instrument)

    return _count


def rows(store: Store, table: object) -> int:
    with store._database.reading() as connection:
        return int(connection.execute(select(func.count()).select_from(table)).scalar_one())  # type: ignore[arg-type]


def test_it_comes_back_as_it_was_made_newest_first(store: Store, made: Course) -> None:
    second = store.make_course(course())
    assert [one.id for one in store.courses()] == [second.id, made.id]
    assert store.course(made.id) == made
    with pytest.raises(NotKept):
        store.course("nothing")


def test_each_site_has_letters_of_its_own_and_opening_twice_changes_none(store: Store, made: Course) -> None:
    before = store.openings(made.id)
    store.open_wave(made.id, "pre", NOW)
    assert store.openings(made.id) == before
    assert len({one.letters for one in before}) == 2
    assert store.opening_by_letters(before[1].letters) == (made.id, before[1])
    store.new_wave_letters(made.id, "pre", "South", NOW)
    assert store.opening_by_letters(before[1].letters) is None
    assert store.opening_by_letters(before[0].letters) == (made.id, before[0])


def test_a_link_is_kept_as_a_hash_and_a_new_one_ends_the_old(store: Store, made: Course) -> None:
    first = store.new_wave_link(made.id, "pre", "North", date(2026, 8, 4))
    found = store.opening_by_link(first)
    assert found
    assert (found[0], found[1].site, found[1].link_until) == (made.id, "North", date(2026, 8, 4))
    store.new_wave_link(made.id, "pre", "North", date(2026, 8, 5))
    assert store.opening_by_link(first) is None
    with store._database.reading() as connection:
        assert first not in str(connection.execute(select(evaluation_wave)).all())


def test_the_same_form_sent_again_takes_its_place_and_counts_once(store: Store, made: Course) -> None:
    store.open_wave(made.id, "post", NOW)
    first, other = forms("post", 2, 1, "North")
    assert store.keep_form(made.id, first, [WORDS])
    again = first.model_copy(update={"answers": other.answers})
    assert store.keep_form(made.id, again, [WORDS.model_copy(update={"said": ""})])
    assert store.forms_came(made.id) == {("post", "North"): 1}
    assert store.has_form(first.id)
    assert store.said_in(made.id) == []


def test_what_comes_in_together_comes_in_whole_or_not_at_all(store: Store, made: Course) -> None:
    assert (
        store.bring_forms(made.id, [(one, ()) for one in (*forms("pre", 3, 1, "North"), *forms("later", 1, 1, "North"))]) is None
    )
    assert store.forms_came(made.id) == {}
    assert store.bring_forms(made.id, [(one, ()) for one in forms("pre", 3, 1, "North")]) == 3
    assert store.bring_forms(made.id, [(one, ()) for one in forms("pre", 4, 1, "North")]) == 1
    assert store.known_forms([one.id for one in forms("pre", 5, 1, "North")]) == 4


def test_closing_counts_erases_the_forms_and_cannot_be_undone(store: Store, made: Course) -> None:
    store.bring_forms(made.id, [(one, ()) for one in (*forms("pre", 5, 2, "North"), *forms("pre", 6, 6, "South"))])
    about_work = Said(id="b", wave="pre", question="role", said=made.instrument.background[0].options[0])
    store.keep_form(made.id, forms("pre", 1, 1, "North")[0], [about_work])
    link = store.new_wave_link(made.id, "pre", "North", date(2026, 8, 4))
    assert store.close_wave(made.id, "pre", TODAY, counting(made, "pre"))
    (found,) = store.wave_counts(made.id)
    assert [(one.site, one.forms) for one in found.sites] == [("North", 5), ("South", 6)]
    assert found.background == {"role": {option: int(n == 0) for n, option in enumerate(made.instrument.background[0].options)}}
    assert (rows(store, evaluation_form), rows(store, evaluation_said)) == (0, 0)
    assert store.opening_by_link(link) is None
    assert not store.keep_form(made.id, forms("pre", 1, 1, "North", mark="late")[0])
    assert not store.close_wave(made.id, "pre", TODAY, counting(made, "pre"))
    store.open_wave(made.id, "pre", NOW)
    assert all(one.closed_on == TODAY for one in store.openings(made.id))


def test_a_time_with_nobody_closes_too(store: Store, made: Course) -> None:
    assert store.close_wave(made.id, "pre", TODAY, counting(made, "pre"))
    assert store.wave_counts(made.id)[0].forms == 0


def test_forms_sent_while_a_time_closes_are_counted_or_refused(store: Store, made: Course) -> None:
    kept: list[bool] = []

    def send(form: Form) -> None:
        kept.append(store.keep_form(made.id, form))

    threads = [threading.Thread(target=send, args=(form,)) for form in forms("pre", 20, 7, "South")]
    closer = threading.Thread(target=store.close_wave, args=(made.id, "pre", TODAY, counting(made, "pre")))
    for n, thread in enumerate(threads):
        thread.start()
        if n == 10:
            closer.start()
    for thread in (*threads, closer):
        thread.join()
    assert store.wave_counts(made.id)[0].forms == sum(kept)
    assert rows(store, evaluation_form) == 0


def test_words_are_let_through_or_erased(store: Store, made: Course) -> None:
    store.open_wave(made.id, "post", NOW)
    other = WORDS.model_copy(update={"id": "w2", "said": "Something unkind"})
    store.keep_form(made.id, forms("post", 1, 1, "North")[0], [WORDS, other])
    store.close_wave(made.id, "post", TODAY, counting(made, "post"))
    store.decide_said(made.id, "w1", show=True)
    store.decide_said(made.id, "w2", show=False)
    assert [(one.said, one.shown) for one in store.said_in(made.id, "post")] == [(WORDS.said, True)]


def test_unread_words_and_forgotten_times_do_not_stay_for_ever(store: Store, made: Course) -> None:
    store.open_wave(made.id, "post", NOW)
    store.keep_form(made.id, forms("post", 1, 1, "North")[0], [WORDS, WORDS.model_copy(update={"id": "w2"})])
    store.close_wave(made.id, "post", TODAY, counting(made, "post"))
    store.decide_said(made.id, "w2", show=True)
    assert store.overdue_waves(date(2027, 5, 4), 12) == []
    assert store.overdue_waves(date(2027, 5, 5), 12) == [(made.id, "pre")]
    store.forget_unread(date(2027, 5, 4), 12)
    assert len(store.said_in(made.id)) == 2
    store.forget_unread(date(2027, 5, 5), 12)
    assert [one.id for one in store.said_in(made.id)] == ["w2"]


def test_an_erased_evaluation_leaves_nothing(store: Store, made: Course) -> None:
    store.keep_form(made.id, forms("pre", 1, 1, "North")[0], [WORDS.model_copy(update={"wave": "pre"})])
    store.erase_course(made.id)
    assert [rows(store, table) for table in (evaluation_form, evaluation_said, evaluation_wave)] == [0, 0, 0]
    with pytest.raises(NotKept):
        store.erase_course(made.id)
