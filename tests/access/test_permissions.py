"""The table lets nobody do more than it says, and every page, command and route of today has its needs in it."""

from itertools import product
from pathlib import Path

import pytest
from typer.main import get_command

from roadmap.access.models import Deed, Role, Thing
from roadmap.access.needs import COMMANDS, PAGES, ROUTES, opens
from roadmap.access.permissions import TABLE, may
from roadmap.access.visitors import AT_THE_KEYBOARD
from roadmap.cli.app import app

ROOT = Path(__file__).parents[2]
#: Pages that are for other people alone, such as the questionnaire after a workshop.
FOR_OTHERS = {"questionnaire", "room"}


def allowed(role: Role) -> set[tuple[Deed, Thing]]:
    return {(deed, thing) for deed, thing in product(Deed, Thing) if may(role, deed, thing)}


def who(deed: Deed, thing: Thing) -> set[Role]:
    return {role for role in Role if may(role, deed, thing)}


def test_what_is_not_listed_nobody_may_do() -> None:
    for role, deed, thing in product(Role, Deed, Thing):
        assert may(role, deed, thing) == (thing in TABLE[role] and deed in TABLE[role][thing])
    listed = sum(len(deeds) for rows in TABLE.values() for deeds in rows.values())
    assert sum(len(allowed(role)) for role in Role) == listed
    assert listed < len(Role) * len(Deed) * len(Thing) / 10


def test_every_role_has_rows_and_every_thing_and_deed_somebody() -> None:
    assert set(TABLE) == set(Role)
    assert all(any(who(deed, thing) for deed in Deed) for thing in Thing)
    assert all(any(who(deed, thing) for thing in Thing) for deed in Deed)


def test_a_reader_sees_notes_awaiting_a_decision_and_nothing_else_of_an_assessment() -> None:
    assert allowed(Role.READER) == {
        (Deed.SEE, Thing.NOTICES),
        (Deed.SEE, Thing.NOTE_AWAITING),
        (Deed.DECIDE, Thing.NOTE_AWAITING),
        (Deed.SEE, Thing.NOTE_DELAYS),
        (Deed.SEE, Thing.SAFEGUARDING_LIST),
        (Deed.CHANGE, Thing.SAFEGUARDING_LIST),
    }


def test_nobody_but_the_reader_sees_a_note_before_it_is_decided() -> None:
    for thing in (Thing.NOTE_AWAITING, Thing.SAFEGUARDING_LIST):
        assert {role for role in Role for deed in Deed if may(role, deed, thing)} == {Role.READER}


def test_single_answers_leave_by_the_keeper_alone_who_reads_no_results() -> None:
    for thing in (Thing.ARCHIVE_WITH_ANSWERS, Thing.BACKUP, Thing.SOMEBODYS_ANSWERS, Thing.DATABASE):
        assert {role for role in Role for deed in Deed if may(role, deed, thing)} == {Role.KEEPER}
    for thing in (Thing.RESULTS, Thing.NOTE_AWAITING, Thing.OWN_ANSWERS, Thing.PLAN, Thing.REPLY):
        assert not may(Role.KEEPER, Deed.SEE, thing)


def test_nobody_may_see_the_answers_of_another() -> None:
    assert who(Deed.SEE, Thing.SOMEBODYS_ANSWERS) == set()
    assert who(Deed.CHANGE, Thing.SOMEBODYS_ANSWERS) == set()


def test_a_respondent_sees_no_results_and_a_viewer_changes_nothing() -> None:
    for thing in (Thing.RESULTS, Thing.COLLECTION, Thing.INVITATION, Thing.PLAN, Thing.AGREEMENT, Thing.ROUNDS):
        assert not any(may(Role.RESPONDENT, deed, thing) for deed in Deed)
    assert {deed for deed, _ in allowed(Role.VIEWER)} == {Deed.SEE, Deed.SAVE}


def test_a_trainer_reaches_no_assessment_and_only_its_facilitator_carries_a_result_into_it() -> None:
    for thing in (Thing.ASSESSMENT, Thing.RESULTS, Thing.ACTIVITY, Thing.PLAN, Thing.COLLECTION):
        assert not any(may(Role.TRAINER, deed, thing) for deed in Deed)
    assert who(Deed.CARRY_OVER, Thing.WORKSHOP_RESULTS) == {Role.FACILITATOR}


def test_anybody_in_the_meeting_may_hold_an_item_back_and_the_facilitator_records() -> None:
    assert who(Deed.HOLD_BACK, Thing.AGREEMENT) == {Role.FACILITATOR, Role.STEERING_MEMBER}
    assert who(Deed.DECIDE, Thing.AGREEMENT) == {Role.FACILITATOR}


def test_support_lines_are_for_everybody() -> None:
    assert who(Deed.SEE, Thing.NOTICES) == set(Role)


def test_every_page_there_is_has_its_needs() -> None:
    assert {path.stem for path in (ROOT / "pages").glob("*.py")} - set(PAGES) == set()


def test_every_command_there_is_has_its_needs() -> None:
    assert set(getattr(get_command(app), "commands", {})) - set(COMMANDS) == set()


@pytest.mark.parametrize("needs", [*PAGES.values(), *ROUTES.values()])
def test_every_page_and_route_asks_for_something_that_some_role_may(needs: tuple[tuple[Deed, Thing], ...]) -> None:
    assert needs
    assert all(who(deed, thing) for deed, thing in needs)


def test_the_person_at_the_keyboard_of_a_laptop_opens_every_page_of_today() -> None:
    pages = [path.stem for path in (ROOT / "pages").glob("*.py")]
    assert [page for page in pages if not opens(PAGES[page], frozenset(AT_THE_KEYBOARD)) and page not in FOR_OTHERS] == []


def test_somebody_without_a_role_opens_nothing() -> None:
    assert [name for name, needs in {**PAGES, **ROUTES}.items() if opens(needs, frozenset())] == []
    assert opens(COMMANDS["check"], frozenset())  # reads the files it is given, and nothing kept here
    assert not opens(COMMANDS["backup"], frozenset(Role) - {Role.KEEPER})
    assert not opens(COMMANDS["merge"], frozenset(Role) - {Role.KEEPER})  # it writes into what is kept
    assert not opens(PAGES["results"], frozenset({Role.RESPONDENT}))
    assert not opens(PAGES["notes"], frozenset(Role) - {Role.READER})
