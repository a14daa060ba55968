"""The objectives, one card a file."""
