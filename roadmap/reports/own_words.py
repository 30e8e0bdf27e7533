"""What people wrote, as a reader chose to show it: for Everyone only, and nothing where nothing is shown."""

from collections.abc import Iterator

from roadmap.assessment.models import Comment
from roadmap.reports.models import Block, Bullets, Heading, Paragraph, Run
from roadmap.reports.telling import Teller


def own_words(tell: Teller) -> Iterator[Block]:
    """Everybody's words, in the order of the release."""
    comments = tell.parts.release.comments
    if not comments:
        return
    yield Heading(level=1, text=tell.raw("own_words.title"))
    yield Paragraph(runs=tell.raw("own_words.intro"), keep=True)
    yield Bullets(items=tuple(_comment(tell, comment) for comment in comments))


def _comment(tell: Teller, comment: Comment) -> tuple[Run, ...]:
    words = Run(text=comment.words)
    if comment.item is None:
        return (words,)
    return (words, Run(text="\n" + tell.say("own_words.about", item=tell.item_name(comment.item)), italic=True))
