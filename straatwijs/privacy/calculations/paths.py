"""Paths of places: the codes from the municipality down to a place, each followed by a slash."""


def paths_above(path: str) -> list[str]:
    """The path of every place that holds this one, the largest first, itself last."""
    codes = path.rstrip("/").split("/")
    return ["/".join(codes[:length]) + "/" for length in range(1, len(codes) + 1)]
