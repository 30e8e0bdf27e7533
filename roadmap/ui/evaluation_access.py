"""What this visitor may do to an evaluation: by their parts in it, in its workshop or its assessment, whatever else is open."""

from roadmap.access.models import Deed, Role, Thing
from roadmap.access.permissions import may
from roadmap.evaluation.kept_models import Course
from roadmap.ui.visitor import visitor


def _roles(course: Course) -> frozenset[Role]:
    who = visitor()
    opens = [one for one in (course.id, course.workshop, course.assessment) if one is not None]
    return frozenset(role for one in opens for role in who.roles_in(one))


def reaches(course: Course) -> bool:
    """Whether somebody may come to an evaluation: their own, or one of a workshop or an assessment of theirs."""
    return may_do(course, Deed.SEE)


def may_do(course: Course, deed: Deed) -> bool:
    """Whether they may do a deed to this evaluation."""
    return any(may(role, deed, Thing.EVALUATION) for role in _roles(course))


def may_make() -> bool:
    """Whether they may make one, whichever assessment is open in this tab."""
    return any(may(role, Deed.MAKE, Thing.EVALUATION) for role in visitor().roles)
