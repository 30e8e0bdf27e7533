"""What a label in a sheet means: a stage of a question's scale, another answer, or one of the views."""

from collections.abc import Mapping, Sequence

from roadmap.content.models import DONT_KNOW, NOT_APPLICABLE, Framework, Item
from roadmap.exchange.answer_columns import bare

#: Skipped: kept as a blank.
SKIPPED = ""
#: Other labels than a scale's stages, as forms have them; what a framework calls a stage comes first.
OTHER_LABELS: Mapping[str, str] = {
    **dict.fromkeys(
        ("dont know", "do not know", "i dont know", "cant tell", "i cant tell", "i cant tell from where i am", "dont_know"),
        DONT_KNOW,
    ),
    **dict.fromkeys(("not applicable here", "not applicable", "n a", "na", "not_applicable"), NOT_APPLICABLE),
    **dict.fromkeys(("id rather skip this one", "skip", "skipped", "prefer not to say", "id rather not say"), SKIPPED),
}


def labels_of(framework: Framework, item: Item, chosen: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """Every label of an item's answers, bare: what was chosen for it, and stages with and without what they look like."""
    scale, shared = framework.scale_of(item.id), framework.shared_set(item)
    found = {bare(words): answer for words, answer in OTHER_LABELS.items()} | dict(chosen.get(scale.id, {}))
    for stage in scale.stages:
        names = {stage.name, shared.labels.get(stage.id, stage.name) if shared else stage.name}
        described = item.descriptors.get(stage.id, "")
        for name in names:
            found |= {bare(name): stage.id, bare(f"{name} {described}"): stage.id}
        found[bare(stage.id)] = stage.id
    return found


def view_words(framework: Framework, views: Sequence[str]) -> dict[str, str]:
    """Every way to write a view that is invited, bare."""
    found = {}
    for one in framework.perspectives:
        if one.id in views:
            for words in (one.id, one.name, one.one, one.short, f"{one.one} {one.about}", f"{one.name} {one.about}"):
                found[bare(words)] = one.id
    return found
