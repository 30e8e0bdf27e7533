"""Whatever anybody typed is shown as they typed it on every page: never as bold, a link, a tag, an icon or mathematics."""

from collections.abc import Callable, Iterator

import pytest
from google.protobuf.message import Message
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from roadmap.access.models import Role
from roadmap.assessment.collection_models import Collection
from roadmap.assessment.models import Assessment
from roadmap.store import Store
from tests.pages.conftest import FRONT
from tests.pages.test_walk import FILES, address
from tests.typed import put_odd

#: Where typed text would be read as Markdown; and in a chart, where tags would be read.
RAW, TAG = "**odd**", "\\u003cimg src=odd"
#: Fields that a browser draws as they are.
AS_TYPED = {"value", "default", "placeholder", "raw_values", "alt", "text", "file_name", "query_string"}
CHOSEN_FROM = {"selectbox", "multiselect"}
#: Pages that are about one collection of answers; others look at what people expect first.
OF_A_COLLECTION = {"collection", "invitations", "group_answer", "welcome"}


@pytest.fixture
def odd(kept: Store) -> tuple[Assessment, Collection]:
    """An assessment with markup in everything that was typed, and its open survey."""
    return put_odd(kept)


def strings(message: Message, path: str = "") -> Iterator[tuple[str, str]]:
    """Every text of a part of a page, by the name of its field."""
    for field, value in message.ListFields():
        for one in value if field.is_repeated else (value,):
            if isinstance(one, Message):
                yield from strings(one, f"{path}.{field.name}")
            elif isinstance(one, str):
                yield f"{path}.{field.name}", one


def drawn(app: AppTest) -> Iterator[tuple[str, str]]:
    """Every text that is sent to the browser, by the kind of thing it stands in and the name of its field."""
    for one in app.main:
        if isinstance(proto := getattr(one, "proto", None), Message):
            yield from strings(proto, getattr(one, "type", ""))


def read_as_markup(app: AppTest) -> list[str]:
    """What would not be shown as it was typed."""
    found = []
    for name, text in drawn(app):
        kind, field = name.partition(".")[0], name.rpartition(".")[2]
        if field in AS_TYPED or (kind in CHOSEN_FROM and field == "options"):
            continue
        if (TAG if field == "spec" else RAW) in text:
            found.append(f"{name}: {text[:200]}")
    return found + [table.value.to_csv()[:200] for table in app.table if RAW in table.value.to_csv()]


def at(page: str, **query: str) -> AppTest:
    app = AppTest.from_file(str(FRONT), default_timeout=30)
    for name, value in query.items():
        app.query_params[name] = value
    app.run()
    app._page_hash = calc_hash(address(page))
    app.run()
    assert not app.exception
    return app


@pytest.mark.parametrize("page", FILES)
def test_no_page_reads_typed_words_as_markup(page: str, odd: tuple[Assessment, Collection]) -> None:
    assessment, survey = odd
    query = {"c": survey.id} if page in OF_A_COLLECTION else {}
    assert read_as_markup(at(page, a=assessment.id, **query)) == []


@pytest.mark.parametrize("page", ["welcome", "privacy", "your_view", "my_answers"])
def test_no_page_of_a_respondent_reads_typed_words_as_markup(
    page: str, odd: tuple[Assessment, Collection], come_by: Callable[..., str]
) -> None:
    come_by(Role.RESPONDENT, odd[1].id)
    assert read_as_markup(at(page)) == []


def test_typed_words_are_there_to_be_read_as_markup(odd: tuple[Assessment, Collection]) -> None:
    """So that these tests cannot pass by looking at pages on which nothing stands."""
    assessment, survey = odd
    for page in ("home", "results", "agree", "ladder", "plan", "collections", "collection", "notes", "safeguarding", "welcome"):
        assert any("odd" in text for _, text in drawn(at(page, a=assessment.id, c=survey.id))), page
