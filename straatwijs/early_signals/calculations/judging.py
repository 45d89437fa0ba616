"""When there is enough to say something, and how often what was said turned out to be so."""

# Signals judged by the team before anything is said about how often they are right.
JUDGED = 20


def enough(expected: float, noted: int, fewest: int = 3) -> bool:
    """Whether `noted` notes where `expected` were to be expected can tell anything: below it, "too few notes"."""
    return max(expected, noted) >= fewest


def precision(confirmed: int, rejected: int) -> float | None:
    """Share of such signals that is no chance, drawn a little to one half; None until enough were judged."""
    judged = confirmed + rejected
    return None if judged < JUDGED else (confirmed + 1) / (judged + 2)
