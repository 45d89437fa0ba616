"""Codes, names, coordinates and shapes: plain values in, plain values out."""
