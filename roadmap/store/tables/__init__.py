"""The tables in which everything is kept, the same for SQLite and PostgreSQL.

Every row is known by a random id that never changes; a row of which there is one for each pair (an
answer: respondent and item) is known by that pair. Where two people may edit, a row has a revision. What a
group edits as a whole (an activity, a priority, an action, a release, a collection's settings) is kept as the
JSON text of its model, beside the columns that the store itself reads. Respondents and answers carry no time
and no order, so that nobody can tell from them who answered when.
"""

from roadmap.store.tables.columns import Moment, Words, metadata
from roadmap.store.tables.doors import grant, link, visit
from roadmap.store.tables.evaluation import evaluation, evaluation_count, evaluation_form, evaluation_said, evaluation_wave
from roadmap.store.tables.following import (
    action,
    activity,
    contribution,
    event,
    plan_columns,
    plan_inputs,
    plan_meeting,
    priority,
    questioned,
    release,
)
from roadmap.store.tables.gathering import (
    answer,
    arrived,
    assessment,
    checklist_answer,
    collection,
    erased,
    framework,
    organisation,
    passed_on,
    respondent,
    respondent_note,
    sheet_columns,
)
from roadmap.store.tables.rooms import phone, room_word, vote, workshop, workshop_move
from roadmap.store.tables.together import agreement, decision, held_back, meeting, minority_view

__all__ = [
    "Moment",
    "Words",
    "action",
    "activity",
    "agreement",
    "answer",
    "arrived",
    "assessment",
    "checklist_answer",
    "collection",
    "contribution",
    "decision",
    "erased",
    "evaluation",
    "evaluation_count",
    "evaluation_form",
    "evaluation_said",
    "evaluation_wave",
    "event",
    "framework",
    "grant",
    "held_back",
    "link",
    "meeting",
    "metadata",
    "minority_view",
    "organisation",
    "passed_on",
    "phone",
    "plan_columns",
    "plan_inputs",
    "plan_meeting",
    "priority",
    "questioned",
    "release",
    "respondent",
    "respondent_note",
    "room_word",
    "sheet_columns",
    "visit",
    "vote",
    "workshop",
    "workshop_move",
]
