"""Two actions that say the same become one, and can be parted again; no word of either is lost."""

from collections.abc import Mapping
from datetime import date
from typing import Literal, NamedTuple

from roadmap.plan.following_models import Followed
from roadmap.plan.models import Merged, Plan, PlanAction

Choice = Literal["this", "other", "both"]
#: Fields in words of which a group chooses one or both, as they stand in the dialog.
WORDS = (
    "do", "first_step", "lead", "with_", "outcome", "measure", "feedback",
    "resource", "risk", "evidence_of_done", "preparation", "support", "pay",
)  # fmt: skip
#: What is one value and not words: the kept action's, or where it has none the other's. The other's stays readable.
VALUES = ("effort", "horizon", "start", "due")
#: Fields of one line, in which two texts stand after one another.
_LINES = ("lead", "measure", "resource", "evidence_of_done", "preparation", "support", "pay")


class Gone(NamedTuple):
    """A plan after two actions became one: what to save, and the action that goes."""

    kept: PlanAction
    gone: PlanAction


def to_choose(this: PlanAction, other: PlanAction) -> tuple[str, ...]:
    """The fields in which both say something, and not the same."""
    pairs = ((name, getattr(this, name).strip(), getattr(other, name).strip()) for name in WORDS)
    return tuple(name for name, mine, theirs in pairs if mine and theirs and mine != theirs)


def merged(this: PlanAction, other: PlanAction, chosen: Mapping[str, Choice], today: date) -> Gone:
    """The action that is kept, with both origins and with what was chosen for each field, and the one that went into it.

    A field that is not in `chosen` keeps both texts. Dates stay those of the kept action; promises to people and whether
    contributors have heard are taken from both, the earlier date first: nobody is told less than they were promised.
    ValueError where both are one action.
    """
    if this.id == other.id:
        raise ValueError("an action cannot become one with itself")
    changes: dict[str, object] = {name: _texts(name, this, other)[chosen.get(name, "both")] for name in WORDS}
    changes |= _values(this, other)
    changes["edited"] = True
    changes["merged_from"] = (
        *this.merged_from,
        Merged(on=today, before=this.model_copy(update={"merged_from": ()}), other=other),
    )
    return Gone(this.model_copy(update=changes), other)


def _texts(name: str, this: PlanAction, other: PlanAction) -> dict[Choice, str]:
    """What a field says for each choice. Where one says nothing, it is the other's words whatever was chosen."""
    mine, theirs = getattr(this, name), getattr(other, name)
    if not mine.strip() or not theirs.strip() or mine.strip() == theirs.strip():
        either = mine if mine.strip() else theirs
        return {"this": either, "other": either, "both": either}
    return {"this": mine, "other": theirs, "both": ("; " if name in _LINES else "\n").join((mine, theirs))}


def _values(this: PlanAction, other: PlanAction) -> dict[str, object]:
    """Everything that is not words."""
    found: dict[str, object] = {name: getattr(this, name) or getattr(other, name) for name in VALUES}
    found["decision"] = "accepted" if "accepted" in (this.decision, other.decision) else this.decision
    found["came_from"] = " · ".join(dict.fromkeys(one.came_from for one in (this, other) if one.came_from))
    found["already_in"] = this.already_in if this.already_in.named else other.already_in
    found["vanished"] = this.vanished and other.vanished
    found["followed"] = _followed(this, other)
    return found


def _followed(this: PlanAction, other: PlanAction) -> Followed:
    """How the kept action goes, with what was said, read and promised for the other one."""
    mine, theirs = this.followed, other.followed
    dated = theirs if this.due is None else mine
    waiting = [one.feedback_due for one in (mine, theirs) if one.feedback_due and not one.feedback_given_on]
    told = [one.feedback_due for one in (mine, theirs) if one.feedback_due]
    return mine.model_copy(
        update={
            "first_due": dated.first_due,
            "moves": dated.moves,
            "explanations": tuple(sorted({*mine.explanations, *theirs.explanations}, key=lambda one: (one.on, one.words))),
            "readings": tuple(sorted({*mine.readings, *theirs.readings}, key=lambda one: (one.on, one.value))),
            "promises": tuple(dict.fromkeys((*mine.promises, *theirs.promises))),
            "baseline": _joined("; ", mine.baseline, theirs.baseline),
            "target": _joined("; ", mine.target, theirs.target),
            "difference": _joined("\n", mine.difference, theirs.difference),
            "feedback_due": min(waiting or told, default=None),
            "feedback_given_on": None if waiting else mine.feedback_given_on or theirs.feedback_given_on,
        }
    )


def _joined(between: str, *texts: str) -> str:
    return between.join(dict.fromkeys(text for text in texts if text.strip()))


def parted(plan: Plan, action_id: str) -> Plan:
    """What to save so that the last two that became one are two again: the other as it was, this with its own words back.

    What was changed since they became one stays with this action. The other goes back to its priority, or where that is
    gone stays in this one's. KeyError where there is no such action, ValueError where nothing became one with it.
    """
    action = next((one for one in plan.actions if one.id == action_id), None)
    if action is None:
        raise KeyError(action_id)
    if not action.merged_from:
        raise ValueError("nothing became one with this action")
    last = action.merged_from[-1]
    before, other = last.before, last.other
    back: dict[str, object] = {
        name: getattr(before, name) for name in WORDS if getattr(action, name) in _texts(name, before, other).values()
    }
    back |= {name: getattr(before, name) for name, value in _values(before, other).items() if getattr(action, name) == value}
    back["merged_from"] = action.merged_from[:-1]
    home = other.priority_id if other.priority_id in {one.id for one in plan.priorities} else action.priority_id
    returned = other.model_copy(update={"revision": 0, "priority_id": home})
    return Plan(actions=(action.model_copy(update=back), returned))
