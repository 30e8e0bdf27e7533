"""The HTML is one file that asks nothing of the network, with headings, tables and charts that everybody can read."""

import re
from itertools import pairwise

from roadmap.reports.html import to_html
from roadmap.reports.models import Heading, Paragraph, Table
from tests.reports.reading import html_page
from tests.reports.samples import sample


def test_nothing_is_fetched() -> None:
    page = html_page(to_html(sample()))
    addresses = [value or "" for _, attrs in page.tags for name, value in attrs.items() if name in ("src", "href", "action")]
    assert addresses
    assert all(address.startswith(("data:", "#")) for address in addresses)
    assert not {tag for tag, _ in page.tags} & {"script", "link", "iframe", "object", "form"}
    assert re.findall(r"url\((?!data:)", to_html(sample())) == []


def test_headings_go_down_one_at_a_time() -> None:
    levels = [int(tag[1]) for tag, _ in html_page(to_html(sample())).tags if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_chart_has_its_finding_as_alt_text() -> None:
    found = [attrs.get("alt") for tag, attrs in html_page(to_html(sample())).tags if tag == "img"]
    assert found == [
        "Leadership is mostly in place.",
        "Leaders see it further on.",
        "One of two stands where it was meant to be.",
    ]


def test_tables_name_rows_and_columns() -> None:
    scopes = [attrs.get("scope") for tag, attrs in html_page(to_html(sample())).tags if tag == "th"]
    assert scopes.count("col") == 9
    assert scopes.count("row") == 5


def test_the_contents_lead_to_headings() -> None:
    tags = html_page(to_html(sample())).tags
    ids = {attrs["id"] for _, attrs in tags if "id" in attrs}
    links = [(attrs["href"] or "")[1:] for tag, attrs in tags if tag == "a"]
    assert len(links) == 3
    assert set(links) <= ids


def test_what_people_type_is_escaped_in_attributes_too() -> None:
    typed = '"><script>alert(1)</script>'
    document = sample(Heading(level=1, text=typed), Paragraph(runs=typed)).model_copy(update={"subject": typed, "title": typed})
    assert "<script>" not in to_html(document)


def test_it_says_its_language_and_direction() -> None:
    tags = html_page(to_html(sample(Paragraph(runs="نستمع إلى الناس")))).tags
    assert tags[0] == ("html", {"lang": "en-GB"})
    assert all(attrs.get("dir") == "auto" for tag, attrs in tags if tag == "p" and attrs.get("class") == "body")


def test_a_table_of_many_columns_with_much_to_say_has_more_room_than_the_text() -> None:
    names = tuple("abcdefg")
    full, short = (Table(header=names, rows=((words,) * 7,)) for words in ("word " * 20, "62"))
    assert 'class="wide many"' in to_html(sample(full))
    assert 'class="wide many"' not in to_html(sample(short))
