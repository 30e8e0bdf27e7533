"""What a collection shows once it has closed: made once from all its answers, and frozen from then on."""

from collections.abc import Sequence

from roadmap.assessment.disclosure import release
from roadmap.assessment.models import Agreement, Audience, Collected, CollectionKind, K, Release
from roadmap.content.models import Framework


def closing_releases(collected: Collected, framework: Framework, agreements: Sequence[Agreement] = ()) -> tuple[Release, ...]:
    """The releases to keep when a collection closes, one for each audience that sees something of its own.

    The people in the room see more than others do; whoever looks at a survey, or at what a group said, sees the same.
    """
    outside = (Audience.ORGANISATION, Audience.ANYONE)
    audiences = (Audience.ROOM, *outside) if collected.kind is CollectionKind.IN_THE_ROOM else outside
    k = threshold(collected.kind)
    return tuple(release(collected, framework, k=k, audience=one, agreements=agreements) for one in audiences)


def threshold(kind: CollectionKind) -> int | None:
    """How many people a figure needs: k in an open survey; None in the room and for a group, who know that they are seen."""
    return K if kind is CollectionKind.OPEN_SURVEY else None
