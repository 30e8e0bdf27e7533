"""Papers of the governance pack: blanks, and the pages made of them."""

import re
from pathlib import Path

import pytest

from roadmap.content.papers import DOCS, PAPERS, UNFILLED, blanks, docs_page, filled, load_paper
from roadmap.content.places import QUESTIONS

#: What people who are asked can read is written for them; the rest for those who know the words of the trade.
LONGEST_SENTENCE = 20


@pytest.mark.parametrize("paper_id", PAPERS)
def test_the_page_of_the_pack_is_made_of_the_paper(paper_id: str) -> None:
    page = (DOCS / f"{paper_id}.md").read_text(encoding="utf-8")
    assert page == docs_page(load_paper(paper_id)), "run: python -m roadmap.content.papers"


def test_every_paper_is_in_the_pack_and_its_readme() -> None:
    assert {path.stem for path in (QUESTIONS / "governance").glob("*")} == set(PAPERS)
    assert {path.stem for path in DOCS.glob("*.md")} == {*PAPERS, "README"}
    readme = (DOCS / "README.md").read_text(encoding="utf-8")
    assert all(f"({paper_id}.md)" in readme for paper_id in PAPERS)


def test_a_blank_takes_a_value_or_says_what_belongs_there() -> None:
    text = "Ask {who: a name}, by {: a day}."
    assert filled(text, {}) == "Ask [To fill in: a name], by [To fill in: a day]."
    assert filled(text, {"who": "Mary"}) == "Ask Mary, by [To fill in: a day]."
    assert filled(text, {"who": ""}) == filled(text, {})
    assert blanks(text) == {"who"}
    assert UNFILLED.findall(filled(text, {"who": "Mary"})) == ["[To fill in: a day]"]


def test_a_value_that_looks_like_a_blank_is_left_as_typed() -> None:
    assert filled("{a: first}", {"a": "{b: second}", "b": "no"}) == "{b: second}"


def test_a_paper_without_a_title_is_refused(tmp_path: Path) -> None:
    (tmp_path / "governance").mkdir()
    (tmp_path / "governance" / "privacy.md").write_text("No title", encoding="utf-8")
    with pytest.raises(ValueError, match="the paper privacy does not begin with a title"):
        load_paper("privacy", tmp_path)


def test_the_short_notice_has_short_sentences_and_short_words() -> None:
    """About reading age 11: a sentence of twenty words at most, ten on average, and few words of three syllables."""
    text = re.sub(r"\{\w*: [^{}]*\}|^#+ ", "X ", load_paper("privacy_in_short").text, flags=re.MULTILINE)
    sentences = [words for part in re.split(r"[.?!:]\s|\n", text) if len(words := re.findall(r"[A-Za-z']+", part)) > 1]
    assert max(map(len, sentences)) <= LONGEST_SENTENCE, max(sentences, key=len)
    words = [word for sentence in sentences for word in sentence]
    assert len(words) / len(sentences) < 10
    long_words = [word for word in words if len(re.findall(r"[aeiouy]+", re.sub(r"(e|es|ed)$", "", word.lower()))) > 2]
    assert len(long_words) / len(words) < 0.05, long_words
