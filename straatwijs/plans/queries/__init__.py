"""Reading plans: for everyone, and for who works on them."""
