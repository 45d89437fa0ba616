"""Conversations, their agenda and what was agreed. Telling it to those who noted it is done by `feedback`."""
