"""Roles, deeds and things, and what is kept of a link or a code."""

from enum import StrEnum

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field


class Frozen(BaseModel):
    """A frozen value made by code."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class Role(StrEnum):
    """As what somebody is here. One person may hold several; each is asked on its own."""

    KEEPER = "keeper"  # runs the computer: backups, erasing, who may come in; reads no results
    FACILITATOR = "facilitator"  # runs an assessment
    READER = "reader"  # reads notes before anybody else does
    STEERING_MEMBER = "steering_member"  # agrees, plans and follows with the group
    RESPONDENT = "respondent"  # gives a view, or takes part in a room
    VIEWER = "viewer"  # reads what is shown to the organisation
    TRAINER = "trainer"  # runs a workshop


class Deed(StrEnum):
    """What somebody wants to do with a thing."""

    SEE = "see"
    MAKE = "make"  # begin a new one
    CHANGE = "change"
    GIVE = "give"  # a view, a vote, a reply: one's own
    DECIDE = "decide"  # settle what waits for a decision
    HOLD_BACK = "hold_back"  # keep an item from being accepted together with others
    CLOSE = "close"
    REVOKE = "revoke"
    SAVE = "save"  # take out as a file or on paper
    BRING_IN = "bring_in"  # from a file
    CARRY_OVER = "carry_over"  # from a workshop into an assessment
    ERASE = "erase"


class Thing(StrEnum):
    """What a deed is done to, as kinds: which one of a kind somebody may reach is settled by their link or sign-in."""

    NOTICES = "notices"  # support lines, content note, privacy notice, accessibility statement
    WELCOME = "welcome"  # what a respondent reads first: who asks and why, choice, minutes, from whom they hear
    HOME = "home"  # which assessments are kept here
    EXAMPLE = "example"  # the fictional assessment
    GUIDANCE = "guidance"
    FRAMEWORK = "framework"  # questions brought along from a spreadsheet
    PACK = "pack"  # what works without any install
    GOVERNANCE = "governance"  # impact assessment, notices and statements to fill in
    ASSESSMENT = "assessment"  # its set-up: service, set, contacts, reader, dates
    FORECAST = "forecast"  # what would be shown with so many answers
    QUESTIONS = "questions"
    COLLECTION = "collection"  # a survey, a room or a group; how many have answered
    INVITATION = "invitation"  # links, QR codes, batches, texts, printed forms
    HAND_OVER_SCREEN = "hand_over_screen"  # this computer, locked to one respondent's pages
    OWN_ANSWERS = "own_answers"  # answers and notes of the person themselves
    GROUP_ANSWER = "group_answer"
    ANSWERS_FILE = "answers_file"  # from the printed form or a survey tool
    SOMEBODYS_ANSWERS = "somebodys_answers"  # of one respondent, found by the code they bring
    NOTE_AWAITING = "note_awaiting"  # a note nobody has decided on
    NOTE_DELAYS = "note_delays"  # how many notes wait, and how long; not what they say
    SAFEGUARDING_LIST = "safeguarding_list"  # notes passed on, and when that was dated
    RESULTS = "results"  # what a release shows, with views and differences
    RELEASE = "release"  # the publishable figures as a file
    ROUNDS = "rounds"  # what changed since the round before
    PROGRAMME = "programme"  # figures of many sites
    CODEBOOK = "codebook"
    AGREEMENT = "agreement"  # the agreeing screen and what was agreed
    MINORITY_VIEW = "minority_view"  # one's own, in one's own words
    LADDER = "ladder"  # its rungs and their names
    ACTIVITY = "activity"  # an activity and where it stands
    PLAN = "plan"
    MEETING = "meeting"
    PAPER = "paper"  # report, plan, meeting paper, sheet: any document for the organisation
    PROMISES = "promises"  # what was heard and what comes of it, as the group keeps it
    CONTRIBUTORS_PAGE = "contributors_page"  # the same as those who contributed read it
    REPLY = "reply"  # "that is not what I said"
    WORKSHOP = "workshop"
    SESSION_PLAN = "session_plan"
    LIVE_SCREEN = "live_screen"  # what everybody in the room sees
    VOTE = "vote"
    WORDS_IN_ROOM = "words_in_room"  # words and reflections waiting to be shown
    WORKSHOP_RESULTS = "workshop_results"
    EVALUATION = "evaluation"  # before and after, as a report
    EVALUATION_ANSWERS = "evaluation_answers"  # one's own questionnaire
    ARCHIVE = "archive"  # the shareable one
    ARCHIVE_WITH_ANSWERS = "archive_with_answers"
    BACKUP = "backup"
    DATABASE = "database"  # its version and how long things are kept
    OWNERSHIP = "ownership"  # who is facilitator, reader, member of what


#: Opens whatever is kept here, as the facilitator's link of a room does.
EVERYTHING = "everything"


class Link(Frozen):
    """What is kept of a link: never the token, only its hash; nothing about who was given it."""

    hash: str = Field(description="SHA-256 of the token, in hex")
    role: Role
    opens: str = Field(description="id of the assessment, collection or workshop it leads to, or EVERYTHING")
    perspective: str | None = Field(default=None, description="the view it invites, where it is for one perspective")
    batch: str | None = Field(default=None, description="id of the batch of personal links it came in; those are never listed")
    once: bool = Field(default=False, description="whether it opens one time only")
    expires_at: AwareDatetime
    revoked_at: AwareDatetime | None = None


class Visit(Frozen):
    """What is kept of a browser that came by a link; out of a batch it holds the batch, so nothing tells which link was used."""

    hash: str = Field(description="SHA-256 of the cookie's value, in hex")
    role: Role
    opens: str
    assessment_id: str | None = None
    collection_id: str | None = None
    perspective: str | None = None
    link_hash: str | None = None
    batch: str | None = None
    respondent_id: str | None = Field(default=None, description="whose answers this browser is giving, once it gives any")
    expires_at: AwareDatetime


class Grant(Frozen):
    """A part that somebody has who signs in, known by the e-mail that their organisation's sign-in says is theirs."""

    email: str
    role: Role
    opens: str | None  # an assessment, EVERYTHING, or None: nothing that was begun yet


def folded(email: str) -> str:
    """An e-mail as it is kept and compared: without spaces round it, in small letters."""
    return email.strip().casefold()


class WorkshopCode(Frozen):
    """What is kept of a code to join a workshop; it is on everybody's screen and no secret in the room."""

    letters: str
    workshop: str
    made_at: AwareDatetime
    revoked_at: AwareDatetime | None = None


class LinkState(StrEnum):
    """How a link or code stands at a moment. Only an open one leads anywhere."""

    OPEN = "open"
    EXPIRED = "expired"
    REVOKED = "revoked"
