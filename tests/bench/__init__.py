"""Speed: `python -m tests.bench` prints the table that `make bench` shows."""
