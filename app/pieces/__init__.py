"""Runs over many cases, rulesets and policies, cut into pieces that can be done anywhere, in any order.

`cut` makes the pieces, `perform` does one, `merge` makes a table of their answers. None of the three starts a
process or keeps anything, so that a queue over several machines can use them as well as `sweep` does on one:
`spread` and `child` are that one machine's processes, `store` its files.
"""
