"""How a plan and the list of experts by experience meet, in sentences."""

from collections.abc import Iterator

from roadmap.cli.standing import Standing
from roadmap.plan.editing import experts_list_note
from roadmap.plan.models import Draft, Plan

_WHY = {
    "rejected": "the group decided against it",
    "fewer_points": "other topics had more reasons",
    "no_reason": "nothing in the answers asks for an action there",
    "not_chosen": "it is offered and was not accepted",
    "not_drafted": "no draft has offered it",
}


def experts_list(made: Plan | Draft, stands: Standing) -> Iterator[str]:
    """How many priorities were on the experts' list, and for each topic of it that was not taken, why; none without a list."""
    ranking = stands.parts.plan_inputs.ranking
    if not ranking:
        return
    considered = None if isinstance(made, Draft) else stands.draft().considered
    note = experts_list_note(made, ranking, considered)
    yield f"{len(note.on_list)} of {note.priorities} priorities are on the list of experts by experience."
    for other in note.not_taken:
        because = f": {other.because}" if other.because else ""
        yield f"Not taken from their list: {stands.framework.domain(other.domain).title} ({_WHY[other.why]}{because})."
