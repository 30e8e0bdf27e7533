"""What each page, command and route asks of the table before it opens: any one of its needs is enough.

What stands on a page and does more than show (a button, a download) asks again for its own deed.
"""

from collections.abc import Mapping

from roadmap.access.models import Deed, Role, Thing
from roadmap.access.permissions import may

Need = tuple[Deed, Thing]
Needs = tuple[Need, ...]

#: By the name of a page's file in `pages/`.
PAGES: Mapping[str, Needs] = {
    "home": ((Deed.SEE, Thing.HOME),),
    "setup": ((Deed.MAKE, Thing.ASSESSMENT), (Deed.CHANGE, Thing.ASSESSMENT)),
    "example": ((Deed.MAKE, Thing.EXAMPLE),),
    "own_copy": ((Deed.BRING_IN, Thing.FRAMEWORK),),
    "files": (
        (Deed.SAVE, Thing.ARCHIVE),
        (Deed.BRING_IN, Thing.ARCHIVE),
        (Deed.SAVE, Thing.ARCHIVE_WITH_ANSWERS),
        (Deed.BRING_IN, Thing.ARCHIVE_WITH_ANSWERS),
    ),
    "questions": ((Deed.SEE, Thing.QUESTIONS),),
    "domain": ((Deed.SEE, Thing.QUESTIONS),),
    "check": ((Deed.SEE, Thing.QUESTIONS),),
    "results": ((Deed.SEE, Thing.RESULTS),),
    "ladder": ((Deed.SEE, Thing.ACTIVITY),),
    "activity": ((Deed.MAKE, Thing.ACTIVITY), (Deed.CHANGE, Thing.ACTIVITY)),
    "plan": ((Deed.SEE, Thing.PLAN),),
    "bring_plan": ((Deed.BRING_IN, Thing.PLAN),),
    "following": ((Deed.SEE, Thing.PLAN),),
    # Pages to come: collections and people.
    "welcome": ((Deed.SEE, Thing.WELCOME),),
    "collections": ((Deed.SEE, Thing.COLLECTION),),
    "collection": ((Deed.MAKE, Thing.COLLECTION), (Deed.CHANGE, Thing.COLLECTION)),
    "forecast": ((Deed.SEE, Thing.FORECAST),),
    "invitations": ((Deed.SEE, Thing.INVITATION),),
    # Asks for the code that was chosen at hand-over; it shows nothing, and whoever holds the computer may come to it.
    "take_back": ((Deed.SEE, Thing.NOTICES),),
    "hand_over": ((Deed.MAKE, Thing.HAND_OVER_SCREEN),),
    "your_view": ((Deed.GIVE, Thing.OWN_ANSWERS),),
    "my_answers": ((Deed.SEE, Thing.OWN_ANSWERS),),
    "group_answer": ((Deed.CHANGE, Thing.GROUP_ANSWER),),
    "bring_answers": ((Deed.BRING_IN, Thing.ANSWERS_FILE),),
    "notes": ((Deed.SEE, Thing.NOTE_AWAITING),),
    "safeguarding": ((Deed.SEE, Thing.SAFEGUARDING_LIST),),
    "release": ((Deed.MAKE, Thing.RELEASE),),
    "rounds": ((Deed.SEE, Thing.ROUNDS),),
    "programme": ((Deed.SEE, Thing.PROGRAMME),),
    "agree": ((Deed.SEE, Thing.AGREEMENT),),
    "ownership": ((Deed.SEE, Thing.OWNERSHIP),),
    "governance": ((Deed.SEE, Thing.GOVERNANCE),),
    "privacy": ((Deed.SEE, Thing.NOTICES),),
    "keeping": ((Deed.SEE, Thing.DATABASE),),
    # Pages to come: the plan that a group lives with.
    "meeting": ((Deed.SEE, Thing.MEETING),),
    "feedback": ((Deed.SEE, Thing.PROMISES),),
    "heard": ((Deed.SEE, Thing.CONTRIBUTORS_PAGE),),
    "papers": ((Deed.SEE, Thing.PAPER),),
    "pack": ((Deed.SAVE, Thing.PACK),),
    # Pages to come: the room.
    "workshop": ((Deed.SEE, Thing.WORKSHOP),),
    "session_plan": ((Deed.SEE, Thing.SESSION_PLAN),),
    "room": ((Deed.GIVE, Thing.VOTE),),
    "moderate": ((Deed.DECIDE, Thing.WORDS_IN_ROOM),),
    "workshop_results": ((Deed.SEE, Thing.WORKSHOP_RESULTS),),
    "evaluation": ((Deed.SEE, Thing.EVALUATION),),
    "guidance": ((Deed.SEE, Thing.GUIDANCE),),
}

#: By method and route. `/j/` and `/join` stand outside: they are asked before anybody has a role.
ROUTES: Mapping[str, Needs] = {
    "GET /w/{workshop}": ((Deed.SEE, Thing.LIVE_SCREEN),),
    "GET /w/{workshop}/screen": ((Deed.SEE, Thing.LIVE_SCREEN),),
    "GET /live/{workshop}": ((Deed.SEE, Thing.LIVE_SCREEN),),
    "POST /live/{workshop}/vote": ((Deed.GIVE, Thing.VOTE),),
    "POST /form/{code}": ((Deed.GIVE, Thing.EVALUATION_ANSWERS),),
}

#: By command. Whoever can run one at the machine could read its disk as well: these needs serve commands run for others.
#: Empty: the command reads the files it is given and nothing that is kept here.
COMMANDS: Mapping[str, Needs] = {
    "check": (),
    "new": (),
    "score": (),
    "place": (),
    "draft": (),
    "evaluate": (),
    "report": (),
    "release": (),
    "programme": (),
    "codebook": (),
    "pack": (),
    "demo": ((Deed.MAKE, Thing.EXAMPLE),),
    "export": ((Deed.SAVE, Thing.ARCHIVE),),
    "export --with-answers": ((Deed.SAVE, Thing.ARCHIVE_WITH_ANSWERS),),
    "import": ((Deed.BRING_IN, Thing.ARCHIVE),),
    "merge": ((Deed.BRING_IN, Thing.ARCHIVE_WITH_ANSWERS),),
    "invite": ((Deed.MAKE, Thing.INVITATION),),
    "backup": ((Deed.SAVE, Thing.BACKUP),),
    "restore": ((Deed.BRING_IN, Thing.BACKUP),),
    "erase": ((Deed.ERASE, Thing.SOMEBODYS_ANSWERS),),
    "migrate": ((Deed.CHANGE, Thing.DATABASE),),
}


def opens(needs: Needs, roles: frozenset[Role]) -> bool:
    """Whether somebody with these roles may open what has these needs; nothing asked is open to all."""
    return not needs or any(may(role, deed, thing) for deed, thing in needs for role in roles)
