"""Checkers that are not ours, and rules of our own that they lack, over the files of a build; only ``keur`` and tests use them."""
