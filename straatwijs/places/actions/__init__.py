"""Writes of this stage."""


def load_demo_places() -> None:
    """The invented demo town, through the same import as any other."""
    # The readers weigh 40 MB, which a web worker never needs.
    from straatwijs.places.actions.demo import load_demo_places as load  # noqa: PLC0415 - see the line above

    load()
