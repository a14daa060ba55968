"""Two results side by side: which botilbud gained, lost or changed GP, and what it was that did it."""

from solver.questions.compare.answer import answer

__all__ = ["answer"]
