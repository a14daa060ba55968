"""What a meeting asks of a case beyond its plan: options, why not, unlocks, frontier, comparison, robustness.

Each question is one file. All start from a `Ground`, the case with its best plan, proven and audited, and every
figure in an answer is the difference of two such plans.
"""
