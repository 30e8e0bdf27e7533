"""Lets every logger of a program say everything: for the test that a link stands in no log."""

import logging

logging.basicConfig(level=logging.DEBUG)
