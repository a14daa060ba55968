"""A second reading of the contract: slow, plain, and sharing no code with the product.

The modules read the raw JSON of a case and enumerate its plans. They exist so that tests can hold the
solver against an answer that was reached another way; nothing here may import from `solver` or `app`.
"""
