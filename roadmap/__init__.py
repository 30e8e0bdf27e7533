"""An organisational self-assessment for trauma-informed change.

The rooms of the house, low to high: content and access; assessment, ladder; plan;
charts, reports, exchange, store; ui and the command line. Imports run downwards only.
"""

__version__ = "0.1.0"
