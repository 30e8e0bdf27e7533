"""What everybody sees of an answer once it is revealed, as HTML: a mark a person, an order, words, or gut beside questions."""

from html import escape

from roadmap.content.ladder_models import Ladder
from roadmap.content.loading import find_ladder
from roadmap.ladder.telling import facts, missing, questions
from roadmap.ui.rooms import LiveRoom
from roadmap.ui.words import say
from roadmap.workshop.comparing import Comparison
from roadmap.workshop.models import Ask, Way
from roadmap.workshop.tallies import Row, Tally

#: Up to so many people are a mark each; more are one bar.
MARKS = 40
_STEP, _ACROSS = 18, MARKS * 18
_SIZES = 5


def shown(room: LiveRoom, ask: Ask) -> str:
    """An ask as it is shown."""
    if ask.part == "compare":
        return compared(room.comparison(ask), find_ladder(ask.ladder or ""))
    found = room.tally(ask)
    if not found.answered:
        return f"<p>{escape(say('live.nobody_yet'))}</p>"
    match found.shape:
        case "texts":
            return _texts(ask, found)
        case "words":
            return _words(found)
        case "order":
            return _table(found, _how_many(room, found), points=True) + f"<p class=quiet>{escape(counted_as(ask))}</p>"
    return _table(found, _how_many(room, found)) + _reading(ask, found)


def counted_as(ask: Ask) -> str:
    """How an order was counted, in words."""
    return say("live.order_how", first=ask.choose)


def _how_many(room: LiveRoom, found: Tally) -> str:
    unit = "tables" if room.room.way is Way.TABLES else "people"
    return say(f"live.answered_{unit}_one" if found.answered == 1 else f"live.answered_{unit}", n=found.answered)


def _reading(ask: Ask, found: Tally) -> str:
    """On a scale: where the middle is, unless the room lies too far apart for one."""
    if found.apart:
        return f"<p class=lead>{escape(say('live.apart'))}</p>"
    if found.middle is None or ask.kind == "own_ladder":
        return ""
    middle = next(row.text for row in found.rows if row.id == found.middle)
    return f"<p class=quiet>{escape(say('live.middle', stage=middle))}</p>"


def _table(found: Tally, caption: str, *, points: bool = False) -> str:
    """A row for each option with its number, and a mark for each person below its name."""
    most = max(row.n for row in found.rows)
    rows = "".join(
        f"<tr><th scope=row>{escape(row.text)}{_marks(row.n, most)}</th><td class=n>{_number(row, points)}</td></tr>"
        for row in found.rows
    )
    return f"<table><caption>{escape(caption)}</caption><tbody>{rows}</tbody></table>"


def _number(row: Row, points: bool) -> str:
    return escape(say("live.points", points=row.points, n=row.n)) if points else str(row.n)


def _marks(n: int, most: int) -> str:
    if not n:
        return ""
    if most <= MARKS:
        dots = "".join(f'<circle cx="{9 + i * _STEP}" cy="9" r="7"/>' for i in range(n))
        return f'<svg class=marks viewBox="0 0 {_ACROSS} 18" aria-hidden="true">{dots}</svg>'
    bar = f'<rect x="0" y="3" width="{round(_ACROSS * n / most)}" height="12" rx="3"/>'
    return f'<svg class=marks viewBox="0 0 {_ACROSS} 18" aria-hidden="true">{bar}</svg>'


def _texts(ask: Ask, found: Tally) -> str:
    lines = []
    for first, *rest in found.texts:
        step = f"<br><span class=quiet>{escape(say('live.first_step'))} {escape(rest[0])}</span>" if rest and rest[0] else ""
        lines.append(f"<li>{escape(first)}{step}</li>")
    return f"<ul class=texts>{''.join(lines)}</ul>"


def _words(found: Tally) -> str:
    """A table first, for whoever cannot read sizes; then the same words, larger the more often."""
    rows = "".join(f"<tr><th scope=row>{escape(row.text)}</th><td class=n>{row.n}</td></tr>" for row in found.rows)
    most = found.rows[0].n
    sized = " ".join(
        f'<span class="s{1 + (row.n - 1) * (_SIZES - 1) // max(1, most - 1)}">{escape(row.text)}</span>'
        for row in sorted(found.rows, key=lambda row: row.text.casefold())
    )
    caption = escape(say("live.words_caption"))
    table = f"<table><caption>{caption}</caption><tbody>{rows}</tbody></table>"
    return f'{table}<p class=sized aria-hidden="true">{sized}</p>'


def compared(found: Comparison, ladder: Ladder) -> str:
    """Gut, where the answers put it, why they may differ, and what would move it."""
    where = found.placement
    stands = where.off or (_range(ladder, where.low or ladder.rung_ids[0], where.high) if where.high else say("live.no_step"))
    gut = _range(ladder, *found.gut) if found.gut else say("live.nobody_yet")
    rows = [(say("live.gut"), gut), (say("live.by_questions"), stands)]
    parts = ["<table><tbody>"]
    parts += [f"<tr><th scope=row>{escape(name)}</th><td><strong>{escape(words)}</strong></td></tr>" for name, words in rows]
    parts.append(f"</tbody></table><p class=lead>{escape(say(f'live.differs_{found.differs}'))}</p>")
    lists = {
        "because": facts(found.activity, where, ladder),
        "ask_next": questions(where, ladder),
        "room_differs": tuple(ladder.criterion[name].text for name in found.differing),
        "would_move": tuple(f"{unmet}. {do}." if do else f"{unmet}." for unmet, do in missing(found.activity, where, ladder)),
    }
    for name, lines in lists.items():
        if lines:
            listed = "".join(f"<li>{escape(line)}</li>" for line in lines)
            parts.append(f"<h2>{escape(say(f'live.{name}'))}</h2><ul>{listed}</ul>")
    return "".join(parts)


def _range(ladder: Ladder, low: str, high: str) -> str:
    names = [ladder.rung(rung).plain for rung in (low, high)]
    return names[0] if low == high else say("live.between", low=names[0], high=names[1])
