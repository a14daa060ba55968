"""Documents in other shapes than JSON, read into case documents."""
