"""Plain calculations of this stage."""
