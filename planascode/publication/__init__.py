"""The publication in DROP: the Word file, every value to fill in, figures, a likeness of the result, and checks with what they found."""

from planascode.publication.kit import make
from planascode.publication.rules import RULES, results

__all__ = ["RULES", "make", "results"]
