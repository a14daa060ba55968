"""The REST interface: routes of a few lines over the documents, the catalogue and the pool."""
