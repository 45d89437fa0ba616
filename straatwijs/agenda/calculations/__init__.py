"""Maths on plain values."""
