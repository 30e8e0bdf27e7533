"""A steering group of eleven who have answered the shared core in one room, for journeys about agreeing together."""

from datetime import date

from roadmap.assessment.models import Assessment, CollectionKind, Contacts
from roadmap.content.loading import find_framework
from roadmap.store import Store

PEOPLE = ("leader",) * 6 + ("experience",) * 3 + ("profession",) * 2
#: By place in the core set: stages of leaders, of experts by experience, of experts by profession. The rest see the same.
APART = {1: (3, 0, 2), 4: (3, 1, 1), 9: (0, 4, 2), 13: (4, 1, 2)}


def room_of_eleven(url: str) -> Assessment:
    """Make it: most items are seen alike, four lie far apart, and nobody could rate one."""
    store = Store.open(url)
    framework = find_framework("trauma_informed")
    made = store.create_assessment(
        "Harbour Council", "Children and families", "First round", framework, "core",
        Contacts(daytime_support="Wellbeing team, 01234 567890"), CollectionKind.IN_THE_ROOM, today=date(2026, 5, 4),
    )  # fmt: skip
    collection = store.collection_of(made.id)
    core = [item for item in framework.items.values() if framework.in_set(item, "core")]
    for n, perspective in enumerate(PEOPLE):
        person = store.add_respondent(collection.id, perspective, "core")
        group = ("leader", "experience", "profession").index(perspective)
        for place, item in enumerate(core):
            stages = framework.scale_of(item.id).stage_ids
            stage = APART[place][group] if place in APART else 1 + place % 3
            answer = "dont_know" if place == 6 and n % 3 else stages[min(4, stage + (n % 4 == 3 and place in APART))]
            store.save_answer(person.id, item.id, answer)
    store.close()
    return made
