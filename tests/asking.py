"""A survey ready to be answered, for tests of what respondents see: its promises are all made."""

from datetime import UTC, date, datetime, timedelta

from roadmap.access.models import Role
from roadmap.assessment.collection_models import Collection, CollectionSettings, OtherWay
from roadmap.assessment.models import CollectionKind, Contacts
from roadmap.content.loading import find_framework
from roadmap.store import Store

CONTACTS = Contacts(
    asked_by="Anna Reid", independent="Advocacy Harbour, 01234 111222", daytime_support="Wellbeing team, 01234 567890",
    feedback_by=date(2027, 2, 26),
)  # fmt: skip
SETTINGS = CollectionSettings(
    contacts=CONTACTS,
    feedback_from="Anna Reid",
    feedback_where="harbour.example/heard",
    pay="£35 as a voucher or as you choose, or nothing if you like that better",
    complaints="data@harbour.example",
    other_ways=tuple(OtherWay),
    other_ways_contact="Moira Bell, 01234 222333",
    bsl_link="https://harbour.example/bsl",
)


def add_survey(store: Store, assessment_id: str, *, settings: CollectionSettings = SETTINGS, **changed: object) -> Collection:
    """An open survey of an assessment, with every promise made."""
    values = {
        "id": "", "assessment_id": assessment_id, "kind": CollectionKind.OPEN_SURVEY, "settings": settings,
        "purpose": "We want to know what to change first.",
    } | changed  # fmt: skip
    return store.add_collection(Collection.model_validate(values))


def survey(url: str, **changed: object) -> tuple[Collection, str]:
    """A survey in a database of its own, and the token of a link to it that names no view unless `perspective` does."""
    perspective = changed.pop("perspective", None)
    store = Store.open(url)
    made = store.create_assessment(
        "Harbour Council", "Children and families", "First round", find_framework("trauma_informed"), "full", CONTACTS,
        CollectionKind.IN_THE_ROOM, today=date(2026, 5, 4),
    )  # fmt: skip
    kept = add_survey(store, made.id, **changed)
    token = link(store, kept, str(perspective) if perspective else None)
    store.close()
    return kept, token


def link(store: Store, collection: Collection, perspective: str | None = "experience") -> str:
    """The token of a link to a collection."""
    return store.make_link(Role.RESPONDENT, collection.id, datetime.now(UTC) + timedelta(days=9), perspective=perspective).token
