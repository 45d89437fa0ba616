"""Maths of plans on plain values."""
