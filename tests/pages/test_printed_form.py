"""The form on paper, taken from a page: only with every promise named, for a view, and by whoever may invite."""

from streamlit.testing.v1 import AppTest

from roadmap.assessment.collection_models import Collection, CollectionSettings
from roadmap.assessment.models import Assessment, CollectionKind
from roadmap.store import Store
from tests.asking import SETTINGS, add_survey
from tests.pages.conftest import Launch


def survey(store: Store, begun: Assessment, **changed: object) -> Collection:
    return add_survey(store, begun.id, **({"title": "Housing", "closes_on": "2027-01-29", "set_id": "core"} | changed))


def labels(app: AppTest) -> list[str]:
    assert not app.exception
    return [one.proto.label for one in app.get("download_button")]


def test_a_form_is_for_any_view_or_one_and_says_how_many_questions(launch: Launch, kept: Store, begun: Assessment) -> None:
    app = launch("invitations", begun, c=survey(kept, begun).id)
    assert labels(app) == ["Word", "PDF to print", "Word, large print", "PDF, large print"]
    assert app.selectbox("paper_form:set").value == "core"
    assert app.selectbox("paper_form:view").options[0] == "Any: people tick theirs"
    items = kept.framework_of(begun.id).items.values()
    assert f"Full, {len(items)} questions" in app.selectbox("paper_form:set").options
    app = app.selectbox("paper_form:view").set_value("leader").run()
    assert f"Full, {sum('leader' in item.ask for item in items)} questions" in app.selectbox("paper_form:set").options


def test_a_group_takes_its_form_where_its_answer_is_written_down(launch: Launch, kept: Store, begun: Assessment) -> None:
    about = survey(kept, begun, kind=CollectionKind.GROUP)
    assert len(labels(launch("group_answer", begun, c=about.id))) == 4


def test_in_the_room_the_promises_come_first(launch: Launch, kept: Store, begun: Assessment) -> None:
    room = kept.update_collection(kept.collection_of(begun.id).model_copy(update={"title": "Steering group"}))
    app = launch("invitations", begun, c=room.id)
    assert labels(app) == []
    assert app.text_input("promise:independent_contact")
    kept.update_collection(room.model_copy(update={"settings": SETTINGS}))
    assert len(labels(launch("invitations", begun, c=room.id))) == 4


def test_without_promises_there_is_no_form(launch: Launch, kept: Store, begun: Assessment) -> None:
    about = survey(kept, begun, settings=CollectionSettings())
    assert labels(launch("invitations", begun, c=about.id)) == []
