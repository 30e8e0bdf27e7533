"""Care in a room, on phones and on the projector: before and after, while the room pauses, and the way out of a phone's page."""

from html import escape

from roadmap.content.loading import load_support
from roadmap.ui.words import say


def before(view: str) -> str:
    """Before anything is asked: what everybody may do, without saying why."""
    return f"<h2>{escape(say('room_care.title'))}</h2><p>{escape(say(f'room_care.{view}_before'))}</p>"


def after(view: str) -> str:
    """Once the session is over: whatever somebody feels is fine, and who listens."""
    return f"<p>{escape(say('care.after'))}</p>{lines(view)}"


def pausing(view: str) -> str:
    """While the room pauses: nothing to do, nothing lost, and who is there."""
    parts = "".join(f"<p>{escape(say(f'room_care.{name}'))}</p>" for name in ("pause_care", "pause_who"))
    return f"{parts}{lines(view)}"


def lines(view: str) -> str:
    """Who listens outside this room; a phone calls a number at a touch.

    The hours stand with each: what is drawn once for everybody cannot say who is open now.
    """
    rows = []
    for line in load_support().lines:
        number = escape(line.phone)
        if view == "phone":
            number = f'<a href="tel:{"".join(line.phone.split())}">{number}</a>'
        ages = f" {line.ages}." if line.ages else ""
        rows.append(f"<li><strong>{escape(line.name)}, {number}</strong>. {escape(f'{line.for_what} {line.hours}.{ages}')}</li>")
    return f"<h2>{escape(say('support.title'))}</h2><ul class=support>{''.join(rows)}</ul>"


def leave(why: str = "room_care.leave_why", address: str = "/leave") -> str:
    """The way out of a phone's page; before it what it does and what it cannot do."""
    return (
        f"<div class=leave><p class=quiet>{escape(say(why))}</p>"
        f'<p><a id=leave href="{escape(address, quote=True)}">{escape(say("care.leave"))}</a></p></div>'
    )
