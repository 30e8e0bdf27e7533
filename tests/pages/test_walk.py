"""Every role walks over every page: it opens for whom the table says, and for others it is closed and tells nothing."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from roadmap.access import permissions
from roadmap.access.models import Deed, Role, Thing
from roadmap.access.needs import PAGES, Need, opens
from roadmap.access.permissions import may
from roadmap.assessment.models import Assessment
from roadmap.content.loading import find_framework
from roadmap.store import Store
from roadmap.ui import here, places
from tests.examples import small_contribution
from tests.lived import lived
from tests.pages.conftest import FRONT

FILES = sorted(path.stem for path in places.PAGES.glob("*.py"))
CLOSED = "This is not open just now"
#: What a page's download buttons take out, as they stand when it is opened. A page with a button and not listed here fails.
DOWNLOADS: dict[str, Need] = {
    "results": (Deed.SAVE, Thing.PAPER),
    "agree": (Deed.SAVE, Thing.PAPER),
    "plan": (Deed.SAVE, Thing.PAPER),
    "meeting": (Deed.SAVE, Thing.PAPER),
    "files": (Deed.SAVE, Thing.ARCHIVE),
    "feedback": (Deed.SAVE, Thing.CONTRIBUTORS_PAGE),
    "heard": (Deed.SAVE, Thing.CONTRIBUTORS_PAGE),
    "session_plan": (Deed.SAVE, Thing.SESSION_PLAN),
    "programme": (Deed.SAVE, Thing.RELEASE),
    "governance": (Deed.SAVE, Thing.GOVERNANCE),
    "guidance": (Deed.SAVE, Thing.GUIDANCE),
    "bring_answers": (Deed.BRING_IN, Thing.ANSWERS_FILE),  # the sheet to fill: nothing that is kept here
    "pack": (Deed.SAVE, Thing.PACK),
    "own_copy": (Deed.BRING_IN, Thing.FRAMEWORK),  # the empty spreadsheet: nothing that is kept here
}
#: Leads whoever answers in another way to where they land; what is drawn then is that page, with its own buttons.
LEADS_ON = {"your_view"}
Come = Callable[[Role], AppTest]


@pytest.fixture
def come(kept: Store, answered: Assessment, come_by: Callable[..., str]) -> Come:
    """Comes by a link of a role: to the assessment, or to its collection for whoever gives a view.

    Something is published there, and a link is enough to read it.
    """
    asked = kept.collection_of(answered.id)
    kept.update_collection(asked.model_copy(update={"settings": asked.settings.model_copy(update={"heard_open": True})}))
    kept.save_contribution(answered.id, small_contribution(collection_id=asked.id))

    def _come(role: Role) -> AppTest:
        lived(kept, answered.id, here.today())
        come_by(role, kept.collection_of(answered.id).id if role is Role.RESPONDENT else answered.id)
        return AppTest.from_file(str(FRONT), default_timeout=30).run()

    return _come


def address(page: str) -> str:
    """The address of a page; of the pages of topics, the first one's."""
    if page == "domain":
        return places.topic_address(find_framework("trauma_informed").domains[0])
    return page.replace("_", "-")


def at(app: AppTest, page: str) -> AppTest:
    """Asks for an address as a browser does, whether or not a page is offered there."""
    app._page_hash = calc_hash(address(page))
    return app.run()


def everything_on(app: AppTest) -> str:
    """All that is sent to the browser: texts, labels, choices, names of files."""
    return " ".join(str(getattr(one, "proto", "")) for one in app.main)


def is_closed(app: AppTest) -> bool:
    """Whether this is the kind page; it says then nothing of the assessment, and has nothing to press or to take away."""
    if [one.value for one in app.title] != [CLOSED]:
        return False
    said = everything_on(app)
    assert not [word for word in ("Harbour", "Children and families", "First round", "Wellbeing team") if word in said]
    assert not [*app.button, *app.get("download_button"), *app.selectbox]
    return True


@pytest.mark.parametrize("role", Role)
def test_a_role_opens_and_takes_away_what_the_table_says_and_nothing_else(role: Role, come: Come) -> None:
    app = come(role)
    for page in FILES:
        at(app, page)
        assert not app.exception, page
        assert not app.error, page
        assert bool(app.title), page
        closed = is_closed(app)
        assert closed != opens(PAGES[page], frozenset({role})), page
        if page not in LEADS_ON:
            allowed = not closed and page in DOWNLOADS and may(role, *DOWNLOADS[page])
            assert bool(app.get("download_button")) == allowed, page


@pytest.mark.parametrize("role", [Role.READER, Role.TRAINER])  # no page is open to both but those for everybody
def test_a_page_that_is_offered_by_mistake_closes_itself(role: Role, come: Come, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "opens", lambda needs, roles: True)
    app = come(role)
    for page in FILES:
        if not opens(PAGES[page], frozenset({role})):
            app.switch_page(f"../../pages/{page}.py").run()
            assert is_closed(app), page


def test_who_may_see_and_not_save_has_no_button_for_it(come: Come, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = {thing: deeds - {Deed.SAVE} for thing, deeds in permissions.TABLE[Role.FACILITATOR].items()}
    monkeypatch.setattr(permissions, "TABLE", {**permissions.TABLE, Role.FACILITATOR: rows})
    app = come(Role.FACILITATOR)
    for page, need in DOWNLOADS.items():
        if need[0] is Deed.SAVE and need not in PAGES[page]:  # such a page is nothing but its download
            assert not is_closed(at(app, page)), page
            assert not app.get("download_button"), page


def test_what_is_looked_for_on_a_closed_page_is_found_on_an_open_one(come: Come) -> None:
    assert "Harbour" in everything_on(at(come(Role.KEEPER), "governance"))
