"""The words of codes that ship: enough of them, told apart by ear, eye and a slip of the pen, and faults told."""

from itertools import combinations, pairwise
from pathlib import Path

import pytest

from roadmap.content.checks import check_paths
from roadmap.content.faults import Code, ContentFaults
from roadmap.content.loading import load_code_words
from roadmap.content.places import QUESTIONS

WORDS = load_code_words().words
#: Words that sound like another one, or that could be somebody's name or hurt: a sample of what may never come in.
NEVER = {
    "flour", "flower", "pear", "bear", "hare", "rose", "horse", "whale", "root", "tide", "moor", "wood", "story",
    "heather", "rowan", "robin", "daisy", "ivy", "holly", "isla", "skye", "iris", "willow", "merlin",
    "bed", "belt", "bottle", "cellar", "church", "closet", "cupboard", "dark", "doll", "drink", "fire", "hook", "kiss",
    "knife", "lock", "needle", "pub", "secret", "slipper", "smoke", "stick", "strap", "touch", "whisper", "wine",
    "black", "white", "brown", "yellow", "monkey", "pig", "rat", "snake", "spider", "coconut", "raccoon", "suitcase",
}  # fmt: skip


def within_one_slip(one: str, other: str) -> bool:
    """Whether one letter changed, left out, put in, or two neighbours swapped makes one word the other."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    splits = [(one[:place], one[place:]) for place in range(len(one) + 1)]
    slips = {a + b[1:] for a, b in splits if b} | {a + c + b for a, b in splits for c in letters}
    slips |= {a + c + b[1:] for a, b in splits if b for c in letters}
    slips |= {a + b[1] + b[0] + b[2:] for a, b in splits if len(b) > 1}
    return other in slips


def changed(folder: Path, old: str, new: str) -> Path:
    """A copy of the shipped file with something else in it."""
    text = (QUESTIONS / "words" / "code_words.yaml").read_text(encoding="utf-8")
    assert old in text
    file = folder / "code_words.yaml"
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    return file


def test_there_are_enough_short_words() -> None:
    assert len(WORDS) >= 512
    assert max(map(len, WORDS)) <= 9
    assert min(map(len, WORDS)) >= 4


def test_no_word_begins_with_another() -> None:
    in_order = sorted(WORDS)
    assert [pair for pair in pairwise(in_order) if pair[1].startswith(pair[0])] == []


def test_no_two_words_are_one_slip_apart() -> None:
    near = [(a, b) for a, b in combinations(WORDS, 2) if abs(len(a) - len(b)) < 2 and a[0] == b[0] and within_one_slip(a, b)]
    near += [(a, b) for a, b in combinations(WORDS, 2) if a[1:] == b[1:] or a[1:] == b or a == b[1:]]
    assert near == []


def test_none_of_the_words_that_sound_alike_or_could_hurt_is_there() -> None:
    assert NEVER & set(WORDS) == set()


def test_a_word_that_stands_twice_is_told_at_its_line(tmp_path: Path) -> None:
    (fault,) = check_paths([changed(tmp_path, "acorn, ", "acorn, acorn, ")]).faults
    assert (fault.code, fault.message) == (Code.REPEATED, "'acorn' is named twice in this list")
    assert fault.line == 15


def test_a_word_with_anything_but_small_letters_is_told(tmp_path: Path) -> None:
    (fault,) = check_paths([changed(tmp_path, "acorn, ", "Acorn, ")]).faults
    assert (fault.code, fault.found) == (Code.BAD_ID, "Acorn")


def test_a_list_that_is_too_short_is_told_and_does_not_load(tmp_path: Path) -> None:
    words = tmp_path / "words"
    words.mkdir()
    text = changed(words, "acorn, ", "").read_text(encoding="utf-8")
    start = text.index("words: [")
    (words / "code_words.yaml").write_text(text[:start] + "words: [river, meadow]\n", encoding="utf-8")
    with pytest.raises(ContentFaults, match="at least 512"):
        load_code_words(tmp_path)
