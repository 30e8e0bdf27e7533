"""What an assessment says to an audience: the release to work from, its results, and where its activities stand.

The pages and the command line both start here, so that they can never say different things.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from roadmap.assessment.closing import threshold
from roadmap.assessment.disclosure import release
from roadmap.assessment.models import Audience, Release, Results
from roadmap.assessment.notes import with_comments
from roadmap.assessment.scoring import results
from roadmap.content.ladder_models import Ladder
from roadmap.content.models import Framework
from roadmap.exchange.models import ArchiveParts
from roadmap.ladder.placement import place
from roadmap.plan.candidates import Evidence, Placed
from roadmap.plan.choosing import TwoLists, two_lists, with_chosen
from roadmap.plan.drafting import draft, priority_of
from roadmap.plan.editing import experts_list_note
from roadmap.plan.models import Draft, DraftPriority, Plan


@dataclass(frozen=True)
class Standing:
    """One assessment as one audience may see it."""

    parts: ArchiveParts
    framework: Framework
    release: Release
    results: Results
    placed: tuple[Placed, ...]

    def draft(self, words: Mapping[str, str]) -> Draft:
        """A fresh draft of the plan; `words` are the templates of reasons."""
        return draft(self._evidence(words))

    def drafted_for(self, plan: Plan, words: Mapping[str, str]) -> Draft:
        """A fresh draft for a group that has a plan: with what it would offer for each area that they chose."""
        evidence = self._evidence(words)
        return with_chosen(draft(evidence), plan, evidence)

    def lists(self, words: Mapping[str, str]) -> TwoLists:
        """What the ratings suggest beside what experts by experience ranked."""
        return two_lists(self._evidence(words))

    def offer(self, domain: str, words: Mapping[str, str]) -> DraftPriority:
        """What a draft would offer for one area, whoever named it."""
        return priority_of(domain, 1, self._evidence(words))

    def _evidence(self, words: Mapping[str, str]) -> Evidence:
        return Evidence(self.framework, self.release, self.results, self.placed, self.parts.plan_inputs, words)

    def experts_list(self, made: Plan | Draft, reasons: Mapping[str, str], words: Mapping[str, str]) -> Iterator[str]:
        """How many priorities were on the experts' list, and for each topic of it that was not taken, why.

        `reasons` and `words` are the texts of the sections `reasons` and `plan`. Nothing where there is no list.
        """
        ranking = self.parts.plan_inputs.ranking
        if not ranking:
            return
        considered = None if isinstance(made, Draft) else self.draft(reasons).considered
        note = experts_list_note(made, ranking, considered)
        yield words["experts_list"].format(n=len(note.on_list), of=note.priorities)
        for other in note.not_taken:
            why = words[f"not_taken_{other.why}"].format(because=other.because)
            yield f"{self.framework.domain(other.domain).title}: {why}"


def standing(
    parts: ArchiveParts, framework: Framework, ladder: Ladder, audience: Audience, collection_id: str | None = None
) -> Standing | None:
    """What an assessment says to an audience, looking at one collection; None where there is nothing that may be shown.

    Without a collection it is the one people expect first: the survey that closed last, else the room.
    """
    shown = released(parts, framework, audience, collection_id)
    if shown is None:
        return None
    # What the group agreed since the release was made counts too; the ratings of a release stay as they were.
    shown = shown.model_copy(update={"agreements": parts.agreements})
    placed = tuple(
        Placed(activity, place(activity, ladder), ladder)
        for activity in parts.activities
        if activity.subject == ladder.about.subject
    )
    return Standing(parts, framework, shown, results(shown, framework), placed)


def released(parts: ArchiveParts, framework: Framework, audience: Audience, collection_id: str | None = None) -> Release | None:
    """The release of a collection for an audience; None where there is none.

    Once it has closed, that is the one kept then. Before, what is in the room is shown as it stands; without answers, in an
    archive or once they are erased, as it was kept last. An open survey shows nothing until it closes.
    """
    seen = parts.collection(collection_id) if collection_id else parts.looked_at
    fitting = [one for one in parts.releases_of(seen) if audience is Audience.ROOM or one.audience is not Audience.ROOM]
    collected = parts.collected(seen)
    notes = parts.raw.notes if parts.raw else ()
    erased = bool(fitting) and not collected.respondents  # or an archive without answers
    if fitting and (seen.is_survey or seen.closed_on or erased):
        kept = next((one for one in reversed(fitting) if one.audience is audience), fitting[-1])
        # Tables are frozen, words are not: who took theirs back since is in no later use of this release.
        return with_comments(kept, notes, collected.respondents, framework) if parts.raw else kept
    if not collected.rows or (seen.is_survey and seen.closed_on is None):
        return None
    k = threshold(seen.kind)
    made = release(collected, framework, k=k, audience=audience, agreements=parts.agreements, notes=notes)
    return made.model_copy(update={"collection_id": seen.id})
