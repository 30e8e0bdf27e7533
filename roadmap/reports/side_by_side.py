"""Views side by side, each difference as a question, and what is worth talking about first."""

from collections.abc import Iterator

from roadmap.assessment.models import CollectionKind, Difference
from roadmap.assessment.views import shown_differences, talk_list
from roadmap.content.models import Perspective
from roadmap.reports.models import Block, Figure, Heading, Paragraph, Table, ViewMark, ViewsChart, ViewsRow
from roadmap.reports.telling import Teller, upper_first, whole


def views(tell: Teller) -> Iterator[Block]:
    """Where one group sees a practice further on than another, each as a question."""
    yield Heading(level=1, text=tell.raw("views.title"))
    if tell.parts.release.kind is CollectionKind.GROUP:
        yield Paragraph(runs=tell.raw("views.group_answer"))
        return
    if len(tell.shown()) < 2:
        yield Paragraph(runs=tell.raw("views.alone" if tell.alone() else "views.too_few_shown"))
        return
    found = shown_differences(tell.parts.results.differences, tell.framework)
    if not found:
        yield Paragraph(runs=tell.raw("views.none"))
        return
    yield Paragraph(runs=tell.raw("views.intro"))
    by_item: dict[str, list[Difference]] = {}
    for one in sorted(found, key=lambda one: -abs(one.gap) if one.gap is not None else 1):
        by_item.setdefault(one.item, []).append(one)
    yield _views_figure(tell, by_item)


def _views_figure(tell: Teller, by_item: dict[str, list[Difference]]) -> Figure:
    shown = [tell.perspectives[one.id] for one in tell.shown()]
    places = {one.id: place for place, one in enumerate(tell.framework.perspectives)}
    values = {item: [_share_of_range(tell, one.id, item) for one in shown] for item in by_item}
    rows = tuple(
        ViewsRow(
            name=tell.item_name(item),
            marks=tuple(
                ViewMark(group=places[one.id], value=value)
                for one, value in zip(shown, values[item], strict=True)
                if value is not None
            ),
        )
        for item in by_item
    )
    first = next(iter(by_item))
    chart = ViewsChart(
        scale=tell.chart_scale(tell.framework.scale_of(first), first),
        groups=tuple(upper_first(one.short) for one in tell.framework.perspectives),
        rows=rows,
    )
    header = (tell.raw("views.practice"), *(upper_first(one.short) for one in shown), tell.raw("views.question"))
    numbers = Table(
        header=header,
        rows=tuple(
            (tell.item_name(item), *(_value(tell, one, item, value) for one, value in zip(shown, values[item], strict=True)),
             "\n".join(question(tell, one) for one in by_item[item]))
            for item in by_item
        ),
        caption=tell.raw("views.table"),
        widths=(2.2, *(1.45 for _ in shown), 3),
    )  # fmt: skip
    return Figure(chart=chart, alt=_views_alt(tell, shown, values), numbers=numbers)


def _views_alt(tell: Teller, shown: list[Perspective], values: dict[str, list[float | None]]) -> str:
    item, marks = next(iter(values.items()))
    words = tell.listed(
        [tell.say("views.mark", name=one.short, value=whole(v)) for one, v in zip(shown, marks, strict=True) if v is not None]
    )
    return tell.say("views.alt", n=len(values), widest=tell.say("views.alt_row", item=tell.item_name(item), marks=words))


def _share_of_range(tell: Teller, perspective: str, item: str) -> float | None:
    """A perspective's mean on an item in per cent of range; None where it is held back or there is none."""
    for one in tell.parts.results.perspectives:
        if one.id == perspective:
            mean = next((result.mean for result in one.items or () if result.id == item), None)
            return None if mean is None else 100 * mean / (tell.framework.scale_of(item).length - 1)
    return None


def _value(tell: Teller, perspective: Perspective, item: str, value: float | None) -> str:
    if value is not None:
        return whole(value)
    found = next(one for one in tell.parts.results.perspectives if one.id == perspective.id)
    result = next((one for one in found.items or () if one.id == item), None)
    if result is None or result.withheld:
        return tell.raw("views.not_shown")
    return tell.raw("views.far_apart") if result.rated else tell.raw("profile.no_score")


def question(tell: Teller, one: Difference) -> str:
    """A difference in view as a question to ask each other."""
    a, b = tell.perspectives[one.a].name, tell.perspectives[one.b].name
    if one.gap is None:
        return tell.say("views.split_few" if one.few else "views.split", a=a, b=b)
    higher, lower = (a, b) if one.gap > 0 else (b, a)
    return tell.say("views.few" if one.few else "views.differ", higher=higher, lower=lower)


def talk(tell: Teller) -> Iterator[Block]:
    """At most eight practices on which answers lie furthest apart."""
    apart = talk_list(tell.parts.results)
    if not apart:
        return
    yield Heading(level=1, text=tell.raw("talk.title"))
    yield Paragraph(runs=tell.raw("talk.intro"), keep=True)
    yield Table(
        header=tuple(tell.raw(f"talk.{key}") for key in ("practice", "area", "spread")),
        rows=tuple((tell.item_name(one.id), tell.framework.domain_of[one.id].title, tell.spread(one)) for one in apart),
        widths=(3, 1.7, 2.6),
    )
