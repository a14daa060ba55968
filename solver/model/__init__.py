"""The only room that knows OR-Tools: columns, rows, the ladder, its proof, conflicts."""
