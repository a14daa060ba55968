"""What the field talks about: cases, units, sites, rules' parameters, plans. Typed, frozen, without I/O."""
