"""A sheet of personal links to cut up and hand out: one page of HTML with a QR code for each, and no names."""

from collections.abc import Sequence
from html import escape

#: Print keeps a slip whole, and a line shows where to cut.
_STYLE = (
    "body{font:16px/1.5 sans-serif;color:#101b19;background:#fff;max-width:46rem;margin:2rem auto;padding:0 1rem}"
    "h1{font-size:1.6rem}section{display:flex;gap:1.5rem;align-items:center;border-top:2px dashed #56605c;padding:1rem 0;"
    "break-inside:avoid}section>div{min-width:0;overflow-wrap:anywhere}svg{flex:none}"
)


def qr_svg(text: str, scale: int = 4) -> str | None:
    """A QR code as SVG, black on white in any theme, with the quiet edge that cameras need; a seventh of it may be hidden.

    None where the library that draws it is not installed: the address stands beside it anyway.
    """
    try:
        import segno
    except ModuleNotFoundError:
        return None
    return str(segno.make(text, error="m", micro=False).svg_inline(scale=scale, border=4, dark="#000000", light="#ffffff"))


def slips_html(title: str, lead: str, lines: Sequence[str], addresses: Sequence[str], alt: str) -> str:
    """The sheet: `lines` stand on each slip before its address; `alt` names a code and has {address} in it."""
    slips = "\n".join(_slip(lines, address, alt.format(address=address)) for address in addresses)
    return (
        f'<!doctype html><html lang="en-GB"><meta charset="utf-8"><meta name="referrer" content="no-referrer">'
        f"<title>{escape(title)}</title><style>{_STYLE}</style>"
        f"<main><h1>{escape(title)}</h1><p>{escape(lead)}</p>\n{slips}\n</main></html>"
    )


def _slip(lines: Sequence[str], address: str, alt: str) -> str:
    said = "".join(f"<p>{escape(line)}</p>" for line in lines if line)
    named = f'<svg role="img" aria-label="{escape(alt, quote=True)}" '
    code = (qr_svg(address) or "").replace("<svg ", named, 1)
    return f"<section>{code}<div>{said}<p><strong>{escape(address)}</strong></p></div></section>"
