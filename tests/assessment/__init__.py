"""Tests of the assessment rules."""
