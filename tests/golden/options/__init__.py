"""Options and why-not, kept as text to be read aloud."""
