"""Streets that a file names and that are not known yet: for a place without a map of streets."""

import re
from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from straatwijs.observations.imports.drafts import Draft
from straatwijs.observations.imports.whereabouts import Degrees, Whereabouts, key_of
from straatwijs.places.actions.tree import Tree
from straatwijs.places.calculations import codes, names
from straatwijs.places.models import Area

# "42 Cross St", "2D Brewer St", "Beeklaan 12a": an address, which points at a home. Not "2e Schuytstraat", "Plein 1944".
_ADDRESS = re.compile(r"\d[\d/-]*[A-Z]? .*|.* \d{1,3}(?:[ -]?[A-Za-z])?")
_LONGEST_NAME = 100


def streets_in(tree: Tree, whereabouts: Whereabouts, drafts: Sequence[Draft]) -> list[Area]:
    """They hang in the smallest area around the middle of their rows, else under the municipality, without a line.

    An address is no street: its row hangs by its point.
    """
    rows: dict[str, list[Draft]] = defaultdict(list)
    for draft in drafts:
        key = key_of(draft.street)
        if key and not whereabouts.knows(draft.street) and not _ADDRESS.fullmatch(draft.street):
            rows[key].append(draft)
    tree.load_streets([whereabouts.municipality.code])
    streets = [_street(tree, whereabouts, key, rows[key]) for key in sorted(rows)]
    tree.flush()
    return streets


def _street(tree: Tree, whereabouts: Whereabouts, key: str, rows: Sequence[Draft]) -> Area:
    town = whereabouts.municipality
    # A street that no longer exists was taken off the map, so the name may be in use.
    code = codes.street_code(town.code, key)
    if code in tree.by_code:
        return tree.by_code[code]
    middle = _middle(whereabouts.degrees([draft.point for draft in rows if draft.point]))
    longitude, latitude = middle[0].tolist() if len(middle) else (None, None)
    parent = whereabouts.area_at(middle)[0] if len(middle) else None
    name = rows[0].street[:_LONGEST_NAME]
    return tree.add(
        Area(
            code=code,
            kind=names.outdoor_kind(name),
            name=name,
            parent=parent or town,
            longitude=longitude,
            latitude=latitude,
        )
    )


def _middle(points: Degrees) -> Degrees:
    """One row, or none."""
    return np.round(np.median(points, axis=0, keepdims=True), 6) if len(points) else points
