"""What the two papers of a meeting about the plan share: what they are made from, and how actions stand in them.

Neither holds a rating. They are made from the plan and what meetings wrote down, so they need no release.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from roadmap.assessment.models import Assessment
from roadmap.content.models import Framework
from roadmap.content.words_models import Words
from roadmap.plan.changes import changes
from roadmap.plan.changes_told import ToldPriority, told
from roadmap.plan.feedback_models import Contribution
from roadmap.plan.following import State, state
from roadmap.plan.meeting_models import PlanMeeting
from roadmap.plan.models import Plan, PlanAction
from roadmap.plan.numbering import numbers
from roadmap.plan.reviewing import Waiting
from roadmap.reports.models import Block, Bullets, Document, Heading, Labels, Rich, Run
from roadmap.reports.paper_words import Sayer
from roadmap.reports.telling import upper_first


@dataclass(frozen=True)
class MeetingParts:
    """What a paper of a meeting about the plan is made from.

    `words` is the file `report_en.yaml`; `late` are the promises to tell people that have passed, `asked` is by collection what
    people were asked in, where it has a title.
    """

    assessment: Assessment
    framework: Framework
    words: Words
    printed_on: date
    plan: Plan
    meetings: tuple[PlanMeeting, ...] = ()
    late: tuple[Contribution, ...] = ()
    asked: Mapping[str, str] = field(default_factory=dict)


class PlanTeller:
    """Says how a plan stands on a day."""

    def __init__(self, parts: MeetingParts, plan: Plan, today: date) -> None:
        self.parts, self.plan, self.today = parts, plan, today
        self.say = Sayer(parts.words)
        self.numbers = numbers(plan)

    def document(self, title: str, blocks: Iterable[Block]) -> Document:
        """A document about this assessment's plan."""
        about, say = self.parts.assessment, self.say
        name = about.organisation.name
        return Document(
            title=title,
            subtitle=say("document.subtitle", organisation=name, service=about.service, round=about.round_name),
            language=self.parts.words.language,
            subject=say("document.subject"),
            organisation=name,
            written_on=self.parts.printed_on,
            mark=say("document.mark_example") if about.example else None,
            labels=Labels(page=say("document.page"), not_printable=say("document.not_printable")),
            blocks=tuple(blocks),
        )

    def name(self, action: PlanAction) -> str:
        """An action with its number."""
        return self.say("changes.action", number=self.numbers[action.id], words=action.do)

    def waiting(self, one: Waiting) -> tuple[str, str]:
        """Who was to hear, and that they have not: a name and a sentence."""
        waits, say = one.contribution, self.say
        assert waits.due is not None  # else nobody could wait too long
        key = "was_to_hear_from" if waits.teller.strip() else "was_to_hear"
        words = say(f"meeting_before.{key}", day=say.day(waits.due), teller=waits.teller.strip())
        if one.action is not None:
            return self.name(one.action), words
        groups = {group.id: group.name for group in self.parts.framework.perspectives}
        name = upper_first(groups.get(waits.to_group or "", waits.to_whom.strip() or say("meeting_before.contributors")))
        asked = self.parts.asked.get(waits.collection_id or "", "").strip()
        return (say("meeting_before.group_of", group=name, asked=asked) if asked else name), words

    def state(self, action: PlanAction) -> str:
        """How an action stands, in words."""
        found = state(action, self.today)
        return self.say(f"plan.state_{found.value}") if found else self.say("plan.no_date")

    def due(self, action: PlanAction) -> str:
        """When it is due, with the first date where it moved."""
        if action.due is None:
            return self.say("plan.no_date")
        first, due = action.followed.first_due, self.say.day(action.due)
        if first is None or first == action.due:
            return due
        return self.say("meeting_before.due_moved", due=due, first=self.say.day(first))

    def why(self, action: PlanAction) -> str:
        """The last 'why, and what will be done', where it is late or blocked."""
        if state(action, self.today) not in (State.OVERDUE, State.BLOCKED):
            return ""
        said = action.followed.explanations
        return said[-1].words if said else self.say("meeting_before.not_said")

    def changed(self, since: Plan) -> tuple[ToldPriority, ...]:
        """What changed since an earlier plan, in words."""
        return told(changes(since, self.plan), self.plan, self.parts.words.texts["changes"], self.say.day)


def change_blocks(found: Iterable[ToldPriority], level: int) -> Iterator[Block]:
    """Changes as a heading for each priority and a line for each action."""
    for priority in found:
        yield Heading(level=level, text=priority.name)
        lines = [plain(sentence(priority.lines))] if priority.lines else []
        yield Bullets(items=(*lines, *(named(action.name, sentence(action.lines)) for action in priority.actions)))


def sentence(lines: Iterable[str]) -> str:
    """Lines as one sentence, parted by semicolons."""
    whole = "; ".join(line.rstrip(" .") for line in lines)
    return f"{whole[:1].upper()}{whole[1:]}."


def named(name: str, words: str) -> Rich:
    """A name in bold, then words."""
    return (Run(text=f"{ended(name)} ", bold=True), Run(text=words))


def ended(words: str) -> str:
    """Words with a full stop at their end, unless they were cut."""
    return words if words.endswith("…") else f"{words.rstrip(' .')}."


def plain(words: str) -> Rich:
    """Words as they are."""
    return (Run(text=words),)
