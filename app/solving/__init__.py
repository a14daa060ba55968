"""Solving in children: each solve has a process of its own, and the service outlives what happens there."""
