"""Which GP could take which unit: the candidate table as arrays, sifted by the rule cards' masks."""

from solver.candidates.index import Index, index_of
from solver.candidates.table import candidate_table, eligible

__all__ = ["Index", "candidate_table", "eligible", "index_of"]
