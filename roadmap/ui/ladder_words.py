"""Placements as sentences: where an activity stands, why, what would move it, what to ask."""

from roadmap.content.ladder_models import UNKNOWN, Ladder
from roadmap.content.models import Framework
from roadmap.ladder.conditions import possible_options
from roadmap.ladder.telling import facts, missing, questions
from roadmap.plan.candidates import Placed
from roadmap.ui import pieces
from roadmap.ui.words import say


def rung_words(ladder: Ladder, rung: str) -> str:
    """A rung: plain words first, then the author's name."""
    found = ladder.rung(rung)
    return say("ladder.rung", plain=found.plain, name=found.name)


def stands(placed: Placed) -> str:
    """Where it stands, in one sentence."""
    where, ladder = placed.placement, placed.ladder
    if where.off:
        return where.off
    if ladder.order == "kinds":
        if not where.holds:
            return say("ladder.stands_nowhere")
        return say("ladder.stands_at", rung=", ".join(rung_words(ladder, rung) for rung in where.holds))
    if where.high is None:
        return say("ladder.stands_nowhere")
    if where.low == where.high:
        return say("ladder.stands_at", rung=rung_words(ladder, where.high))
    lowest = where.low or ladder.rung_ids[0]
    return say("ladder.stands_between", low=rung_words(ladder, lowest), high=rung_words(ladder, where.high))


def why(placed: Placed) -> list[str]:
    """The met conditions as facts."""
    return list(facts(placed.activity, placed.placement, placed.ladder))


def moves(placed: Placed) -> list[str]:
    """What is missing for the rung above, each with the action that would meet it."""
    return [f"{unmet}. {do}." if do else f"{unmet}." for unmet, do in missing(placed.activity, placed.placement, placed.ladder)]


def asks(placed: Placed) -> list[str]:
    """The questions that would close the range, lowest first."""
    return list(questions(placed.placement, placed.ladder))


def beside(placed: Placed) -> list[str]:
    """The conditions shown beside the rung and never moving it, as question and answer."""
    lines = []
    for name, option in placed.placement.conditions.items():
        criterion = placed.ladder.criterion[name]
        answer = (
            say("ladder.not_known") if option == UNKNOWN else next(o.text for o in criterion.options if o.id == option).lower()
        )
        lines.append(f"{criterion.plain} {answer}")
    return lines


def promised(placed: Placed) -> str:
    """What is said where more was promised than was on offer; empty otherwise."""
    if "more_promised" not in placed.placement.flags:
        return ""
    warned = [
        warning.words
        for warning in placed.ladder.about.warns
        if set(possible_options(warning.criterion, placed.activity.answers, placed.ladder)) <= set(warning.options)
    ]
    return warned[0] if warned else say("ladder.more_promised")


def meant(placed: Placed) -> str:
    """Where it was meant to be, and why; empty where the group has not said so for this ladder.

    While something is still to ask, nobody can say yet that it stands where it was meant to.
    """
    activity, where = placed.activity, placed.placement
    if where.intended is None:
        return ""
    because = f" {pieces.plain(activity.why_intended)}" if activity.why_intended else ""
    key = "ladder.meant_gap" if where.gap or where.ask else "ladder.meant_right"
    return say(key, rung=rung_words(placed.ladder, where.intended)) + because


def placed_by(placed: Placed, framework: Framework) -> str:
    """Who placed it."""
    names = {p.id: p.name for p in framework.perspectives}
    who = [names[name] for name in placed.activity.placed_by if name in names]
    if not who:
        return say("ladder.placed_by_nobody")
    return say("ladder.placed_by_alone" if len(who) == 1 else "ladder.placed_by", who=" · ".join(who))
