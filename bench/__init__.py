"""What is promised about speed and size, measured: `python -m bench` or one part, `python -m bench.<part>`.

These are figures to read, not tests: times differ per machine, so wherever there is a peer a ratio is shown.
"""
