"""The papers for governance and the notices, as somebody reads them on a page."""

from collections.abc import Callable

from roadmap.access.models import Role
from roadmap.assessment.models import Assessment
from roadmap.content.papers import PAPERS, load_paper
from roadmap.reports.from_markdown import runs
from roadmap.store import Store
from roadmap.ui.papers import words
from tests.asking import SETTINGS, add_survey
from tests.pages.conftest import Launch


def text_of(app: object) -> str:
    return "\n".join(one.value for one in app.markdown)  # type: ignore[attr-defined]


def test_a_link_is_a_link_and_what_was_typed_is_text() -> None:
    assert words(runs("See [it](https://example.org/a).")) == "See [it](https://example.org/a)."
    assert words(runs("By {who}, **now**", lambda text: text.replace("{who}", "*Mary*"))) == "By \\*Mary\\*, **now**"


def test_contacts_of_the_open_assessment_stand_in_the_notice(launch: Launch, begun: Assessment) -> None:
    app = launch("privacy", begun)
    assert "Harbour Council wrote it" in text_of(app)
    assert [one.value for one in app.header] == ["Privacy in short"]
    app.radio(key="privacy:which").set_value("accessibility").run()
    assert "Harbour Council runs it" in text_of(app)


def test_another_age_than_usual_stands_in_the_notices_with_its_reason(
    launch: Launch, kept: Store, begun: Assessment, come_by: Callable[..., str]
) -> None:
    young = SETTINGS.model_copy(update={"youngest": 14, "youngest_because": "Pupils of S3 asked to be asked"})
    add_survey(kept, begun.id)
    of_the_young = add_survey(kept, begun.id, settings=young)
    reason = "it is 14 here for this reason\\: Pupils of S3 asked to be asked."
    app = launch("privacy", begun)
    for notice in ("privacy_in_short", "privacy"):
        assert reason in text_of(app.radio(key="privacy:which").set_value(notice).run())
    app = launch("governance", begun)
    assert reason in text_of(app.selectbox(key="governance:which").set_value("privacy").run())
    come_by(Role.RESPONDENT, of_the_young.id)
    assert reason in text_of(launch("privacy"))


def test_notices_can_be_read_before_anything_is_begun(launch: Launch) -> None:
    app = launch("privacy")
    assert not app.exception
    assert "the name of your organisation" in text_of(app)


def test_every_paper_can_be_read(launch: Launch, begun: Assessment) -> None:
    app = launch("governance", begun)
    for paper_id in PAPERS:
        app.selectbox(key="governance:which").set_value(paper_id).run()
        assert not app.exception
        assert app.header[0].value == load_paper(paper_id).title
