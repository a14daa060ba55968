"""Typed facts and a language in, sentences out: with the cards' own words the only prose of the solver."""
