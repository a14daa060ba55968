"""The faults of a document, one module for each kind; `solver.domain.reading` lists what they find together.

A check is a generator over a `Draft`, which holds what of the document has the right shape. It asks only for
what is there, so that one fault never brings forth another.
"""
