"""Programmes of made-up sites, for tests of what joining them shows."""

from typing import Any

import pytest

from roadmap.content.faults import ContentFaults
from roadmap.exchange.programme import join
from roadmap.exchange.programme_models import AnswerRow, Programme, ResultRow
from roadmap.exchange.site_models import SiteRelease
from tests.exchange.made_sites import HIGH, LOW, files, site


def low_and_high(low: int, high: int, first: int = 1, **more: Any) -> list[SiteRelease]:
    """So many sites that stand low on item a, then so many that stand high."""
    return [site(first + n, {"a": LOW if n < low else HIGH}, **more) for n in range(low + high)]


def joined(*sites: SiteRelease, before: Programme | None = None) -> Programme:
    return join(files(*sites), before)


def result(found: Programme, name: str, about: str = "item") -> ResultRow:
    (row,) = (row for row in found.results if (row.id, row.about) == (name, about))
    return row


def answers(found: Programme, name: str) -> dict[str, AnswerRow]:
    return {row.answer: row for row in found.answers if row.item == name}


def refused(*sites: SiteRelease, before: Programme | None = None) -> list[tuple[str, str, str]]:
    """Every fault of a join: file, code, message."""
    with pytest.raises(ContentFaults) as caught:
        joined(*sites, before=before)
    return [(found.path, str(found.code), found.message) for found in caught.value.faults]
