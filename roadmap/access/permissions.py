"""The one table that says which role may do which deed to which thing; what is not in it nobody may do."""

from collections.abc import Mapping

from roadmap.access.models import Deed, Role, Thing

Allowed = Mapping[Thing, frozenset[Deed]]

SEE, MAKE, CHANGE, GIVE, DECIDE = Deed.SEE, Deed.MAKE, Deed.CHANGE, Deed.GIVE, Deed.DECIDE
CLOSE, REVOKE, SAVE, BRING_IN, ERASE = Deed.CLOSE, Deed.REVOKE, Deed.SAVE, Deed.BRING_IN, Deed.ERASE


def may(role: Role, deed: Deed, thing: Thing) -> bool:
    """Whether a role may do a deed to a kind of thing.

    Which one of the kind is another question: a link or sign-in leads to one assessment or
    workshop, and whoever asks here has to have looked there first.
    """
    return deed in TABLE[role].get(thing, frozenset())


def _allowed(*rows: tuple[Thing, tuple[Deed, ...]]) -> Allowed:
    """One role's rows; the same thing twice is a mistake and not an addition."""
    allowed = {thing: frozenset(deeds) for thing, deeds in rows}
    if len(allowed) < len(rows):
        raise ValueError("a thing stands twice in one role's rows")
    return allowed


#: Whoever runs the computer can keep, restore and erase; what people said and how a service stands is not theirs to read here.
_KEEPER = _allowed(
    (Thing.NOTICES, (SEE,)),
    (Thing.HOME, (SEE,)),
    (Thing.EXAMPLE, (SEE, MAKE)),
    (Thing.PACK, (SAVE,)),
    (Thing.GOVERNANCE, (SEE, CHANGE, SAVE)),
    (Thing.FRAMEWORK, (BRING_IN,)),
    (Thing.ASSESSMENT, (ERASE,)),
    (Thing.SOMEBODYS_ANSWERS, (SAVE, ERASE)),
    (Thing.ARCHIVE, (BRING_IN,)),
    (Thing.ARCHIVE_WITH_ANSWERS, (SAVE, BRING_IN)),
    (Thing.BACKUP, (MAKE, SAVE, BRING_IN)),
    (Thing.DATABASE, (SEE, CHANGE)),
    (Thing.OWNERSHIP, (SEE, CHANGE, REVOKE)),
)

#: Single answers and undecided notes are nowhere in these rows, save the facilitator's own dots in the room.
_FACILITATOR = _allowed(
    (Thing.NOTICES, (SEE,)),
    (Thing.WELCOME, (SEE,)),
    (Thing.HOME, (SEE,)),
    (Thing.EXAMPLE, (SEE, MAKE)),
    (Thing.GUIDANCE, (SEE, SAVE)),
    (Thing.FRAMEWORK, (BRING_IN,)),
    (Thing.PACK, (SAVE,)),
    (Thing.GOVERNANCE, (SEE, CHANGE, SAVE)),
    (Thing.ASSESSMENT, (SEE, MAKE, CHANGE, CLOSE)),
    (Thing.FORECAST, (SEE,)),
    (Thing.QUESTIONS, (SEE,)),
    (Thing.COLLECTION, (SEE, MAKE, CHANGE, CLOSE)),
    (Thing.INVITATION, (SEE, MAKE, SAVE, REVOKE)),
    (Thing.HAND_OVER_SCREEN, (MAKE, CLOSE)),
    (Thing.OWN_ANSWERS, (SEE, GIVE, CHANGE, SAVE, ERASE)),
    (Thing.GROUP_ANSWER, (SEE, MAKE, CHANGE)),
    (Thing.ANSWERS_FILE, (BRING_IN,)),
    (Thing.NOTE_DELAYS, (SEE,)),
    (Thing.RESULTS, (SEE,)),
    (Thing.RELEASE, (MAKE, SAVE, BRING_IN)),
    (Thing.ROUNDS, (SEE, MAKE)),
    (Thing.PROGRAMME, (SEE, MAKE, SAVE)),
    (Thing.CODEBOOK, (SEE, SAVE)),
    (Thing.AGREEMENT, (SEE, DECIDE, Deed.HOLD_BACK)),
    (Thing.MINORITY_VIEW, (GIVE, REVOKE)),
    (Thing.LADDER, (SEE, CHANGE)),
    (Thing.ACTIVITY, (SEE, MAKE, CHANGE, BRING_IN, ERASE)),
    (Thing.PLAN, (SEE, MAKE, CHANGE, BRING_IN, SAVE)),
    (Thing.MEETING, (SEE, MAKE, CHANGE, CLOSE)),
    (Thing.PAPER, (SEE, SAVE)),
    (Thing.PROMISES, (SEE, MAKE, CHANGE)),
    (Thing.CONTRIBUTORS_PAGE, (SEE, CHANGE, SAVE)),
    (Thing.REPLY, (SEE,)),
    (Thing.SESSION_PLAN, (SEE,)),
    (Thing.LIVE_SCREEN, (SEE,)),
    (Thing.WORKSHOP_RESULTS, (SEE, Deed.CARRY_OVER)),
    (Thing.EVALUATION, (SEE, SAVE)),
    (Thing.ARCHIVE, (SAVE, BRING_IN)),
    (Thing.OWNERSHIP, (SEE, CHANGE)),
)

