"""Reads about conversations, topics and what was agreed."""
