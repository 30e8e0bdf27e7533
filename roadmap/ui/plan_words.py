"""What people can change of an action or a priority, in words: its fields as they are edited, and as two versions compare."""

from collections.abc import Iterable
from datetime import date

from roadmap.plan.following_models import Promise
from roadmap.plan.models import PlanAction, PlanPriority
from roadmap.ui import pieces
from roadmap.ui.words import say, section

#: An action's fields as they are edited: name and whether it takes more than a line. First those that stand on the page.
FIRST = (("do", True), ("lead", False), ("with_", True), ("measure", False), ("feedback", True))
#: The rest, folded, so that the dialog stays calm.
MORE = (
    ("first_step", True),
    ("outcome", True),
    ("resource", False),
    ("risk", True),
    ("evidence_of_done", False),
    ("preparation", False),
    ("support", False),
    ("pay", False),
)
EFFORTS = ("small", "medium", "large")
HORIZONS = ("0-6", "6-12", "12-36")


def label(name: str) -> str:
    """The name of a field as people see it."""
    return say(f"plan.field_{name.rstrip('_')}")


def effort(value: str) -> str:
    """How much work, in words; what somebody else's list called it otherwise stays as it is."""
    return section("plan").get(f"effort_{value or 'none'}", value)


def horizon(value: str) -> str:
    """In how many months from now, in words."""
    return say("plan.horizon_is", months=value.replace("-", " to ")) if value else say("plan.effort_none")


def already_in(action: PlanAction) -> str:
    """Where it stands already, as one line: the plan, the place in it, its address."""
    where = action.already_in
    return ", ".join(part for part in (where.plan, where.place, where.link) if part) if where.named else ""


def promise(one: Promise) -> str:
    """A promise as one line: what kind, its words, by when, and whether it is kept."""
    found = f"{say(f'follow.promise_{one.kind}')}: {one.words}"
    if one.done_on:
        return say("follow.promise_kept", promise=found, day=pieces.date_words(one.done_on))
    return say("follow.promise_due", promise=found, day=pieces.date_words(one.due)) if one.due else found


def details(action: PlanAction) -> list[tuple[str, str]]:
    """What stands folded under an action: the name of each field that says something, and what it says."""
    names = ("first_step", "outcome", "measure", "feedback", "resource", "risk", "evidence_of_done")
    found = [(label(name), str(getattr(action, name))) for name in (*names, "preparation", "support", "pay")]
    found.append((label("start"), pieces.date_words(action.start)))
    known = (effort(action.effort) if action.effort else "", horizon(action.horizon) if action.horizon else "")
    found.append((label("effort"), ", ".join(part for part in known if part)))
    return [(name, words) for name, words in found if words]


def earlier(action: PlanAction) -> list[str]:
    """What was said of an action before what stands on the page now: dates that moved, why, and readings, newest first."""
    kept = action.followed
    found = [(one.on, say("follow.moved_to", to=pieces.date_words(one.due), because=one.because)) for one in kept.moves[:-1]]
    found += [(one.on, one.words) for one in kept.explanations[:-1]]
    found += [(one.on, say("follow.read", value=one.value)) for one in kept.readings[:-1]]
    ordered = sorted(found, key=lambda pair: pair[0], reverse=True)
    return [say("follow.said_on", day=pieces.date_words(on), words=words) for on, words in ordered]


def in_words(thing: PlanAction | PlanPriority) -> dict[str, str]:
    """What people can change of it, by the name of the field."""
    found: dict[str, object] = {}
    if isinstance(thing, PlanAction):
        found = {label(name): getattr(thing, name) for name, _ in (*FIRST, *MORE)}
        found |= {label("start"): thing.start, label("due"): thing.due, label("already_in"): already_in(thing)}
        found |= {label("effort"): effort(thing.effort), label("horizon"): horizon(thing.horizon)}
        found |= {label("merged_from"): _lines(one.other.do for one in thing.merged_from)} | _followed(thing)
    else:
        found = {label(name): getattr(thing, name) for name in ("title", "why", "outcome")}
    found[label("because")] = thing.because
    words = {name: pieces.date_words(value) if isinstance(value, date) else str(value or "") for name, value in found.items()}
    return words | {label("decision"): say(f"plan.state_{thing.decision}")}


def _followed(action: PlanAction) -> dict[str, object]:
    """How it goes, as two people may each have written it."""
    kept = action.followed
    return {
        say("follow.status"): say(f"follow.status_{kept.status}"),
        say("follow.why"): kept.explanations[-1].words if kept.explanations else "",
        say("follow.moved_because"): kept.moves[-1].because if kept.moves else "",
        say("follow.confidence"): say(f"follow.confidence_{kept.confidence or 'none'}"),
        say("follow.confidence_because"): kept.confidence_because,
        say("follow.baseline"): kept.baseline,
        say("follow.target"): kept.target,
        say("follow.reading"): kept.readings[-1].value if kept.readings else "",
        say("follow.difference"): kept.difference,
        say("follow.promises"): _lines(promise(one) for one in kept.promises),
        say("follow.feedback_due"): kept.feedback_due,
        say("follow.feedback_given"): kept.feedback_given_on,
    }


def _lines(found: Iterable[str]) -> str:
    return " · ".join(found)
