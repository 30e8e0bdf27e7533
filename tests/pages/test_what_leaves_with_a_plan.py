"""A plan leaves the room in reports and files, so it is drafted from what may leave, and not from what the room sees."""

from datetime import date

from roadmap.assessment.models import Assessment, CollectionKind, Contacts
from roadmap.content.loading import find_framework
from roadmap.exchange.gathering import gather
from roadmap.store import Store
from roadmap.ui.words import section
from tests.pages.conftest import Launch

DIFFERENCE = section("reasons")["difference"].split("}")[-1].strip()


def room_of(kept: Store, leaders: int, experts: int) -> Assessment:
    """Leaders who see all of the core near the top, and experts by experience who see it near the bottom, in one room."""
    framework = find_framework("trauma_informed")
    made = kept.create_assessment(
        "Harbour Council", "Children and families", "First round", framework, "core", Contacts(), CollectionKind.IN_THE_ROOM,
        today=date(2026, 5, 4),
    )  # fmt: skip
    gathered = kept.collection_of(made.id).id
    for view, n, stages in (("leader", leaders, (-1, -2)), ("experience", experts, (0, 1))):
        for place in range(n):
            person = kept.add_respondent(gathered, view, "core")
            for item in framework.items.values():
                if "core" in item.set:
                    kept.save_answer(person.id, item.id, framework.scale_of(item.id).stage_ids[stages[place == 0]])
    return made


def test_a_plan_names_no_view_of_fewer_than_five_people(launch: Launch, kept: Store) -> None:
    made = room_of(kept, 9, 3)
    app = launch("plan", made)
    next(button for button in app.button if button.label == "Draft the plan").click().run()
    found = gather(kept, made.id).model_dump_json()
    assert kept.plan(made.id).priorities
    assert DIFFERENCE not in found
    assert "raised_by" not in found or '"raised_by":null' in found


def test_with_five_and_more_the_difference_is_a_reason(launch: Launch, kept: Store) -> None:
    made = room_of(kept, 9, 5)
    app = launch("plan", made)
    next(button for button in app.button if button.label == "Draft the plan").click().run()
    assert DIFFERENCE in gather(kept, made.id).model_dump_json()
