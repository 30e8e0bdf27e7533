"""The papers for governance and the notices, as somebody reads them on a page."""

from roadmap.assessment.models import Assessment
from roadmap.content.papers import PAPERS, load_paper
from roadmap.reports.from_markdown import runs
from roadmap.ui.papers import words
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
