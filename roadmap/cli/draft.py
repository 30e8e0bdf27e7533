"""`draft`: a first draft of a priority action plan, from an archive."""

from collections.abc import Iterator
from pathlib import Path

from roadmap.assessment.models import Audience
from roadmap.cli.layout import plain, section, wrapped
from roadmap.cli.opening import open_archive
from roadmap.cli.output import print_json, say
from roadmap.cli.standing import standing
from roadmap.content.loading import find_ladder
from roadmap.exchange.standing import Standing
from roadmap.plan.models import Draft, DraftAction, DraftPriority
from roadmap.plan.shape import draft_json


def draft(archive: Path, ladder_name: str, as_json: bool) -> int:
    """Drafts from what the group sees: with answers in the archive from all of them, else from its last release."""
    ladder = find_ladder(ladder_name)
    stands = standing(open_archive(archive), ladder, Audience.ROOM)
    drafted = stands.draft(section("reasons"))
    if as_json:
        print_json(draft_json(drafted))
    else:
        say(_lines(stands, drafted))
    return 0


def _lines(stands: Standing, drafted: Draft) -> Iterator[str]:
    assessment = stands.parts.assessment
    yield f"A first draft of a plan: {assessment.organisation.name}, {assessment.service}, {assessment.round_name}"
    if assessment.example:
        yield "Example: fictional data. Nothing here is about a real service or person."
    if not drafted.priorities:
        yield from ("", "Nothing found so far asks for an action.")
        return
    yield from wrapped("Nothing is decided until your group decides it.")
    yield from (line for note in stands.experts_list(drafted, section("reasons"), section("plan")) for line in wrapped(note))
    for priority in drafted.priorities:
        yield from _priority(priority)


def _priority(priority: DraftPriority) -> Iterator[str]:
    yield from ("", f"{priority.number}. {priority.title}")
    yield from wrapped(plain(priority.why), 3)
    for action in priority.actions:
        yield from _action(action)


def _action(action: DraftAction) -> Iterator[str]:
    yield from wrapped(f"{action.do}.", 3, "- ")
    yield from wrapped(f"First step: {action.first_step}.", 5)
    yield from wrapped(f"Lead: {action.lead}. With: {action.with_}.", 5)
    yield from wrapped(f"Within {action.horizon.replace('-', ' to ')} months. Effort: {action.effort}.", 5)
