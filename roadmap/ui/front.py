"""The front door: which pages this visitor may open, and the frame round each of them.

It does not lie beside pages/ on purpose: there the first visitor of a fresh server who opens a page's address
directly would run that page alone.
"""

from roadmap.ui import frame

frame.draw()
