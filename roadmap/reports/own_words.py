"""What people wrote, as a reader chose to show it: for Everyone only, and nothing where nothing is shown."""

from collections.abc import Iterator

from roadmap.assessment.models import Comment
from roadmap.reports.models import Block, Bullets, Heading, Paragraph, Run
from roadmap.reports.telling import Teller


def own_words(tell: Teller, longest: int | None = None) -> Iterator[Block]:
    """Everybody's words, in the order of the release; of one with more characters than `longest` only the beginning."""
    comments = tell.parts.release.comments
    if not comments:
        return
    yield Heading(level=1, text=tell.raw("own_words.title"))
    yield Paragraph(runs=tell.raw("own_words.intro"), keep=True)
    yield Bullets(items=tuple(_comment(tell, comment, longest) for comment in comments))


def _comment(tell: Teller, comment: Comment, longest: int | None) -> tuple[Run, ...]:
    words = Run(text=comment.words if longest is None else _beginning(tell, comment.words, longest))
    if comment.item is None:
        return (words,)
    return (words, Run(text="\n" + tell.say("own_words.about", item=tell.item_name(comment.item)), italic=True))


def _beginning(tell: Teller, words: str, longest: int) -> str:
    """The beginning of a long comment, up to a space where there is one, and where the rest is."""
    if len(words) <= longest:
        return words
    start = words[:longest]
    return tell.say("own_words.cut", start=start.rpartition(" ")[0] or start)
