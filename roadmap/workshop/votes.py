"""Votes and counts by hand, brought together: each phone counts once, in whatever order its votes came in, however often."""

from collections.abc import Iterable, Mapping

from roadmap.workshop.models import Ask, Count, Vote
from roadmap.workshop.room import count_keys


def newer(one: Vote, other: Vote) -> Vote:
    """Of two votes of one phone on one ask the one that stands: the higher turn; of the same turn always the same one."""
    return max(one, other, key=lambda vote: (vote.turn, vote.key))


def standing(votes: Iterable[Vote]) -> dict[tuple[str, str], Vote]:
    """By ask and phone the vote that stands. Order and repetition make no difference."""
    found: dict[tuple[str, str], Vote] = {}
    for vote in votes:
        place = (vote.ask, vote.phone)
        found[place] = newer(found[place], vote) if place in found else vote
    return found


def fits(ask: Ask, choice: tuple[str, ...]) -> bool:
    """Whether a choice answers an ask: one option of it, or for an order some of them without repetition, best first."""
    options = {option.id for option in ask.options}
    if ask.answer == "one":
        return len(choice) == 1 and choice[0] in options
    return ask.answer == "order" and 1 <= len(choice) <= ask.choose and len(set(choice)) == len(choice) and set(choice) <= options


def counted(ask: Ask, votes: Iterable[Vote], by_hand: Count | None = None) -> dict[str, int]:
    """How many gave each answer, by the keys of a hand count, zeros among them.

    What was counted by hand is added to the phones' votes, or stands in their place, as the trainer chose.
    """
    totals = dict.fromkeys(count_keys(ask), 0)
    if by_hand is None or not by_hand.instead:
        for vote in standing(one for one in votes if one.ask == ask.id).values():
            for place, option in enumerate(vote.choice, start=1):
                key = option if ask.answer == "one" else f"{option}.{place}"
                if key in totals:
                    totals[key] += 1
    for key, people in (by_hand.people if by_hand else {}).items():
        if key in totals:
            totals[key] += people
    return totals


def answered(ask: Ask, counts: Mapping[str, int]) -> int:
    """How many answered: of an order, those who named a first."""
    if ask.answer != "order":
        return sum(counts.values())
    return sum(counts[f"{option.id}.1"] for option in ask.options)


def points(ask: Ask, counts: Mapping[str, int]) -> dict[str, int]:
    """Of an order, the points of each option: as many for a first as can be chosen, one fewer for each place after it.

    This is Borda's count (1781) for ballots that name only a few: what is not named gets nothing.
    """
    places = range(1, ask.choose + 1)
    return {
        option.id: sum((ask.choose + 1 - place) * counts[f"{option.id}.{place}"] for place in places) for option in ask.options
    }
