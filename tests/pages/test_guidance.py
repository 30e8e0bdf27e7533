"""The guidance library on screen, and its cards beside the questions."""

from roadmap.assessment.models import Assessment
from roadmap.content.loading import load_guidance
from tests.pages.conftest import Launch

EVERY = sum(len(theme.cards) for theme in load_guidance())


def test_every_card_is_there_and_searching_leaves_those_that_fit(launch: Launch, begun: Assessment) -> None:
    page = launch("guidance")
    assert page.title[0].value == "Guidance library"
    assert len(page.expander) == EVERY
    page.text_input[0].set_value("suprevision").run()
    assert page.expander[0].label == "Supervision and support, asked for or not"
    assert len(page.expander) < EVERY


def test_what_is_not_found_is_said_with_what_to_do(launch: Launch, begun: Assessment) -> None:
    page = launch("guidance")
    page.text_input[0].set_value("qqqq <b>").run()
    assert not page.expander
    assert any("No card was found for “qqqq" in text.value and "choose a theme" in text.value for text in page.markdown)


def test_cards_that_help_with_a_question_are_folded_under_it(launch: Launch, begun: Assessment) -> None:
    page = launch("domain", begun)
    folded = [one for one in page.expander if one.label == "What can help with this"]
    assert folded
    assert any("**Getting leaders behind it**" in text.value for one in folded for text in one.markdown)
