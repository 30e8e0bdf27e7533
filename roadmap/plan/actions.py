"""The actions of one priority of a draft: two to five, taken in turn from its candidates.

The rules are DESIGN section 4, "Draft plan".
"""

from collections.abc import Iterable, Sequence

from roadmap.content.models import Action
from roadmap.ladder.placement import ways_to_intended
from roadmap.plan.candidates import ORDER, Evidence, reached
from roadmap.plan.models import Candidate, DraftAction, Reason

#: Where one of these is a candidate's largest reason, people talk before they act.
TALK = ("difference", "split", "unknown")


def largest(candidate: Candidate) -> Reason | None:
    """A candidate's largest reason; ties go by the order of kinds. None where it has no reason (readiness under the cut)."""
    return min(candidate.reasons, key=lambda reason: (-reason.points, ORDER.index(reason.kind)), default=None)


def priority_actions(
    domain: str, found: Iterable[Candidate], spare: Iterable[Candidate], evidence: Evidence
) -> tuple[DraftAction, ...]:
    """Go round the candidates in order, each time the next action; stop at the most, or early where little is left.

    The first candidate that calls for talk brings the framework's "talk first" action before its own.
    The spare candidates give theirs, in order, only while there are fewer than the least.
    """
    rule = evidence.framework.planning.choose
    turns = [_Turns(domain, candidate, evidence) for candidate in found]
    talks = [one for one in turns if one.candidate.reasons and one.calls_for_talk]
    for later in talks[1:]:
        later.talk = []
    taken: list[DraftAction] = []

    def enough() -> bool:
        worth = any(one.left and one.candidate.points > rule.small for one in turns)
        return len(taken) >= rule.most_actions or (len(taken) >= rule.least_actions and not worth)

    while any(one.left for one in turns):
        for one in turns:
            for queue in (one.talk, one.own):
                if queue and not enough():
                    taken.append(queue.pop(0))
        if enough():
            break
    for candidate in spare:
        wanted = max(0, rule.least_actions - len(taken))
        taken += _own_actions(candidate, evidence)[:wanted]
    return tuple(taken)


def actions_without_reasons(domain: str, items: Sequence[Candidate], ranked: str, evidence: Evidence) -> tuple[DraftAction, ...]:
    """The actions of a domain that people ranked and nothing in the ratings speaks for: talk first, then so many as the least.

    Where every item stands at the top no action helps to leave its stage: then it is each item's last one, which keeps it there.
    """
    if not items:
        return ()
    own = [action for candidate in items for action in _own_actions(candidate, evidence)]
    if not own:
        own = [action for candidate in items for action in _own_actions(candidate, evidence, at_the_top=True)[-1:]]
    first = _talk_first(domain, items[0], evidence, ranked)
    return (first, *own[: evidence.framework.planning.choose.least_actions])


class _Turns:
    """What one candidate still has to give."""

    def __init__(self, domain: str, candidate: Candidate, evidence: Evidence) -> None:
        self.candidate = candidate
        self.own = _own_actions(candidate, evidence)
        reason = largest(candidate)
        self.calls_for_talk = reason is not None and reason.kind in TALK
        self.talk = [_talk_first(domain, candidate, evidence)] if self.calls_for_talk else []

    @property
    def left(self) -> bool:
        return bool(self.talk or self.own)


def _own_actions(candidate: Candidate, evidence: Evidence, *, at_the_top: bool = False) -> list[DraftAction]:
    """A candidate's actions in file order: those that help to leave the stage or rung where it stands; at the top all of them."""
    if candidate.kind == "activity":
        return _on_the_ladder(candidate, evidence)
    framework = evidence.framework
    content, scale = framework.items[candidate.id], framework.scale_of(candidate.id)
    result = next((item for item in evidence.results.items if item.id == candidate.id), None)
    standing = None if result is None else reached(result, framework)
    # An item whose stage is not known counts as at the bottom; where it came from it still reads "not known".
    leaving = scale.stage_ids[standing or 0]
    stage = None if standing is None else leaving
    name = None if stage is None else framework.stage_name(content, stage)
    source = _source(candidate, evidence, content.text, name, item=candidate.id, stage=stage)
    return [
        _action(f"{candidate.id}.{action.id}", action, source)
        for action in content.actions
        if at_the_top or leaving in action.leaves
    ]


def _on_the_ladder(candidate: Candidate, evidence: Evidence) -> list[DraftAction]:
    placed = next(p for p in evidence.placed if p.activity.id == candidate.id)
    actions = []
    for way in ways_to_intended(placed.activity, placed.ladder):
        questions = " ".join(placed.ladder.criterion[criterion].text for criterion in way.criteria)
        source = _source(
            candidate, evidence, placed.activity.title, questions, activity=candidate.id, criterion=", ".join(way.criteria)
        )
        actions.append(_action(f"{candidate.id}.{way.action.id}", way.action, source))
    return actions


def _talk_first(domain: str, candidate: Candidate, evidence: Evidence, ranked: str | None = None) -> DraftAction:
    action, text = evidence.framework.planning.talk_first, evidence.framework.items[candidate.id].text
    return _action(f"{domain}.{action.id}", action, _source(candidate, evidence, ranked or text, item=candidate.id, stage=None))


def _source(candidate: Candidate, evidence: Evidence, *named: str | None, **ids: str | None) -> dict[str, str | None]:
    """Where an action comes from: ids, whose view raised it where the release shows it, and all of it in words."""
    raised_by = next((reason.raised_by for reason in candidate.reasons if reason.raised_by), None)
    group = next((p.name for p in evidence.framework.perspectives if p.id == raised_by), None)
    return {**ids, "raised_by": raised_by, "words": " · ".join(part for part in (*named, group) if part)}


def _action(name: str, action: Action, source: dict[str, str | None]) -> DraftAction:
    return DraftAction(id=name, from_=source, **action.model_dump(exclude={"id", "leaves", "sources"}))
