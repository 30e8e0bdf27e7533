"""`place`: where activities stand on a ladder of participation, and why."""

from collections.abc import Iterator
from pathlib import Path

from roadmap.cli.layout import bullets, words, wrapped
from roadmap.cli.output import print_json, say
from roadmap.content.faults import ContentFaults
from roadmap.content.ladder_models import Ladder
from roadmap.content.loading import find_ladder, ladders
from roadmap.exchange.activity_files import read_activities
from roadmap.ladder.checks import faults_of
from roadmap.ladder.models import Activity, Placement
from roadmap.ladder.placement import place as place_one
from roadmap.ladder.shape import place_json
from roadmap.ladder.telling import facts, missing, questions


def place(path: Path, ladder_name: str, as_json: bool) -> int:
    """Places every activity of a file on one ladder."""
    ladder = find_ladder(ladder_name)
    document = read_activities(path)
    found, faults = faults_of(document.data, ladder, known_criteria(), path=document.path, line=document.line)
    if faults:
        raise ContentFaults(sorted(faults, key=lambda fault: fault.line))
    placed = [(activity, place_one(activity, ladder)) for activity in found]
    if as_json:
        print_json(place_json(ladder, [placement for _, placement in placed]))
    else:
        say(_lines(placed, ladder))
    return 0


def known_criteria() -> frozenset[str]:
    """The criteria of every ladder that ships: answers to another ladder's questions are no fault."""
    return frozenset(criterion for name in ladders() for criterion in find_ladder(name).criterion)


def rung_words(ladder: Ladder, rung: str) -> str:
    """A rung: plain words first, then the author's name for it."""
    found = ladder.rung(rung)
    return words("ladder.rung", plain=found.plain, name=found.name)


def stands(placement: Placement, ladder: Ladder) -> str:
    """Where an activity stands, in one sentence."""
    if placement.off:
        return placement.off
    if ladder.order == "kinds":
        if not placement.holds:
            return words("ladder.stands_nowhere")
        return words("ladder.stands_at", rung=", ".join(rung_words(ladder, rung) for rung in placement.holds))
    if placement.high is None:
        return words("ladder.stands_nowhere")
    if placement.low == placement.high:
        return words("ladder.stands_at", rung=rung_words(ladder, placement.high))
    lowest = placement.low or ladder.rung_ids[0]
    return words("ladder.stands_between", low=rung_words(ladder, lowest), high=rung_words(ladder, placement.high))


def _lines(placed: list[tuple[Activity, Placement]], ladder: Ladder) -> Iterator[str]:
    yield f"{ladder.about.title} ({ladder.about.credit.authors}, {ladder.about.credit.year})"
    yield from wrapped(words("ladder.lead").split(". ", 1)[-1])
    if not placed:
        yield from ("", "There are no activities in this file.")
    for activity, placement in placed:
        yield from ("", activity.title)
        yield from _about(activity, placement, ladder)


def _about(activity: Activity, placement: Placement, ladder: Ladder) -> Iterator[str]:
    yield from wrapped(stands(placement, ladder), 2)
    if placement.override:
        rung = rung_words(ladder, placement.override.rung)
        yield from wrapped(words("ladder.override", rung=rung, because=placement.override.because), 2)
    if "more_promised" in placement.flags:
        yield from wrapped(words("ladder.more_promised"), 2)
    if placement.intended:
        key = "ladder.meant_gap" if placement.gap or placement.ask else "ladder.meant_right"
        yield from wrapped(f"{words(key, rung=rung_words(ladder, placement.intended))} {activity.why_intended}".rstrip(), 2)
    yield from _listed(words("ladder.why_title"), list(facts(activity, placement, ladder)))
    ways = [f"{unmet}. {do}." if do else f"{unmet}." for unmet, do in missing(activity, placement, ladder)]
    yield from _listed(words("ladder.move_title"), ways)
    yield from _listed(words("ladder.ask_title"), list(questions(placement, ladder)))


def _listed(title: str, texts: list[str]) -> Iterator[str]:
    if texts:
        yield f"  {title}:"
        yield from bullets(texts, 4)
