"""`erase`: one person's answers by their return code, everybody's of an assessment, or all that are due; results stay."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import typer

from roadmap.cli.archives import newest
from roadmap.cli.layout import counted
from roadmap.cli.opening import opened_store, typed
from roadmap.cli.output import Failure, print_json, remark, say
from roadmap.cli.running import WRONG_USAGE
from roadmap.exchange.own_answers import find
from roadmap.exchange.retention import erase_collections, erase_due

if TYPE_CHECKING:
    from roadmap.assessment.models import Assessment, Respondent
    from roadmap.store import Store


def erase(code: bool, answers: bool, due: bool, assessment_id: str | None, yes: bool, as_json: bool) -> int:
    """Erases answers and notes for good, after asking. What was released, agreed and planned stays."""
    if code + answers + due != 1:
        raise Failure("WRONG_USAGE", "Choose one: --code, --answers or --due.", "erase", WRONG_USAGE)
    with opened_store() as store:
        if code:
            what, found = "person", _one_person(store, assessment_id, yes)
        elif answers:
            what, found = "answers", _everybody(store, assessment_id, yes)
        else:
            what, found = "due", _due(store, yes)
    if as_json:
        print_json({"erased": {"what": what, "assessments": found}})
    elif what == "due":
        say(f"Erased: the answers of {counted(len(found), 'assessment', 'assessments')}" if found else "Nothing is due.")
    else:
        say("Erased: the answers, notes and return code of this person" if code else "Erased: everybody's answers and notes")
    if found:
        remark("Results that were released stay. Older copies and archives still hold these answers: delete what you can.")
    return 0


def people_by_code(store: "Store", assessment_id: str | None) -> list[tuple["Assessment", "Respondent"]]:
    """Whoever the code that is typed now belongs to. Failure where it is nobody's."""
    wanted = [store.assessment(assessment_id)] if assessment_id else store.assessments()
    # Asked for, and never an argument: others on the machine could read those.
    found = find(store, wanted, typed("Return code, four words"))
    if not found:
        message = (
            "No answers were found for this code. Check its four words; a code that was declined, or whose answers are "
            "erased, finds nothing. Nothing has been changed."
        )
        raise Failure("NO_SUCH_CODE", message, store.where)
    return found


def _one_person(store: "Store", assessment_id: str | None, yes: bool) -> list[str]:
    found = people_by_code(store, assessment_id)
    for assessment, _ in found:
        remark(f"Found: {_name(assessment)}")
    _sure("Erase the answers and notes of this person for good?", yes)
    for _, person in found:
        store.erase_respondent(person.id)
    return [assessment.id for assessment, _ in found]


def _everybody(store: "Store", assessment_id: str | None, yes: bool) -> list[str]:
    chosen = store.assessment(assessment_id or newest(store))
    _sure(f"Erase everybody's answers and notes of {_name(chosen)} for good?", yes)
    erase_collections(store, chosen.id, [one.id for one in store.collections(chosen.id)])
    return [chosen.id]


def _due(store: "Store", yes: bool) -> list[str]:
    from roadmap.store.erasing import kept_months

    months, today = kept_months(), datetime.now(UTC).date()
    if store.due(today, months):
        _sure(f"Erase the answers of what closed more than {counted(months, 'month', 'months')} ago for good?", yes)
    return erase_due(store, today, months)


def _name(assessment: "Assessment") -> str:
    return f"{assessment.organisation.name}, {assessment.service}, {assessment.round_name}"


def _sure(question: str, yes: bool) -> None:
    """Ask, unless that was said already; typer.Abort, which is told as stopped, where the answer is not yes."""
    if not yes and typed(f"{question} Type yes or no").casefold() not in ("y", "yes"):
        raise typer.Abort
