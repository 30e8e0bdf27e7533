"""Who somebody is to this tool just now: as what they came, and which assessments they reach."""

from roadmap.access.models import EVERYTHING, Deed, Frozen, Role, Thing
from roadmap.access.permissions import may

#: As what the person at the keyboard of a laptop comes, who is alone with everything that is kept there.
AT_THE_KEYBOARD = (Role.KEEPER, Role.FACILITATOR, Role.STEERING_MEMBER, Role.TRAINER, Role.READER)


class Granted(Frozen):
    """One role, and what it holds for: an assessment, a workshop, EVERYTHING, or (None) nothing that was begun yet."""

    role: Role
    opens: str | None


class Visitor(Frozen):
    """A visitor. What a link says beside the role is here too, so that pages need not ask for it."""

    granted: tuple[Granted, ...] = ()
    assessment_id: str | None = None
    collection_id: str | None = None
    workshop_id: str | None = None
    perspective: str | None = None
    link_hash: str | None = None
    batch: str | None = None
    visit_hash: str | None = None
    respondent_id: str | None = None
    handed_over: bool = False
    signed_in: str | None = None

    @property
    def roles(self) -> frozenset[Role]:
        """Every role of this visitor, wherever it holds."""
        return frozenset(one.role for one in self.granted)

    @property
    def by_link(self) -> bool:
        """Whether they came by a link, a code or a screen that was handed over, and are not the person at the keyboard."""
        return self.visit_hash is not None or self.handed_over

    @property
    def limited(self) -> bool:
        """Whether they reach some of what is kept here and not all of it."""
        return all(one.opens != EVERYTHING for one in self.granted)

    @property
    def only_responds(self) -> bool:
        """Whether they are here to give a view and for nothing else: no menu, no results."""
        return self.roles == {Role.RESPONDENT}

    def roles_in(self, opens: str | None, *, example: bool = False) -> frozenset[Role]:
        """Their roles for one assessment or workshop; for None, those that hold before anything is open.

        The example is nobody's: whoever may see it has the same roles there as anywhere.
        """
        if opens is None or (example and any(may(role, Deed.SEE, Thing.EXAMPLE) for role in self.roles)):
            return self.roles
        return frozenset(one.role for one in self.granted if one.opens in (opens, EVERYTHING))

    def reaches(self, opens: str, *, example: bool = False) -> bool:
        """Whether anything of an assessment or workshop is open to them."""
        return bool(self.roles_in(opens, example=example))


#: Somebody who came without a link, or with one that has ended.
NOBODY = Visitor()
