"""What somebody writes on a phone reaches the safeguarding list in one press, is dated, and is in no result."""

from datetime import UTC, date, datetime, timedelta

import pytest
from playwright.sync_api import Browser, expect

from roadmap.access.models import Role
from roadmap.assessment.closing import closing_releases
from roadmap.assessment.collection_models import NotesPromise
from roadmap.exchange.gathering import gather
from roadmap.store import Store
from tests.asking import SETTINGS, add_survey
from tests.journeys.conftest import begun
from tests.journeys.servers import Server
from tests.journeys.test_accessibility import findings, whole_height
from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.browser
HURT = "MARKED A child here is being hurt. <script>document.title = 'x'</script> **stars** 🙂"
PROMISE = NotesPromise(reader="Ailsa", cover="Bryce", days="Mondays and Thursdays", rhythm=2, safeguarding="Morag, 01234 5")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_child_who_is_hurt_is_heard_and_nothing_of_it_is_shown(server: Server, browser: Browser, scheme: str) -> None:
    made = begun(server.database_url)
    store = Store.open(server.database_url)
    framework = store.framework_of(made.id)
    survey = add_survey(store, made.id, settings=SETTINGS.model_copy(update={"notes": PROMISE}))
    for n in range(12):
        person = store.add_respondent(survey.id, "leader", None)
        for item in list(framework.items.values())[:4]:
            store.save_answer(person.id, item.id, framework.scale_of(item.id).stage_ids[n % 4])
    link = store.make_link(Role.RESPONDENT, survey.id, datetime.now(UTC) + timedelta(hours=1), perspective="leader")

    phone_context = browser.new_context(viewport={"width": 320, "height": 700}, locale="en-GB")
    phone = Visitor(phone_context.new_page(), server.address)
    phone.open(f"j/{link.token}")
    phone.open("your-view?at=note")
    phone.write("In your own words", HURT)
    phone.press("Send my words")
    phone.sees("Your words are saved.")
    assert [note.words for note in store.notes(made.id)] == [HURT]
    phone_context.close()

    laptop_context = browser.new_context(viewport={"width": 1280, "height": 900}, color_scheme=scheme, locale="en-GB")
    reader = Visitor(laptop_context.new_page(), server.address)
    reader.open(f"notes?a={made.id}")
    reader.sees("A child here is being hurt.")
    reader.sees("<script>document.title = 'x'</script> **stars**")
    _axe(reader)
    reader.press("Pass to safeguarding")
    reader.sees("It is on the safeguarding contact's list.")
    assert len(store.notes_due(made.id)) == 1
    reader.follow("Notes that were passed on")
    reader.sees_title("Passed on to you")
    _axe(reader)
    reader.press("Acted on today")
    reader.sees("Dated. It no longer waits.")
    assert store.notes_due(made.id) == []

    store.close_collection(survey.id, lambda given, agreed: closing_releases(given, framework, agreed), today=date.today())
    assert "MARKED" not in gather(store, made.id).model_dump_json()
    store.close()
    for page in ("results", "collections"):
        reader.open(f"{page}?a={made.id}")
        expect(reader.page.get_by_text("MARKED")).to_have_count(0)
    laptop_context.close()


def _axe(visitor: Visitor) -> None:
    for width in (1280, 320):
        whole_height(visitor.page, width)
        visitor.settle()
        assert findings(visitor.page) == []
        assert visitor.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    visitor.page.set_viewport_size({"width": 1280, "height": 900})
    visitor.settle()
