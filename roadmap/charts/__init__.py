"""Figures for the screen, drawn with plotly."""