#: Notes awaiting a decision and where they went: of an assessment a reader sees nothing else.
_READER = _allowed(
    (Thing.NOTICES, (SEE,)),
    (Thing.NOTE_AWAITING, (SEE, DECIDE)),
    (Thing.NOTE_DELAYS, (SEE,)),
    (Thing.SAFEGUARDING_LIST, (SEE, CHANGE)),
)

_STEERING_MEMBER = _allowed(
    (Thing.NOTICES, (SEE,)),
    (Thing.GUIDANCE, (SEE, SAVE)),
    (Thing.EXAMPLE, (SEE,)),
    (Thing.QUESTIONS, (SEE,)),
    (Thing.OWN_ANSWERS, (SEE, GIVE, CHANGE, SAVE, ERASE)),
    (Thing.RESULTS, (SEE,)),
    (Thing.ROUNDS, (SEE,)),
    (Thing.AGREEMENT, (SEE, Deed.HOLD_BACK)),
    (Thing.MINORITY_VIEW, (GIVE, REVOKE)),
    (Thing.LADDER, (SEE,)),
    (Thing.ACTIVITY, (SEE, MAKE, CHANGE)),
    (Thing.PLAN, (SEE, CHANGE, SAVE)),
    (Thing.MEETING, (SEE, CHANGE)),
    (Thing.PAPER, (SEE, SAVE)),
    (Thing.PROMISES, (SEE, CHANGE)),
    (Thing.CONTRIBUTORS_PAGE, (SEE,)),
    (Thing.REPLY, (SEE,)),
    (Thing.WORKSHOP_RESULTS, (SEE,)),
)

#: Whoever gives a view, in a survey or by a phone in a room; results come to them as the contributors' page.
_RESPONDENT = _allowed(
    (Thing.NOTICES, (SEE,)),
    (Thing.WELCOME, (SEE,)),
    (Thing.OWN_ANSWERS, (SEE, GIVE, CHANGE, SAVE, ERASE)),
    (Thing.CONTRIBUTORS_PAGE, (SEE, SAVE)),
    (Thing.REPLY, (GIVE,)),
    (Thing.LIVE_SCREEN, (SEE,)),
    (Thing.VOTE, (GIVE,)),
    (Thing.EVALUATION_ANSWERS, (GIVE,)),
)

#: Of an assessment, or of a workshop whose trainer lets them see what the room said.
_VIEWER = _allowed(
    (Thing.NOTICES, (SEE,)),
    (Thing.GUIDANCE, (SEE, SAVE)),
    (Thing.EXAMPLE, (SEE,)),
    (Thing.RESULTS, (SEE,)),
    (Thing.ROUNDS, (SEE,)),
    (Thing.PLAN, (SEE,)),
    (Thing.PAPER, (SEE, SAVE)),
    (Thing.CODEBOOK, (SEE,)),
    (Thing.WORKSHOP_RESULTS, (SEE,)),
)

#: A trainer's room is its own: nothing of an assessment, until its facilitator carries a result over.
_TRAINER = _allowed(
    (Thing.NOTICES, (SEE,)),
    (Thing.GUIDANCE, (SEE, SAVE)),
    (Thing.EXAMPLE, (SEE, MAKE)),
    (Thing.PACK, (SAVE,)),
    (Thing.LADDER, (SEE, CHANGE)),
    (Thing.WORKSHOP, (SEE, MAKE, CHANGE, CLOSE, ERASE)),
    (Thing.SESSION_PLAN, (SEE, SAVE)),
    (Thing.LIVE_SCREEN, (SEE, CHANGE)),
    (Thing.WORDS_IN_ROOM, (SEE, DECIDE)),
    (Thing.WORKSHOP_RESULTS, (SEE, CHANGE, SAVE)),
    (Thing.EVALUATION, (SEE, MAKE, CHANGE, CLOSE, DECIDE, BRING_IN, SAVE, ERASE)),
)

TABLE: Mapping[Role, Allowed] = {
    Role.KEEPER: _KEEPER,
    Role.FACILITATOR: _FACILITATOR,
    Role.READER: _READER,
    Role.STEERING_MEMBER: _STEERING_MEMBER,
    Role.RESPONDENT: _RESPONDENT,
    Role.VIEWER: _VIEWER,
    Role.TRAINER: _TRAINER,
}
