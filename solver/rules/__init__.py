"""The legal rules, one card a file; their order is that of the reasons."""
